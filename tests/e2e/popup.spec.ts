import type { Locator, Page } from '@playwright/test';
import { test, expect, type CalendarPage } from './support/fixtures';
import { event, MONTH, NEXT_MONTH } from './support/wiki';

const TOPIC = 'journey-popup';
const NOW_TOPIC = 'journey-popup-now';
const DAILY_TOPIC = 'journey-popup-daily';
const PAGE = 'Journey popup';
const DAILY_PAGE = 'Journey popup daily';

const DAY_MS = 864e5;
const MINUTE_MS = 6e4;

let lectureId = 0;
let seriesId = 0;
let springId = 0;

/** The February that comes next: a series from its 20th on crosses the changes of clocks in New York and in Berlin. */
const SPRING = new Date().getUTCFullYear() + ( new Date().getUTCMonth() ? 1 : 0 );

test.use( { timezoneId: 'UTC' } );

test.beforeAll( async ( { wiki } ) => {
	lectureId = await wiki.saveEvent( 'Journey popup lecture', event( 'A lecture with everything', `${ MONTH }-10T18:00`, {
		topics: [ TOPIC ],
		timeZone: 'Asia/Tokyo',
		summary: 'What there is to know.',
		organizers: [ { name: 'The organising team' }, { user: 'Admin' } ],
		participation: [ { kind: 'video', url: 'https://video.example.org/lecture', label: 'Lecture hall' } ],
		outcome: { recording: 'https://video.example.org/recording' }
	} ) );
	seriesId = await wiki.saveEvent( 'Journey popup series', event( 'Three in a row', `${ NEXT_MONTH }-10T12:00`, {
		topics: [ TOPIC ], recurrence: { rule: 'FREQ=DAILY;COUNT=3' }
	} ) );
	springId = await wiki.saveEvent( 'Journey popup spring', event( 'Noon in New York', `${ SPRING }-02-20T12:00`, {
		topics: [ TOPIC ], timeZone: 'America/New_York', recurrence: { rule: 'FREQ=WEEKLY;COUNT=8' }
	} ) );
	// On every day that the month's table can have.
	const before = new Date( Date.parse( `${ MONTH }-01` ) - 7 * DAY_MS ).toISOString().slice( 0, 10 );
	await wiki.saveEvent( 'Journey popup daily', event( 'Every day', `${ before }T12:00`, {
		topics: [ DAILY_TOPIC ], summary: 'Day after day. '.repeat( 20 ).trim(), recurrence: { rule: 'FREQ=DAILY;COUNT=50' }
	} ) );
	await wiki.save( PAGE, `<eventcalendar date="${ MONTH }" topics="${ TOPIC }" zone="UTC"/>` );
	await wiki.save( DAILY_PAGE, `<eventcalendar date="${ MONTH }" topics="${ DAILY_TOPIC }"/>` );
} );

async function openLecture( calendar: CalendarPage ): Promise<Locator> {
	await calendar.openReady( PAGE );
	await calendar.slot( 'A lecture with everything' ).click();
	await expect( calendar.popup ).toContainText( 'A lecture with everything' );
	return calendar.popup;
}

/** Opens an event by the link to it, whether or not its day is on the page. */
async function openLinked( { page, popup }: CalendarPage, id: number, recurrenceId: string, title: string ): Promise<void> {
	await page.goto( `/index.php?title=${ PAGE }#event=${ id }:${ recurrenceId }` );
	await expect( popup ).toContainText( title, { timeout: 15000 } );
}

