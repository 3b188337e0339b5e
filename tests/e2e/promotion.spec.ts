import type { BrowserContext, Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event } from './support/wiki';

const run = Date.now().toString( 36 );
const TITLE = `Journey promotion ${ run }`;
const PAGE = `Project:Journey pump ${ run }`;
const CHANNEL = `journey-${ run }`;
const DUE = `/index.php?title=Special:EventPromotion/due&channel=${ CHANNEL }`;

let promoter: BrowserContext;
let page: Page;

/** The work has to be done without JavaScript, on a phone. */
const PHONE = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };

test.describe.configure( { mode: 'serial' } );

test.beforeAll( async ( { browser, wiki } ) => {
	promoter = await browser.newContext( { ...PHONE, storageState: await wiki.session() } );
	page = await promoter.newPage();
	await wiki.setChannel( CHANNEL, {
		kind: 'page', page: PAGE, label: `Pump ${ run }`, leadDays: 30, topics: [ CHANNEL ], condition: 'Owls only'
	} );
	const start = new Date( Date.now() + 5 * 86400000 ).toISOString().slice( 0, 10 );
	await wiki.saveEvent( TITLE, event( `Owls ${ run }`, `${ start }T18:00`, { topics: [ CHANNEL ], summary: '{{Hoo}} ~~~~' } ) );
} );

test.afterAll( async ( { wiki } ) => {
	await wiki.setChannel( CHANNEL, null );
	await promoter.close();
} );

async function open( url: string ): Promise<void> {
	await page.goto( url );
	expect( await page.evaluate( 'document.documentElement.scrollWidth' ) ).toBeLessThanOrEqual( 320 );
}

test( 'what is due is seen as it will stand, and announced under its condition', async () => {
	await open( DUE );
	const entry = page.locator( '.ext-eventcalendar-due__event', { hasText: `Owls ${ run }` } );
	await expect( entry ).toContainText( 'due now' );
	await entry.getByRole( 'link', { name: 'Look and announce' } ).click();
	await expect( page.locator( '.ext-eventcalendar-due__preview' ) ).toContainText( '{{Hoo}} ~~~~' );
	await page.getByLabel( 'Owls only' ).check();
	await page.getByRole( 'button', { name: 'Announce now' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'It is announced.' );
	await open( `/index.php?title=${ encodeURIComponent( PAGE ) }` );
	await expect( page.locator( '#mw-content-text' ) ).toContainText( `Owls ${ run }` );
	await expect( page.locator( '#mw-content-text' ) ).toContainText( '{{Hoo}} ~~~~' );
} );

test( 'what was done can be seen, taken back, planned again and left out', async () => {
	await open( `/index.php?title=Special:EventPromotion/done&channel=${ CHANNEL }` );
	const row = page.locator( 'tbody tr' ).first();
	await expect( row ).toContainText( 'done' );
	await expect( row.getByRole( 'link', { name: 'Undo the edit' } ) ).toBeAttached();
	await row.getByRole( 'button', { name: 'Mark as taken back' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toBeVisible();
	await open( `/index.php?title=Special:EventPromotion/done&channel=${ CHANNEL }` );
	await page.getByRole( 'button', { name: 'Plan it again' } ).click();
	await open( DUE );
	await page.getByRole( 'link', { name: 'Look and announce' } ).first().click();
	await page.getByLabel( 'Why it is not to be announced there' ).fill( 'No <b>owls</b>' );
	await page.getByRole( 'button', { name: 'Leave it out' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'It is left out.' );
	await open( DUE );
	await expect( page.locator( '.ext-eventcalendar-due__event' ) ).toContainText( 'No <b>owls</b>' );
} );

test( 'axe-core finds nothing, in any direction', async ( { browser, wiki } ) => {
	const context = await browser.newContext( { storageState: await wiki.session() } );
	const other = await context.newPage();
	for ( const url of [ DUE, `${ DUE }&uselang=ar`, '/index.php?title=Special:EventPromotion/done' ] ) {
		await other.goto( url );
		expect( await findings( other, '.ext-eventcalendar-due' ) ).toEqual( [] );
	}
	await other.goto( DUE );
	await other.locator( '.ext-eventcalendar-due__actions a' ).first().click();
	expect( await findings( other, '.ext-eventcalendar-due' ) ).toEqual( [] );
	await context.close();
} );
