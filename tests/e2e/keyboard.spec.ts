import { test, expect } from './support/fixtures';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

const TOPIC = 'journey-keyboard';
const PAGE = 'Journey keyboard';

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( 'Journey keyboard', event( 'Only keys', `${ MONTH }-10T18:00`, { topics: [ TOPIC ] } ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
} );

test.beforeEach( async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	// The grid is one stop of the Tab key.
	await calendar.root.locator( '.ext-eventcalendar-zone' ).focus();
	for ( let n = 0; n < 3; n++ ) {
		await page.keyboard.press( 'Tab' );
		if ( await page.evaluate( () => !!document.activeElement?.closest( 'td[data-date]' ) ) ) {
			return;
		}
	}
	throw new Error( 'Tab does not reach the grid' );
} );

function focusedDate(): string | null | undefined {
	return document.activeElement?.closest( 'td[data-date]' )?.getAttribute( 'data-date' );
}

test( 'arrows move by day and week, Home and End to the ends of the week', async ( { page } ) => {
	await page.keyboard.press( 'Home' );
	const monday = new Date( await page.evaluate( focusedDate ) + 'T00:00Z' );
	const after = ( days: number ): string => new Date( +monday + days * 864e5 ).toISOString().slice( 0, 10 );
	await page.keyboard.press( 'ArrowRight' );
	expect( await page.evaluate( focusedDate ) ).toBe( after( 1 ) );
	await page.keyboard.press( 'ArrowDown' );
	expect( await page.evaluate( focusedDate ) ).toBe( after( 8 ) );
	await page.keyboard.press( 'End' );
	expect( await page.evaluate( focusedDate ) ).toBe( after( 13 ) );
	await page.keyboard.press( 'ArrowUp' );
	expect( await page.evaluate( focusedDate ) ).toBe( after( 6 ) );
	await page.keyboard.press( 'ArrowLeft' );
	expect( await page.evaluate( focusedDate ) ).toBe( after( 5 ) );
} );

test( 'PageDown and PageUp move by month', async ( { page } ) => {
	await page.keyboard.press( 'PageDown' );
	await expect.poll( () => page.evaluate( focusedDate ) ).toContain( NEXT_MONTH );
	await page.keyboard.press( 'PageUp' );
	await expect.poll( () => page.evaluate( focusedDate ) ).toContain( MONTH );
} );

test( 'Enter opens an event, Escape closes it and gives the focus back', async ( { calendar, page } ) => {
	for ( let n = 0; n < 45 && await page.evaluate( focusedDate ) !== `${ MONTH }-10`; n++ ) {
		const date = await page.evaluate( focusedDate ) ?? '';
		await page.keyboard.press( date < `${ MONTH }-10` ? 'ArrowRight' : 'ArrowLeft' );
	}
	await page.keyboard.press( 'Enter' );
	await expect( calendar.popup ).toContainText( 'Only keys' );
	expect( await page.evaluate( () => !!document.activeElement?.closest( '[role=dialog]' ) ) ).toBe( true );
	await page.keyboard.press( 'Escape' );
	await expect( calendar.popup ).toHaveCount( 0 );
	expect( await page.evaluate( focusedDate ) ).toBe( `${ MONTH }-10` );
} );
