import { Announcer } from '../announce/announcer';
import { Preview } from '../announce/preview';
import { announceAll, type Tally } from '../announce/run';
import { TargetWikis } from '../announce/targetWikis';
import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { showCopy } from '../promotion/copyText';
import { openHome } from '../promotion/home';
import { type Item } from '../promotion/item';
import { judged } from '../promotion/judgement';
import { AHEAD_DAYS, inDays } from '../promotion/promotions';

export interface AnnounceOptions {
	isDryRun: boolean;
	/** Ids; none: all */
	channels: string[];
	/** Ids of channels whose condition is met */
	conditionMet: string[];
	/** How many to write at most; null: all */
	limit: number | null;
	/** Without the right "bot" */
	asUser: boolean;
}

/** Writes what is due to be announced on pages of this and other wikis; what goes to mailing lists it shows, to be copied. */
export async function announce( context: Context, options: AnnounceOptions ): Promise<ExitCode> {
	const { isDryRun, channels, conditionMet, limit, asUser } = options;
	const { log, clock } = context;
	const { client, site, promotions } = await openHome( context, asUser || isDryRun ? 'user' : 'bot' );
	// Of what somebody is at, nothing may have been heard because he was cut off.
	const items = await promotions.list( {
		states: [ 'due', 'claimed' ], kinds: [ 'announce' ], channels, end: inDays( AHEAD_DAYS, clock.now() )
	} );
	const onPages = judged( log, items.filter( ( { targetpage } ) => targetpage !== null ), conditionMet );
	items.filter( ( { targetpage, state } ) => targetpage === null && state === 'due' ).forEach( ( item ) => showCopy( log, item ) );

	const role = isDryRun ? null : asUser ? 'user' : 'bot';
	const wikis = new TargetWikis( context, site.wikiId, client, role );
	if ( isDryRun ) {
		return new Preview( log, wikis, context.signal ).show( onPages.slice( 0, limit ?? undefined ) );
	}
	const tally = await announceAll( context, wikis, new Announcer( promotions, clock ), onPages, limit );
	tell( context, tally, onPages );
	return statusOf( context, tally, wikis );
}

function tell( { log }: Context, { counts, untouched }: Tally, items: Item[] ): void {
	if ( items.every( ( { state } ) => state !== 'due' ) && counts.written + counts.found + counts.failed + counts.skipped === 0 ) {
		log.note( items.length ? `Nothing is due; somebody is at ${ items.length }` : 'Nothing is due' );
		return;
	}
	log.result( [
		`${ counts.written } announced`,
		...( counts.found ? [ `${ counts.found } were there already` ] : [] ),
		...( counts.skipped ? [ `${ counts.skipped } skipped` ] : [] ),
		...( counts.failed ? [ `${ counts.failed } failed` ] : [] ),
		...( counts.busy ? [ `${ counts.busy } for somebody else or a later run` ] : [] ),
		...( counts.left + untouched ? [ `${ counts.left + untouched } left; run it again to go on` ] : [] )
	].join( ', ' ) );
}

function statusOf( { signal }: Context, { counts, untouched, isUnclear }: Tally, { failures }: TargetWikis ): ExitCode {
	if ( untouched > 0 && signal.aborted ) {
		return Exit.interrupted;
	}
	const exits = failures.map( ( { exit } ) => exit );
	for ( const exit of [ Exit.unreachable, Exit.usage, Exit.tryLater ] as ExitCode[] ) {
		if ( exits.includes( exit ) || exit === Exit.tryLater && isUnclear ) {
			return exit;
		}
	}
	return exits.length + counts.failed + counts.left > 0 ? Exit.someFailed : Exit.ok;
}
