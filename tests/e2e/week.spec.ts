import type { Page } from '@playwright/test';
import { test, expect, type CalendarPage } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-week';
const PAGE = 'Journey week hours';

const DAY_MS = 864e5;

function dayAfter( date: string, days: number ): string {
	return new Date( Date.parse( date ) + days * DAY_MS ).toISOString().slice( 0, 10 );
}

/** A Wednesday: in the middle of its week, whichever day that begins with, and of its month */
const WEDNESDAY = dayAfter( `${ MONTH }-10`, ( 10 - new Date( `${ MONTH }-10` ).getUTCDay() ) % 7 );
const THURSDAY = dayAfter( WEDNESDAY, 1 );

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	const fields = { topics: [ TOPIC ] };
	await wiki.saveEvent( 'Journey week hackathon', {
		version: 1, title: 'Two whole days', type: 'hackathon', start: WEDNESDAY, end: THURSDAY, ...fields
	} );
	await wiki.saveEvent( 'Journey week long', event( 'The long one', `${ WEDNESDAY }T13:00`, { ...fields, duration: 'PT3H' } ) );
	await wiki.saveEvent( 'Journey week early', event( 'The early one', `${ WEDNESDAY }T13:30`, fields ) );
	await wiki.saveEvent( 'Journey week late', event( 'The late one', `${ WEDNESDAY }T15:00`, fields ) );
	await wiki.saveEvent( 'Journey week next', event( 'On the day after', `${ THURSDAY }T09:00`, fields ) );
	await wiki.saveEvent( 'Journey week later', event( 'A week later', `${ dayAfter( WEDNESDAY, 7 ) }T09:00`, fields ) );
	await wiki.save( PAGE, `<eventcalendar view="week" date="${ WEDNESDAY }" topics="${ TOPIC }" zone="UTC"/>` );
} );

type Box = Record<'x' | 'y' | 'width' | 'height', number>;

function meet( one: Box, other: Box ): boolean {
	// Edges may touch, and are not on whole pixels.
	const lapOver = ( a: number, aSize: number, b: number, bSize: number ): boolean =>
		Math.min( a + aSize, b + bSize ) - Math.max( a, b ) > 1;
	return lapOver( one.x, one.width, other.x, other.width ) && lapOver( one.y, one.height, other.y, other.height );
}

async function expectSideBySide( calendar: CalendarPage ): Promise<void> {
	const boxes: Box[] = [];
	for ( const title of [ 'The long one', 'The early one', 'The late one' ] ) {
		boxes.push( ( await calendar.slot( title ).boundingBox() )! );
	}
	const [ long, early, late ] = boxes;
	expect( [ meet( long, early ), meet( long, late ), meet( early, late ) ] ).toEqual( [ false, false, false ] );
	// As long as they last, and later ones lower.
	expect( long.height ).toBeGreaterThan( 2 * early.height );
	expect( early.y ).toBeGreaterThan( long.y );
	expect( late.y ).toBeGreaterThan( early.y );
}

test( 'events that last whole days are bars over the hours', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	const bars = calendar.root.locator( '[data-all-day] .ext-eventcalendar-slot' );
	await expect( bars.first() ).toContainText( 'Two whole days' );
	await expect( calendar.root.locator( `[data-all-day="${ THURSDAY }"] .ext-eventcalendar-slot` ) ).toHaveCount( 1 );
	await expect( calendar.root.locator( '.ext-eventcalendar-week__dates th' ) ).toHaveText( 'All day' );
	const bar = await bars.first().boundingBox();
	const hours = await calendar.slot( 'The long one' ).boundingBox();
	expect( bar!.y + bar!.height ).toBeLessThanOrEqual( hours!.y );
} );

test( 'events at the same time stand side by side, each at its hour', async ( { calendar } ) => {
	await calendar.openReady( PAGE );
	await expectSideBySide( calendar );
	await expect( calendar.slot( 'The long one' ) ).toContainText( '13:00' );
} );

test( 'a line tells what time it is, today and on no other day', async ( { calendar, page } ) => {
	await page.clock.setFixedTime( new Date( `${ WEDNESDAY }T12:00:00Z` ) );
	await calendar.openReady( PAGE );
	const line = calendar.root.locator( '.ext-eventcalendar-week__now' );
	await expect( line ).toHaveCount( 1 );
	const at = await line.boundingBox();
	const today = await calendar.day( WEDNESDAY ).boundingBox();
	// Noon is half way down.
	expect( Math.abs( at!.y + at!.height / 2 - today!.y - today!.height / 2 ) ).toBeLessThan( 4 );
	expect( Math.abs( at!.x - today!.x ) ).toBeLessThan( 12 );
	await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
	await expect( calendar.slot( 'A week later' ) ).toBeVisible();
	await expect( line ).toHaveCount( 0 );
} );