test.describe( 'on a desk', () => {
	test.use( { viewport: { width: 1000, height: 700 } } );

	test( 'it stands beside its slot and within the window, whichever corner that is in', async ( { calendar, page } ) => {
		await calendar.openReady( DAILY_PAGE );
		for ( const [ week, weekday ] of [ [ 'first', 'first' ], [ 'first', 'last' ], [ 'last', 'first' ], [ 'last', 'last' ] ] ) {
			const slot = calendar.root.locator( `tbody tr:${ week }-child td:${ weekday }-child .ext-eventcalendar-slot` );
			await slot.scrollIntoViewIfNeeded();
			await slot.click();
			await expect( calendar.popup ).toContainText( 'Day after day.' );
			await expect( calendar.popup.getByRole( 'button', { name: 'Next:' } ) ).toBeVisible();
			await expect.poll( async () => {
				const box = await calendar.popup.boundingBox();
				return !!box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1000 && box.y + box.height <= 700;
			} ).toBe( true );
			const at = await slot.boundingBox();
			const box = await calendar.popup.boundingBox();
			expect( box!.x ).toBeLessThanOrEqual( at!.x + at!.width );
			expect( box!.x + box!.width ).toBeGreaterThanOrEqual( at!.x );
			await page.keyboard.press( 'Escape' );
			await expect( calendar.popup ).toHaveCount( 0 );
		}
	} );
} );

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 390, height: 760 } } );

	test( 'it is the whole screen', async ( { calendar } ) => {
		await calendar.openReady( PAGE );
		await calendar.day( `${ MONTH }-10` ).locator( '.ext-eventcalendar-day__number' ).click();
		await calendar.root.locator( '.ext-eventcalendar-chosen .ext-eventcalendar-slot' ).first().click();
		await expect( calendar.popup ).toContainText( 'A lecture with everything' );
		await expect.poll( () => calendar.popup.boundingBox() ).toEqual( { x: 0, y: 0, width: 390, height: 760 } );
		await calendar.popup.getByRole( 'button', { name: 'Close' } ).click();
		await expect( calendar.popup ).toHaveCount( 0 );
	} );
} );

test( 'it says who organises, and links to the recording', async ( { calendar } ) => {
	const popup = await openLecture( calendar );
	await expect( popup ).toContainText( 'Organisers' );
	await expect( popup ).toContainText( 'The organising team' );
	await expect( popup.getByRole( 'link', { name: 'Admin' } ) ).toHaveAttribute( 'href', /User:Admin/ );
	await expect( popup.getByRole( 'link', { name: 'Recording' } ) ).toHaveAttribute( 'href', 'https://video.example.org/recording' );
} );

test( 'it tells the time on the reader\'s clock and on the event\'s', async ( { calendar } ) => {
	const times = ( await openLecture( calendar ) ).locator( '.ext-eventcalendar-popup__when' );
	await expect( times ).toHaveCount( 2 );
	await expect( times.nth( 0 ) ).toContainText( '09:00–10:00' );
	await expect( times.nth( 1 ) ).toContainText( '18:00–19:00' );
	await expect( times.nth( 1 ) ).toContainText( 'Asia/Tokyo' );
} );

