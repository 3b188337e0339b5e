import { isSafeUrl, withQuery } from '../model/links';
import { parseOccurrenceId } from '../model/occurrenceId';
import type { WikiLinks } from '../ports/services';

/**
 * @param wiki
 * @param wiki.id WikiMap id
 * @param wiki.scriptPath
 * @param wiki.articlePath With `$1` for the title
 */
export function createWikiLinks( wiki: { id: string; scriptPath: string; articlePath: string } ): WikiLinks {
	const isElsewhere = ( home: string ): boolean => home !== wiki.id;
	const inPath = ( title: string ): string => encodeURIComponent( title.replace( / /g, '_' ) );

	return {
		page( { url, wiki: home } ) {
			// Without the server where it is this wiki: readers stay on the one they use, such as that for phones.
			const address = isElsewhere( home ) ? url : url?.replace( /^https?:\/\/[^/]+(?=\/)/, '' );
			return isSafeUrl( address ) ? address : undefined;
		},
		calendarFile( { wiki: home, page, recurrenceid }, reminder ) {
			const values: Record<string, string | number> = {};
			if ( recurrenceid ) {
				values.occurrence = recurrenceid;
			}
			if ( reminder ) {
				values.reminder = reminder;
			}
			return isElsewhere( home ) ? null :
				withQuery( `${ wiki.scriptPath }/rest.php/eventcalendar/v1/events/${ inPath( page ) }/event.ics`, values );
		},
		user: ( name, home ) => isElsewhere( home ) ? null : wiki.articlePath.replace( '$1', `User:${ inPath( name ) }` ),
		pageOf( id ) {
			const parts = parseOccurrenceId( id );
			return parts && !( parts.wiki && isElsewhere( parts.wiki ) ) ?
				wiki.articlePath.replace( '$1', `Special:Redirect/page/${ parts.page }` ) : null;
		},
		subscribe: ( parameters ) => withQuery( wiki.articlePath.replace( '$1', 'Special:EventCalendar/subscribe' ), parameters ),
		permalink: ( id ) => `${ location.href.replace( /#.*/, '' ) }#event=${ encodeURIComponent( id ).replace( /%3A/g, ':' ) }`
	};
}
