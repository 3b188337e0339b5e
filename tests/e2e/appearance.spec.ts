import { test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const TOPIC = 'journey-appearance';
const PAGE = 'Journey appearance';

test.beforeAll( async ( { wiki } ) => {
	for ( const [ n, day ] of [ '03', '10', '10', '10', '10', '10', '24' ].entries() ) {
		await wiki.saveEvent( `Journey appearance ${ n }`, event( `A talk with a long title, number ${ n }`, `${ MONTH }-${ day }T1${ n }:00`, {
			topics: [ TOPIC ]
		} ) );
	}
	await wiki.saveEvent( 'Journey appearance rtl', event( { ar: 'ساعات مكتبية مفتوحة', en: 'Open office hours' }, `${ MONTH }-17T18:00`, {
		topics: [ TOPIC ], type: 'office-hours'
	} ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }"/>` );
} );

test.describe( 'a reader twelve hours away', () => {
	test.use( { timezoneId: 'Pacific/Auckland' } );

	test( 'sees the slots move to their own day without a layout shift', async ( { calendar, page } ) => {
		await page.addInitScript( () => {
			const shifts: number[] = [];
			Object.assign( window, { layoutShifts: shifts } );
			new PerformanceObserver( ( list ) => {
				for ( const entry of list.getEntries() ) {
					shifts.push( ( entry as unknown as { value: number } ).value );
				}
			} ).observe( { type: 'layout-shift', buffered: true } );
		} );
		await calendar.open( PAGE );
		await calendar.becomesReady();
		// 12:00 UTC of the tenth is past midnight in Auckland, at every time of year.
		await expect( calendar.day( `${ MONTH }-11` ).locator( '.ext-eventcalendar-slot' ).first() ).toBeVisible();
		const total = await page.evaluate( () => ( window as unknown as { layoutShifts: number[] } ).layoutShifts
			.reduce( ( sum, value ) => sum + value, 0 ) );
		expect( total ).toBeLessThanOrEqual( 0.01 );
	} );

	test( 'can switch to UTC', async ( { calendar } ) => {
		await calendar.openReady( PAGE );
		await expect( calendar.root ).toContainText( 'Auckland' );
		await calendar.root.locator( '.ext-eventcalendar-zone' ).selectOption( 'UTC' );
		await expect( calendar.day( `${ MONTH }-03` ).locator( '.ext-eventcalendar-slot' ) ).toContainText( '10:00' );
	} );
} );

test.describe( 'on a small screen', () => {
	test.use( { viewport: { width: 320, height: 640 } } );

	test( 'the month is dots over the list of a day, and the pop-up fills the screen', async ( { calendar, page } ) => {
		await calendar.openReady( PAGE, '&useskin=minerva' );
		const table = await calendar.root.locator( 'table' ).boundingBox();
		expect( ( table?.x ?? 0 ) + ( table?.width ?? 999 ) ).toBeLessThanOrEqual( 320 );
		const number = calendar.day( `${ MONTH }-03` ).locator( '.ext-eventcalendar-day__number' );
		const box = await number.boundingBox();
		expect( box?.height ).toBeGreaterThanOrEqual( 40 );
		expect( box?.width ).toBeGreaterThanOrEqual( 32 );
		await number.click();
		const list = calendar.root.locator( '.ext-eventcalendar-chosen' );
		await expect( list ).toContainText( 'number 0' );
		await calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-day__number' ).click();
		await expect( list.locator( '.ext-eventcalendar-slot' ) ).toHaveCount( 5 );
		await list.locator( '.ext-eventcalendar-slot' ).first().click();
		await expect( calendar.popup ).toBeVisible();
		const popup = await calendar.popup.boundingBox();
		expect( [ popup?.x, popup?.y, popup?.width, popup?.height ] ).toEqual( [ 0, 0, 320, 640 ] );
		expect( await page.evaluate( () => document.documentElement.scrollWidth ) ).toBeLessThanOrEqual( 320 );
	} );

	test( 'without scripts a day leads to its list', async ( { browser } ) => {
		const context = await browser.newContext( { javaScriptEnabled: false, viewport: { width: 320, height: 640 } } );
		const page = await context.newPage();
		await page.goto( `/index.php?title=${ PAGE }` );
		await page.locator( `td[data-date="${ MONTH }-03"] .ext-eventcalendar-day__number` ).click();
		await expect( page ).toHaveURL( /Special:EventCalendar.*view=day/ );
		await expect( page.locator( '.ext-eventcalendar-slot' ) ).toContainText( 'number 0' );
		await context.close();
	} );
} );

test( 'in a right-to-left language the week runs from right to left and texts are the reader\'s', async ( { calendar } ) => {
	await calendar.openReady( PAGE, '&uselang=ar' );
	await expect( calendar.slot( 'ساعات مكتبية مفتوحة' ) ).toBeVisible();
	const days = calendar.root.locator( 'tbody tr' ).nth( 1 ).locator( 'td' );
	const first = await days.nth( 0 ).boundingBox();
	const last = await days.nth( 6 ).boundingBox();
	expect( first?.x ).toBeGreaterThan( last?.x ?? 0 );
} );

test.describe( 'at night', () => {
	test.use( { colorScheme: 'dark' } );

	test( 'slots take the night pair of their type', async ( { calendar, page } ) => {
		await calendar.openReady( PAGE );
		const colour = (): Promise<string> => calendar.slot( 'number 0' ).evaluate( ( slot ) => getComputedStyle( slot ).backgroundColor );
		const day = await colour();
		await page.evaluate( () => {
			document.documentElement.classList.remove( 'skin-theme-clientpref-day' );
			document.documentElement.classList.add( 'skin-theme-clientpref-os' );
		} );
		await expect.poll( colour ).not.toBe( day );
	} );
} );