test( 'it leads from one of a series to the one before and the one after', async ( { calendar } ) => {
	await openLinked( calendar, seriesId, `${ NEXT_MONTH }-11T12:00`, 'Three in a row' );
	const { popup } = calendar;
	const when = popup.locator( '.ext-eventcalendar-popup__when' ).first();
	await expect( when ).toContainText( ' 11 ' );
	await popup.locator( '.ext-eventcalendar-popup__next' ).click();
	await expect( when ).toContainText( ' 12 ' );
	await expect( popup.getByRole( 'button', { name: 'No later date' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
	await popup.locator( '.ext-eventcalendar-popup__previous' ).click();
	await expect( when ).toContainText( ' 11 ' );
	await popup.locator( '.ext-eventcalendar-popup__previous' ).click();
	await expect( when ).toContainText( ' 10 ' );
	await expect( popup.getByRole( 'button', { name: 'No earlier date' } ) ).toHaveAttribute( 'aria-disabled', 'true' );
} );

test( 'a link to an event of another month opens it, and an unknown one is said to be so', async ( { calendar, page } ) => {
	await openLinked( calendar, seriesId, `${ NEXT_MONTH }-10T12:00`, 'Three in a row' );
	await page.goto( 'about:blank' );
	await page.goto( `/index.php?title=${ PAGE }#event=999999999` );
	await expect( calendar.popup ).toContainText( 'This event cannot be found', { timeout: 15000 } );
} );

/** Waits for an event that was only just saved. */
async function openToday( { page, root, popup }: CalendarPage, title: string ): Promise<void> {
	const slot = root.locator( '.ext-eventcalendar-slot', { hasText: title } );
	await expect( async () => {
		await page.goto( `/index.php?title=Special:EventCalendar&view=agenda&topics=${ NOW_TOPIC }` );
		await expect( root ).toHaveAttribute( 'data-ready', /.*/, { timeout: 10000 } );
		await expect( slot.first() ).toBeVisible( { timeout: 1000 } );
	} ).toPass( { timeout: 30000 } );
	await slot.first().click();
	await expect( popup ).toContainText( title );
}

test( 'who opens an event that is on is told so and led to it', async ( { calendar, wiki } ) => {
	const minutesFromNow = ( minutes: number ): string =>
		new Date( Date.now() + minutes * MINUTE_MS ).toISOString().slice( 0, 16 );
	const fields = {
		topics: [ NOW_TOPIC ], participation: [ { kind: 'stream', url: 'https://stream.example.org/now', label: 'Main stage' } ]
	};
	await wiki.saveEvent( 'Journey popup now', event( 'On right now', minutesFromNow( -10 ), fields ) );
	await wiki.saveEvent( 'Journey popup soon', event( 'On before long', minutesFromNow( 45 ), fields ) );

	await openToday( calendar, 'On right now' );
	await expect( calendar.popup ).toContainText( 'Live now' );
	await expect( calendar.popup.getByRole( 'link', { name: /^Join: .?Main stage/ } ) )
		.toHaveAttribute( 'href', 'https://stream.example.org/now' );

	await openToday( calendar, 'On before long' );
	await expect( calendar.popup ).toContainText( /in 4\d minutes/ );
	await expect( calendar.popup.getByRole( 'link', { name: /^Join/ } ) ).toHaveCount( 0 );
} );

test( 'it goes into the reader\'s own calendar', async ( { calendar, page } ) => {
	const popup = await openLecture( calendar );
	const google = popup.getByRole( 'link', { name: 'Google Calendar' } );
	await expect( google ).toBeHidden();
	await popup.getByRole( 'button', { name: 'Add to your calendar' } ).click();
	const day = MONTH.replace( '-', '' ) + '10';

	const address = new URL( await google.getAttribute( 'href' ) ?? '' );
	expect( address.origin ).toBe( 'https://calendar.google.com' );
	expect( address.searchParams.get( 'text' ) ).toBe( 'A lecture with everything' );
	expect( address.searchParams.get( 'dates' ) ).toBe( `${ day }T090000Z/${ day }T100000Z` );

	const outlook = new URL( await popup.getByRole( 'link', { name: 'Outlook.com' } ).getAttribute( 'href' ) ?? '' );
	expect( outlook.origin ).toBe( 'https://outlook.live.com' );
	expect( outlook.searchParams.get( 'subject' ) ).toBe( 'A lecture with everything' );
	expect( outlook.searchParams.get( 'startdt' ) ).toBe( `${ MONTH }-10T09:00:00Z` );

	const file = await page.request.get( await popup.getByRole( 'link', { name: 'Calendar file' } ).getAttribute( 'href' ) ?? '' );
	expect( file.status() ).toBe( 200 );
	expect( await file.text() ).toContain( 'SUMMARY:A lecture with everything' );
	expect( await file.text() ).not.toContain( 'VALARM' );
	const reminder = await page.request.get( await popup.getByRole( 'link', { name: 'Remind me' } ).getAttribute( 'href' ) ?? '' );
	expect( await reminder.text() ).toContain( 'TRIGGER:-PT15M' );
} );

test.describe( 'with a clipboard', () => {
	test.use( { permissions: [ 'clipboard-read', 'clipboard-write' ] } );

	test( 'its link can be copied, and leads back to it', async ( { calendar, page } ) => {
		const popup = await openLecture( calendar );
		await popup.getByRole( 'button', { name: 'Copy link' } ).click();
		await expect( popup ).toContainText( 'Copied.' );
		const link = await page.evaluate( () => navigator.clipboard.readText() );
		expect( link ).toContain( `#event=${ lectureId }` );
		await page.goto( 'about:blank' );
		await page.goto( link );
		await expect( calendar.popup ).toContainText( 'A lecture with everything', { timeout: 15000 } );
	} );
} );

test.describe( 'a reader in Berlin', () => {
	test.use( { timezoneId: 'Europe/Berlin' } );

	test( 'is told when a series in New York comes at another hour', async ( { calendar } ) => {
		await openLinked( calendar, springId, `${ SPRING }-02-20T12:00`, 'Noon in New York' );
		// Clocks change on the second Sunday of March there, on the last one here.
		const firstWeekday = new Date( Date.UTC( SPRING, 2, 1 ) ).getUTCDay();
		const change = Date.UTC( SPRING, 2, 1 + ( 7 - firstWeekday ) % 7 + 7 );
		let day = Date.UTC( SPRING, 1, 20 );
		while ( day < change ) {
			day += 7 * DAY_MS;
		}
		await expect( calendar.popup.locator( '.ext-eventcalendar-popup__when' ).first() ).toContainText( '18:00' );
		await expect( calendar.popup ).toContainText( `From ${ new Date( day ).getUTCDate() } March ${ SPRING } an hour earlier for you.` );
	} );
} );

function hasFocus( page: Page ): Promise<boolean> {
	return page.evaluate( () => !!document.activeElement?.closest( '[role=dialog]' ) );
}

test( 'the focus goes round within it, and back to the slot at the end', async ( { calendar, page } ) => {
	const popup = await openLecture( calendar );
	const stops = await popup.locator( 'a:visible, button:visible' ).count();
	for ( let n = 0; n <= stops; n++ ) {
		await page.keyboard.press( 'Tab' );
		expect( await hasFocus( page ) ).toBe( true );
	}
	await popup.getByRole( 'button', { name: 'Close' } ).focus();
	await page.keyboard.press( 'Shift+Tab' );
	await expect( popup.getByRole( 'link', { name: 'Event page' } ) ).toBeFocused();
	await page.keyboard.press( 'Escape' );
	await expect( popup ).toHaveCount( 0 );
	await expect( calendar.slot( 'A lecture with everything' ) ).toBeFocused();
} );

test( 'the calendar goes by the zone of the event, by UTC, or by any other', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	const slot = calendar.slot( 'A lecture with everything' );
	const zones = calendar.root.locator( '.ext-eventcalendar-zone' );
	await expect( slot ).toContainText( '09:00' );
	await zones.selectOption( 'event' );
	await expect( slot ).toContainText( '18:00' );
	await expect( slot ).toHaveAttribute( 'title', /Asia\/Tokyo/ );
	await zones.selectOption( 'UTC' );
	await expect( slot ).toContainText( '09:00' );
	expect( await zones.locator( 'option' ).count() ).toBeLessThan( 10 );
	await zones.selectOption( { label: 'Other…' } );
	await expect( zones ).toHaveValue( 'UTC' );
	await expect.poll( () => zones.locator( 'option' ).count() ).toBeGreaterThan( 300 );
	await zones.selectOption( 'America/Caracas' );
	await expect( slot ).toContainText( '05:00' );
	// It is kept for the next visit.
	await page.reload();
	await calendar.becomesReady();
	await expect( zones ).toHaveValue( 'America/Caracas' );
	await expect( slot ).toContainText( '05:00' );
} );
