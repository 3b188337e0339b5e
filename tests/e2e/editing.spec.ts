import { test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-editing';
const PAGE = 'Journey editing';

test( 'an edited event shows on every page that embeds the calendar', async ( { calendar, page, wiki } ) => {
	await wiki.saveEvent( 'Journey edited', event( 'Before the edit', `${ MONTH }-12T10:00`, { topics: [ TOPIC ] } ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
	await calendar.open( PAGE );
	await expect( calendar.slot( 'Before the edit' ) ).toBeVisible();

	await wiki.saveEvent( 'Journey edited', event( 'After the edit', `${ MONTH }-13T11:00`, { topics: [ TOPIC ] } ) );
	await expect( async () => {
		await page.reload();
		await expect( calendar.day( `${ MONTH }-13` ).locator( '.ext-eventcalendar-slot' ) ).toContainText( 'After the edit', { timeout: 1000 } );
	} ).toPass( { timeout: 30000 } );
	await expect( calendar.slot( 'Before the edit' ) ).toHaveCount( 0 );
} );

test( 'an organiser who makes a mistake in the editor is told every problem and loses nothing', async ( { browser, wiki } ) => {
	const context = await browser.newContext( { storageState: await wiki.session() } );
	const page = await context.newPage();
	await page.goto( '/index.php?title=EventCalendar:Journey_mistake&action=edit' );
	const box = page.locator( '#wpTextbox1' );
	await expect( box ).not.toHaveValue( '' );
	const typed = JSON.stringify( event( 'Talk on Mars', '2027-02-31T18:00', { timeZone: 'Mars/Olympus', registration: 'javascript:alert(1)' } ) );
	await box.fill( typed );
	await page.locator( '#wpSave' ).click();
	const content = page.locator( '#mw-content-text' );
	for ( const pointer of [ '/start', '/timeZone', '/registration' ] ) {
		await expect( content ).toContainText( pointer );
	}
	await expect( page.locator( '#wpTextbox1' ) ).toHaveValue( /Mars\/Olympus/ );
	await context.close();
} );

test( 'an organiser creates an event from the skeleton', async ( { browser, wiki } ) => {
	const context = await browser.newContext( { storageState: await wiki.session() } );
	const page = await context.newPage();
	await page.goto( `/index.php?title=EventCalendar:Journey_skeleton_${ Date.now() }&action=edit` );
	await page.locator( '#wpSave' ).click();
	await expect( page ).not.toHaveURL( /action=(edit|submit)/ );
	await expect( page.locator( '.ext-eventcalendar-page' ) ).toBeVisible();
	await context.close();
} );

test( 'the page of an event reads well and has its calendar file', async ( { page, wiki } ) => {
	await wiki.saveEvent( 'Journey page', event( 'Readable pages', `${ MONTH }-05T18:00`, {
		timeZone: 'Europe/Berlin',
		recurrence: { rule: 'FREQ=WEEKLY;COUNT=4' },
		description: { en: "With '''wikitext''' and a [[Main Page|link]]." },
		organizerNotes: { en: 'Bring the cake.' },
		participation: [ { kind: 'video', url: 'https://video.example.org/green-room', label: 'Green room', for: 'presenters' } ]
	} ) );
	await page.goto( '/index.php?title=EventCalendar:Journey_page' );
	await expect( page.locator( 'h1' ) ).toContainText( 'Readable pages' );
	await expect( page.locator( '#mw-content-text' ) ).toContainText( '18:00' );
	await expect( page.locator( '#mw-content-text b', { hasText: 'wikitext' } ) ).toBeVisible();
	await expect( page.locator( '#mw-content-text' ) ).toContainText( 'Bring the cake.' );
	const ics = await page.locator( '#mw-content-text a[href*="event.ics"]' ).first().getAttribute( 'href' );
	const file = await page.request.get( ics ?? '' );
	expect( file.status() ).toBe( 200 );
	expect( file.headers()[ 'content-type' ] ).toContain( 'text/calendar' );
	expect( await file.text() ).toContain( 'RRULE:FREQ=WEEKLY;COUNT=4' );
} );
