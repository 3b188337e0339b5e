import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { SCHEDULE_AHEAD } from '../post/poster';
import { accountOf, PostRun, problemOf } from '../post/run';
import { showCopy, showText } from '../promotion/copyText';
import { openHome } from '../promotion/home';
import { type Item, placeOf, type State } from '../promotion/item';
import { judged } from '../promotion/judgement';
import { AHEAD_DAYS, inDays } from '../promotion/promotions';

export interface PostOptions {
	isDryRun: boolean;
	/** Whether what is due within SCHEDULE_DAYS goes to servers that post it when it is due */
	isScheduling: boolean;
	/** Ids of channels whose condition is met */
	conditionMet: string[];
}

export interface MarkOptions {
	id: string;
	url: string;
}

const NETWORK = 'mastodon';

/** Not longer, because what is scheduled no longer follows what is changed on the wiki */
const SCHEDULE_DAYS = 7;

/** Posts what is due on Mastodon; what goes to other networks it shows, to be copied. */
export async function postAll( context: Context, options: PostOptions ): Promise<ExitCode> {
	const { log, clock, signal } = context;
	const { promotions } = await openHome( context, 'user' );
	const states: State[] = [ 'due', 'claimed', ...( options.isScheduling ? [ 'coming' as const ] : [] ) ];
	const all = await promotions.list( { states, kinds: [ 'post' ], end: inDays( AHEAD_DAYS, clock.now() ) } );
	const items = all.filter( ( { due, state } ) =>
		state !== 'coming' || isWithin( due, clock.now() + SCHEDULE_AHEAD, inDays( SCHEDULE_DAYS, clock.now() ) ) );
	items.filter( ( { network, state } ) => network !== NETWORK && state === 'due' ).forEach( ( item ) => showCopy( log, item ) );
	const posts = judged( log, items.filter( ( { network } ) => network === NETWORK ), options.conditionMet );
	const run = new PostRun( context, promotions );
	for ( const item of posts ) {
		if ( signal.aborted ) {
			break;
		}
		if ( options.isDryRun ) {
			preview( context, item );
		} else {
			await run.post( item );
		}
	}
	if ( posts.length === 0 || options.isDryRun ) {
		log.note( posts.length === 0 ? 'Nothing is due on Mastodon' : 'Nothing posted' );
		return Exit.ok;
	}
	return run.end( posts.length );
}

/** Says that something has been done by hand. */
export async function mark( context: Context, { id, url }: MarkOptions ): Promise<ExitCode> {
	const { promotions } = await openHome( context, 'user' );
	await promotions.done( { id }, url );
	context.log.note( `Marked as done: ${ url }` );
	return Exit.ok;
}

function preview( context: Context, item: Item ): void {
	const { log, clock } = context;
	const place = `${ placeOf( item ) } – ${ item.title }`;
	const problem = item.state === 'claimed' ? 'somebody is at it' : problemOf( accountOf( context, item ), item );
	if ( problem !== undefined ) {
		log.note( `left out  ${ place }: ${ problem }` );
		return;
	}
	log.note( `would ${ Date.parse( item.due ) > clock.now() ? `post at ${ item.due }, by the server:` : 'post' } ${ place } (${ item.language })` );
	showText( log, item.text );
	if ( item.image ) {
		log.note( `    with the picture ${ item.image }: ${ item.alt }` );
	}
}

function isWithin( time: string, from: number, to: number ): boolean {
	return Date.parse( time ) >= from && Date.parse( time ) <= to;
}
