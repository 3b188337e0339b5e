import { test, expect } from './support/fixtures';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

const TOPIC = 'journey-noscript';
const PAGE = 'Journey noscript';

test.use( { javaScriptEnabled: false } );

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey noscript', event( 'Plain links', `${ MONTH }-10T18:00`, { topics: [ TOPIC ] } ) );
	await wiki.saveEvent( 'Journey noscript next', event( 'A month later', `${ NEXT_MONTH }-20T18:00`, { topics: [ TOPIC ] } ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
} );

test( 'without JavaScript a slot leads to the page of its event', async ( { calendar, page } ) => {
	await calendar.open( PAGE );
	await calendar.slot( 'Plain links' ).click();
	await expect( page ).toHaveURL( /EventCalendar:Journey_noscript/ );
	await expect( page.locator( 'h1' ) ).toContainText( 'Plain links' );
} );

test( 'without JavaScript the months, today and the legend are links that keep the filter', async ( { calendar, page } ) => {
	await calendar.open( PAGE );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( page ).toHaveURL( /Special:EventCalendar/ );
	await expect( calendar.slot( 'A month later' ) ).toBeVisible();
	await calendar.root.locator( '.ext-eventcalendar-nav__link--previous' ).click();
	await expect( calendar.slot( 'Plain links' ) ).toBeVisible();
	await calendar.root.locator( '.ext-eventcalendar-legend a', { hasText: 'Workshop' } ).click();
	await expect( calendar.slot( 'Plain links' ) ).toHaveCount( 0 );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--today' ).click();
	await expect( calendar.root.locator( '[aria-current="date"]' ) ).toHaveCount( 1 );
} );

test( 'the other views are drawn without JavaScript too', async ( { calendar, page, wiki } ) => {
	await wiki.save( 'Journey agenda', `<eventcalendar view="agenda" date="${ MONTH }-01" topics="${ TOPIC }"/>` );
	await calendar.open( 'Journey agenda' );
	await expect( page.locator( '.ext-eventcalendar-agenda' ) ).toContainText( 'Plain links' );
	await wiki.save( 'Journey week', `<eventcalendar view="week" date="${ MONTH }-10" topics="${ TOPIC }"/>` );
	await calendar.open( 'Journey week' );
	await expect( page.locator( '.ext-eventcalendar-week' ) ).toContainText( 'Plain links' );
} );
