import type { Locator, Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect, type CalendarPage } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-subscribe';
const PAGE = 'Journey subscribe';
const DIALOG = '.ext-eventcalendar-subscription-dialog';
const SCOPE = `${ DIALOG }, .ext-eventcalendar-subscription`;

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey subscribe/Series & more', event( 'Subscribed series', `${ MONTH }-10T18:00`, {
		topics: [ TOPIC ], type: 'workshop', recurrence: { rule: 'FREQ=WEEKLY;COUNT=3' }
	} ) );
	await wiki.saveEvent( 'Journey subscribe once', event( 'Subscribed talk', `${ MONTH }-12T18:00`, { topics: [ TOPIC ], type: 'tech-talk' } ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
} );

const link = ( { root }: CalendarPage ): Locator => root.locator( '> .ext-eventcalendar-subscribe' );
const feedOf = ( page: Page, path: string ): string => `${ new URL( page.url() ).origin }/rest.php/eventcalendar/v1/${ path }`;
const addressIn = ( page: Page ): Locator => page.locator( `${ DIALOG } input` );

test( 'the dialog is about exactly what the calendar shows, and its address gives just that', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await calendar.root.locator( '.ext-eventcalendar-legend__type', { hasText: 'Tech talk' } ).click();
	await expect( calendar.slot( 'Subscribed series' ) ).toHaveCount( 0 );
	await link( calendar ).click();
	const dialog = page.getByRole( 'dialog', { name: 'Subscribe to events' } );
	await expect( dialog ).toContainText( /Tech talk.* about .*journey-subscribe/ );
	const address = feedOf( page, `calendar.ics?types=tech-talk&topics=${ TOPIC }` );
	await expect( addressIn( page ) ).toHaveValue( address );
	await expect( dialog.getByRole( 'link', { name: 'Apple Calendar' } ) ).toHaveAttribute( 'href', address.replace( 'http', 'webcal' ) );
	await expect( dialog.getByRole( 'link', { name: 'Google Calendar' } ) ).toHaveAttribute(
		'href', `https://calendar.google.com/calendar/r?cid=${ encodeURIComponent( address.replace( 'http', 'webcal' ) ) }`
	);
	for ( const [ name, host ] of [ [ 'Outlook.com', 'outlook.live.com' ], [ 'Microsoft 365', 'outlook.office.com' ] ] ) {
		const href = await dialog.getByRole( 'link', { name } ).getAttribute( 'href' );
		expect( href ).toContain( `https://${ host }/calendar/0/addfromweb?url=${ encodeURIComponent( address ) }&name=Tech%20talk` );
	}
	const calendarFile = await ( await page.request.get( address ) ).text();
	expect( calendarFile ).toContain( 'Subscribed talk' );
	expect( calendarFile ).not.toContain( 'Subscribed series' );
	const feed = await dialog.getByRole( 'link', { name: 'Atom' } ).getAttribute( 'href' );
	expect( await ( await page.request.get( feed! ) ).text() ).toContain( 'Subscribed talk' );
	// The wiki under test is on this machine.
	await expect( dialog ).toContainText( 'cannot be reached from the internet' );
	expect( await findings( page, SCOPE ) ).toEqual( [] );
} );

test( 'the keyboard opens it, stays in it and closes it, and the focus goes back to the link', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await link( calendar ).focus();
	await page.keyboard.press( 'Enter' );
	await expect( page.locator( DIALOG ) ).toBeFocused();
	for ( let n = 0; n < 12; n++ ) {
		await page.keyboard.press( 'Tab' );
		expect( await page.evaluate( ( selector ) => !!document.activeElement!.closest( selector ), DIALOG ) ).toBe( true );
	}
	await page.keyboard.press( 'Escape' );
	await expect( page.locator( DIALOG ) ).toHaveCount( 0 );
	await expect( link( calendar ) ).toBeFocused();
	await link( calendar ).click();
	await page.locator( DIALOG ).waitFor();
	await calendar.title.click();
	await expect( page.locator( DIALOG ) ).toHaveCount( 0 );
} );

