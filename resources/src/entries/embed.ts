import { type CentralSettings, type CentralWiki, createCentralWiki } from '../embed/centralWiki';
import { createFrame } from '../embed/frame';
import { readOptions } from '../embed/options';
import { createShelf } from '../embed/shelf';
import { findState } from '../embed/state';
import { ALL_MESSAGES, createTexts } from '../embed/texts';
import { createApiOccurrenceSource } from '../mediawiki/apiOccurrenceSource';
import type { CalendarState } from '../model/calendar';
import { DAY_MS } from '../model/plainDate';
import { wallClock, type Zone } from '../model/zone';
import { type OccurrenceSource, SourceError } from '../ports/occurrenceSource';
import type { ReaderMemory, SheetAddress } from '../ports/readerPlace';

/** What a page gives to a calendar that it embeds */
export interface EmbedPlace {
	/** Attributes under the names of the tag's */
	valueOf( name: string ): string | null;
	/** Checked address of the central wiki's api.php; null for one that must not be asked, empty where none is named */
	api: string | null;
	/** What was written as such, for the reader to see */
	writtenApi: string;
	/** Code of MediaWiki */
	language: string;
	/** Which calendar of its page it is, from 1 */
	number: number;
	ownZone(): Zone;
	memory: ReaderMemory;
	address: SheetAddress;
	/** What holds the pop-ups, where the page has another language than the calendar */
	popups?: HTMLElement;
	/** What draws calendars, once Vue is there */
	load(): PromiseLike<Drawer>;
}

export interface Drawer {
	draw( calendar: DrawnFrom ): DrawnCalendar;
}

export interface DrawnFrom {
	wrapper: HTMLElement;
	titleId: string;
	state: CalendarState;
	settings: CentralSettings;
	texts: ReturnType<typeof createTexts>;
	source: OccurrenceSource;
	place: EmbedPlace;
	ownZone: Zone;
}

export interface DrawnCalendar {
	open( id: string ): void;
	remove(): void;
}

/** A calendar of the page, drawn or on its way */
interface Live {
	/** Ids of what it was drawn with */
	ids: Set<string>;
	/** Null as long as it is on its way, and where it cannot be drawn */
	drawn: DrawnCalendar | null;
	isPending: boolean;
}

const shelf = createShelf();
const lives = new Set<Live>();
let isListening = false;
let opened = '';

/**
 * Draws a calendar of another wiki into an element.
 *
 * @return Takes it away
 */
export function embed( host: HTMLElement, place: EmbedPlace ): () => void {
	const frame = createFrame( host );
	const live: Live = { ids: new Set(), drawn: null, isPending: true };
	const english = createTexts( {} );
	const { options, problems } = readOptions( place.valueOf );
	let isGone = false;

	function begin( api: string ): void {
		const central = createCentralWiki( api, place.language, ALL_MESSAGES, shelf );
		const source = createApiOccurrenceSource( `${ api }?origin=*&`, place.language );
		const ownZone = place.ownZone();
		const now = Date.now();
		live.isPending = true;
		frame.loading( english );
		const texts = textsOf( central );
		const state = central.settings().then( ( settings ) =>
			findState( options, settings, Math.floor( wallClock( now, ownZone ) / DAY_MS ), source, now )
				.then( ( found ) => ( { settings, found } ) ) );
		Promise.all( [ state, texts, place.load() ] ).then( ( [ { settings, found }, translated, drawer ] ) => {
			if ( isGone ) {
				return;
			}
			const wrapper = document.createElement( 'div' );
			const { view, compact, occurrences } = found;
			wrapper.className = `ext-eventcalendar ext-eventcalendar--${ view }${ compact ? ' ext-eventcalendar--compact' : '' }`;
			const hadFocus = host.contains( document.activeElement );
			frame.put( wrapper );
			live.ids = new Set( occurrences.map( ( { id } ) => id ) );
			live.drawn = drawer.draw( {
				wrapper,
				titleId: `ext-eventcalendar-embed-${ place.number }-title`,
				state: found,
				settings,
				texts: translated,
				source,
				place,
				ownZone
			} );
			if ( hadFocus ) {
				wrapper.querySelector<HTMLElement>( 'a, select' )?.focus( { preventScroll: true } );
			}
			settle( live );
		} ).catch( ( error ) => texts.then( ( translated ) => {
			if ( isGone ) {
				return;
			}
			const { host: name, origin } = new URL( api );
			frame.unreachable( translated, { name, href: origin + '/' }, () => begin( api ) );
			settle( live );
			if ( !( error instanceof SourceError ) ) {
				// Not the wiki's fault: the browser's console is to know.
				throw error;
			}
		} ) );
	}

	function refuse( messages: ReturnType<typeof createTexts> ): void {
		frame.wrong( place.api ? problems.map( ( problem ) => messages( 'eventcalendar-embed-bad-value', ...problem ) ) :
			[ place.api === null ? messages( 'eventcalendar-embed-bad-address', place.writtenApi ) : messages( 'eventcalendar-embed-no-address' ) ] );
	}

	const textsOf = ( central: CentralWiki ): Promise<ReturnType<typeof createTexts>> => place.language === 'en' ?
		Promise.resolve( english ) : central.texts().then( createTexts );

	lives.add( live );
	listen();
	if ( problems.length || !place.api ) {
		refuse( english );
		settle( live );
	} else {
		begin( place.api );
	}

	return () => {
		isGone = true;
		lives.delete( live );
		live.drawn?.remove();
		frame.clear();
	};
}

function settle( live: Live ): void {
	live.isPending = false;
	openLinked();
}

function listen(): void {
	if ( !isListening ) {
		isListening = true;
		window.addEventListener( 'hashchange', () => {
			opened = '';
			openLinked();
		} );
	}
}

/**
 * `#event=ID` opens an occurrence, when all calendars of the page are there: in the one that has it, otherwise in the first.
 */
function openLinked(): void {
	const id = new URLSearchParams( location.hash.slice( 1 ) ).get( 'event' ) || '';
	const all = [ ...lives ];
	if ( !id || id === opened || all.some( ( { isPending } ) => isPending ) ) {
		return;
	}
	const drawn = all.filter( ( live ) => live.drawn );
	const live = drawn.find( ( { ids } ) => ids.has( id ) ) || drawn[ 0 ];
	if ( live ) {
		opened = id;
		live.drawn!.open( id );
	}
}
