import en from '../../../i18n/en.json';
import { createMessages, english } from '../../../resources/src/dev/english';
import { type OccurrenceAnswer, type OccurrenceQuestion, type OccurrenceSource } from '../../../resources/src/ports/occurrenceSource';
import { type Place, type ReaderMemory, type SheetAddress } from '../../../resources/src/ports/readerPlace';
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
			permalink: () => refuse( 'links.permalink' ),
			subscribe: () => refuse( 'links.subscribe' ),
			user: () => refuse( 'links.user' )
		},
		language: 'en',
		copy: () => refuse( 'copy' ),
		remind: () => {},
		...expected
	};
}

export const links: Services[ 'links' ] = {
	calendarFile: ( { id }, reminder ) => `/file/${ id }/${ reminder }`,
	page: ( { url } ) => url || undefined,
	pageOf: ( id ) => `/page/${ id }`,
	permalink: ( id ) => `http://wiki.test/Main_Page#event=${ id }`,
	subscribe: ( parameters ) => `/subscribe?${ new URLSearchParams( parameters ) }`,
	user: ( name ) => `/user/${ name }`
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

/** A screen of some width, as far as the front end asks; the returned function makes it another one. */
export function screen( isNarrow: boolean ): ( isNarrow: boolean ) => void {
	const media = Object.assign( new EventTarget(), { matches: isNarrow } );
	window.matchMedia = () => media as unknown as MediaQueryList;
	return ( matches ) => {
		media.matches = matches;
		media.dispatchEvent( new Event( 'change' ) );
	};
}

/** A memory of what the reader chose, and an address that says nothing but where a test makes it. */
export function readerPlace( said: Place | null = null, remembered: Record<string, string> = {}, isDrawn = false ): {
	address: SheetAddress;
	memory: ReaderMemory;
	written: Place[];
	remembered: Record<string, string>;
	goBack( place: Place | null ): void;
} {
	const written: Place[] = [];
	let show: ( place: Place | null ) => void = () => {};
	const address: SheetAddress = {
		isDrawn,
		read: () => said,
		write: ( place ) => written.push( place ),
		onReturn: ( follow ) => {
			show = follow;
		}
	};
	const memory: ReaderMemory = {
		get: ( what ) => remembered[ what ] || null,
		set: ( what, choice ) => {
			remembered[ what ] = choice;
		}
	};
	return { address, memory, written, remembered, goBack: ( place: Place | null ) => show( place ) };
}
