import type { Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect, CalendarPage } from './support/fixtures';
import { type PageServer, servePages } from './support/pageServer';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

// A plain web page on an origin of its own, with the element alone, takes its calendar from the wiki under test.

const TOPIC = 'journey-element';
const API = `${ process.env.BASE_URL }/api.php`;

let site: PageServer;
let talkId = 0;

test.use( { timezoneId: 'Asia/Tokyo' } );

const pageOf = ( body: string, lang = 'en' ): string => `<!DOCTYPE html>
<html lang="${ lang }"><head><meta charset="utf-8"><title>A site</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><script src="/element.js"></script></head><body><main><h1>A site</h1>${ body }</main></body></html>`;

const element = ( attributes = '', content = '<a href="https://central.example/">The calendar</a>' ): string =>
	`<event-calendar api="${ API }" topics="${ TOPIC }" date="${ MONTH }" ${ attributes }>${ content }</event-calendar>`;

test.beforeAll( async ( { wiki } ) => {
	talkId = await wiki.saveEvent( 'Journey element talk', event( { en: 'A talk for all sites', he: 'הרצאה לכל האתרים' }, `${ MONTH }-10T18:00`, {
		topics: [ TOPIC ], summary: 'What there is to know.',
		participation: [ { kind: 'stream', url: 'https://stream.example.org/talk', label: 'Main stage' } ]
	} ) );
	await wiki.saveEvent( 'Journey element later', event( 'Another talk', `${ NEXT_MONTH }-10T18:00`, { topics: [ TOPIC ] } ) );
	site = await servePages( {
		'/': pageOf( element() ),
		'/he': pageOf( element( 'lang="he"' ) ),
		'/light': pageOf( element( 'theme="light"' ) ),
		'/two': pageOf( element() + element( 'view="agenda" limit="1"' ) ),
		'/wrong': pageOf( '<event-calendar api="https://127.0.0.1:1/w/api.php"><a href="https://central.example/">The calendar</a></event-calendar>' ),
		'/shadow': pageOf( '<div id="host"></div>' )
	} );
} );

test.afterAll( async () => {
	await site.close();
} );

interface Visit {
	calendar: CalendarPage;
	/** What went wrong in the page's scripts, or was forbidden */
	errors: string[];
}

async function visit( page: Page, path = '/' ): Promise<Visit> {
	const errors: string[] = [];
	page.on( 'pageerror', ( error ) => errors.push( error.message ) );
	page.on( 'console', ( message ) => {
		if ( message.type() === 'error' ) {
			errors.push( message.text() );
		}
	} );
	await page.goto( site.base + path );
	return { calendar: new CalendarPage( page ), errors };
}

async function visitReady( page: Page, path = '/' ): Promise<Visit> {
	const there = await visit( page, path );
	await there.calendar.becomesReady();
	return there;
}

test( 'draws the month of a wiki in the reader’s own zone, on a page that allows no styles', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page );
	// 18:00 UTC is past midnight in Tokyo.
	await expect( calendar.day( `${ MONTH }-11` ).locator( '.ext-eventcalendar-slot' ) ).toContainText( '03:00' );
	await expect( calendar.slot( 'A talk for all sites' ) ).toHaveCSS( 'background-color', 'rgb(198, 219, 255)' );
	await expect( page.getByRole( 'link', { name: 'The calendar', exact: true } ) ).toHaveCount( 0 );
	expect( errors ).toEqual( [] );
} );

test( 'a slot opens its pop-up, a click outside closes it, and the page’s address stays as it is', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page );
	await calendar.slot( 'A talk for all sites' ).click();
	for ( const text of [ 'Tech talk', 'A talk for all sites', 'Main stage', 'What there is to know.' ] ) {
		await expect( calendar.popup ).toContainText( text );
	}
	await calendar.popup.getByText( 'What there is to know.' ).click();
	await expect( calendar.popup ).toBeVisible();
	await page.locator( 'h1' ).click();
	await expect( calendar.popup ).toHaveCount( 0 );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( calendar.slot( 'Another talk' ) ).toBeVisible();
	expect( page.url() ).toBe( `${ site.base }/` );
	expect( errors ).toEqual( [] );
} );

test( 'a link to an event opens it', async ( { page } ) => {
	const { calendar } = await visit( page, `/two#event=${ talkId }` );
	await expect( calendar.popup ).toContainText( 'A talk for all sites', { timeout: 15000 } );
} );

