import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect, CalendarPage } from './support/fixtures';
import { event, MONTH, NEXT_MONTH, Wiki } from './support/wiki';

// A wiki without the extension (PLAIN_URL), which takes its calendars from the one under test: another port, another origin.

const TOPIC = 'journey-gadget';
const CENTRAL = process.env.BASE_URL ?? '';
const PLAIN = process.env.PLAIN_URL ?? '';
const API = `${ CENTRAL }/api.php`;
const CATEGORY = '[[Category:Calendars]]';
const SETTINGS = 'MediaWiki:Gadget-eventcalendar-settings.js';
const NO_SETTINGS = '// Nothing is set.';
/** No wiki that calendars usually come from, but one that they may come from */
const HOSTS = `mw.config.set( 'wgEventCalendarGadget', { hosts: [ '${ CENTRAL && new URL( CENTRAL ).host }' ] } );`;
const FALLBACK = `[${ CENTRAL }/index.php/Special:EventCalendar The calendar on the central wiki]`;

let central: Wiki;
let plain: Wiki;
let talkId = 0;

test.use( { timezoneId: 'UTC' } );

/** The wikitext of a calendar */
function div( attributes: Record<string, string>, content = FALLBACK ): string {
	const all = { 'data-api': API, 'data-topics': TOPIC, 'data-date': MONTH, ...attributes };
	return `<div class="eventcalendar-embed" ${ Object.entries( all ).map( ( [ name, value ] ) => `${ name }="${ value }"` ).join( ' ' ) }>${ content }</div>${ CATEGORY }\n`;
}

test.beforeAll( async () => {
	central = await Wiki.asAdmin();
	plain = await Wiki.asAdmin( PLAIN, process.env.PLAIN_ADMIN_PASSWORD );
	await central.saveEvent( 'Journey gadget office', event( 'Ask us anything', `${ MONTH }-20T09:00`, {
		topics: [ TOPIC ], type: 'office-hours'
	} ) );
	talkId = await central.saveEvent( 'Journey gadget talk', event( { en: 'A talk for all wikis', he: 'הרצאה לכל הוויקיות' }, `${ MONTH }-10T18:00`, {
		topics: [ TOPIC, 'javascript' ],
		audience: [ 'developers' ],
		languages: [ 'en' ],
		timeZone: 'Europe/Berlin',
		summary: 'What there is to know.',
		speakers: [ { name: 'Ada', affiliation: 'Engines' }, { user: 'Admin' } ],
		participation: [ { kind: 'stream', url: 'https://stream.example.org/talk', label: 'Main stage' } ],
		registration: 'https://register.example.org/',
		outcome: { recording: 'https://video.example.org/talk' }
	} ) );
	await central.saveEvent( 'Journey gadget markup', event( '<img src=x onerror="document.title=1"> {{Foo}}', `${ NEXT_MONTH }-05T12:00`, {
		topics: [ TOPIC ], summary: '<script>document.title = 1</script>'
	} ) );
	await plain.save( 'MediaWiki:Gadget-eventcalendar.js', await readFile( join( __dirname, '../../resources/dist/gadget.js' ), 'utf8' ) );
	await plain.save( SETTINGS, HOSTS );
	// As docs/embedding.md says
	await plain.save( 'MediaWiki:Gadgets-definition',
		'* eventcalendar[ResourceLoader|default|categories=Calendars]|eventcalendar-settings.js|eventcalendar.js' );
	await plain.save( 'Month', div( {} ) );
	await plain.save( 'Several', div( {} ) + div( { 'data-view': 'agenda', 'data-limit': '1' } ) + div( { 'data-view': 'week', 'data-date': `${ MONTH }-10` } ) );
	await plain.save( 'Unreachable', div( { 'data-api': `${ CENTRAL }/nowhere/api.php` } ) );
	await plain.save( 'Nothing', div( { 'data-topics': 'journey-gadget-none' } ) );
	await plain.save( 'Without', CATEGORY );
	await plain.save( 'Elsewhere', 'Not in the category.' );
	await plain.save( 'Default', div( { 'data-api': '' } ) + div( { 'data-api': 'https://other.example/w/api.php' } ) );
	await plain.save( 'Wrong', [
		{ 'data-api': 'javascript:alert(1)' }, { 'data-api': 'http://wiki.example/w/api.php' }, { 'data-api': `${ CENTRAL }/index.php` },
		{ 'data-api': '' }, { 'data-view': 'year', 'data-limit': '0' }
	].map( ( attributes ) => div( attributes ) ).join( '' ) );
} );

test.afterAll( async () => {
	await central.close();
	await plain.close();
} );

interface Visit {
	calendar: CalendarPage;
	/** What went wrong in the page's scripts */
	errors: string[];
	/** Addresses on the central wiki that the page asked */
	asked: string[];
}

