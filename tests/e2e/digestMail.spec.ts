import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { Receiver } from '../smtp/receiver.mjs';
import { findings } from './support/axe';
import { test, expect } from './support/fixtures';
import { maintenance } from './support/maintenance';
import { takeTurn } from './support/turns';
import { event, type Wiki } from './support/wiki';

const run = Date.now().toString( 36 );
const NAME = `Journey mailed ${ run }`;
const ADDRESS = `mailed-${ run }@reader.example`;
const TITLE = `Mail about owls ${ run }`;
const TOPIC = `mail-${ run }`;
const DIGEST = '/index.php?title=Special:EventDigest';
const BOX = '.ext-eventcalendar-digest__box';
/** The wiki sends mail to the port in this file, if it is there. */
const MAIL = join( dirname( process.env.BASE_CONFIG ?? '' ), 'mail' );

const receiver = new Receiver();
let endTurn: () => void;
let reader: Wiki;
let context: BrowserContext;
let page: Page;

test.describe.configure( { mode: 'serial' } );

test.beforeAll( async ( { browser, wiki } ) => {
	test.setTimeout( 600000 );
	// There is one next issue, and the tests of its draft hold it.
	endTurn = await takeTurn( 'digest' );
	writeFileSync( MAIL, String( await receiver.listen() ) );
	reader = await wiki.asNewUser( NAME );
	await maintenance( 'resetUserEmail', '--no-reset-password', NAME, ADDRESS );
	const start = new Date( Date.now() + 864e5 ).toISOString().slice( 0, 10 );
	await wiki.saveEvent( TITLE, event( TITLE, `${ start }T18:00`, { topics: [ TOPIC ], recurrence: { rule: 'FREQ=WEEKLY' } } ) );
	context = await browser.newContext( { storageState: await reader.session() } );
	page = await context.newPage();
} );

test.afterAll( async ( { wiki } ) => {
	rmSync( MAIL, { force: true } );
	await receiver.close();
	await context.close();
	await wiki.save( `EventCalendar:${ TITLE }`, JSON.stringify( event( TITLE, '2020-01-01T18:00' ) ) );
	await reader.close();
	endTurn();
} );

async function save(): Promise<void> {
	await page.getByRole( 'button', { name: 'Save' } ).click();
	await expect( page.getByText( /Your choice is saved|You get the digest from now on/ ) ).toBeVisible();
}

/** Sends the next issue at once. */
async function send(): Promise<ParsedMail[]> {
	receiver.mails = [];
	// It goes out once, whoever asked for that: here as if nobody had.
	await maintenance( 'sql', '--query', 'DELETE FROM ec_delivery WHERE ecd_uid IN ( SELECT edi_name FROM ec_digest_issue )' );
	await maintenance( 'sql', '--query', 'DELETE FROM ec_digest_issue' );
	await maintenance( 'EventCalendar:sendEventDigests', '--now', '--run' );
	const mine = receiver.mails.filter( ( { to } ) => to === ADDRESS );
	return Promise.all( mine.map( ( { raw } ) => simpleParser( raw! ) ) );
}

async function withoutCookies( browser: Browser, act: ( other: Page ) => Promise<void> ): Promise<void> {
	const stranger = await browser.newContext();
	await act( await stranger.newPage() );
	await stranger.close();
}

test( 'a reader with a confirmed address chooses mail, its format and rhythm, and sees what it will be', async () => {
	await page.goto( `${ DIGEST }&topics=${ TOPIC }` );
	await page.getByRole( 'radio', { name: 'By e-mail' } ).check();
	await page.getByRole( 'radio', { name: 'Plain text' } ).check();
	await page.getByRole( 'radio', { name: 'Every two weeks' } ).check();
	await save();
	await expect( page.locator( BOX ) ).toContainText( TOPIC );
	await page.goto( DIGEST );
	for ( const name of [ 'By e-mail', 'Plain text', 'Every two weeks' ] ) {
		await expect( page.getByRole( 'radio', { name } ) ).toBeChecked();
	}
	expect( await findings( page, '#mw-content-text' ) ).toEqual( [] );

	await page.getByRole( 'radio', { name: 'With formatting (HTML)' } ).check();
	await page.getByRole( 'radio', { name: 'Every week' } ).check();
	await save();
	await page.getByRole( 'link', { name: 'Preview my next digest' } ).click();
	await expect( page.frameLocator( 'iframe' ).getByRole( 'link', { name: TITLE, exact: true } ) ).toBeVisible();
	await expect( page.locator( 'pre' ) ).toContainText( TITLE );
	expect( await findings( page, '#mw-content-text' ) ).toEqual( [] );
} );

test( 'the mail comes once, with both bodies, and its link unsubscribes somebody without cookies who says so', async ( { browser } ) => {
	const mails = await send();
	expect( mails.map( ( { subject } ) => subject ) ).toEqual( [ expect.stringContaining( TITLE ) ] );
	const [ mail ] = mails;
	expect( mail.text ).toContain( TITLE );
	expect( mail.html ).toContain( TITLE );
	const link = mail.text!.match( /https?:\S+EventDigest\/unsubscribe\S+/ )![ 0 ];

	await withoutCookies( browser, async ( other ) => {
		await other.setContent( mail.html as string );
		await expect( other.getByRole( 'link', { name: TITLE, exact: true } ) ).toBeVisible();
		expect( ( await findings( other, 'body' ) ).filter( ( finding ) => !finding.startsWith( 'region:' ) ) ).toEqual( [] );
		expect( await other.getByRole( 'link', { name: 'Unsubscribe' } ).getAttribute( 'href' ) ).toBe( link );

		await other.goto( link );
		await expect( other.getByText( 'Do you want to get no digest' ) ).toBeVisible();
		expect( await findings( other, '#mw-content-text' ) ).toEqual( [] );
		// Whoever only looks ends nothing.
		await page.goto( DIGEST );
		await expect( page.getByRole( 'heading', { name: 'You get the digest' } ) ).toBeVisible();

		await other.getByRole( 'button', { name: 'Unsubscribe' } ).click();
		await expect( other.getByText( 'You get no digest of events on' ) ).toBeVisible();
		expect( await findings( other, '#mw-content-text' ) ).toEqual( [] );
	} );
	await page.goto( DIGEST );
	await expect( page.getByRole( 'heading', { name: 'What you would get' } ) ).toBeVisible();
} );

test( 'who has unsubscribed gets no further issue', async () => {
	expect( await send() ).toEqual( [] );
} );
