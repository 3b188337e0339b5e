import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event, type Wiki } from './support/wiki';

const PAGE = 'Journey interest';
const TITLE = 'Talk to be reminded of';
const TOPIC = 'journey-interest';
// Reminders are for what is to come, whenever this runs.
const next = new Date( Date.now() + 40 * 864e5 ).toISOString().slice( 0, 10 );

let reader: Promise<Wiki> | undefined;

/** Somebody who is reminded of nothing else */
function asReader( wiki: Wiki ): Promise<Wiki> {
	reader ??= wiki.asNewUser( `Journey reminded ${ Date.now().toString( 36 ) }` );
	return reader;
}

test.beforeAll( async ( { wiki } ) => {
	await wiki.saveEvent( PAGE, event( TITLE, `${ next }T18:00`, { topics: [ TOPIC ], type: 'tech-talk' } ) );
	await wiki.save( PAGE, `<eventcalendar date="${ next }" topics="${ TOPIC }"/>` );
} );

test.afterAll( async () => {
	await ( await reader )?.close();
} );

test( 'who is not logged in is led to log in, from the pop-up and from the event page', async ( { calendar, page } ) => {
	await calendar.openReady( PAGE );
	await calendar.slot( TITLE ).click();
	const link = page.getByRole( 'dialog' ).getByRole( 'link', { name: 'Log in to be reminded by the wiki' } );
	await expect( link ).toHaveAttribute( 'href', /Special:EventInterests\/add\?occurrence=\d+/ );
	expect( await findings( page, '.ext-eventcalendar-popup' ) ).toEqual( [] );
	await link.click();
	await expect( page.getByText( 'The wiki reminds those who are logged in.' ) ).toBeVisible();
	await expect( page.getByRole( 'main' ).getByRole( 'link', { name: 'Log in to be reminded by the wiki' } ) ).toBeVisible();
	await page.goto( `/index.php?title=EventCalendar:${ encodeURIComponent( PAGE ) }` );
	await expect( page.locator( '.ext-eventcalendar-page' ).getByRole( 'link', { name: 'Log in to be reminded by the wiki' } ) ).toBeVisible();
} );

