import { filterParameters } from '../model/filter';
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
	const isElsewhere = ( home: string ): boolean => home !== wiki.id;
	const inPath = ( title: string ): string => encodeURIComponent( title.replace( / /g, '_' ) );
	const fileOf = ( { page }: Occurrence ): string => `${ wiki.scriptPath }/rest.php/eventcalendar/v1/events/${ inPath( page ) }/event.ics`;

	return {
		page( { url, wiki: home } ) {
			// Without the server where it is this wiki: readers stay on the one they use, such as that for phones.
			const address = isElsewhere( home ) ? url : url?.replace( /^https?:\/\/[^/]+(?=\/)/, '' );
			return isSafeUrl( address ) ? address : undefined;
		},
		calendarFile( occurrence, reminder ) {
			if ( isElsewhere( occurrence.wiki ) ) {
				return null;
			}
			const query = [
				occurrence.recurrenceid && `occurrence=${ encodeURIComponent( occurrence.recurrenceid ) }`,
				reminder !== null && `reminder=${ reminder }`
			].filter( Boolean ).join( '&' );
			return fileOf( occurrence ) + ( query && '?' ) + query;
		},
		subscription: ( occurrence ) => isElsewhere( occurrence.wiki ) ? null : `webcal://${ location.host }${ fileOf( occurrence ) }`,
		user: ( name, home ) => isElsewhere( home ) ? null : wiki.articlePath.replace( '$1', `User:${ inPath( name ) }` ),
		pageOf( id ) {
			const parts = parseOccurrenceId( id );
			return parts && !( parts.wiki && isElsewhere( parts.wiki ) ) ?
				wiki.articlePath.replace( '$1', `Special:Redirect/page/${ parts.page }` ) : null;
		},
		feed: ( filter, format ) => `${ location.origin }${ wiki.scriptPath }/rest.php/eventcalendar/v1/calendar.${ format }?${ new URLSearchParams( filterParameters( filter ) ) }`.replace( /\?$/, '' ),
		permalink: ( id ) => `${ location.href.replace( /#.*/, '' ) }#event=${ encodeURIComponent( id ).replace( /%3A/g, ':' ) }`
	};
}
