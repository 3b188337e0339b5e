import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event, type Wiki } from './support/wiki';

const FORM = '#ext-eventcalendar-follow-up';

/** Events of each run have names of their own. */
const run = Date.now().toString( 36 );

/** Over since yesterday, at noon */
const ended = new Date( Date.now() - 86400000 ).toISOString().slice( 0, 10 );
const [ year, month ] = ended.split( '-' );

/** Weekly, of which last week's and yesterday's are over */
const weekAgo = new Date( Date.now() - 8 * 86400000 ).toISOString().slice( 0, 10 );

test.use( { storageState: async ( { wiki }, use ) => use( await wiki.session() ) } );

async function formOf( wiki: Wiki, name: string, fields = {} ): Promise<string> {
	const id = await wiki.saveEvent( name, event( name, `${ ended }T10:00`, fields ) );
	return `/index.php?title=Special:EventFollowUp/${ id }`;
}

test( 'from the page of an event that is over to its outcome in the pop-up', async ( { page, wiki, calendar } ) => {
	const name = `Over ${ run }`;
	await formOf( wiki, name );
	await page.goto( `/index.php?title=EventCalendar:${ name }` );
	await page.getByText( 'For organisers and presenters' ).click();
	await page.getByRole( 'link', { name: /^Say what came out of it/ } ).click();

	await page.getByLabel( 'Address of the recording' ).fill( 'https://example.org/recording' );
	await page.getByLabel( 'How many people took part?' ).fill( '23' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'Saved. Thank you!' );

	await page.getByRole( 'link', { name: 'To the page of the event' } ).click();
	await expect( page.locator( '.ext-eventcalendar-page__outcome' ) ).toContainText( '23 people took part' );

	await calendar.openReady( 'Special:EventCalendar', `&date=${ year }-${ month }&search=${ run }` );
	await calendar.slot( name ).first().click();
	await expect( calendar.popup.getByRole( 'link', { name: 'Recording' } ) ).toHaveAttribute( 'href', 'https://example.org/recording' );
} );

test( 'a date of a series gets an outcome of its own', async ( { page, wiki } ) => {
	const name = `Weekly ${ run }`;
	await wiki.saveEvent( name, event( name, `${ weekAgo }T10:00`, { recurrence: { rule: 'FREQ=WEEKLY' } } ) );
	await page.goto( `/index.php?title=EventCalendar:${ name }` );
	await page.getByText( 'For organisers and presenters' ).click();
	const open = page.locator( '.ext-eventcalendar-page__open' ).getByRole( 'link' );
	await expect( open ).toHaveCount( 2 );
	await open.last().click();
	await page.getByLabel( 'Address of the notes' ).fill( 'https://example.org/notes' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await page.getByRole( 'link', { name: 'To the page of the event' } ).click();
	await page.getByText( 'For organisers and presenters' ).click();
	await expect( open ).toHaveCount( 1 );
	await expect( page.getByRole( 'link', { name: 'Notes', exact: true } ) ).toHaveAttribute( 'href', 'https://example.org/notes' );
} );

test( 'what is wrong is said at its field, and nothing is lost', async ( { page, wiki } ) => {
	await page.goto( await formOf( wiki, `Wrong ${ run }` ) );
	await page.getByLabel( 'Address of the slides' ).fill( 'javascript:alert(1)' );
	await page.getByLabel( 'Address of the notes' ).fill( 'https://example.org/notes' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	const field = page.locator( `${ FORM } .cdx-field`, { has: page.getByLabel( 'Address of the slides' ) } );
	await expect( field.locator( '.cdx-message--error' ) ).toBeVisible();
	await expect( page.getByLabel( 'Address of the slides' ) ).toHaveValue( 'javascript:alert(1)' );
	await expect( page.getByLabel( 'Address of the notes' ) ).toHaveValue( 'https://example.org/notes' );
} );

test( 'what somebody else wrote meanwhile is shown before it is replaced', async ( { page, wiki } ) => {
	const name = `Meanwhile ${ run }`;
	await page.goto( await formOf( wiki, name ) );
	await page.getByLabel( 'Address of the notes' ).fill( 'https://example.org/mine' );
	await wiki.saveEvent( name, event( name, `${ ended }T10:00`, { outcome: { notes: 'https://example.org/theirs' } } ) );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.locator( `${ FORM } .cdx-message--error, .cdx-message--error` ).first() ).toContainText( 'https://example.org/theirs' );
	await expect( page.getByLabel( 'Address of the notes' ) ).toHaveValue( 'https://example.org/mine' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toBeVisible();
} );

for ( const look of [ 'useskin=vector-2022', 'useskin=vector-2022&uselang=ar', 'useskin=minerva' ] ) {
	test( `axe finds nothing in the form: ${ look }`, async ( { page, wiki } ) => {
		await page.goto( `${ await formOf( wiki, `Axe ${ run }` ) }&${ look }` );
		await expect( page.locator( FORM ) ).toBeVisible();
		expect( await findings( page, FORM ) ).toEqual( [] );
		expect( await findings( page, '.ext-eventcalendar-follow-up' ) ).toEqual( [] );
	} );
}

test.describe( 'on a phone, without JavaScript', () => {
	test.use( { javaScriptEnabled: false, viewport: { width: 320, height: 640 } } );

	test( 'it works, and nothing sticks out', async ( { page, wiki } ) => {
		await page.goto( `${ await formOf( wiki, `Phone ${ run }` ) }&useskin=minerva` );
		expect( ( await page.locator( FORM ).boundingBox() )?.width ).toBeLessThanOrEqual( 320 );
		await page.getByLabel( 'Address of the recording' ).fill( 'https://example.org/recording' );
		await page.getByRole( 'button', { name: 'Save' } ).click();
		await expect( page.locator( '.cdx-message--success' ) ).toBeVisible();
	} );
} );
