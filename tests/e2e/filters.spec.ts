import type { Locator, Page } from '@playwright/test';
import { test, expect, type CalendarPage } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPICS = [ 'journey-filters-left', 'journey-filters-right' ];
const PAGE = 'Journey filters';
const FIXED_PAGE = 'Journey filters fixed';
const [ LEFT, RIGHT ] = TOPICS;

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey filters talk', event( 'Résumé of the year', `${ MONTH }-06T18:00`, {
		topics: [ LEFT ], audience: [ 'journey-developers' ], languages: [ 'en' ]
	} ) );
	await wiki.saveEvent( 'Journey filters workshop', event( { en: 'First edits', hi: 'संपादन कार्यशाला' }, `${ MONTH }-07T18:00`, {
		type: 'workshop', topics: [ RIGHT ], audience: [ 'journey-newcomers' ], languages: [ 'hi' ], status: 'proposed'
	} ) );
	await wiki.saveEvent( 'Journey filters hours', event( { en: 'Open office', ar: 'ساعات مكتبية مفتوحة' }, `${ MONTH }-08T18:00`, {
		type: 'office-hours', topics: [ RIGHT ], audience: [ 'journey-newcomers' ], languages: [ 'ar', 'en' ],
		outcome: { recording: 'https://video.example.org/hours' }
	} ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPICS.join() }"/>` );
	await wiki.save( FIXED_PAGE, `<eventcalendar date="${ MONTH }" types="workshop,office-hours" topics="${ TOPICS.join() }"/>` );
} );

async function expectShown( { root }: CalendarPage, ...titles: string[] ): Promise<void> {
	const slots = root.locator( '.ext-eventcalendar-slot' );
	await expect( slots ).toHaveCount( titles.length );
	await expect( slots ).toContainText( titles );
}

function legend( { root }: CalendarPage, type: string ): Locator {
	return root.locator( '.ext-eventcalendar-legend a', { hasText: type } );
}

async function openPanel( { root }: CalendarPage ): Promise<Locator> {
	await root.getByRole( 'button', { name: 'Filters' } ).click();
	return root.getByRole( 'group', { name: 'Filter events' } );
}

/** What the link for subscribing is about */
async function subscribedTo( { root }: CalendarPage ): Promise<Record<string, string>> {
	const href = await root.locator( '> .ext-eventcalendar-subscribe' ).getAttribute( 'href' );
	return Object.fromEntries( new URL( href!, 'http://wiki.test' ).searchParams );
}

function search( page: Page ): Locator {
	return page.getByRole( 'searchbox', { name: 'Search events' } );
}

test( 'the legend tells how many events each type has, and shows only those of the types pressed', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	await expectShown( calendar, 'Résumé', 'First edits', 'Open office' );
	await expect( legend( calendar, 'Workshop' ).locator( '.ext-eventcalendar-count' ) ).toHaveText( '1' );
	await expect( legend( calendar, 'Hackathon' ).locator( '.ext-eventcalendar-count' ) ).toHaveText( '0' );
	await legend( calendar, 'Workshop' ).click();
	await expectShown( calendar, 'First edits' );
	await expect( legend( calendar, 'Workshop' ) ).toHaveAttribute( 'aria-current', 'true' );
	await legend( calendar, 'Tech talk' ).click();
	await expectShown( calendar, 'Résumé', 'First edits' );
	await legend( calendar, 'Workshop' ).click();
	await legend( calendar, 'Tech talk' ).click();
	await expectShown( calendar, 'Résumé', 'First edits', 'Open office' );
} );

