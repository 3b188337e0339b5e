import type { Locator } from '@playwright/test';
import { test, expect, type CalendarPage } from './support/fixtures';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

const TOPIC = 'journey-views';
const PAGE = 'Journey views';
const EMPTY_PAGE = 'Journey views empty';
const COMPACT_PAGE = 'Journey views compact';
const SPECIAL = 'Special:EventCalendar';
const QUERY = `&date=${ MONTH }-10&topics=${ TOPIC }`;

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	const fields = { topics: [ TOPIC ] };
	await wiki.saveEvent( 'Journey views first', event( 'First of three', `${ MONTH }-10T18:00`, fields ) );
	await wiki.saveEvent( 'Journey views second', event( 'Second of three', `${ MONTH }-12T10:00`, fields ) );
	await wiki.saveEvent( 'Journey views third', event( 'Third of three', `${ NEXT_MONTH }-20T10:00`, fields ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }-10" topics="${ TOPIC }"/>` );
	await wiki.save( EMPTY_PAGE, `<eventcalendar topics="${ TOPIC }"/>` );
	await wiki.save( COMPACT_PAGE, `<eventcalendar view="agenda" limit="2" topics="${ TOPIC }"/>` );
} );

function switchTo( { root }: CalendarPage, view: string ): Locator {
	return root.locator( `.ext-eventcalendar-views [data-view="${ view }"]` );
}

function drawn( { root }: CalendarPage, view: string ): Locator {
	return root.locator( `.ext-eventcalendar-${ view === 'day' ? 'week' : view }` );
}

test( 'one switch leads from view to view, and says which is shown', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	await expect( calendar.root.locator( '.ext-eventcalendar-views__link' ) ).toHaveText( [ 'Month', 'Week', 'Day', 'List' ] );
	for ( const view of [ 'week', 'day', 'agenda', 'month' ] ) {
		await switchTo( calendar, view ).click();
		await expect( drawn( calendar, view ) ).toBeVisible();
		await expect( calendar.root ).toHaveAttribute( 'data-view', view );
		await expect( calendar.root.locator( '.ext-eventcalendar-views [aria-current]' ) ).toHaveAttribute( 'data-view', view );
	}
} );

test( 'the special page keeps each step in its query, and Back undoes it', async ( { calendar, page } ) => {
	await calendar.openReady( SPECIAL, QUERY );
	await switchTo( calendar, 'agenda' ).click();
	await expect( page ).toHaveURL( /[?&]view=agenda&/ );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( calendar.slot( 'Third of three' ) ).toBeVisible();
	await expect( calendar.slot( 'First of three' ) ).toHaveCount( 0 );
	await page.goBack();
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
	await expect( calendar.slot( 'First of three' ) ).toBeVisible();
	await page.goBack();
	await expect( drawn( calendar, 'month' ) ).toBeVisible();
	await page.goForward();
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
	await page.reload();
	await calendar.becomesReady();
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
	await expect( calendar.slot( 'First of three' ) ).toBeVisible();
} );

test( 'any other page keeps the choice in its fragment, and for the next visit', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await switchTo( calendar, 'agenda' ).click();
	await expect( page ).toHaveURL( /#view=agenda&date=\d{4}-\d\d-\d\d$/ );
	await page.reload();
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();

	await page.goto( 'about:blank' );
	await calendar.openReady( PAGE );
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
	// Of this page only: others are as their authors want them.
	await calendar.openReady( EMPTY_PAGE );
	await expect( drawn( calendar, 'month' ) ).toBeVisible();
} );

test( 'a link with a fragment opens the view and the date that it names', async ( { calendar, page } ) => {
	await page.goto( `/index.php?title=${ PAGE }#view=week&date=${ NEXT_MONTH }-20` );
	await calendar.becomesReady();
	await expect( drawn( calendar, 'week' ) ).toBeVisible();
	await expect( calendar.day( `${ NEXT_MONTH }-20` ).locator( '.ext-eventcalendar-slot' ) ).toContainText( 'Third of three' );
} );

