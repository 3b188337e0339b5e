import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { jsonText } from '../plainLine';
import { openHome } from '../promotion/home';
import { type Item, placeOf, type State } from '../promotion/item';
import { inDays } from '../promotion/promotions';

export interface PlanOptions {
	/** How far ahead things are due */
	days: number;
	isJson: boolean;
}

const SHOWN: State[] = [ 'due', 'coming', 'claimed', 'failed' ];

/** So many days more, events are looked for whose actions may be due by then */
const LEAD_DAYS = 90;

/** The wiki looks no further ahead */
const MAX_DAYS = 399;

const WIDTHS = [ 10, 7, 20, 42 ];

/** Shows what is due now, and what comes. */
export async function showPlan( context: Context, { days, isJson }: PlanOptions ): Promise<ExitCode> {
	const { log, clock } = context;
	const { promotions } = await openHome( context, 'user' );
	const until = new Date( inDays( days, clock.now() ) ).toISOString();
	const end = inDays( Math.min( days + LEAD_DAYS, MAX_DAYS ), clock.now() );
	const items = ( await promotions.list( { states: SHOWN, end } ) ).filter( ( { due } ) => due <= until );
	if ( isJson ) {
		jsonText( items ).split( '\n' ).forEach( ( line ) => log.result( line ) );
		return Exit.ok;
	}
	if ( items.length === 0 ) {
		log.note( `Nothing is due within ${ days } days` );
		return Exit.ok;
	}
	log.result( row( [ 'Due', 'State', 'Channel', 'Where', 'What' ] ) );
	items.forEach( ( item ) => log.result( row( cells( item ) ) ) );
	return Exit.ok;
}

function cells( item: Item ): string[] {
	const { due, state, channel, title, start, reason } = item;
	return [
		due.slice( 0, 10 ), state, channel, placeOf( item ), `${ title } (${ start.slice( 0, 10 ) })${ reason ? `: ${ reason }` : '' }`
	];
}

/** Columns that can be read under each other; what is longer than its column is cut, apart from the last one */
function row( texts: string[] ): string {
	return texts.map( ( text, i ) => {
		const width = WIDTHS[ i ] as number | undefined;
		const letters = Array.from( text );
		return width === undefined ? text :
			letters.length > width ? `${ letters.slice( 0, width - 1 ).join( '' ) }…` : text + ' '.repeat( width - letters.length );
	} ).join( '  ' ).trimEnd();
}
