import type { Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';

const DIGEST = '/index.php?title=Special:EventDigest';
const BOX = '.ext-eventcalendar-digest__box';

async function expectNothingToComplainOf( page: Page ): Promise<void> {
	expect( await findings( page, '#mw-content-text' ) ).toEqual( [] );
}

test.describe.configure( { mode: 'serial' } );

test( 'who is not logged in learns why to log in, and where the feeds are', async ( { page } ) => {
	await page.goto( `${ DIGEST }&topics=design` );
	const login = page.getByRole( 'link', { name: 'Log in to subscribe' } );
	expect( await login.getAttribute( 'href' ) ).toContain( 'returntoquery=topics%3Ddesign' );
	await page.getByRole( 'link', { name: /^Without an account/ } ).click();
	await expect( page.locator( '.ext-eventcalendar-subscription__what' ) ).toContainText( 'design' );
} );

test( 'a reader subscribes, changes, previews, and unsubscribes by the link of the mail', async ( { browser, wiki } ) => {
	test.slow();
	const reader = await browser.newContext( { storageState: await wiki.session() } );
	const page = await reader.newPage();
	await page.goto( DIGEST );
	const end = page.getByRole( 'button', { name: 'Unsubscribe' } );
	if ( await end.isVisible() ) {
		// What an earlier run left behind
		await end.click();
		await page.goto( DIGEST );
	}

	await page.locator( BOX ).getByRole( 'button', { name: 'Subscribe' } ).click();
	await expect( page.getByText( 'You get the digest from now on.' ) ).toBeVisible();
	await expect( page.locator( BOX ) ).toContainText( 'All events of' );
	await expectNothingToComplainOf( page );

	await page.getByRole( 'checkbox', { name: 'javascript' } ).check();
	await page.getByLabel( 'Other topics' ).fill( 'owls, Bees' );
	await page.getByLabel( 'Time zone' ).selectOption( 'Asia/Tokyo' );
	await page.getByRole( 'radio', { name: 'On your talk page' } ).check();
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.getByText( 'Your choice is saved.' ) ).toBeVisible();
	await expect( page.locator( BOX ) ).toContainText( /bees.*javascript.*owls/ );
	await expect( page.locator( BOX ) ).toContainText( 'Asia/Tokyo' );
	await expect( page.getByLabel( 'Other topics' ) ).toHaveValue( 'bees, owls' );

	// Everything again, so that there is something to tell
	await page.getByRole( 'checkbox', { name: 'javascript' } ).uncheck();
	await page.getByLabel( 'Other topics' ).fill( '' );
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await page.getByRole( 'link', { name: 'Preview my next digest' } ).click();
	const mail = page.frameLocator( 'iframe' );
	await expect( mail.getByRole( 'heading', { level: 1 } ) ).toContainText( 'Upcoming events on' );
	await expectNothingToComplainOf( page );
	const html = await page.locator( 'iframe' ).getAttribute( 'srcdoc' ) ?? '';
	const alone = await reader.newPage();
	await alone.setContent( html );
	await expect( alone.getByRole( 'heading', { level: 1 } ) ).toBeVisible();
	// Landmarks are the mail program's.
	expect( ( await findings( alone, 'body' ) ).filter( ( finding ) => !finding.startsWith( 'region:' ) ) ).toEqual( [] );
	await alone.close();
	const link = await mail.getByRole( 'link', { name: 'Unsubscribe' } ).getAttribute( 'href' ) ?? '';
	await expect( page.locator( 'pre' ) ).toContainText( link );

	// Somebody without cookies
	const stranger = await browser.newContext();
	const other = await stranger.newPage();
	expect( ( await stranger.request.head( link ) ).status() ).toBe( 200 );
	const answer = await other.goto( link );
	expect( answer?.headers()[ 'referrer-policy' ] ).toBe( 'no-referrer' );
	expect( answer?.headers()[ 'x-frame-options' ] ).toBe( 'DENY' );
	await expect( other.getByText( 'Do you want to get no digest' ) ).toBeVisible();
	await expectNothingToComplainOf( other );
	await page.goto( DIGEST );
	await expect( page.getByRole( 'heading', { name: 'You get the digest' } ) ).toBeVisible();

	const wrong = await stranger.request.post( link.replace( /token=./, 'token=x' ), { form: { 'List-Unsubscribe': 'One-Click' } } );
	expect( await wrong.text() ).toContain( 'This link ends no subscription.' );
	const bare = await stranger.request.post( link, { form: { 'List-Unsubscribe': 'One-Click' } } );
	expect( bare.status() ).toBe( 200 );
	expect( await bare.text() ).toContain( 'You get no digest of events on' );
	await page.goto( DIGEST );
	await expect( page.getByRole( 'heading', { name: 'What you would get' } ) ).toBeVisible();
	await other.goto( link );
	await expect( other.getByText( 'This link ends no subscription.' ) ).toBeVisible();
	await stranger.close();
	await reader.close();
} );

test( 'a subscriber unsubscribes and takes it back', async ( { browser, wiki } ) => {
	test.slow();
	const reader = await browser.newContext( { storageState: await wiki.session(), javaScriptEnabled: false } );
	const page = await reader.newPage();
	await page.goto( `${ DIGEST }&topics=design|owls&zone=Asia/Kolkata` );
	await page.getByRole( 'button', { name: 'Subscribe to exactly this' } ).click();
	await expect( page.locator( BOX ) ).toContainText( 'design' );
	await page.goto( '/index.php?title=Special:Preferences' );
	await expect( page.locator( '#mw-prefsection-personal' ) ).toContainText( 'You get the digest.' );
	await page.goto( DIGEST );
	await page.getByRole( 'button', { name: 'Unsubscribe' } ).click();
	await expect( page.getByText( 'You get no digest any longer.' ) ).toBeVisible();
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( page.locator( BOX ) ).toContainText( /design.*owls/ );
	await expect( page.locator( BOX ) ).toContainText( 'Asia/Kolkata' );
	await page.getByRole( 'button', { name: 'Unsubscribe' } ).click();
	await reader.close();
} );