test( 'the number of a day leads to the day', async ( { calendar, page } ) => {
	await calendar.openReady( SPECIAL, QUERY );
	await calendar.day( `${ MONTH }-12` ).locator( '.ext-eventcalendar-day__number' ).click();
	await expect( calendar.root ).toHaveAttribute( 'data-view', 'day' );
	await expect( calendar.slot( 'Second of three' ) ).toBeVisible();
	await expect( calendar.slot( 'First of three' ) ).toHaveCount( 0 );
	await expect( page ).toHaveURL( ( { searchParams } ) => searchParams.get( 'view' ) === 'day' && searchParams.get( 'date' ) === `${ MONTH }-12` );
} );

test( 'an agenda goes on until there is nothing more', async ( { calendar } ) => {
	await calendar.openReady( SPECIAL, `${ QUERY }&view=agenda` );
	await expect( calendar.slot( 'Second of three' ) ).toBeVisible();
	await expect( calendar.slot( 'Third of three' ) ).toHaveCount( 0 );
	await calendar.root.getByRole( 'link', { name: 'Later events' } ).click();
	await expect( calendar.slot( 'Third of three' ) ).toBeVisible();
	await expect( calendar.slot( 'First of three' ) ).toBeVisible();
	await calendar.root.getByRole( 'link', { name: 'Later events' } ).click();
	await expect( calendar.root ).toContainText( 'No more events until' );
	await expect( calendar.root.getByRole( 'link', { name: 'Later events' } ) ).toHaveCount( 0 );
} );

test.describe( 'in a low window', () => {
	test.use( { viewport: { width: 800, height: 300 } } );

	test( 'an agenda goes on as the reader scrolls, and not before', async ( { calendar, page } ) => {
		await calendar.openReady( SPECIAL, `${ QUERY }&view=agenda` );
		await expect( calendar.slot( 'First of three' ) ).toBeVisible();
		await expect( calendar.slot( 'Third of three' ) ).toHaveCount( 0 );
		await expect( async () => {
			await page.mouse.wheel( 0, 150 );
			await expect( calendar.slot( 'Third of three' ) ).toHaveCount( 1, { timeout: 1000 } );
		} ).toPass();
	} );
} );

test( 'a compact list has the next events, a way to all, and nothing else', async ( { calendar, page } ) => {
	await calendar.openReady( COMPACT_PAGE );
	await expect( calendar.title ).toHaveText( 'Upcoming events' );
	await expect( calendar.root.locator( '.ext-eventcalendar-slot' ) ).toHaveText( [ /First of three/, /Second of three/ ] );
	for ( const part of [ 'nav', 'views', 'search', 'legend', 'filters__button' ] ) {
		await expect( calendar.root.locator( `.ext-eventcalendar-${ part }` ) ).toHaveCount( 0 );
	}
	await calendar.slot( 'First of three' ).click();
	await expect( calendar.popup ).toContainText( 'First of three' );
	await page.keyboard.press( 'Escape' );
	await calendar.root.getByRole( 'link', { name: 'All events' } ).click();
	await expect( page ).toHaveURL( /Special:EventCalendar.*view=agenda/ );
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
} );

test( 'a month without events leads on to those that come', async ( { calendar } ) => {
	await calendar.openReady( EMPTY_PAGE );
	const empty = calendar.root.locator( '.ext-eventcalendar-empty' ).first();
	await expect( empty ).toContainText( 'There are no events here yet.' );
	await empty.getByRole( 'button', { name: 'Upcoming events' } ).click();
	await expect( drawn( calendar, 'agenda' ) ).toBeVisible();
	await calendar.root.getByRole( 'link', { name: 'Later events' } ).click();
	await expect( calendar.slot( 'First of three' ) ).toBeVisible();
	await expect( empty ).toHaveCount( 0 );
} );

test( 'on paper there are the events and no controls', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await calendar.root.locator( '.ext-eventcalendar-filters__button' ).click();
	await expect( calendar.root.locator( '.ext-eventcalendar-filters' ) ).toBeVisible();
	await page.emulateMedia( { media: 'print' } );
	await expect( calendar.slot( 'First of three' ) ).toBeVisible();
	await expect( calendar.title ).toBeVisible();
	for ( const part of [ 'nav', 'views', 'search', 'filters__button', 'filters' ] ) {
		await expect( calendar.root.locator( `.ext-eventcalendar-${ part }` ) ).toBeHidden();
	}
} );