function focusedText( page: Page ): Promise<string> {
	return page.evaluate( () => document.activeElement?.textContent ?? '' );
}

test( 'the keyboard goes by event, by day and by week', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await calendar.slot( 'The long one' ).focus();
	for ( const [ key, title ] of [
		[ 'ArrowDown', 'The early one' ], [ 'ArrowDown', 'The late one' ], [ 'ArrowUp', 'The early one' ],
		[ 'ArrowRight', 'Two whole days' ], [ 'ArrowDown', 'On the day after' ]
	] ) {
		await page.keyboard.press( key );
		await expect.poll( () => focusedText( page ) ).toContain( title );
	}
	await page.keyboard.press( 'Enter' );
	await expect( calendar.popup ).toContainText( 'On the day after' );
	await page.keyboard.press( 'Escape' );
	await expect( calendar.slot( 'On the day after' ) ).toBeFocused();
	await page.keyboard.press( 'ArrowLeft' );
	await page.keyboard.press( 'PageDown' );
	await expect.poll( () => focusedText( page ) ).toContain( 'A week later' );
	await page.keyboard.press( 'PageUp' );
	await expect.poll( () => focusedText( page ) ).toContain( 'Two whole days' );
} );

test( 'the head of a day leads to the day', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await calendar.root.locator( '.ext-eventcalendar-week__day' ).filter( { hasText: String( +THURSDAY.slice( 8 ) ) } ).click();
	await expect( calendar.root ).toHaveAttribute( 'data-view', 'day' );
	await expect( page ).toHaveURL( ( { hash } ) => hash === `#view=day&date=${ THURSDAY }` );
	await expect( calendar.slot( 'On the day after' ) ).toBeVisible();
	await expect( calendar.slot( 'The long one' ) ).toHaveCount( 0 );
} );

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 360, height: 740 } } );

	test( 'the week is a list of the days that have events', async ( { calendar, page } ) => {
		await calendar.openReady( PAGE );
		await expect( calendar.root.locator( '.ext-eventcalendar-week__day:visible' ) )
			.toHaveText( [ `Wed ${ +WEDNESDAY.slice( 8 ) }`, `Thu ${ +THURSDAY.slice( 8 ) }` ] );
		const boxes = await calendar.root.locator( '.ext-eventcalendar-slot:visible' ).evaluateAll( ( slots ) =>
			slots.map( ( slot ) => slot.getBoundingClientRect().toJSON() as Box ) );
		expect( boxes.length ).toBeGreaterThanOrEqual( 5 );
		for ( const { width } of boxes ) {
			expect( width ).toBeGreaterThan( 200 );
		}
		expect( boxes.some( ( box, n ) => boxes.slice( n + 1 ).some( ( other ) => meet( box, other ) ) ) ).toBe( false );
		expect( await page.evaluate( () => document.documentElement.scrollWidth ) ).toBeLessThanOrEqual( 360 );
	} );
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'the week is drawn alike, and its links lead on', async ( { calendar, page } ) => {
		await calendar.open( PAGE );
		await expect( calendar.root.locator( `[data-all-day="${ WEDNESDAY }"] .ext-eventcalendar-slot` ) ).toContainText( 'Two whole days' );
		await expectSideBySide( calendar );
		await calendar.root.locator( '.ext-eventcalendar-nav__link--next' ).click();
		await expect( page ).toHaveURL( /Special:EventCalendar.*view=week/ );
		await expect( calendar.slot( 'A week later' ) ).toBeVisible();
		await calendar.root.locator( `.ext-eventcalendar-week__head a[href*="date=${ dayAfter( WEDNESDAY, 7 ) }"]` ).click();
		await expect( page ).toHaveURL( /view=day/ );
		await expect( calendar.slot( 'A week later' ) ).toBeVisible();
		await calendar.root.locator( '.ext-eventcalendar-views [data-view="agenda"]' ).click();
		await expect( calendar.root.locator( '.ext-eventcalendar-agenda' ) ).toContainText( 'A week later' );
	} );
} );
