import en from '../../../i18n/en.json';
import { createMessages, english } from '../../../resources/src/dev/english';
import { type OccurrenceAnswer, type OccurrenceQuestion, type OccurrenceSource } from '../../../resources/src/ports/occurrenceSource';
import { type PopupParts } from '../../../resources/src/ports/popupParts';
import { type Services } from '../../../resources/src/ports/services';
import { createFormats } from '../../../resources/src/stores/formats';

export const msg = createMessages( en );

function refuse( what: string ): never {
	throw new Error( `Nobody expected a call of ${ what }` );
}

/** Services that fail a test which touches them, but for words; a test gives those that it expects. */
export function services( expected: Partial<Services> = {} ): Services {
	return {
		msg,
		formats: createFormats( english, msg ),
		source: { find: () => refuse( 'source.find' ) },
		links: {
			page: () => refuse( 'links.page' ),
			pageOf: () => refuse( 'links.pageOf' ),
			calendarFile: () => refuse( 'links.calendarFile' ),
			permalink: () => refuse( 'links.permalink' )
		},
		language: 'en',
		loadPopups: () => refuse( 'loadPopups' ),
		copy: () => refuse( 'copy' ),
		...expected
	};
}

export const popupParts = (): Promise<PopupParts> => import( '../../../resources/src/entries/popup' );

export const links: Services[ 'links' ] = {
	calendarFile: ( { id }, reminder ) => `/file/${ id }/${ reminder }`,
	page: ( { url } ) => url || undefined,
	pageOf: ( id ) => `/page/${ id }`,
	permalink: ( id ) => `http://wiki.test/Main_Page#event=${ id }`
};

interface Asked {
	question: OccurrenceQuestion;
	signal?: AbortSignal;
	answer( answer: OccurrenceAnswer ): Promise<void>;
	fail( error: Error ): Promise<void>;
}

/** A source whose answers the test gives, when it likes and in the order it likes. */
export function slowSource(): OccurrenceSource & { asked: Asked[] } {
	const asked: Asked[] = [];
	return {
		asked,
		find: ( question, signal ) => new Promise( ( resolve, reject ) => {
			signal?.addEventListener( 'abort', () => reject( new DOMException( 'Aborted', 'AbortError' ) ) );
			asked.push( {
				question,
				signal,
				answer: ( answer ) => {
					resolve( answer );
					return settled();
				},
				fail: ( error ) => {
					reject( error );
					return settled();
				}
			} );
		} )
	};
}

/** Lets promises that are ready do their work. */
export function settled(): Promise<void> {
	return new Promise( ( resolve ) => {
		setTimeout( resolve );
	} );
}
