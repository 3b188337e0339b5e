import en from '../../../i18n/en.json';
import { screen, settled } from '../support/doubles';
import { occurrence, state } from '../support/samples';
import { type CalendarState } from '../../../resources/src/model/calendar';

const texts = en as unknown as Record<string, string>;

function drawn( occurrences = [ occurrence() ], fields: Partial<CalendarState> = {} ): HTMLElement {
	document.documentElement.lang = 'he';
	document.documentElement.dir = 'rtl';
	document.body.innerHTML = '<div class="ext-eventcalendar" lang="en" dir="ltr"><div role="heading" id="ext-eventcalendar-1-title">November</div>' +
		'<a class="ext-eventcalendar-nav__link ext-eventcalendar-nav__link--next" href="#">next</a><a data-occurrence="12" href="#">slot</a></div>';
	const wrapper = document.querySelector<HTMLElement>( '.ext-eventcalendar' )!;
	wrapper.dataset.mwEventcalendar = JSON.stringify( state( { occurrences, ...fields } ) );
	return wrapper;
}

beforeEach( () => {
	jest.resetModules();
	screen( false );
	localStorage.clear();
	history.replaceState( null, '', '/' );
	// Neighbouring months, fetched ahead.
	global.fetch = jest.fn( () => new Promise<Response>( () => {} ) );
	window.CSS = { escape: ( text: string ) => text } as typeof CSS;
	Object.assign( window, { mw: {
		// What a pop-up loads comes later.
		loader: { using: () => new Promise( () => {} ) },
		config: { get: ( name: string ) => ( { wgUserLanguage: 'en', wgScriptPath: '', wgWikiID: 'testwiki', wgArticlePath: '/wiki/$1', wgPageName: 'Main_Page' } as Record<string, string> )[ name ] },
		user: { options: { get: () => 'ZoneInfo|780|Pacific/Auckland' } },
		message: ( key: string, ...params: string[] ) => ( { text: () => texts[ key ].replace( /\$(\d)/g, ( _m, n ) => params[ n - 1 ] ) } )
	} } );
} );

async function mount( wrapper: HTMLElement, id?: string ): Promise<void> {
	const calendar = await import( '../../../resources/src/entries/calendar' );
	await calendar.mount( wrapper, id );
}

test( 'the calendar is ready, in the reader\'s language, direction and zone', async () => {
	const wrapper = drawn();
	await mount( wrapper );
	expect( wrapper.dataset.ready ).toBe( '' );
	expect( [ wrapper.lang, wrapper.dir ] ).toEqual( [ 'he', 'rtl' ] );
	expect( wrapper.querySelector( '[data-date="2026-11-11"]' )!.textContent ).toContain( '07:00' );
	expect( wrapper.querySelector( 'table' )!.getAttribute( 'aria-labelledby' ) ).toBe( 'ext-eventcalendar-1-title' );
} );

test( 'the focus stays where it was', async () => {
	const wrapper = drawn();
	wrapper.querySelector<HTMLElement>( '[data-occurrence]' )!.focus();
	await mount( wrapper );
	expect( ( document.activeElement as HTMLElement ).dataset.occurrence ).toBe( '12' );
	const other = drawn();
	other.querySelector<HTMLElement>( '.ext-eventcalendar-nav__link--next' )!.focus();
	await mount( other );
	expect( document.activeElement!.className ).toContain( '--next' );
} );

test( 'a calendar is taken over once; after that an occurrence is opened in it', async () => {
	const wrapper = drawn();
	await mount( wrapper );
	const table = wrapper.querySelector( 'table' );
	await mount( wrapper, '12' );
	await settled();
	expect( wrapper.querySelector( 'table' ) ).toBe( table );
	expect( document.querySelector( '[role=dialog]' )!.textContent ).toContain( 'Design tokens' );
} );

test( 'a week is drawn at once too, when its code is there', async () => {
	const wrapper = drawn( undefined, { view: 'week', date: '2026-11-10' } );
	await mount( wrapper );
	expect( wrapper.querySelector( 'table.ext-eventcalendar-week [data-occurrence="12"]' ) ).not.toBe( null );
} );

test( 'what the address of the page says of the calendar is shown', async () => {
	history.replaceState( null, '', '#view=agenda&date=2026-11-01' );
	const nothing = { ok: true, json: () => Promise.resolve( { query: { eventoccurrences: [] } } ) } as Response;
	global.fetch = jest.fn( () => Promise.resolve( nothing ) );
	const wrapper = drawn();
	await mount( wrapper );
	await settled();
	expect( wrapper.dataset.view ).toBe( 'agenda' );
	expect( wrapper.querySelector( '.ext-eventcalendar-agenda' ) ).not.toBe( null );
} );

test( 'what the server drew comes back where the front end fails', async () => {
	const wrapper = drawn( [ { ...occurrence(), start: 'never' } ] );
	const before = wrapper.innerHTML;
	jest.spyOn( console, 'warn' ).mockImplementation( () => {} );
	await expect( mount( wrapper ) ).rejects.toThrow();
	expect( wrapper.innerHTML ).toBe( before );
	expect( wrapper.dataset.ready ).toBe( undefined );
} );
