import { test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-special';
const TAG_PAGE = 'Journey special tag';
const INCLUSION_PAGE = 'Journey special inclusion';
const FUNCTION_PAGE = 'Journey special function';

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey special', event( 'Talk on the special page', `${ MONTH }-10T18:00`, { topics: [ TOPIC ] } ) );
	await wiki.save( TAG_PAGE, `<eventcalendar view="agenda" limit="5" topics="${ TOPIC }"/>` );
	await wiki.save( INCLUSION_PAGE, `Before\n\n{{Special:EventCalendar|date=${ MONTH }|topics=${ TOPIC }}}\n\nAfter` );
	await wiki.save(
		FUNCTION_PAGE,
		`Next: {{#eventcalendar:next|topics=${ TOPIC }|zone=Asia/Tokyo}}. Else: {{#eventcalendar:next|topics=${ TOPIC }-none|none=none}}.`
	);
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'the special page shows what its address asks for', async ( { calendar, page } ) => {
		await calendar.open( 'Special:EventCalendar', `&date=${ MONTH }&topics=${ TOPIC }` );
		await expect( calendar.slot( 'Talk on the special page' ) ).toBeVisible();
		await calendar.open( 'Special:EventCalendar/agenda', `&date=${ MONTH }-01&topics=${ TOPIC }` );
		await expect( page.locator( '.ext-eventcalendar-agenda' ) ).toContainText( 'Talk on the special page' );
	} );

	test( 'a page can include it', async ( { calendar, page } ) => {
		await calendar.open( INCLUSION_PAGE );
		await expect( page.locator( '.mw-parser-output' ) ).toContainText( 'Before' );
		await expect( calendar.slot( 'Talk on the special page' ) ).toBeVisible();
		await expect( page.locator( '.ext-eventcalendar-link' ) ).toHaveCount( 0 );
	} );

	test( 'a sentence names the next event and links to it', async ( { page } ) => {
		await page.goto( `/index.php?title=${ encodeURIComponent( FUNCTION_PAGE ) }` );
		const sentence = page.locator( '.mw-parser-output p' ).first();
		await expect( sentence ).toHaveText( /^Next: Talk on the special page, .*11 .* \d{4}, 03:00 \(Asia\/Tokyo\)\. Else: none\.\s*$/ );
		await sentence.getByRole( 'link', { name: 'Talk on the special page' } ).click();
		await expect( page ).toHaveURL( /EventCalendar:Journey_special$/ );
	} );

	test( 'feeds of the same filter are told of', async ( { page } ) => {
		for ( const address of [
			`Special:EventCalendar&topics=${ TOPIC }`,
			encodeURIComponent( TAG_PAGE ),
			encodeURIComponent( INCLUSION_PAGE )
		] ) {
			await page.goto( `/index.php?title=${ address }` );
			const feed = page.locator( 'link[rel="alternate"][type="text/calendar"]' );
			await expect( feed ).toHaveCount( 1 );
			await expect( feed ).toHaveAttribute( 'href', new RegExp( `/eventcalendar/v1/calendar\\.ics\\?topics=${ TOPIC }$` ) );
			const answer = await page.request.get( await feed.getAttribute( 'href' ) ?? '' );
			expect( answer.status() ).toBe( 200 );
			expect( await answer.text() ).toContain( 'SUMMARY:Talk on the special page' );
		}
	} );

	test( 'crawlers are sent away from where no events are known', async ( { page } ) => {
		const robots = page.locator( 'meta[name="robots"]' );
		await page.goto( `/index.php?title=Special:EventCalendar&date=${ MONTH }` );
		await expect( robots ).not.toHaveAttribute( 'content', /noindex/ );
		await page.goto( '/index.php?title=Special:EventCalendar&date=1950-01' );
		await expect( robots ).toHaveAttribute( 'content', /noindex,nofollow/ );
	} );
} );

test( 'with JavaScript the special page turns months and opens events', async ( { calendar } ) => {
	await calendar.openReady( 'Special:EventCalendar', `&date=${ MONTH }&topics=${ TOPIC }` );
	await calendar.slot( 'Talk on the special page' ).click();
	await expect( calendar.popup ).toContainText( 'Talk on the special page' );
	await calendar.page.keyboard.press( 'Escape' );
	const title = await calendar.title.textContent();
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( calendar.title ).not.toHaveText( title ?? '' );
} );

test( 'with JavaScript an included calendar comes to life as a tag does', async ( { calendar } ) => {
	await calendar.open( INCLUSION_PAGE );
	await calendar.root.scrollIntoViewIfNeeded();
	await calendar.becomesReady();
	await calendar.slot( 'Talk on the special page' ).click();
	await expect( calendar.popup ).toContainText( 'Talk on the special page' );
} );

test( 'Parsoid gives the calendar too', async ( { page } ) => {
	for ( const title of [ TAG_PAGE, INCLUSION_PAGE ] ) {
		const answer = await page.request.get( `/rest.php/v1/page/${ encodeURIComponent( title ) }/html` );
		expect( answer.status() ).toBe( 200 );
		const html = await answer.text();
		expect( html ).toContain( 'data-mw-eventcalendar=' );
		expect( html ).toContain( 'Talk on the special page' );
		expect( html ).not.toContain( 'ext-eventcalendar-link' );
	}
} );