async function visit( page: Page, title: string, query = '' ): Promise<Visit> {
	const errors: string[] = [];
	const asked: string[] = [];
	page.on( 'pageerror', ( error ) => errors.push( error.message ) );
	page.on( 'request', ( request ) => {
		if ( request.url().startsWith( CENTRAL ) ) {
			asked.push( request.url() );
		}
	} );
	await page.goto( `${ PLAIN }/index.php?title=${ title }${ query }` );
	return { calendar: new CalendarPage( page ), errors, asked };
}

async function visitReady( page: Page, title = 'Month', query = '' ): Promise<Visit> {
	const there = await visit( page, title, query );
	await there.calendar.becomesReady();
	return there;
}

test( 'the wiki of the gadget has no extension of ours', async () => {
	expect( await plain.hasExtension( 'EventCalendar' ) ).toBe( false );
	expect( await plain.hasExtension( 'Gadgets' ) ).toBe( true );
} );

test( 'draws a month of the central wiki', async ( { page } ) => {
	const { calendar, errors, asked } = await visitReady( page );
	await expect( calendar.root.locator( 'table.ext-eventcalendar-month' ) ).toBeVisible();
	await expect( calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-slot' ) ).toContainText( 'A talk for all wikis' );
	// Colours and icons are those of the central wiki's settings.
	await expect( calendar.slot( 'A talk for all wikis' ) ).toHaveClass( /ext-eventcalendar-slot--blue .*icon--talk/ );
	await expect( calendar.slot( 'A talk for all wikis' ) ).toHaveCSS( 'background-color', 'rgb(198, 219, 255)' );
	await expect( calendar.root.locator( '.ext-eventcalendar-legend li' ) ).toContainText( [ 'Tech talk', 'Office hours' ] );
	await expect( page.getByText( 'The calendar on the central wiki' ) ).toHaveCount( 0 );
	expect( asked.filter( ( url ) => url.includes( '/api.php' ) ).every( ( url ) => url.includes( 'origin=*' ) ) ).toBe( true );
	expect( errors ).toEqual( [] );
} );

test( 'a slot opens all that there is to know, with links to the central wiki', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page );
	await calendar.slot( 'A talk for all wikis' ).click();
	const { popup } = calendar;
	for ( const text of [ 'Tech talk', 'A talk for all wikis', '18:00', 'Europe/Berlin', 'Main stage', 'Ada', 'What there is to know.', 'English', 'javascript', 'developers' ] ) {
		await expect( popup ).toContainText( text );
	}
	const hrefs = await popup.locator( 'a' ).evaluateAll( ( links ) => links.map( ( link ) => link.getAttribute( 'href' )! ) );
	expect( hrefs ).toContain( `${ CENTRAL }/index.php/EventCalendar:Journey_gadget_talk` );
	expect( hrefs ).toContain( `${ CENTRAL }/index.php/User:Admin` );
	expect( hrefs ).toContain( `${ CENTRAL }/rest.php/eventcalendar/v1/events/EventCalendar%3AJourney_gadget_talk/event.ics` );
	expect( hrefs.filter( ( href ) => href.startsWith( '/' ) ) ).toEqual( [] );
	await page.keyboard.press( 'Escape' );
	await expect( popup ).toHaveCount( 0 );
	await expect( calendar.slot( 'A talk for all wikis' ) ).toBeFocused();
	expect( errors ).toEqual( [] );
} );

test( 'goes to the next month, and its links lead to the central wiki', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page );
	const next = calendar.root.locator( '.ext-eventcalendar-nav__link--next' );
	expect( await next.getAttribute( 'href' ) ).toContain(
		`${ CENTRAL }/index.php/Special:EventCalendar?view=month&date=${ NEXT_MONTH }-01&topics=${ TOPIC }` );
	await next.click();
	await expect( calendar.day( `${ NEXT_MONTH }-05` ) ).toContainText( '<img src=x onerror' );
	await calendar.slot( '<img src=x' ).click();
	await expect( calendar.popup ).toContainText( '<script>document.title = 1</script>' );
	await expect( page ).not.toHaveTitle( '1' );
	expect( errors ).toEqual( [] );
} );

test( 'filters by type, and by the panel', async ( { page } ) => {
	const { calendar } = await visitReady( page );
	await calendar.root.locator( '.ext-eventcalendar-legend a', { hasText: 'Office hours' } ).click();
	await expect( calendar.slot( 'A talk for all wikis' ) ).toHaveCount( 0 );
	await expect( calendar.slot( 'Ask us anything' ) ).toBeVisible();
	await calendar.root.locator( '.ext-eventcalendar-legend a', { hasText: 'Office hours' } ).click();
	await calendar.root.locator( '.ext-eventcalendar-filters__button' ).click();
	await calendar.root.getByRole( 'button', { name: /Recorded|recording/i } ).click();
	await expect( calendar.slot( 'Ask us anything' ) ).toHaveCount( 0 );
	await expect( calendar.slot( 'A talk for all wikis' ) ).toBeVisible();
} );

