import { test, expect } from './support/fixtures';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

const TOPIC = 'journey-month';
const PAGE = 'Journey month';

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	const fields = { topics: [ TOPIC ] };
	await wiki.saveEvent( 'Journey month talk', event( 'Caching for everybody', `${ MONTH }-10T18:00`, {
		...fields,
		summary: 'What to cache, and for how long.',
		speakers: [ { name: 'The caching team' } ],
		participation: [
			{ kind: 'stream', url: 'https://stream.example.org/caching', label: 'Stream', for: 'audience' },
			{ kind: 'video', url: 'https://video.example.org/backstage', label: 'Backstage', for: 'presenters' }
		]
	} ) );
	await wiki.saveEvent( 'Journey month hackathon', {
		version: 1, title: 'Spring hackathon', type: 'hackathon', start: `${ MONTH }-14`, end: `${ MONTH }-16`, ...fields
	} );
	await wiki.saveEvent( 'Journey month next', event( 'Office hours of next month', `${ NEXT_MONTH }-20T10:00`, fields ) );
	for ( let n = 1; n <= 6; n++ ) {
		await wiki.saveEvent( `Journey month busy ${ n }`, event( `Busy day ${ n }`, `${ MONTH }-21T1${ n }:00`, fields ) );
	}
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
} );

test( 'a reader sees the month with its coloured slots', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	const slot = calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-slot' );
	await expect( slot ).toContainText( '18:00' );
	await expect( slot ).toContainText( 'Caching for everybody' );
	await expect( slot ).not.toHaveCSS( 'background-color', 'rgba(0, 0, 0, 0)' );
} );

test( 'an event of several days has a slot on each of them', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	for ( const day of [ '14', '15', '16' ] ) {
		await expect( calendar.day( `${ MONTH }-${ day }` ).locator( '.ext-eventcalendar-slot' ) ).toHaveCount( 1 );
	}
	await expect( calendar.day( `${ MONTH }-17` ).locator( '.ext-eventcalendar-slot' ) ).toHaveCount( 0 );
} );

test( 'a click on a slot brings up all about the event, and only what is for the audience', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	await calendar.slot( 'Caching for everybody' ).click();
	await expect( calendar.popup ).toBeVisible();
	await expect( calendar.popup ).toHaveAttribute( 'role', 'dialog' );
	await expect( calendar.popup ).toContainText( 'Caching for everybody' );
	await expect( calendar.popup ).toContainText( 'Tech talk' );
	await expect( calendar.popup ).toContainText( 'What to cache, and for how long.' );
	await expect( calendar.popup ).toContainText( 'The caching team' );
	await expect( calendar.popup ).toContainText( '18:00' );
	await expect( calendar.popup.locator( 'a[href="https://stream.example.org/caching"]' ) ).toBeVisible();
	await expect( calendar.popup ).not.toContainText( 'Backstage' );
} );

test( 'a click outside closes the pop-up and the slot has the focus again', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	const slot = calendar.slot( 'Caching for everybody' );
	await slot.click();
	await expect( calendar.popup ).toBeVisible();
	await page.mouse.click( 3, 3 );
	await expect( calendar.popup ).toHaveCount( 0 );
	await expect( slot ).toBeFocused();
} );

test( 'the next month comes from the API, and the way back too', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	const before = await calendar.title.textContent();
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( calendar.slot( 'Office hours of next month' ) ).toBeVisible();
	await expect( calendar.title ).not.toHaveText( before ?? '' );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--previous' ).click();
	await expect( calendar.slot( 'Caching for everybody' ) ).toBeVisible();
	await expect( calendar.title ).toHaveText( before ?? '' );
} );

test( 'a day with more events than it has room for opens the whole list', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	const day = calendar.day( `${ MONTH }-21` );
	await expect( day.locator( '.ext-eventcalendar-slot' ) ).toHaveCount( 4 );
	await day.locator( '.ext-eventcalendar-day__more' ).click();
	await expect( page.getByRole( 'dialog' ) ).toContainText( 'Busy day 6' );
	await page.keyboard.press( 'Escape' );
	await expect( page.getByRole( 'dialog' ) ).toHaveCount( 0 );
} );

test( 'a link to an occurrence opens its pop-up at once', async ( { calendar, page, wiki } ) => {
	const id = await wiki.saveEvent( 'Journey month linked', event( 'Linked from elsewhere', `${ MONTH }-11T09:00`, {
		topics: [ TOPIC ]
	} ) );
	await page.goto( `/index.php?title=${ PAGE }#event=${ id }` );
	await expect( calendar.popup ).toContainText( 'Linked from elsewhere', { timeout: 15000 } );
} );

test( 'without a network the calendar says so, keeps what it shows, and tries again on request', async ( { calendar, page, context } ) => {
	await calendar.openReady( PAGE );
	// Past the neighbours that were fetched ahead.
	await context.setOffline( true );
	for ( let n = 0; n < 4; n++ ) {
		await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	}
	const alert = page.locator( '.ext-eventcalendar-error' );
	await expect( alert ).toBeVisible();
	await expect( calendar.root.locator( 'table' ) ).toBeVisible();
	await context.setOffline( false );
	await alert.getByRole( 'button' ).click();
	await expect( alert ).toHaveCount( 0 );
} );

test( 'several calendars on a page work side by side', async ( { page, wiki } ) => {
	await wiki.save( 'Journey several', [ MONTH, NEXT_MONTH ].map( ( month ) =>
		`<eventcalendar date="${ month }" topics="${ TOPIC }"/>` ).join( '\n\n' ) );
	await page.goto( '/index.php?title=Journey_several' );
	const roots = page.locator( '.ext-eventcalendar' );
	await expect( roots ).toHaveCount( 2 );
	await roots.nth( 1 ).scrollIntoViewIfNeeded();
	await expect( roots.nth( 1 ) ).toHaveAttribute( 'data-ready', /.*/, { timeout: 15000 } );
	await roots.nth( 1 ).locator( '.ext-eventcalendar-nav__link--previous' ).click();
	await expect( roots.nth( 1 ).locator( '.ext-eventcalendar-slot', { hasText: 'Caching for everybody' } ) ).toBeVisible();
	await expect( roots.nth( 0 ).locator( '.ext-eventcalendar-slot', { hasText: 'Caching for everybody' } ) ).toBeVisible();
} );

test( 'no request ever leaves the wiki', async ( { calendar, page, baseURL } ) => {
	const foreign: string[] = [];
	page.on( 'request', ( request ) => {
		if ( !request.url().startsWith( baseURL ?? '' ) && !request.url().startsWith( 'data:' ) ) {
			foreign.push( request.url() );
		}
	} );
	await calendar.openReady( PAGE );
	await calendar.slot( 'Caching for everybody' ).click();
	await expect( calendar.popup ).toBeVisible();
	expect( foreign ).toEqual( [] );
} );
