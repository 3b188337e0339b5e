import type { Filter } from '../model/calendar';
import type { Status } from '../model/occurrence';
import type { Messages } from '../ports/messages';

interface Names {
	typeLabel( id: string ): string;
	languageName( code: string ): string;
	/** Of the wiki */
	wiki: string;
}

/** Whatever its direction, it does not reorder what is around it. */
export const isolate = ( text: string ): string => `\u2068${ text }\u2069`;

/**
 * A filter in plain words, such as "Tech talk and Office hours about design, in French". Each message takes what stands
 * before it as its first parameter, so that every language can put the parts in its own order. The server says the same, see
 * includes/Sheet/FilterWords.php; tests/fixtures/filter-words.json holds both to it.
 */
export function describeFilter( filter: Filter, names: Names, msg: Messages ): string {
	function enumerate( items: readonly string[] ): string {
		return items.map( isolate ).reduce( ( words, item, n ) => n < items.length - 1 ?
			msg( 'eventcalendar-subscribe-comma', words, item ) : msg( 'eventcalendar-subscribe-and', words, item ) );
	}

	const steps: ( false | 0 | '' | ( ( words: string ) => string ) )[] = [
		filter.topics.length && ( ( words ) => msg( 'eventcalendar-subscribe-topics', words, enumerate( filter.topics ) ) ),
		filter.audience.length && ( ( words ) => msg( 'eventcalendar-subscribe-audience', words, enumerate( filter.audience ) ) ),
		filter.languages.length && ( ( words ) => msg(
			'eventcalendar-subscribe-languages', words, enumerate( filter.languages.map( names.languageName ) )
		) ),
		filter.status.length && ( ( words ) => msg( 'eventcalendar-subscribe-status', words, enumerate(
			filter.status.map( ( status ) => msg( `eventcalendar-status-${ status as Status }` ) )
		) ) ),
		filter.search && ( ( words ) => msg( 'eventcalendar-subscribe-search', words, isolate( filter.search ) ) ),
		filter.recorded && ( ( words ) => msg( 'eventcalendar-subscribe-recorded', words ) )
	];
	const wanted = steps.filter( ( step ): step is ( words: string ) => string => !!step );
	if ( !wanted.length && !filter.types.length ) {
		return msg( 'eventcalendar-subscribe-all', isolate( names.wiki ) );
	}
	return wanted.reduce( ( words, step ) => step( words ),
		filter.types.length ? enumerate( filter.types.map( names.typeLabel ) ) : msg( 'eventcalendar-subscribe-events' ) );
}