test( 'is used by the keyboard alone', async ( { page } ) => {
	const { calendar } = await visitReady( page );
	await calendar.slot( 'A talk for all wikis' ).focus();
	await page.keyboard.press( 'ArrowRight' );
	await expect( calendar.day( `${ MONTH }-11` ) ).toBeFocused();
	await page.keyboard.press( 'ArrowLeft' );
	await page.keyboard.press( 'Enter' );
	await expect( calendar.popup ).toBeVisible();
	await page.keyboard.press( 'Tab' );
	expect( await calendar.popup.evaluate( ( popup ) => popup.contains( document.activeElement ) ) ).toBe( true );
} );

test( 'draws in the zone that readers choose', async ( { page } ) => {
	const { calendar } = await visitReady( page );
	await expect( calendar.slot( 'A talk for all wikis' ) ).not.toContainText( '18:00' );
	await calendar.root.locator( 'select.ext-eventcalendar-zone' ).selectOption( 'event' );
	await expect( calendar.slot( 'A talk for all wikis' ) ).toContainText( '18:00' );
} );

test( 'draws all calendars of a page, each as its attributes say', async ( { page } ) => {
	const { errors } = await visit( page, 'Several' );
	await expect( page.locator( '.ext-eventcalendar[data-ready]' ) ).toHaveCount( 3, { timeout: 20000 } );
	await expect( page.locator( '.ext-eventcalendar--compact' ) ).toContainText( 'A talk for all wikis' );
	await expect( page.locator( '.ext-eventcalendar--compact .ext-eventcalendar-slot' ) ).toHaveCount( 1 );
	await expect( page.locator( '.ext-eventcalendar--week .ext-eventcalendar-slot' ) ).toHaveCount( 1 );
	const ids = await page.locator( '[id]' ).evaluateAll( ( all ) => all.map( ( { id } ) => id ) );
	expect( ids.filter( ( id, i ) => ids.indexOf( id ) !== i ) ).toEqual( [] );
	expect( errors ).toEqual( [] );
} );

test( 'a link to an event opens it', async ( { page } ) => {
	const { calendar } = await visit( page, 'Several', `#event=${ talkId }` );
	await expect( calendar.popup ).toContainText( 'A talk for all wikis', { timeout: 20000 } );
} );

test( 'says so where there is nothing', async ( { page } ) => {
	const { calendar } = await visitReady( page, 'Nothing' );
	await expect( calendar.root.locator( '.ext-eventcalendar-empty' ) ).toBeVisible();
} );

test( 'says so where the wiki does not answer, with the way there, and tries again', async ( { page } ) => {
	const { errors } = await visit( page, 'Unreachable' );
	const alert = page.getByRole( 'alert' );
	await expect( alert ).toContainText( `The calendar of ${ new URL( CENTRAL ).host } cannot be reached.`, { timeout: 20000 } );
	await expect( alert.getByRole( 'link' ) ).toHaveAttribute( 'href', `${ CENTRAL }/` );
	await expect( page.getByText( 'The calendar on the central wiki' ) ).toBeVisible();
	expect( await findings( page, '.eventcalendar-embed' ) ).toEqual( [] );
	await page.route( `${ CENTRAL }/nowhere/**`, ( route ) => route.continue( { url: route.request().url().replace( '/nowhere', '' ) } ) );
	await alert.getByRole( 'button', { name: 'Try again' } ).click();
	await expect( page.locator( '.ext-eventcalendar[data-ready]' ) ).toBeVisible( { timeout: 20000 } );
	await expect( page.getByText( 'The calendar on the central wiki' ) ).toHaveCount( 0 );
	expect( errors ).toEqual( [] );
} );

test( 'asks no address that is not to be asked, and says what is wrong with an element', async ( { page } ) => {
	const { asked, errors } = await visit( page, 'Wrong' );
	const alerts = page.getByRole( 'alert' );
	await expect( alerts ).toHaveCount( 5, { timeout: 20000 } );
	await expect( alerts.nth( 0 ) ).toContainText( 'javascript:alert(1)' );
	await expect( alerts.nth( 1 ) ).toContainText( 'Calendars cannot come from “http://wiki.example/w/api.php”.' );
	await expect( alerts.nth( 2 ) ).toContainText( 'Calendars cannot come from' );
	await expect( alerts.nth( 3 ) ).toContainText( 'does not say which wiki' );
	await expect( alerts.nth( 4 ) ).toContainText( '“year” is no value for “view”.' );
	await expect( alerts.nth( 4 ) ).toContainText( '“0” is no value for “limit”.' );
	expect( asked ).toEqual( [] );
	expect( errors ).toEqual( [] );
} );

