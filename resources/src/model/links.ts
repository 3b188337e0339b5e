import type { CalendarState, View } from './calendar';
import { type Day, formatDay } from './plainDate';

/**
 * The special page that shows a sheet with the same filter, under the names of the tag's attributes.
 *
 * @param state
 * @param view
 * @param date Null for today, whenever the link is followed
 * @param types
 */
export function sheetLink( state: CalendarState, view: View, date: Day | null, types: readonly string[] ): string {
	const { topics, audience, languages } = state.filter;
	const values: Record<string, string | number | null> = {
		view,
		date: date === null ? null : formatDay( date ),
		types: types.join( '|' ),
		topics: topics.join( '|' ),
		audience: audience.join( '|' ),
		languages: languages.join( '|' ),
		limit: state.limit,
		zone: state.zone
	};
	const query = Object.keys( values ).filter( ( name ) => values[ name ] )
		.map( ( name ) => `${ name }=${ encodeURIComponent( String( values[ name ] ) ) }` );
	return state.page + ( state.page.includes( '?' ) ? '&' : '?' ) + query.join( '&' );
}

/**
 * Whether an address may become a link, whatever the event's page says: no `javascript:`, no `data:`.
 */
export function isSafeUrl( url: string | null | undefined ): url is string {
	return /^(?:(?:https?|ircs?):\/\/|(?:mailto|matrix|sips?|tel|xmpp):|\/(?!\/))\S/i.test( url || '' );
}