test.describe( 'logged in', () => {
	test.use( { storageState: async ( { wiki }, use ) => use( await ( await asReader( wiki ) ).session() ) } );

	test.beforeEach( async ( { page } ) => {
		await page.goto( '/index.php?title=Special:EventInterests' );
		for ( const name of [ 'End all reminders', /^End the reminder/ ] ) {
			const button = page.getByRole( 'button', { name } ).first();
			if ( await button.count() ) {
				await button.click();
			}
		}
	} );

	test( 'one click in the pop-up asks for it, says what happens, and is undone by another', async ( { calendar, page } ) => {
		await calendar.openReady( PAGE );
		await calendar.slot( TITLE ).click();
		const button = calendar.popup.getByRole( 'button', { name: 'Remind me' } );
		await expect( button ).toHaveAttribute( 'aria-pressed', 'false' );
		await button.press( 'Enter' );
		await expect( calendar.popup ).toContainText( 'You will be reminded 24 hours and 15 minutes before' );
		await expect( button ).toHaveAttribute( 'aria-pressed', 'true' );
		expect( await findings( page, '.ext-eventcalendar-interest' ) ).toEqual( [] );
		await calendar.popup.getByRole( 'button', { name: 'Undo' } ).click();
		await expect( button ).toHaveAttribute( 'aria-pressed', 'false' );
		await expect( button ).toBeFocused();
		await expect( calendar.popup ).toContainText( 'You will not be reminded of it any more.' );
		await calendar.popup.getByRole( 'button', { name: 'More reminders' } ).click();
		const topic = calendar.popup.getByRole( 'button', { name: `All events about ${ TOPIC }` } );
		await topic.click();
		await expect( topic ).toHaveAttribute( 'aria-pressed', 'true' );
		await expect( calendar.popup.getByRole( 'button', { name: 'Undo' } ) ).toBeVisible();
		await page.goto( '/index.php?title=Special:EventInterests' );
		await expect( page.locator( '.ext-eventcalendar-interests li' ) ).toHaveText( [ new RegExp( `All events about ${ TOPIC }.*${ TITLE }` ) ] );
	} );

	test( 'what goes wrong is said, and the button shows how it is', async ( { calendar, page } ) => {
		await calendar.openReady( PAGE );
		await calendar.slot( TITLE ).click();
		const button = calendar.popup.getByRole( 'button', { name: 'Remind me' } );
		await button.waitFor();
		await page.route( /api\.php/, ( route ) => route.abort() );
		await button.click();
		await expect( calendar.popup.getByRole( 'alert' ) ).toHaveText( 'That did not work. Please try again later.' );
		await expect( button ).toHaveAttribute( 'aria-pressed', 'false' );
	} );

	test( 'the event page offers the same, and knows it the next time', async ( { page } ) => {
		const address = `/index.php?title=EventCalendar:${ encodeURIComponent( PAGE ) }`;
		await page.goto( address );
		const button = page.locator( '.ext-eventcalendar-page' ).getByRole( 'button', { name: 'Remind me' } );
		await button.click();
		await expect( page.locator( '.ext-eventcalendar-interest__status' ) ).toContainText( 'You will be reminded' );
		await page.goto( address );
		await expect( button ).toHaveAttribute( 'aria-pressed', 'true' );
		expect( await findings( page, '.ext-eventcalendar-page__tools' ) ).toEqual( [] );
	} );

	test.describe( 'without JavaScript', () => {
		test.use( { javaScriptEnabled: false } );

		test( 'the link on the event page leads to a form, and the list ends and undoes', async ( { page } ) => {
			await page.goto( `/index.php?title=EventCalendar:${ encodeURIComponent( PAGE ) }` );
			await page.locator( '.ext-eventcalendar-page' ).getByRole( 'link', { name: 'Remind me' } ).click();
			await page.getByRole( 'button', { name: 'Save' } ).click();
			await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'Your reminders are saved.' );
			await page.getByRole( 'button', { name: `End the reminder: ${ TITLE }` } ).click();
			await expect( page.locator( '.ext-eventcalendar-interests li' ) ).toHaveCount( 0 );
			await page.getByRole( 'button', { name: 'Undo' } ).click();
			await expect( page.locator( '.ext-eventcalendar-interests li' ) ).toHaveCount( 1 );
		} );
	} );

	test( 'the list and the form have no barriers, from right to left either', async ( { page, wiki } ) => {
		const id = await wiki.saveEvent( PAGE, event( TITLE, `${ next }T18:00`, { topics: [ TOPIC ], type: 'tech-talk' } ) );
		await page.goto( `/index.php?title=Special:EventInterests/add&occurrence=${ id }&uselang=ar` );
		expect( await findings( page, '#mw-content-text' ) ).toEqual( [] );
		await page.locator( '#mw-content-text button[type=submit]' ).click();
		expect( await findings( page, '#mw-content-text' ) ).toEqual( [] );
	} );

	test( 'another reminder is offered to who has one, and all end with one click and come back with another', async ( { page, wiki } ) => {
		for ( const [ name, topic ] of [ [ PAGE, TOPIC ], [ `${ PAGE } other`, `${ TOPIC }-other` ] ] ) {
			const id = await wiki.saveEvent( name, event( TITLE, `${ next }T18:00`, { topics: [ topic ], type: 'tech-talk' } ) );
			await page.goto( `/index.php?title=Special:EventInterests/add&occurrence=${ id }` );
			await page.getByRole( 'button', { name: 'Save' } ).click();
			await expect( page.locator( '.cdx-message--success' ) ).toBeVisible();
		}
		const reminders = page.locator( '.ext-eventcalendar-interests li' );
		await expect( reminders ).toHaveCount( 2 );
		await page.getByRole( 'button', { name: 'End all reminders' } ).click();
		await expect( reminders ).toHaveCount( 0 );
		await page.getByRole( 'button', { name: 'Undo' } ).click();
		await expect( reminders ).toHaveCount( 2 );
	} );
} );