test( 'a wiki that names nobody asks nobody else', async ( { page } ) => {
	await plain.save( SETTINGS, NO_SETTINGS );
	try {
		const { asked } = await visit( page, 'Month' );
		await expect( page.getByRole( 'alert' ) ).toContainText( 'Calendars cannot come from' );
		expect( asked ).toEqual( [] );
	} finally {
		await plain.save( SETTINGS, HOSTS );
	}
} );

test( 'a wiki may name where its calendars come from, and nowhere else', async ( { page } ) => {
	await plain.save( SETTINGS, `mw.config.set( 'wgEventCalendarGadget', { api: '${ API }' } );` );
	try {
		const { calendar } = await visitReady( page, 'Default' );
		await expect( calendar.slot( 'A talk for all wikis' ) ).toBeVisible();
		await expect( page.getByRole( 'alert' ) ).toContainText( 'Calendars cannot come from “https://other.example/w/api.php”.' );
	} finally {
		await plain.save( SETTINGS, HOSTS );
	}
} );

test( 'follows a preview', async ( { page } ) => {
	await page.goto( `${ PLAIN }/index.php?title=Without` );
	await page.evaluate( ( api ) => {
		const { mw } = window as unknown as { mw: { hook( name: string ): { fire( content: unknown ): void } } };
		const host = Object.assign( document.createElement( 'div' ), { className: 'eventcalendar-embed' } );
		host.dataset.api = api;
		document.querySelector( '#mw-content-text' )!.append( host );
		setTimeout( () => mw.hook( 'wikipage.content' ).fire( null ), 500 );
	}, API );
	await new CalendarPage( page ).becomesReady();
} );

/** Of a module of the page: `registered` where nobody asked for it */
function stateOf( page: Page, module: string ): Promise<string | undefined> {
	return page.evaluate( ( name ) => {
		const { mw } = window as unknown as { mw?: { loader?: { getState?( name: string ): string } } };
		return mw?.loader?.getState?.( name );
	}, module );
}

test( 'loads no Vue where there is no calendar, and nothing at all outside of its category', async ( { page } ) => {
	await visit( page, 'Without', '&useskin=monobook' );
	await expect.poll( () => stateOf( page, 'ext.gadget.eventcalendar' ) ).toBe( 'ready' );
	expect( await stateOf( page, 'vue' ) ).toBe( 'registered' );
	await visit( page, 'Elsewhere', '&useskin=monobook' );
	await expect.poll( () => stateOf( page, 'mediawiki.page.ready' ) ).toBe( 'ready' );
	expect( await stateOf( page, 'ext.gadget.eventcalendar' ) ).toBe( 'registered' );
} );

test( 'speaks the reader’s language, and runs from right to left', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page, 'Month', '&uselang=he' );
	await expect( calendar.root ).toHaveAttribute( 'dir', 'rtl' );
	await expect( calendar.slot( 'הרצאה לכל הוויקיות' ) ).toBeVisible();
	await expect( calendar.root.locator( '.ext-eventcalendar-nav__link--today' ) ).toHaveText( 'היום' );
	await calendar.slot( 'הרצאה לכל הוויקיות' ).click();
	await expect( calendar.popup ).toHaveCSS( 'direction', 'rtl' );
	expect( errors ).toEqual( [] );
} );

for ( const [ name, query ] of [ [ 'by day', '' ], [ 'by night', '&vectornightmode=1' ] ] ) {
	test( `axe finds nothing, ${ name }`, async ( { page } ) => {
		const { calendar } = await visitReady( page, 'Month', query );
		if ( query ) {
			await expect( calendar.slot( 'A talk for all wikis' ) ).toHaveCSS( 'background-color', 'rgb(28, 61, 128)' );
		}
		expect( await findings( page ) ).toEqual( [] );
		await calendar.slot( 'A talk for all wikis' ).click();
		await expect( calendar.popup ).toContainText( 'Main stage' );
		expect( await findings( page ) ).toEqual( [] );
	} );
}

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 360, height: 740 }, hasTouch: true } );

	test( 'a month is dots over the list of a day, and nothing is wider than the screen', async ( { page } ) => {
		const { calendar } = await visitReady( page, 'Month', '&useskin=minerva' );
		await calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-day__number' ).tap();
		await expect( calendar.root.locator( '.ext-eventcalendar-chosen' ) ).toContainText( 'A talk for all wikis' );
		expect( await page.evaluate( () => document.documentElement.scrollWidth ) ).toBeLessThanOrEqual( 360 );
	} );
} );
