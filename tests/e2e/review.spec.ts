import type { BrowserContext, Locator, Page } from '@playwright/test';
import { findings } from './support/axe';
import { CalendarPage, test, expect } from './support/fixtures';
import { event, MONTH } from './support/wiki';

const QUEUE = '/index.php?title=Special:EventPromotion/review';
const ENTRY = '.ext-eventcalendar-review__entry';

/** The wiki under test is one that requires reviews to those who send this. */
const REVIEW = { extraHTTPHeaders: { 'X-EventCalendar-Review': '1' } };

const run = Date.now().toString( 36 );
const TITLE = `Journey review ${ run }`;

/** Apart from what earlier runs left on the same day */
const TOPIC = `journey-review-${ run }`;

let proposer: BrowserContext;
let reviewer: BrowserContext;

async function signUp( page: Page ): Promise<void> {
	await page.goto( '/index.php?title=Special:CreateAccount' );
	await page.locator( '#wpName2' ).fill( `Proposer ${ run }` );
	await page.locator( '#wpPassword2' ).fill( `secret-${ run }-phrase` );
	await page.locator( '#wpRetype' ).fill( `secret-${ run }-phrase` );
	await page.locator( '#wpCreateaccount' ).click();
	await expect( page.locator( '#pt-userpage, #pt-userpage-2' ).first() ).toBeAttached();
	// A busy server may answer the next request before it has stored the session of this one, which is then lost.
	await expect( async () => {
		await page.goto( '/index.php?title=Special:UserLogin' );
		if ( await page.locator( '#wpName1' ).isVisible() ) {
			await page.locator( '#wpName1' ).fill( `Proposer ${ run }` );
			await page.locator( '#wpPassword1' ).fill( `secret-${ run }-phrase` );
			await page.locator( '#wpLoginAttempt' ).click();
			await page.goto( '/index.php?title=Special:Version' );
		}
		await expect( page.locator( '#pt-userpage, #pt-userpage-2' ).first() ).toBeAttached( { timeout: 1000 } );
	} ).toPass( { timeout: 30000 } );
}

/** As who knows no better way: the text of the page */
async function write( page: Page, fields: Record<string, unknown> ): Promise<void> {
	await page.goto( `/index.php?title=EventCalendar:${ encodeURIComponent( TITLE ) }&action=edit` );
	await page.locator( '#wpTextbox1' ).fill( JSON.stringify( event( `Owls ${ run }`, `${ MONTH }-14T18:00`, { topics: [ TOPIC ], ...fields } ) ) );
	await page.locator( '#wpSave' ).click();
}

async function slot( context: BrowserContext, title = `Owls ${ run }` ): Promise<Locator> {
	const calendar = new CalendarPage( await context.newPage() );
	await calendar.open( 'Special:EventCalendar', `&date=${ MONTH }-14&topics=${ TOPIC }` );
	return calendar.slot( title ).first();
}

test.describe.configure( { mode: 'serial' } );

test.beforeAll( async ( { browser, wiki } ) => {
	proposer = await browser.newContext( REVIEW );
	reviewer = await browser.newContext( { ...REVIEW, storageState: await wiki.session() } );
	await signUp( await proposer.newPage() );
} );

test.afterAll( async () => {
	await proposer.close();
	await reviewer.close();
} );

test( 'somebody new can propose an event, and is told so when they try to confirm it', async () => {
	const page = await proposer.newPage();
	await write( page, { status: 'confirmed' } );
	await expect( page.locator( '.mw-message-box-error, .cdx-message--error' ).first() ).toContainText( 'set "status" to "proposed"' );

	await write( page, { status: 'proposed' } );
	await expect( page.locator( '.ext-eventcalendar-review-box' ) ).toContainText( 'nobody has reviewed it yet' );
	await expect( await slot( proposer ) ).toHaveClass( /ext-eventcalendar-slot--proposed/ );
} );

