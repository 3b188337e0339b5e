import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { maintenance } from './support/maintenance';
import { takeTurn } from './support/turns';
import { event, type Wiki } from './support/wiki';

const run = Date.now().toString( 36 );
const TITLE = `Owls of the digest ${ run }`;
const DRAFT = '/index.php?title=Special:EventPromotion/digest';
const OURS = '.ext-eventcalendar-digest';
const SUCCESS = '.cdx-message--success';
// Not that of the health of what runs by itself, above the tabs
const WARNING = '.ext-eventcalendar-digest > .cdx-message--warning';

/** The work has to be done without JavaScript, on a phone. */
const PHONE = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };

let endTurn: () => void;
let editor: Wiki;
let reader: Wiki;
let phone: BrowserContext;
let page: Page;

test.describe.configure( { mode: 'serial' } );

test.beforeAll( async ( { browser, wiki } ) => {
	test.setTimeout( 600000 );
	endTurn = await takeTurn( 'digest' );
	editor = await wiki.asNewUser( `Journey editor ${ run }`, [ 'sysop' ] );
	reader = await wiki.asNewUser( `Journey reader ${ run }` );
	// In every issue: the one of this week has gone out if this ran before.
	const start = new Date( Date.now() + 864e5 ).toISOString().slice( 0, 10 );
	await editor.saveEvent( TITLE, event( TITLE, `${ start }T18:00`, { topics: [ `digest-${ run }` ], recurrence: { rule: 'FREQ=WEEKLY' } } ) );
	phone = await browser.newContext( { ...PHONE, storageState: await editor.session() } );
	page = await phone.newPage();
} );

test.afterAll( async ( { wiki } ) => {
	// Where a test failed midway
	await page.goto( DRAFT );
	const release = page.getByRole( 'button', { name: 'Release it' } );
	if ( await release.isVisible() ) {
		await release.click();
	}
	await phone.close();
	await wiki.save( `EventCalendar:${ TITLE }`, JSON.stringify( event( TITLE, '2020-01-01T18:00' ) ) );
	await editor.close();
	await reader.close();
	endTurn();
} );

async function open( url = DRAFT ): Promise<void> {
	await page.goto( url );
	await expectItFits();
}

async function expectItFits(): Promise<void> {
	expect( await page.evaluate( 'document.documentElement.scrollWidth' ) ).toBeLessThanOrEqual( 320 );
}

async function expectNoBarriers( browser: Browser, query: string ): Promise<void> {
	const context = await browser.newContext( { storageState: await editor.session() } );
	const other = await context.newPage();
	for ( const step of [ '', '&step=send' ] ) {
		await other.goto( `${ DRAFT }${ step }&${ query }` );
		expect( await findings( other, '#mw-content-text' ) ).toEqual( [] );
	}
	await context.close();
}

/** @param number Of the language, as they are offered */
function mail( number = 0 ): ReturnType<Page[ 'frameLocator' ]> {
	return page.frameLocator( `.ext-eventcalendar-digest__mail >> nth=${ number }` );
}

test( 'who does not promote learns when it goes out, and is told what they lack if they try more', async ( { browser } ) => {
	const context = await browser.newContext( { storageState: await reader.session() } );
	const other = await context.newPage();
	await other.goto( DRAFT );
	await expect( other.locator( OURS ) ).toContainText( /It goes out at .*, unless somebody holds it/ );
	await expect( other.locator( `${ OURS } iframe` ) ).toHaveCount( 0 );
	await expect( other.locator( OURS ).getByRole( 'button' ) ).toHaveCount( 0 );
	await other.goto( `${ DRAFT }&step=send` );
	await expect( other.locator( OURS ).getByRole( 'button' ) ).toHaveCount( 0 );

	await page.goto( DRAFT );
	const form = page.locator( '.ext-eventcalendar-digest__introduction' );
	const issue = await form.locator( '[name=issue]' ).inputValue();
	const answer = await context.request.post( DRAFT, { form: {
		do: 'introduction', issue, 'text[en]': 'I was here', seen: await form.locator( '[name=seen]' ).inputValue(), wpEditToken: '+\\'
	} } );
	expect( await answer.text() ).toContain( 'You do not have permission' );
	await open();
	await expect( page.getByLabel( 'English (en)' ) ).not.toHaveValue( 'I was here' );

	// For the last test: who hears of it
	await other.goto( `/index.php?title=Special:EventDigest&topics=digest-${ run }` );
	await other.getByRole( 'radio', { name: 'On your talk page' } ).check();
	await other.getByRole( 'button', { name: 'Save' } ).click();
	await expect( other.locator( SUCCESS ) ).toBeVisible();
	await context.close();
} );