test( 'the panel narrows by topic, audience, language, status and recording, and tells what each would leave', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	const panel = await openPanel( calendar );
	for ( const [ group, option, count, ...titles ] of [
		[ 'Topics', LEFT, '1', 'Résumé' ],
		[ 'For', 'journey-newcomers', '2', 'First edits', 'Open office' ],
		[ 'Languages', 'English', '2', 'Résumé', 'Open office' ],
		[ 'Status', 'Proposed', '1', 'First edits' ],
		[ null, 'With a recording', '1', 'Open office' ]
	] as const ) {
		const button = ( group ? panel.getByRole( 'group', { name: group, exact: true } ) : panel ).getByRole( 'button', { name: option } );
		await expect( button.locator( '.ext-eventcalendar-count' ) ).toHaveText( count );
		await button.click();
		await expect( button ).toHaveAttribute( 'aria-pressed', 'true' );
		await expectShown( calendar, ...titles );
		await expect( calendar.root.getByRole( 'button', { name: 'Filters (1)' } ) ).toBeVisible();
		await panel.getByRole( 'button', { name: 'Clear filters' } ).click();
		await expectShown( calendar, 'Résumé', 'First edits', 'Open office' );
	}
} );

test( 'choices of several kinds narrow together', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	const panel = await openPanel( calendar );
	await panel.getByRole( 'button', { name: RIGHT } ).click();
	await panel.getByRole( 'button', { name: 'English' } ).click();
	await expectShown( calendar, 'Open office' );
	// What one more choice would leave is told before it is made.
	await expect( panel.getByRole( 'button', { name: 'Proposed' } ).locator( '.ext-eventcalendar-count' ) ).toHaveText( '0' );
} );

for ( const [ words, title, way ] of [
	[ 'resume', 'Résumé', 'without its accents' ],
	[ 'RÉSUMÉ', 'Résumé', 'in capitals' ],
	[ 'कार्यशाला', 'First edits', 'in Hindi' ],
	[ 'ساعات', 'Open office', 'in Arabic' ]
] ) {
	test( `a search finds a word ${ way }`, async ( { calendar, page } ) => {
		await calendar.openReady( PAGE );
		await search( page ).fill( words );
		await expectShown( calendar, title );
	} );
}

test( 'a search that finds nothing says so and can be taken back', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await search( page ).fill( 'xylophone' );
	const empty = calendar.root.locator( '.ext-eventcalendar-empty' );
	await expect( empty ).toContainText( 'No events here match your search and filters.' );
	await empty.getByRole( 'button', { name: 'Clear filters' } ).click();
	await expectShown( calendar, 'Résumé', 'First edits', 'Open office' );
	await expect( search( page ) ).toHaveValue( '' );
} );

test( 'a calendar of fixed types offers only these', async ( { calendar } ) => {
	await calendar.openReady( FIXED_PAGE );
	await expectShown( calendar, 'First edits', 'Open office' );
	await expect( calendar.root.locator( '.ext-eventcalendar-legend a' ) ).toHaveText( [ /Workshop/, /Office hours/ ] );
	await legend( calendar, 'Workshop' ).click();
	await expectShown( calendar, 'First edits' );
	await legend( calendar, 'Workshop' ).click();
	expect( ( await subscribedTo( calendar ) ).types ).toBe( 'workshop|office-hours' );
} );

test( 'the special page keeps filters in its query', async ( { calendar, page } ) => {
	await calendar.openReady( 'Special:EventCalendar', `&date=${ MONTH }&topics=${ TOPICS.join( '|' ) }` );
	await legend( calendar, 'Office hours' ).click();
	await expect( page ).toHaveURL( /[?&]types=office-hours/ );
	await search( page ).fill( 'open' );
	await expect( page ).toHaveURL( /[?&]search=open/ );
	await page.reload();
	await calendar.becomesReady();
	await expectShown( calendar, 'Open office' );
	await expect( search( page ) ).toHaveValue( 'open' );
	await page.goBack();
	await page.goBack();
	await expectShown( calendar, 'Résumé', 'First edits', 'Open office' );
} );

test( 'any other page keeps filters in its fragment', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await ( await openPanel( calendar ) ).getByRole( 'button', { name: 'Proposed' } ).click();
	await expect( page ).toHaveURL( /#.*status=proposed/ );
	await page.reload();
	await calendar.becomesReady();
	await expectShown( calendar, 'First edits' );
} );

test( 'the link for subscribing follows the filter', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	await legend( calendar, 'Office hours' ).click();
	await expectShown( calendar, 'Open office' );
	expect( await subscribedTo( calendar ) ).toEqual( { types: 'office-hours', topics: TOPICS.join( '|' ) } );
} );
