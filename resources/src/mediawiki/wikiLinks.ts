import { isSafeUrl } from '../model/links';
import type { Occurrence } from '../model/occurrence';
import { parseOccurrenceId } from '../model/occurrenceId';
import type { WikiLinks } from '../ports/services';

/**
 * @param wiki
 * @param wiki.id WikiMap id
 * @param wiki.scriptPath
 * @param wiki.articlePath With `$1` for the title
 */
export function createWikiLinks( wiki: { id: string; scriptPath: string; articlePath: string } ): WikiLinks {
	return {
		page( { url, wiki: home } ) {
			// Without the server where it is this wiki: readers stay on the one they use, such as that for phones.
			const address = home === wiki.id ? url?.replace( /^https?:\/\/[^/]+(?=\/)/, '' ) : url;
			return isSafeUrl( address ) ? address : undefined;
		},
		calendarFile( occurrence: Occurrence, reminder ) {
			if ( occurrence.wiki !== wiki.id ) {
				return null;
			}
			const title = encodeURIComponent( occurrence.page.replace( / /g, '_' ) );
			const query = [
				occurrence.recurrenceid && `occurrence=${ encodeURIComponent( occurrence.recurrenceid ) }`,
				reminder !== null && `reminder=${ reminder }`
			].filter( Boolean ).join( '&' );
			return `${ wiki.scriptPath }/rest.php/eventcalendar/v1/events/${ title }/event.ics${ query && '?' }${ query }`;
		},
		pageOf( id ) {
			const parts = parseOccurrenceId( id );
			return parts && ( parts.wiki === null || parts.wiki === wiki.id ) ?
				wiki.articlePath.replace( '$1', `Special:Redirect/page/${ parts.page }` ) : null;
		},
		permalink: ( id ) => `${ location.href.replace( /#.*/, '' ) }#event=${ encodeURIComponent( id ).replace( /%3A/g, ':' ) }`
	};
}