test( 'the introduction is seen in the draft before it is saved, and in each language', async () => {
	await open();
	await expect( mail().getByRole( 'heading', { level: 1 } ) ).toContainText( 'Upcoming events on' );
	await expect( mail().getByRole( 'link', { name: TITLE, exact: true } ) ).toBeVisible();
	await page.getByLabel( 'English (en)' ).fill( `'''Hoo''' ${ run } <b onclick="alert(1)">you</b>` );
	await page.getByRole( 'button', { name: 'Show how it looks' } ).click();
	await expect( mail().getByText( `Hoo ${ run } you` ) ).toBeVisible();
	await expect( mail().locator( '[onclick]' ) ).toHaveCount( 0 );
	await expectItFits();
	await page.goto( DRAFT );
	await expect( page.locator( OURS ) ).not.toContainText( run + ' you' );

	await page.getByLabel( 'English (en)' ).fill( `'''Hoo''' ${ run }` );
	await page.getByText( 'Another language' ).click();
	await page.getByLabel( 'Code of the language' ).fill( 'ar' );
	await page.getByLabel( 'Introduction in that language' ).fill( `بوم ${ run }` );
	await page.getByRole( 'button', { name: 'Save the introduction' } ).click();
	await expect( page.locator( SUCCESS ) ).toHaveText( 'The introduction is saved.' );
	await expect( page.getByLabel( 'English (en)' ) ).toHaveValue( `'''Hoo''' ${ run }` );
	await expect( page.getByLabel( '(ar)' ) ).toHaveAttribute( 'lang', 'ar' );
	await expect( mail().getByText( `Hoo ${ run }` ) ).toBeVisible();
	await page.locator( `${ OURS } details` ).last().locator( 'summary' ).click();
	await expect( mail( 1 ).getByText( `بوم ${ run }` ) ).toBeVisible();
	await expect( mail( 1 ).locator( 'html' ) ).toHaveAttribute( 'dir', 'rtl' );
	await expectItFits();
} );

test( 'what cannot be saved is said, with what was typed still there', async () => {
	await open();
	await page.getByText( 'Another language' ).click();
	await page.getByLabel( 'Code of the language' ).fill( 'owlish' );
	await page.getByLabel( 'Introduction in that language' ).fill( 'Hoo hoo' );
	await page.getByRole( 'button', { name: 'Save the introduction' } ).click();
	await expect( page.locator( '.cdx-message--error' ) ).toContainText( '“owlish” is no code of a language.' );
	await expect( page.getByLabel( 'Code of the language' ) ).toHaveValue( 'owlish' );
	await expect( page.getByLabel( 'Introduction in that language' ) ).toHaveValue( 'Hoo hoo' );
	await expectItFits();
} );

test( 'of two who write at once the second sees what the first has written', async () => {
	const second = await phone.newPage();
	await second.goto( DRAFT );
	await open();
	await page.getByLabel( 'English (en)' ).fill( `First ${ run }` );
	await page.getByRole( 'button', { name: 'Save the introduction' } ).click();
	await expect( page.locator( SUCCESS ) ).toBeVisible();
	await second.getByLabel( 'English (en)' ).fill( `Second ${ run }` );
	await second.getByRole( 'button', { name: 'Save the introduction' } ).click();
	await expect( second.locator( '.cdx-message--error' ) ).toContainText( 'Somebody else has changed this issue' );
	await expect( second.locator( '.ext-eventcalendar-digest__theirs' ) ).toContainText( `First ${ run }` );
	await expect( second.getByLabel( 'English (en)' ) ).toHaveValue( `Second ${ run }` );
	await second.getByRole( 'button', { name: 'Save the introduction' } ).click();
	await expect( second.locator( SUCCESS ) ).toBeVisible();
	await second.close();
} );

test( 'an issue is held with a reason, cannot be sent then, and is released', async () => {
	await open();
	await page.getByRole( 'button', { name: 'Hold it' } ).click();
	await expect( page.locator( SUCCESS ) ).toHaveCount( 0 );
	await page.getByLabel( 'Why it is to wait' ).fill( `No <i>owl</i> ${ run }` );
	await page.getByRole( 'button', { name: 'Hold it' } ).click();
	await expect( page.locator( SUCCESS ) ).toContainText( 'The issue is held.' );
	await expect( page.locator( WARNING ) ).toContainText( 'It is held: it does not go out until somebody releases it.' );
	await expect( page.getByRole( 'button', { name: 'Send it now…' } ) ).toHaveCount( 0 );
	await expectItFits();
	await open( `${ DRAFT }&step=send` );
	await page.getByRole( 'button', { name: 'Send it now' } ).click();
	await expect( page.locator( '.cdx-message--error' ) ).toContainText( 'This issue is held. Release it first.' );
	await page.goto( '/index.php?title=Special:Log&type=eventcalendar' );
	await expect( page.locator( '#mw-content-text' ) ).toContainText( `No <i>owl</i> ${ run }` );
	await open();
	await page.getByRole( 'button', { name: 'Release it' } ).click();
	await expect( page.locator( SUCCESS ) ).toHaveText( 'The issue is released.' );
	await expect( page.locator( WARNING ) ).toHaveCount( 0 );
} );

