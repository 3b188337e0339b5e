import { type Context } from '../context';
import { Failure } from '../failure';
import { Progress } from '../progress';
import { type Item, placeOf } from '../promotion/item';
import { HomeFailure } from '../promotion/promotions';
import { type Announcer, type Outcome } from './announcer';
import { type TargetWikis } from './targetWikis';

export interface Tally {
	counts: Record<Outcome[ 'kind' ], number>;
	/** What was not even looked at, for want of time or of a limit */
	untouched: number;
	/** Whether of something nobody knows whether it has been written */
	isUnclear: boolean;
}

/** What people want to hear of, in the words of a log */
const WORDS: Record<Outcome[ 'kind' ], string> = {
	written: 'announced', found: 'was there', skipped: 'skipped', failed: 'failed', busy: 'later', left: 'left'
};

/**
 * @param context
 * @param wikis
 * @param announcer
 * @param items In the order in which they are due
 * @param limit How many to write at most; null: all
 */
export async function announceAll(
	context: Context, wikis: TargetWikis, announcer: Announcer, items: Item[], limit: number | null
): Promise<Tally> {
	const { log, clock, signal } = context;
	const counts: Tally[ 'counts' ] = { written: 0, found: 0, skipped: 0, failed: 0, busy: 0, left: 0 };
	const progress = new Progress( log, clock, 'Announced', items.length );
	let seen = 0, isUnclear = false;
	for ( const item of items ) {
		if ( signal.aborted || limit !== null && counts.written >= limit ) {
			break;
		}
		const outcome = await announceOne( context, wikis, announcer, item );
		isUnclear ||= outcome.isUnclear === true;
		counts[ outcome.kind ]++;
		seen++;
		const line = `${ WORDS[ outcome.kind ].padEnd( 9 ) } ${ placeOf( item ) } – ${ item.title }: ${ outcome.detail }`;
		if ( outcome.kind === 'failed' || outcome.kind === 'left' && item.state === 'due' ) {
			log.warn( line );
		} else {
			log.note( line );
		}
		progress.step();
	}
	progress.close();
	return { counts, untouched: items.length - seen, isUnclear };
}

async function announceOne( { log }: Context, wikis: TargetWikis, announcer: Announcer, item: Item ): Promise<Outcome> {
	const config = wikis.configOf( item );
	if ( !config ) {
		return { kind: 'left', detail: `the configuration has no wiki with the id "${ item.wiki }"` };
	}
	try {
		return await announcer.announce( item, await wikis.open( config ) );
	} catch ( error ) {
		if ( !( error instanceof Failure ) || error instanceof HomeFailure ) {
			throw error;
		}
		if ( !wikis.failures.includes( error ) ) {
			log.warn( `No more announcements on ${ config.name } in this run: ${ error.message }` );
			wikis.giveUp( config, error );
		}
		return { kind: 'left', detail: error.message };
	}
}