test( 'follows its attributes, once for all that change together', async ( { page } ) => {
	const { calendar } = await visitReady( page );
	let asked = 0;
	page.on( 'request', ( request ) => {
		asked += Number( request.url().includes( 'list=eventoccurrences' ) );
	} );
	await page.locator( 'event-calendar' ).evaluate( ( it, date ) => {
		it.setAttribute( 'view', 'agenda' );
		it.setAttribute( 'date', date );
		it.setAttribute( 'limit', '3' );
	}, `${ NEXT_MONTH }-01` );
	await expect( page.locator( '.ext-eventcalendar--compact[data-ready]' ) ).toContainText( 'Another talk' );
	await expect( calendar.slot( 'A talk for all sites' ) ).toHaveCount( 0 );
	expect( asked ).toBeLessThanOrEqual( 5 );
	await page.locator( 'event-calendar' ).evaluate( ( it ) => it.setAttribute( 'view', 'year' ) );
	await expect( page.getByRole( 'alert' ) ).toContainText( '“year” is no value for “view”.' );
} );

test( 'leaves nothing behind when it goes, and comes again', async ( { page } ) => {
	const { calendar, errors } = await visitReady( page );
	await calendar.slot( 'A talk for all sites' ).click();
	await expect( calendar.popup ).toBeVisible();
	await page.evaluate( () => {
		const it = document.querySelector( 'event-calendar' )!;
		it.remove();
		Object.assign( window, { it } );
	} );
	await expect( calendar.popup ).toHaveCount( 0 );
	await expect( page.locator( '.ext-eventcalendar-popups' ) ).toHaveCount( 0 );
	expect( await page.evaluate( () => ( window as unknown as { it: HTMLElement } ).it.textContent ) ).toBe( 'The calendar' );
	await page.evaluate( () => document.querySelector( 'main' )!.append( ( window as unknown as { it: HTMLElement } ).it ) );
	await calendar.becomesReady();
	await expect( calendar.slot( 'A talk for all sites' ) ).toBeVisible();
	expect( errors ).toEqual( [] );
} );

test( 'works within another element’s shadow', async ( { page } ) => {
	const { calendar } = await visit( page, '/shadow' );
	await page.locator( '#host' ).evaluate( ( host, html ) => {
		host.attachShadow( { mode: 'open' } ).innerHTML = html;
	}, element() );
	await calendar.becomesReady();
	await expect( calendar.slot( 'A talk for all sites' ) ).toHaveCSS( 'background-color', 'rgb(198, 219, 255)' );
	await calendar.slot( 'A talk for all sites' ).click();
	await expect( calendar.popup ).toHaveCSS( 'position', 'absolute' );
	await page.keyboard.press( 'Escape' );
	await expect( calendar.popup ).toHaveCount( 0 );
} );

test( 'speaks the language of its attribute, its pop-ups too', async ( { page } ) => {
	const { calendar } = await visitReady( page, '/he' );
	await expect( calendar.root ).toHaveCSS( 'direction', 'rtl' );
	await calendar.slot( 'הרצאה לכל האתרים' ).click();
	await expect( calendar.popup ).toHaveCSS( 'direction', 'rtl' );
	await expect( calendar.popup.locator( 'xpath=..' ) ).toHaveAttribute( 'lang', 'he' );
	expect( await findings( page ) ).toEqual( [] );
} );

test( 'says so where the wiki does not answer', async ( { page } ) => {
	await visit( page, '/wrong' );
	await expect( page.getByRole( 'alert' ) ).toContainText( 'The calendar of 127.0.0.1:1 cannot be reached.', { timeout: 15000 } );
	await expect( page.getByRole( 'link', { name: 'The calendar', exact: true } ) ).toBeVisible();
} );

for ( const [ colorScheme, path, background ] of [
	[ 'light', '/', 'rgb(255, 255, 255)' ], [ 'dark', '/', 'rgb(16, 20, 24)' ], [ 'dark', '/light', 'rgb(255, 255, 255)' ]
] as const ) {
	test( `axe finds nothing: ${ colorScheme }, ${ path }`, async ( { page } ) => {
		await page.emulateMedia( { colorScheme } );
		const { calendar } = await visitReady( page, path );
		await expect( page.locator( 'event-calendar' ) ).toHaveCSS( 'background-color', background );
		expect( await findings( page ) ).toEqual( [] );
		await calendar.slot( 'A talk for all sites' ).click();
		await expect( calendar.popup ).toHaveCSS( 'background-color', background );
		expect( await findings( page ) ).toEqual( [] );
	} );
}

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 360, height: 740 }, hasTouch: true } );

	test( 'nothing is wider than the screen', async ( { page } ) => {
		const { calendar } = await visitReady( page );
		await calendar.day( `${ MONTH }-11` ).locator( '.ext-eventcalendar-day__number' ).tap();
		await expect( calendar.root.locator( '.ext-eventcalendar-chosen' ) ).toContainText( 'A talk for all sites' );
		expect( await page.evaluate( () => document.documentElement.scrollWidth ) ).toBeLessThanOrEqual( 360 );
	} );
} );
