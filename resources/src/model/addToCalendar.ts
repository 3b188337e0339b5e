import { withQuery } from './links';
import type { Occurrence } from './occurrence';

/** Characters of a summary that go along: no service takes an address of any length */
const LONGEST = 500;

/**
 * Where calendars on the web offer to take an occurrence in. None of their makers says how; it is known from use, see
 * https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs. Like ours, the end of all-day ones is exclusive.
 *
 * @param occurrence
 * @param join Where to take part
 */
export function webCalendars(
	{ title, summary, url, start, end, allday }: Occurrence, join: string | null | undefined
): Record<'google' | 'outlook' | 'office', string> {
	// By characters, not by their halves, which cannot be encoded.
	const short = Array.from( summary || '' ).slice( 0, LONGEST ).join( '' );
	const details = [ short, join, url ].filter( Boolean ).join( '\n\n' );

	const outlook = ( host: string ): string => withQuery( `https://outlook.${ host }.com/calendar/deeplink/compose`, {
		path: '/calendar/action/compose',
		rru: 'addevent',
		subject: title,
		startdt: start,
		enddt: end,
		allday: String( allday ),
		// It is HTML there.
		body: details.replace( /[&<>]/g, ( mark ) => `&#${ mark.charCodeAt( 0 ) };` ).replace( /\n/g, '<br>' )
	} );

	return {
		google: withQuery( 'https://calendar.google.com/calendar/render', {
			action: 'TEMPLATE', text: title, dates: `${ start }/${ end }`.replace( /[-:]/g, '' ), details
		} ),
		outlook: outlook( 'live' ),
		office: outlook( 'office' )
	};
}
