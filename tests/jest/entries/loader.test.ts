import { settled } from '../support/doubles';

type Hook = () => void;

interface Calendar {
	mount: jest.Mock;
	using: jest.Mock;
	hooks: Hook[];
	show: ( wrapper: Element ) => void;
}

/** The page before the loader runs: what `mw` and the browser give it. */
async function page( html: string, load?: () => Promise<unknown> ): Promise<Calendar> {
	jest.resetModules();
	document.body.innerHTML = html;
	const observed = new Map<Element, IntersectionObserverCallback>();
	const calendarModule = { mount: jest.fn( ( wrapper: HTMLElement ) => {
		wrapper.dataset.ready = '';
	} ) };
	Object.assign( window, {
		mw: {
			loader: { using: jest.fn( load || ( () => Promise.resolve( () => calendarModule ) ) ) },
			hook: () => ( { add: ( hook: Hook ) => calendar.hooks.push( hook ) } )
		},
		$: ( run: () => void ) => run(),
		requestIdleCallback: ( run: () => void ) => run(),
		IntersectionObserver: class {
			public constructor( private readonly notify: never ) {}

			public observe( element: Element ): void {
				observed.set( element, this.notify );
			}

			public disconnect(): void {}
		}
	} );
	const calendar: Calendar = {
		mount: calendarModule.mount,
		using: ( window as unknown as { mw: { loader: { using: jest.Mock } } } ).mw.loader.using,
		hooks: [],
		show: ( wrapper ) => observed.get( wrapper )!(
			[ { isIntersecting: true } as IntersectionObserverEntry ], { disconnect: () => {} } as IntersectionObserver
		)
	};
	await import( '../../../resources/src/entries/init' );
	return calendar;
}

const one = ( ...ids: string[] ): string => '<div class="ext-eventcalendar" data-mw-eventcalendar=\'' +
	JSON.stringify( { occurrences: ids.map( ( id ) => ( { id } ) ) } ) + '\'>' +
	`<a href="/next">next</a>${ ids.map( ( id ) => `<a data-occurrence="${ id }" href="#page"><span>slot</span></a>` ).join( '' ) }</div>`;
const wrappers = (): HTMLElement[] => Array.from( document.querySelectorAll<HTMLElement>( '.ext-eventcalendar' ) );
const click = ( selector: string, init: MouseEventInit = {} ): boolean => document.querySelector( selector )!
	.dispatchEvent( new MouseEvent( 'click', { bubbles: true, cancelable: true, ...init } ) );

beforeEach( () => {
	history.replaceState( null, '', '/' );
} );

test( 'loads nothing before a calendar is in sight', async () => {
	const { using } = await page( one( '1' ) );
	await settled();
	expect( using ).not.toHaveBeenCalled();
} );

test( 'takes over the calendar that comes into sight, and loads its code once', async () => {
	const { using, mount, show } = await page( one( '1' ) + one( '2' ) );
	show( wrappers()[ 1 ] );
	await settled();
	expect( mount.mock.calls ).toEqual( [ [ wrappers()[ 1 ], undefined ] ] );
	show( wrappers()[ 0 ] );
	await settled();
	expect( mount ).toHaveBeenCalledTimes( 2 );
	expect( using.mock.calls ).toEqual( [ [ 'ext.eventCalendar.calendar' ] ] );
} );

test( 'takes over at the first sign of interest', async () => {
	const { mount } = await page( one( '1' ) );
	wrappers()[ 0 ].querySelector( 'a' )!.dispatchEvent( new FocusEvent( 'focusin', { bubbles: true } ) );
	await settled();
	expect( mount ).toHaveBeenCalledTimes( 1 );
} );

test( 'a click on a slot opens its pop-up once that is possible, and does not leave the page', async () => {
	const { mount } = await page( one( '1', '12:2026-11-02T18:00' ) );
	expect( click( '[data-occurrence^="12"] span' ) ).toBe( false );
	await settled();
	expect( mount ).toHaveBeenCalledWith( wrappers()[ 0 ], '12:2026-11-02T18:00' );
} );

