import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-access';
const PAGE = 'Journey access';

test.beforeAll( async ( { wiki } ) => {
	const fields = { topics: [ TOPIC ] };
	await wiki.saveEvent( 'Journey access', event( 'For everybody', `${ MONTH }-10T18:00`, {
		...fields,
		summary: 'Readable by all.',
		recurrence: { rule: 'FREQ=WEEKLY;COUNT=3' },
		participation: [ { kind: 'chat', url: 'ircs://irc.libera.chat/wikimedia-tech', for: 'audience' } ]
	} ) );
	await wiki.saveEvent( 'Journey access cancelled', event( 'Not this time', `${ MONTH }-11T18:00`, { ...fields, status: 'cancelled', type: 'workshop' } ) );
	await wiki.saveEvent( 'Journey access proposed', event( 'Perhaps', `${ MONTH }-12T18:00`, { ...fields, status: 'proposed', type: 'irc-meeting' } ) );
	for ( let n = 1; n <= 6; n++ ) {
		await wiki.saveEvent( `Journey access busy ${ n }`, event( `Busy ${ n }`, `${ MONTH }-21T1${ n }:00`, fields ) );
	}
	for ( const view of [ 'month', 'week', 'agenda' ] ) {
		await wiki.save( `${ PAGE } ${ view }`, `<eventcalendar view="${ view }" date="${ MONTH }-10" topics="${ TOPIC }"/>` );
	}
	await wiki.save( `${ PAGE } error`, '<eventcalendar view="decade" zone="Mars/Olympus"/>' );
	await wiki.save( `${ PAGE } empty`, `<eventcalendar date="${ MONTH }" topics="journey-nothing-at-all"/>` );
} );

for ( const [ skin, night ] of [ [ 'vector-2022', false ], [ 'vector-2022', true ], [ 'minerva', false ], [ 'minerva', true ], [ 'timeless', false ], [ 'monobook', false ] ] as const ) {
	test( `axe finds nothing in the month and its pop-up: ${ skin }, ${ night ? 'night' : 'day' }`, async ( { calendar, page } ) => {
		await page.emulateMedia( { reducedMotion: 'reduce' } );
		await calendar.openReady( `${ PAGE } month`, `&useskin=${ skin }` + ( night ? '&vectornightmode=1&minervanightmode=1' : '' ) );
		expect( await findings( page ) ).toEqual( [] );
		await calendar.slot( 'For everybody' ).first().click();
		await expect( calendar.popup ).toBeVisible();
		expect( await findings( page ) ).toEqual( [] );
		await page.keyboard.press( 'Escape' );
		await calendar.day( `${ MONTH }-21` ).locator( '.ext-eventcalendar-day__more' ).click();
		await expect( page.getByRole( 'dialog' ) ).toBeVisible();
		expect( await findings( page, '[role=dialog]' ) ).toEqual( [] );
	} );
}

for ( const state of [ 'week', 'agenda', 'empty', 'error' ] ) {
	test( `axe finds nothing in the state: ${ state }`, async ( { page } ) => {
		await page.goto( `/index.php?title=${ PAGE } ${ state }` );
		await expect( page.locator( '.ext-eventcalendar, .ext-eventcalendar-error' ).first() ).toBeVisible();
		expect( await findings( page ) ).toEqual( [] );
	} );
}

test( 'axe finds nothing on the page of an event', async ( { page } ) => {
	await page.goto( '/index.php?title=EventCalendar:Journey_access' );
	await expect( page.locator( '.ext-eventcalendar-page' ) ).toBeVisible();
	expect( await findings( page ) ).toEqual( [] );
} );

test( 'axe finds nothing on the special page, also in a right-to-left language', async ( { calendar, page } ) => {
	await calendar.openReady( 'Special:EventCalendar', `&date=${ MONTH }` );
	expect( await findings( page ) ).toEqual( [] );
	await calendar.openReady( 'Special:EventCalendar', `&date=${ MONTH }&uselang=he` );
	expect( await findings( page ) ).toEqual( [] );
} );
