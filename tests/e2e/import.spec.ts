import { readFileSync } from 'node:fs';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';

const FORM = '/index.php?title=Special:ImportEvents';
const CORPUS = 'tests/fixtures/ics/google.ics';
const IMPORT = '.ext-eventcalendar-import';

/** The same file for each run, as somebody else's: what an earlier run imported is of no account. */
const run = Date.now().toString( 36 );
const google = readFileSync( CORPUS, 'utf8' ).replaceAll( '4k2l8google', `e2e-${ run }` ).replaceAll( 'Open Tuesday', `Open ${ run }` );

test.use( { storageState: async ( { wiki }, use ) => use( await wiki.session() ) } );

test.describe.configure( { mode: 'serial' } );

test( 'a pasted file is previewed, imported, and then on the calendar', async ( { page, calendar } ) => {
	await page.goto( FORM );
	await page.getByLabel( 'Or paste its text' ).fill( google );
	await page.getByRole( 'button', { name: 'Preview' } ).click();
	await expect( page.locator( IMPORT ) ).toContainText( 'New: 1, changed: 0, unchanged: 0, skipped: 0. Nothing has been written yet.' );
	await expect( page.getByRole( 'row', { name: `Open ${ run }` } ) ).toContainText( `EventCalendar:Open ${ run }` );

	await page.getByRole( 'button', { name: 'Import' } ).click();
	await expect( page.locator( '#firstHeading' ) ).toHaveText( 'Import events: done' );
	await expect( page.locator( IMPORT ) ).toContainText( 'New: 1, changed: 0, unchanged: 0, not imported: 0.' );
	await page.getByRole( 'link', { name: 'your edits by imports' } ).click();
	await expect( page.locator( '.mw-contributions-list' ) ).toContainText( `EventCalendar:Open ${ run }` );

	await calendar.open( 'Special:EventCalendar', '&date=2026-03' );
	await expect( calendar.slot( `Open ${ run }` ).first() ).toBeVisible();
	await expect( calendar.day( '2026-03-25' ).locator( '.ext-eventcalendar-slot', { hasText: 'Open Wednesday (moved)' } ).last() ).toBeAttached();
} );

test( 'a second time there is nothing to import', async ( { page } ) => {
	await page.goto( FORM );
	await page.getByLabel( 'Or paste its text' ).fill( google );
	await page.getByRole( 'button', { name: 'Preview' } ).click();
	await expect( page.locator( IMPORT ) ).toContainText( 'unchanged: 1, skipped: 0. There is nothing to import.' );
	await expect( page.getByRole( 'button', { name: 'Import' } ) ).toHaveCount( 0 );
	await page.getByText( 'Unchanged (1)' ).click();
	await expect( page.getByRole( 'link', { name: `EventCalendar:Open ${ run }` } ) ).toBeVisible();
} );

test( 'a file does as well, and what changed is told by field', async ( { page } ) => {
	await page.goto( FORM );
	await page.getByLabel( 'File' ).setInputFiles( {
		name: 'calendar.ics', mimeType: 'text/calendar', buffer: Buffer.from( google.replace( 'Main Street 5', 'Side Street 6' ) )
	} );
	await page.getByRole( 'button', { name: 'Preview' } ).click();
	await expect( page.locator( IMPORT ) ).toContainText( 'changed: 1' );
	await expect( page.locator( `${ IMPORT } td code` ) ).toHaveText( [ 'participation' ] );
} );

test( 'what is no calendar gives the form again, with the reason', async ( { page } ) => {
	await page.goto( FORM );
	await page.getByLabel( 'Or paste its text' ).fill( '<script>alert(1)</script>' );
	await page.getByRole( 'button', { name: 'Preview' } ).click();
	await expect( page.locator( '.cdx-message--error' ) ).toBeVisible();
	await expect( page.getByLabel( 'Or paste its text' ) ).toHaveValue( '<script>alert(1)</script>' );
} );

test( 'everything can be done by keyboard', async ( { page } ) => {
	await page.goto( FORM );
	await page.getByLabel( 'Or paste its text' ).focus();
	await page.keyboard.insertText( google.replaceAll( `e2e-${ run }`, `keys-${ run }` ).replaceAll( `Open ${ run }`, `Keys ${ run }` ) );
	for ( let tabs = 0; tabs < 12; tabs++ ) {
		await page.keyboard.press( 'Tab' );
		if ( await page.getByRole( 'button', { name: 'Preview' } ).evaluate( ( button ) => button === document.activeElement ) ) {
			break;
		}
	}
	await page.keyboard.press( 'Enter' );
	await page.getByRole( 'button', { name: 'Import' } ).focus();
	await page.keyboard.press( 'Enter' );
	await expect( page.locator( '#firstHeading' ) ).toHaveText( 'Import events: done' );
} );

for ( const look of [ 'useskin=vector-2022', 'useskin=vector-2022&uselang=ar', 'useskin=minerva' ] ) {
	test( `axe finds nothing in the form and the preview: ${ look }`, async ( { page } ) => {
		await page.goto( `${ FORM }&${ look }` );
		expect( await findings( page, '#ext-eventcalendar-import' ) ).toEqual( [] );
		await page.locator( '#ext-eventcalendar-import textarea' ).fill( google.replaceAll( `e2e-${ run }`, `axe-${ run }` ) );
		await page.locator( '#ext-eventcalendar-import' ).evaluate( ( form, parameters ) => {
			for ( const [ name, value ] of new URLSearchParams( parameters ) ) {
				form.append( Object.assign( document.createElement( 'input' ), { type: 'hidden', name, value } ) );
			}
		}, look );
		await page.locator( '#ext-eventcalendar-import button[type="submit"]' ).click();
		await expect( page.locator( `${ IMPORT }__table` ) ).toBeVisible();
		await expect( page.locator( 'html' ) ).toHaveAttribute( 'dir', look.includes( 'uselang=ar' ) ? 'rtl' : 'ltr' );
		expect( await findings( page, IMPORT ) ).toEqual( [] );
	} );
}

test.describe( 'on a phone', () => {
	test.use( { viewport: { width: 320, height: 640 } } );

	test( 'nothing sticks out', async ( { page } ) => {
		const width = async (): Promise<number> => page.evaluate( () => document.documentElement.scrollWidth );
		await page.goto( FORM );
		expect( await width() ).toBe( 320 );
		await page.getByLabel( 'Or paste its text' ).fill( google.replaceAll( `e2e-${ run }`, `x${ 'y'.repeat( 150 ) }` ) );
		await page.getByRole( 'button', { name: 'Preview' } ).click();
		await expect( page.locator( `${ IMPORT }__table` ) ).toBeVisible();
		// While the page loads, what the skin has above it may be wider.
		await expect.poll( width ).toBe( 320 );
	} );
} );

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test( 'it works all the same', async ( { page } ) => {
		await page.goto( FORM );
		await page.getByLabel( 'Or paste its text' ).fill( google.replaceAll( `e2e-${ run }`, `noscript-${ run }` ) );
		await page.getByRole( 'button', { name: 'Preview' } ).click();
		await page.getByRole( 'button', { name: 'Import' } ).click();
		await expect( page.locator( IMPORT ) ).toContainText( 'New: 1' );
	} );
} );
