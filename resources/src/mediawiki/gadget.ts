import { checkedApi } from '../embed/apiAddress';
import type { Zone } from '../model/zone';
import type { ReaderMemory, SheetAddress } from '../ports/readerPlace';
import { createReaderMemory } from './readerMemory';
import { readerZone } from './readerZone';
import { fragmentAddress } from './sheetAddress';

/** What a wiki may set as `wgEventCalendarGadget`, in a page that comes before the gadget's own */
interface GadgetConfig {
	/** Address of api.php of the wiki that calendars come from, unless they say another */
	api?: string;
	/** Hosts that calendars may come from, beside that of `api` and the wiki's own; no others are asked */
	hosts?: string[];
}

type TakeAway = () => void;

/** Of one element for a calendar on a wiki's page */
export interface GadgetPlace {
	valueOf( name: string ): string | null;
	api: string | null;
	writtenApi: string;
	language: string;
	number: number;
	ownZone(): Zone;
	memory: ReaderMemory;
	address: SheetAddress;
}

/** Vue as the wiki has it, and what knows the reader's preferences */
export function loadVue(): PromiseLike<unknown> {
	return mw.loader.using( [ 'vue', 'user.options' ] );
}

/**
 * Finds the places for calendars on the page, and those that a preview brings in later.
 *
 * @param show Is called for each as soon as it is about to come in sight. Gives what takes the calendar away again
 */
export function watchPlaces( show: ( host: HTMLElement, place: GadgetPlace ) => TakeAway ): void {
	const seen = new WeakSet<Element>();
	const shown = new Map<HTMLElement, TakeAway>();
	let count = 0;

	function scan(): void {
		for ( const [ host, takeAway ] of shown ) {
			// A preview has taken its place.
			if ( !host.isConnected ) {
				takeAway();
				shown.delete( host );
			}
		}
		for ( const host of document.querySelectorAll<HTMLElement>( '.eventcalendar-embed' ) ) {
			if ( !seen.has( host ) ) {
				seen.add( host );
				const number = ++count;
				watch( host, () => shown.set( host, show( host, placeOf( host, number ) ) ) );
			}
		}
	}

	$( scan );
	mw.hook( 'wikipage.content' ).add( scan );
}

function watch( host: HTMLElement, begin: () => void ): void {
	if ( /[#&]event=/.test( location.hash ) ) {
		begin();
		return;
	}
	new IntersectionObserver( ( entries, observer ) => {
		if ( entries.some( ( { isIntersecting } ) => isIntersecting ) ) {
			observer.disconnect();
			begin();
		}
	}, { rootMargin: '50%' } ).observe( host );
}

function placeOf( host: HTMLElement, number: number ): GadgetPlace {
	const config: GadgetConfig = mw.config.get( 'wgEventCalendarGadget' ) as unknown || {};
	const own = config.api || '';
	const { api, wiki } = host.dataset;
	const writtenApi = ( api || wiki || own ).trim();
	return {
		valueOf: ( name ) => host.getAttribute( `data-${ name }` ),
		api: writtenApi && checkedApi( writtenApi, location, hostsOf( config ) ),
		writtenApi,
		language: mw.config.get( 'wgUserLanguage' ) as string,
		number,
		ownZone: () => readerZone( mw.user.options.get( 'timecorrection' ) ),
		memory: createReaderMemory( `${ mw.config.get( 'wgPageName' ) }-embed-${ number }` ),
		address: fragmentAddress( number )
	};
}

/**
 * Any editor writes addresses, and none is to make readers tell a stranger's server of themselves: who runs the wiki names the
 * hosts.
 */
function hostsOf( { api, hosts }: GadgetConfig ): string[] {
	return [ ...hosts || [], ...api ? [ new URL( api, location.href ).host ] : [] ];
}