test( 'a reviewer asks about it in the queue, and the question is on the talk page', async () => {
	const page = await reviewer.newPage();
	await page.goto( QUEUE );
	const entry = page.locator( ENTRY, { hasText: `Owls ${ run }` } );
	await expect( entry ).toContainText( `Proposed by Proposer ${ run }` );
	await entry.getByRole( 'button', { name: 'Ask' } ).click();
	await expect( page.locator( '.cdx-message--error' ) ).toContainText( 'Write what you want to ask' );
	await entry.getByLabel( 'Question or reason' ).fill( 'Which owls?' );
	await entry.getByRole( 'button', { name: 'Ask' } ).click();
	await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'Your question' );
	await expect( entry ).toBeVisible();

	await page.goto( `/index.php?title=User_talk:${ encodeURIComponent( `Proposer ${ run }` ) }` );
	await expect( page.locator( '#mw-content-text' ) ).toContainText( 'Which owls?' );
} );

test( 'axe finds nothing in the queue, and it fits', async () => {
	for ( const [ look, width ] of [
		[ 'useskin=vector-2022', 1280 ], [ 'useskin=vector-2022&vectornightmode=1', 1280 ], [ 'useskin=minerva', 375 ],
		[ 'useskin=vector-2022&uselang=ar', 375 ]
	] as const ) {
		const page = await reviewer.newPage();
		await page.setViewportSize( { width, height: 800 } );
		await page.goto( `${ QUEUE }&${ look }` );
		await expect( page.locator( ENTRY ).first() ).toBeVisible();
		expect( await findings( page, '.ext-eventcalendar-review' ), look ).toEqual( [] );
		const box = ( await page.locator( ENTRY ).first().boundingBox() )!;
		expect( box.x ).toBeGreaterThanOrEqual( 0 );
		expect( box.x + box.width ).toBeLessThanOrEqual( width );
		await page.close();
	}
} );

test( 'one click accepts it, without JavaScript and by keyboard, and the calendar shows it as certain', async ( { browser, wiki } ) => {
	const context = await browser.newContext( { ...REVIEW, storageState: await wiki.session(), javaScriptEnabled: false } );
	const page = await context.newPage();
	await page.goto( QUEUE );
	await page.locator( ENTRY, { hasText: `Owls ${ run }` } ).getByRole( 'button', { name: 'Accept' } ).focus();
	await page.keyboard.press( 'Enter' );
	await expect( page.locator( '.cdx-message--success' ) ).toContainText( 'it is in the calendar' );
	await expect( page.locator( ENTRY, { hasText: `Owls ${ run }` } ) ).toHaveCount( 0 );
	await context.close();

	await expect( await slot( proposer ) ).not.toHaveClass( /ext-eventcalendar-slot--proposed/ );
	const history = await reviewer.newPage();
	await history.goto( '/index.php?title=Special:Log&type=eventcalendar' );
	await expect( history.locator( '.mw-logevent-loglines li' ).first() ).toContainText( `accepted EventCalendar:${ TITLE }` );
} );

test( 'a later change waits, and the calendar keeps what was reviewed', async () => {
	const page = await proposer.newPage();
	await write( page, { title: `Eagles ${ run }` } );
	const box = page.locator( '.ext-eventcalendar-review-box' );
	await expect( box ).toContainText( 'changes awaiting review' );
	expect( await findings( page, '.ext-eventcalendar-review-box' ) ).toEqual( [] );
	await expect( await slot( proposer ) ).toBeVisible();
	await expect( await slot( proposer, `Eagles ${ run }` ) ).toHaveCount( 0 );
	await box.getByRole( 'link', { name: 'See the changes' } ).click();
	await expect( page.locator( '.ext-eventcalendar-changes' ) ).toContainText( `Eagles ${ run }` );

	const review = await reviewer.newPage();
	await review.goto( QUEUE );
	const entry = review.locator( ENTRY, { hasText: `Eagles ${ run }` } );
	await expect( entry.locator( 'li' ).first() ).toContainText( `Owls ${ run }` );
	await entry.getByLabel( 'Question or reason' ).fill( 'Owls are better' );
	await entry.getByRole( 'button', { name: 'Decline' } ).click();
	await expect( review.locator( '.cdx-message--success' ) ).toContainText( 'Declined' );
	await expect( entry ).toHaveCount( 0 );
	await expect( await slot( proposer ) ).toBeVisible();
} );