test( 'the keyboard goes through the forms in the order in which they are read', async ( { browser } ) => {
	const context = await browser.newContext( { storageState: await editor.session() } );
	const other = await context.newPage();
	await other.goto( DRAFT );
	await other.getByLabel( 'Why it is to wait' ).focus();
	const summary = other.locator( 'summary', { hasText: 'Another language' } );
	for ( const next of [
		other.getByRole( 'button', { name: 'Hold it' } ), other.getByRole( 'button', { name: 'Send it now…' } ),
		other.getByLabel( 'English (en)' ), other.getByLabel( '(ar)' ), summary
	] ) {
		await other.keyboard.press( 'Tab' );
		await expect( next ).toBeFocused();
	}
	await other.keyboard.press( 'Enter' );
	for ( const next of [
		other.getByLabel( 'Code of the language' ), other.getByLabel( 'Introduction in that language' ),
		other.getByRole( 'button', { name: 'Save the introduction' } ), other.getByRole( 'button', { name: 'Show how it looks' } )
	] ) {
		await other.keyboard.press( 'Tab' );
		await expect( next ).toBeFocused();
	}
	await other.keyboard.press( 'Enter' );
	await expect( other.frameLocator( `${ OURS } iframe >> nth=0` ).getByText( `Second ${ run }` ) ).toBeVisible();
	await context.close();
} );

for ( const [ name, query ] of [
	[ 'by day', 'useskin=vector-2022' ], [ 'by night', 'useskin=vector-2022&vectornightmode=1' ],
	[ 'on a phone by night', 'useskin=minerva&minervanightmode=1' ], [ 'from right to left', 'uselang=ar' ]
] ) {
	test( `axe finds nothing in the draft and before it is sent, ${ name }`, ( { browser } ) => expectNoBarriers( browser, query ) );
}

test( 'it is sent once somebody has said so twice, and the report says how far it is', async ( { browser } ) => {
	await open();
	const issue = await page.locator( `${ OURS } h2 bdi` ).first().innerText();
	await page.getByRole( 'button', { name: 'Send it now…' } ).click();
	await expect( page.getByRole( 'heading', { name: `Send issue ${ issue } now?` } ) ).toBeVisible();
	await expectItFits();
	await page.getByRole( 'link', { name: 'Not yet' } ).click();
	await page.getByRole( 'button', { name: 'Send it now…' } ).click();
	const again = await phone.newPage();
	await again.goto( page.url() );
	await page.getByRole( 'button', { name: 'Send it now' } ).click();
	await expect( page.locator( SUCCESS ) ).toContainText( 'The issue is being sent.' );
	await expect( page.locator( `${ OURS } h2 bdi` ).first() ).not.toHaveText( issue );

	await again.getByRole( 'button', { name: 'Send it now' } ).click();
	await expect( again.locator( '.cdx-message--error' ) ).toContainText( 'This issue is no longer the next one, or has gone out.' );
	await again.close();

	const report = page.locator( '.ext-eventcalendar-digest__issue', { has: page.getByRole( 'heading', { name: issue } ) } );
	// Each page that is looked at does some of what is waiting.
	await expect( async () => {
		await page.goto( DRAFT );
		await expect( report ).toContainText( '0 waiting, 0 failed', { timeout: 1 } );
	} ).toPass( { timeout: 60000 } );
	await expect( report ).not.toContainText( '0 sent' );
	await maintenance( 'EventCalendar:sendEventDigests' );
	await page.goto( DRAFT );
	await expect( report ).toContainText( 'It was done at' );
	await expectItFits();
	await report.getByRole( 'link', { name: issue } ).click();
	await expect( page.locator( '#mw-content-text' ) ).toContainText( `Second ${ run }` );

	const context = await browser.newContext( { storageState: await reader.session() } );
	const other = await context.newPage();
	await other.goto( '/index.php?title=Special:MyTalk' );
	await expect( other.locator( '#mw-content-text' ) ).toContainText( `Second ${ run }` );
	await expect( other.locator( '#mw-content-text' ) ).toContainText( TITLE );
	await context.close();
} );