test( 'the address is copied, or selected for readers to copy', async ( { calendar, page, context } ) => {
	await context.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
	await calendar.openReady( PAGE );
	await link( calendar ).click();
	const copy = page.getByRole( 'button', { name: 'Copy address' } );
	await copy.click();
	await expect( page.locator( `${ DIALOG } [role=status]` ) ).toHaveText( 'Copied' );
	expect( await page.evaluate( () => navigator.clipboard.readText() ) ).toBe( await addressIn( page ).inputValue() );
	await page.evaluate( () => {
		navigator.clipboard.writeText = () => Promise.reject( new Error( 'refused' ) );
	} );
	await copy.click();
	await expect( page.locator( `${ DIALOG } [role=status]` ) ).toContainText( 'The address is selected now' );
	expect( await page.evaluate( () => getSelection()!.toString() ) ).toBe( await addressIn( page ).inputValue() );
} );

test( 'from the pop-up one subscribes to the series or to its type, and the focus goes back to the slot', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	const subscribeTo = async ( name: RegExp ): Promise<void> => {
		await calendar.slot( 'Subscribed series' ).first().click();
		await page.getByRole( 'button', { name: 'Add to your calendar' } ).click();
		await page.getByRole( 'link', { name } ).click();
		await page.locator( DIALOG ).waitFor();
		await expect( page.getByRole( 'dialog' ) ).toHaveCount( 1 );
	};
	await subscribeTo( /Whole series/ );
	await expect( page.locator( DIALOG ) ).toContainText( /Subscribed series.*, with all its dates/ );
	const address = await addressIn( page ).inputValue();
	expect( address ).toMatch( /\/rest\.php\/eventcalendar\/v1\/events\/\d+\/event\.ics$/ );
	expect( await ( await page.request.get( address ) ).text() ).toContain( 'RRULE:FREQ=WEEKLY;COUNT=3' );
	await page.keyboard.press( 'Escape' );
	await expect( calendar.slot( 'Subscribed series' ).first() ).toBeFocused();
	await subscribeTo( /All events of this type/ );
	await expect( addressIn( page ) ).toHaveValue( feedOf( page, 'calendar.ics?types=workshop' ) );
} );

test( 'the page of an event has the same dialog', async ( { page } ) => {
	await page.goto( `/index.php?title=${ encodeURIComponent( 'EventCalendar:Journey subscribe/Series & more' ) }&uselang=fr` );
	await page.locator( '.ext-eventcalendar-page [data-ready]' ).waitFor();
	await page.locator( '.ext-eventcalendar-page__tools .ext-eventcalendar-subscribe' ).click();
	await expect( page.locator( DIALOG ) ).toContainText( 'Subscribed series' );
	await expect( addressIn( page ) ).toHaveValue( /\/events\/\d+\/event\.ics\?uselang=fr$/ );
	await page.keyboard.press( 'Escape' );
	await expect( page.locator( '.ext-eventcalendar-page__tools .ext-eventcalendar-subscribe' ) ).toBeFocused();
} );

test( 'on a phone and from right to left it fits, and axe finds nothing', async ( { calendar, page } ) => {
	await page.setViewportSize( { width: 320, height: 640 } );
	await calendar.openReady( 'Special:EventCalendar', `&uselang=ar&topics=${ TOPIC }` );
	await link( calendar ).click();
	await page.locator( DIALOG ).waitFor();
	const box = ( await page.locator( DIALOG ).boundingBox() )!;
	expect( [ box.x, box.width ] ).toEqual( [ 0, 320 ] );
	expect( await page.locator( DIALOG ).evaluate( ( { scrollWidth, clientWidth } ) => scrollWidth - clientWidth ) ).toBe( 0 );
	expect( await page.locator( DIALOG ).evaluate( ( element ) => getComputedStyle( element ).direction ) ).toBe( 'rtl' );
	await expect( addressIn( page ) ).toHaveValue( feedOf( page, `calendar.ics?topics=${ TOPIC }&uselang=ar` ) );
	expect( await findings( page, SCOPE ) ).toEqual( [] );
} );

