import { isPlainClick } from '../model/plainClick';
import { loadModule } from './loadModule';
import { watchSubscribeLinks } from './subscribeLinks';

interface CalendarModule {
	mount( wrapper: HTMLElement, occurrence?: string ): void;
}

const watched = new WeakSet<Element>();
let loading: Promise<CalendarModule> | undefined;

/**
 * Loads the calendar's code once, for all calendars of the page.
 */
function takeOver( wrapper: HTMLElement, occurrence?: string ): Promise<void> {
	loading = loading || loadModule<CalendarModule>( 'ext.eventCalendar.calendar' );
	return loading.then( ( { mount } ) => mount( wrapper, occurrence ) );
}

function withoutIt(): void {
	// What the server drew works too.
}

function watch( wrapper: HTMLElement ): void {
	const start = (): void => {
		takeOver( wrapper ).catch( withoutIt );
	};
	// As soon as it is in sight and the browser has nothing else to do, or at the first sign of interest.
	new IntersectionObserver( ( entries, observer ) => {
		if ( entries.some( ( { isIntersecting } ) => isIntersecting ) ) {
			observer.disconnect();
			( window.requestIdleCallback || setTimeout )( start, { timeout: 2000 } as IdleRequestOptions & number );
		}
	} ).observe( wrapper );
	for ( const sign of [ 'pointerover', 'focusin' ] ) {
		wrapper.addEventListener( sign, start, { once: true } );
	}
	wrapper.addEventListener( 'click', ( event ) => {
		const slot = ( event.target as Element ).closest<HTMLAnchorElement>( '[data-occurrence]' );
		if ( slot && !( 'ready' in wrapper.dataset ) && isPlainClick( event ) ) {
			event.preventDefault();
			takeOver( wrapper, slot.dataset.occurrence ).catch( () => {
				location.href = slot.href;
			} );
		}
	} );
}

/**
 * `event=ID` opens an occurrence: in the calendar that has it, otherwise in the first one.
 *
 * @param address Part of the page's address: what comes after `#` or `?`
 */
function openLinked( address: string ): void {
	const id = new URLSearchParams( address ).get( 'event' );
	const wrappers = find();
	if ( id && wrappers.length ) {
		const has = `"id":${ JSON.stringify( id ) }`;
		const wrapper = wrappers.find( ( { dataset } ) => dataset.mwEventcalendar!.includes( has ) );
		takeOver( wrapper || wrappers[ 0 ], id ).catch( withoutIt );
	}
}

const find = (): HTMLElement[] => Array.from( document.querySelectorAll<HTMLElement>( '[data-mw-eventcalendar]' ) );

/**
 * Watches the calendars of the page, and those that a preview brings in later.
 */
export function watchPage(): void {
	let isFirst = true;
	const scan = (): void => {
		const added = find().filter( ( wrapper ) => !watched.has( wrapper ) );
		for ( const wrapper of added ) {
			watched.add( wrapper );
			watch( wrapper );
		}
		if ( added.length && isFirst ) {
			isFirst = false;
			openLinked( location.hash.slice( 1 ) || location.search );
		}
	};
	watchSubscribeLinks();
	$( scan );
	mw.hook( 'wikipage.content' ).add( scan );
	window.addEventListener( 'hashchange', () => openLinked( location.hash.slice( 1 ) ) );
}
