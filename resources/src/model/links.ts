import type { CalendarState, Filter, View } from './calendar';
import { filterParameters, narrowed } from './filter';
import { type Day, formatDay } from './plainDate';

/**
 * The special page that shows a sheet with the same filter, under the names of the tag's attributes.
 *
 * @param state
 * @param view
 * @param date Null for today, whenever the link is followed
 * @param chosen What the reader chose within the calendar's own filter
 */
export function sheetLink( state: CalendarState, view: View, date: Day | null, chosen: Filter ): string {
	const values: Record<string, string> = { view };
	if ( date !== null ) {
		values.date = formatDay( date );
	}
	Object.assign( values, filterParameters( narrowed( state.fixed, chosen ) ) );
	if ( state.limit && !state.compact ) {
		values.limit = String( state.limit );
	}
	values.zone = state.zone;
	return withQuery( state.page, values );
}

/** Not by URLSearchParams: Outlook shows its `+` as it stands. */
export function withQuery( page: string, values: Record<string, string | number> ): string {
	const query = Object.keys( values ).map( ( name ) => `${ name }=${ encodeURIComponent( values[ name ] ) }` ).join( '&' );
	return page + ( query && ( page.includes( '?' ) ? '&' : '?' ) ) + query;
}

/**
 * Whether an address may become a link, whatever the event's page says: no `javascript:`, no `data:`.
 */
export function isSafeUrl( url: string | null | undefined ): url is string {
	return /^(?:(?:https?|ircs?):\/\/|(?:mailto|matrix|sips?|tel|xmpp):|\/(?!\/))\S/i.test( url || '' );
}