test.each( [ { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 } ] )( 'a click with %j stays one on a link', async ( init ) => {
	const { mount } = await page( one( '1' ) );
	expect( click( '[data-occurrence]', init ) ).toBe( true );
	await settled();
	expect( mount ).not.toHaveBeenCalled();
} );

test( 'clicks on other links, and in a calendar that is taken over, are left alone', async () => {
	const { mount } = await page( one( '1' ) );
	wrappers()[ 0 ].addEventListener( 'click', ( event ) => event.preventDefault() );
	click( '[href="/next"]' );
	await settled();
	expect( mount ).not.toHaveBeenCalled();
	wrappers()[ 0 ].dataset.ready = '';
	click( '[data-occurrence]' );
	await settled();
	expect( mount ).not.toHaveBeenCalled();
} );

test( 'a slot leads to its page where the code cannot be loaded', async () => {
	await page( one( '1' ), () => Promise.reject( new Error( 'script error' ) ) );
	click( '[data-occurrence]' );
	await settled();
	expect( location.hash ).toBe( '#page' );
} );

test( 'a linked occurrence opens at once, in the calendar that has it', async () => {
	history.replaceState( null, '', '#event=2:2026-11-02T18%3A00' );
	const { mount } = await page( one( '1' ) + one( '2:2026-11-02T18:00' ) );
	await settled();
	expect( mount ).toHaveBeenCalledWith( wrappers()[ 1 ], '2:2026-11-02T18:00' );
	expect( mount ).not.toHaveBeenCalledWith( wrappers()[ 0 ], expect.anything() );
} );

test( 'a linked occurrence that no calendar has opens in the first one', async () => {
	history.replaceState( null, '', '#event=99' );
	const { mount } = await page( one( '1' ) + one( '2' ) );
	await settled();
	expect( mount.mock.calls ).toEqual( [ [ wrappers()[ 0 ], '99' ] ] );
} );

test( 'a link may also say the occurrence in its query', async () => {
	history.replaceState( null, '', '?event=1' );
	const { mount } = await page( one( '1' ) );
	await settled();
	expect( mount ).toHaveBeenCalledWith( wrappers()[ 0 ], '1' );
} );

test( 'an address that is no link to an occurrence opens nothing', async () => {
	for ( const hash of [ '#event=', '#events', '#%' ] ) {
		history.replaceState( null, '', hash );
		const { mount } = await page( one( '1' ) );
		await settled();
		expect( mount ).not.toHaveBeenCalled();
	}
} );

test( 'a link that is followed on the page opens too', async () => {
	const { mount } = await page( one( '1' ) );
	history.replaceState( null, '', '#event=1' );
	window.dispatchEvent( new HashChangeEvent( 'hashchange' ) );
	await settled();
	expect( mount ).toHaveBeenCalledWith( wrappers()[ 0 ], '1' );
} );

test( 'a calendar that a preview brings in is watched too', async () => {
	const { mount, hooks, show } = await page( '' );
	document.body.innerHTML = one( '1' );
	hooks.forEach( ( hook ) => hook() );
	hooks.forEach( ( hook ) => hook() );
	show( wrappers()[ 0 ] );
	await settled();
	expect( mount ).toHaveBeenCalledTimes( 1 );
} );

describe( 'a link for subscribing', () => {
	const link = '<a class="ext-eventcalendar-subscribe" href="#subscribe"><span>Subscribe</span></a>';

	test( 'opens the dialog, wherever on the page it is, and loads its code then', async () => {
		const open = jest.fn();
		const { using } = await page( link, () => Promise.resolve( () => ( { open } ) ) );
		expect( using ).not.toHaveBeenCalled();
		expect( click( 'a span' ) ).toBe( false );
		await settled();
		expect( using.mock.calls ).toEqual( [ [ 'ext.eventCalendar.subscribe' ] ] );
		expect( open ).toHaveBeenCalledWith( document.querySelector( 'a' ) );
	} );

	test( 'stays a link for a click that asks for a new tab, and where the code cannot be loaded', async () => {
		await page( link, () => Promise.reject( new Error( 'script error' ) ) );
		expect( click( 'a span', { ctrlKey: true } ) ).toBe( true );
		click( 'a span' );
		await settled();
		expect( location.hash ).toBe( '#subscribe' );
	} );
} );
