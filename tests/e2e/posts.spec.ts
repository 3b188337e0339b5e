import type { BrowserContext, Locator, Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { event } from './support/wiki';

const POSTS = '/index.php?title=Special:EventPromotion/posts';
const NEWSLETTER = '/index.php?title=Special:EventPromotion/newsletter';

const run = Date.now().toString( 36 );
const TITLE = `Journey posts ${ run }`;
const CHANNEL = `toots-${ run }`;

/** Apart from what earlier runs left */
const TOPIC = `journey-posts-${ run }`;

let organiser: BrowserContext;
let page: Page;

/** Three days from now: within the lead days of the account, and within the fortnight of the newsletter */
function soon(): string {
	return new Date( Date.now() + 3 * 86400000 ).toISOString().slice( 0, 10 ) + 'T23:30';
}

function post( on: Page ): Locator {
	return on.locator( '.ext-eventcalendar-post', { hasText: TITLE } );
}

test.describe.configure( { mode: 'serial' } );

test.beforeAll( async ( { browser, wiki } ) => {
	organiser = await browser.newContext( { storageState: await wiki.session() } );
	page = await organiser.newPage();
	await wiki.setChannel( CHANNEL, {
		kind: 'social', network: 'mastodon', account: '@wiki@social.example', leadDays: 7, topics: [ TOPIC ]
	} );
	await wiki.saveEvent( TITLE, event( TITLE, soon(), { topics: [ TOPIC ], summary: 'What one learns.' } ) );
} );

test.afterAll( async ( { wiki } ) => {
	await wiki.setChannel( CHANNEL, null );
	await organiser.close();
} );

test( 'a draft is written, counted while it is, and kept', async () => {
	await page.goto( POSTS );
	await expect( post( page ) ).toBeVisible();
	const text = post( page ).getByLabel( 'Text', { exact: true } );
	await expect.poll( () => text.inputValue() ).toContain( `${ TITLE }\n` );
	await expect( text ).toHaveValue( /^.*\n.*23:30/ );
	await text.fill( 'Come along!' );
	await expect( post( page ).locator( '.ext-eventcalendar-post__length' ) ).toHaveText( '11 of 500 characters' );
	await post( page ).getByRole( 'button', { name: 'Save text and time' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toHaveText( 'The post has been changed.' );
	await expect( post( page ).getByLabel( 'Text', { exact: true } ) ).toHaveValue( 'Come along!' );
	await expect( post( page ).getByRole( 'link', { name: 'Share on Mastodon' } ) )
		.toHaveAttribute( 'href', 'https://social.example/share?text=Come%20along%21' );
} );

test( 'a post is moved to another time', async () => {
	const when = soon().slice( 0, 10 ) + 'T11:15';
	await post( page ).getByLabel( 'Time to post' ).fill( when );
	await post( page ).getByRole( 'button', { name: 'Save text and time' } ).click();
	await expect( post( page ).locator( 'time' ) ).toContainText( '11:15' );
} );

test( 'a text is copied', async () => {
	await organiser.grantPermissions( [ 'clipboard-read', 'clipboard-write' ] );
	await post( page ).getByRole( 'button', { name: 'Copy text' } ).click();
	await expect( post( page ).getByRole( 'button', { name: 'Copied' } ) ).toBeVisible();
	expect( await page.evaluate( () => navigator.clipboard.readText() ) ).toBe( 'Come along!' );
} );

test( 'a post is marked as posted, and that is undone', async () => {
	await post( page ).getByLabel( 'Address of the post' ).fill( 'https://social.example/@wiki/1' );
	await post( page ).getByRole( 'button', { name: 'Mark as posted' } ).click();
	await expect( post( page ).getByRole( 'link', { name: 'See the post' } ) )
		.toHaveAttribute( 'href', 'https://social.example/@wiki/1' );
	await post( page ).getByRole( 'button', { name: 'Undo' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toHaveText( 'That has been undone.' );
	await expect( post( page ).locator( '.ext-eventcalendar-post__state' ) ).toHaveText( 'skipped' );
} );

test( 'readers without JavaScript and without the right see all of it, and no forms', async ( { browser } ) => {
	const reader = await browser.newContext( { javaScriptEnabled: false } );
	const theirs = await reader.newPage();
	await theirs.goto( POSTS );
	await expect( post( theirs ) ).toBeVisible();
	await expect( theirs.locator( '.ext-eventcalendar-posts form' ) ).toHaveCount( 0 );
	await theirs.goto( NEWSLETTER );
	await expect.poll( () => theirs.locator( '#newsletter-text' ).inputValue() ).toContain( TITLE );
	await expect( theirs.getByRole( 'button', { name: 'Copy text' } ) ).toBeHidden();
	await reader.close();
} );

test( 'the coming days are copied for a newsletter', async () => {
	await page.goto( NEWSLETTER );
	await page.getByLabel( 'Language (code)' ).fill( 'de' );
	await page.getByRole( 'button', { name: 'Show' } ).click();
	await page.getByRole( 'button', { name: 'Copy text' } ).click();
	await expect( page.getByRole( 'button', { name: 'Copied' } ) ).toBeVisible();
	const copied = await page.evaluate( () => navigator.clipboard.readText() );
	expect( copied ).toContain( `${ TITLE }]. What one learns.` );
	await expect( page.locator( '.ext-eventcalendar-newsletter' ).getByRole( 'link', { name: TITLE } ) ).toBeVisible();
} );

test( 'everything can be read by everybody, and fits a phone', async () => {
	for ( const address of [ POSTS, NEWSLETTER ] ) {
		await page.goto( address );
		expect( await findings( page, '.ext-eventcalendar-posts' ) ).toEqual( [] );
		await page.setViewportSize( { width: 320, height: 640 } );
		const box = await page.locator( '.ext-eventcalendar-posts' ).last()
			.evaluate( ( element ) => element.scrollWidth - element.clientWidth );
		expect( box ).toBeLessThanOrEqual( 0 );
		await page.setViewportSize( { width: 1280, height: 720 } );
	}
} );