test( 'a link for a new tab leads to the page that says the same', async ( { calendar, page, context } ) => {
	await calendar.openReady( PAGE );
	const opened = context.waitForEvent( 'page' );
	await link( calendar ).click( { modifiers: [ 'Control' ] } );
	const tab = await opened;
	await expect( tab.locator( 'h1' ) ).toHaveText( 'Subscribe to events' );
	await expect( tab.locator( '.ext-eventcalendar-subscription input' ) ).toHaveValue( feedOf( page, `calendar.ics?topics=${ TOPIC }` ) );
	await expect( page.locator( DIALOG ) ).toHaveCount( 0 );
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'the link leads to a page with all ways to subscribe, which search engines leave alone', async ( { calendar, page } ) => {
		await calendar.open( PAGE );
		await link( calendar ).click();
		await expect( page ).toHaveURL( /Special:EventCalendar\/subscribe/ );
		await expect( page.locator( 'h1' ) ).toHaveText( 'Subscribe to events' );
		const address = feedOf( page, `calendar.ics?topics=${ TOPIC }` );
		await expect( page.getByLabel( 'Address for calendar programs' ) ).toHaveValue( address );
		await expect( page.getByRole( 'link', { name: 'Apple Calendar' } ) ).toHaveAttribute( 'href', address.replace( 'http', 'webcal' ) );
		await expect( page.locator( 'meta[name=robots]' ) ).toHaveAttribute( 'content', /noindex/ );
		await expect( page.locator( 'link[rel=alternate][type="text/calendar"]' ) ).toHaveAttribute( 'href', new RegExp( `topics=${ TOPIC }$` ) );
	} );

	test( 'the page of an event leads there too, and it fits on a phone in Arabic', async ( { page } ) => {
		await page.setViewportSize( { width: 320, height: 640 } );
		await page.goto( `/index.php?title=${ encodeURIComponent( 'EventCalendar:Journey subscribe once' ) }&uselang=ar&useskin=minerva` );
		await page.locator( '.ext-eventcalendar-page__tools .ext-eventcalendar-subscribe' ).click();
		await page.goto( `${ page.url() }&uselang=ar&useskin=minerva` );
		await expect( page.locator( '.ext-eventcalendar-subscription' ) ).toContainText( 'Subscribed talk' );
		const overflow = await page.locator( '.ext-eventcalendar-subscription' ).evaluate( ( { scrollWidth, clientWidth } ) => scrollWidth - clientWidth );
		expect( overflow ).toBe( 0 );
	} );
} );

test( 'axe finds nothing on the page for subscribing', async ( { page } ) => {
	await page.goto( `/index.php?title=Special:EventCalendar/subscribe&types=tech-talk&topics=${ TOPIC }` );
	expect( await findings( page, '.ext-eventcalendar-subscription' ) ).toEqual( [] );
} );

test( 'every page with a calendar tells feed readers of its feeds', async ( { wiki, page } ) => {
	await wiki.save( 'Journey subscribe compact', `<eventcalendar view="agenda" limit="3" topics="${ TOPIC }"/>` );
	await wiki.save( 'Journey subscribe included', `{{Special:EventCalendar|topics=${ TOPIC }}}` );
	for ( const title of [ PAGE, 'Journey subscribe compact', 'Journey subscribe included', `Special:EventCalendar&topics=${ TOPIC }` ] ) {
		await page.goto( `/index.php?title=${ title }` );
		const feeds = page.locator( `link[rel=alternate][href$="topics=${ TOPIC }"]` );
		await expect( feeds, title ).toHaveCount( 3 );
	}
} );
