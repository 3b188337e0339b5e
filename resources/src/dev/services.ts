import type { LanguageData } from '../model/languageData';
import { isSafeUrl } from '../model/links';
import type { Messages } from '../ports/messages';
import type { OccurrenceSource } from '../ports/occurrenceSource';
import type { ReaderMemory, SheetAddress } from '../ports/readerPlace';
import type { Services } from '../ports/services';
import type { SubscribeSite } from '../ports/subscribeSite';
import { createFormats } from '../stores/formats';

/** Nothing is kept for the next visit */
export const noMemory: ReaderMemory = { get: () => null, set: () => {} };

/** The page's address says nothing */
export const noAddress: SheetAddress = { isDrawn: true, read: () => null, write: () => {}, onReturn: () => {} };

export const subscribeSite: SubscribeSite = {
	base: 'https://wiki.example/rest.php', language: 'en', wiki: 'Example wiki', obstacle: null, digest: null
};

/**
 * @param language
 * @param languageData
 * @param msg
 * @param source
 */
export function createServices(
	language: string, languageData: LanguageData, msg: Messages, source: OccurrenceSource
): Services {
	return {
		msg,
		formats: createFormats( languageData, msg ),
		links: {
			page: ( { url } ) => isSafeUrl( url ) ? url : undefined,
			calendarFile: ( { id }, reminder ) => `/file/${ id }.ics${ reminder === null ? '' : `?reminder=${ reminder }` }`,
			user: ( name ) => `/wiki/User:${ encodeURIComponent( name ) }`,
			pageOf: () => null,
			permalink: ( id ) => `${ location.origin }/wiki/Calendar#event=${ id }`,
			subscribe: ( parameters ) => `/wiki/Special:EventCalendar/subscribe?${ new URLSearchParams( parameters ) }`
		},
		source,
		language,
		copy: ( text ) => navigator.clipboard.writeText( text ),
		remind() {}
	};
}
