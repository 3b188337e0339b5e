import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simpleParser } from 'mailparser';
import { Receiver } from './receiver.mjs';
import { MailWiki, random, sendKilled } from './wiki.mjs';

const SEED = Number( process.env.SEED ?? 20261203 );
const COUNT = 400;
const MINUTE = 60;
const WEEK = 7 * 24 * 60 * MINUTE;

const wiki = new MailWiki( process.env.MAIL_WIKI );
const receiver = new Receiver();
// A Monday, 9:00 in UTC, when issues close
const today = new Date();
const daysToMonday = 8 - ( today.getUTCDay() || 7 );
const monday = Date.UTC( today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + daysToMonday, 9 ) / 1000;
let expected = [];
let number = 0;

/**
 * The next issue closes, with nobody having got it.
 *
 * @return {number} When, in Unix time
 */
function nextIssue() {
	receiver.mails = [];
	receiver.offered = 0;
	receiver.refuse = () => null;
	receiver.refuseRecipient = () => null;
	const closes = monday + number++ * WEEK;
	wiki.setMark( 'clock', closes + 10 * MINUTE );
	return closes;
}

const send = () => wiki.attempt( 'EventCalendar:sendEventDigests', '--run' );
const lastReport = async () => ( await wiki.maintenance( 'EventCalendar:sendEventDigests', '--report' ) ).split( /\n(?=\d{4}-W)/ )[ 0 ];

before( async () => {
	wiki.setMark( 'mail', await receiver.listen() );
	wiki.setMark( 'clock', monday - 24 * 60 * MINUTE );
	const lines = await wiki.maintenance( `${ import.meta.dirname }/MakeSubscribers.php`,
		'--count', COUNT, '--filters', 40, '--events', 170, '--prefix', 'reader' );
	expected = lines.trim().split( '\n' ).sort();
	assert.ok( expected.length > 300 && expected.length < COUNT );
} );

after( async () => {
	wiki.setMark( 'clock', null );
	await receiver.close();
} );

test( 'A digest is put into the job queue and comes with all that mail programs want to know', async ( t ) => {
	nextIssue();
	assert.match( await wiki.maintenance( 'EventCalendar:sendEventDigests' ), /^\d{4}-W\d\d is being sent\n[1-9] jobs are in the queue\n$/ );
	assert.equal( await wiki.maintenance( 'EventCalendar:sendEventDigests' ), '2 jobs are in the queue\n' );
	assert.equal( receiver.mails.length, 0 );
	await wiki.maintenance( 'runJobs' );
	assert.deepEqual( receiver.mails.map( ( { to } ) => to ).sort(), expected );
	assert.deepEqual( receiver.count(), { readers: expected.length, doubles: 0, repeats: 0 } );

	const mails = await Promise.all( receiver.mails.slice( 0, 60 ).map( ( { raw } ) => simpleParser( raw ) ) );
	const html = mails.find( ( mail ) => mail.html && mail.headers.get( 'content-language' ) === 'en' );
	await t.test( 'headers', () => {
		assert.match( html.messageId, /^<digest\.\d{4}-w\d\d\.[0-9a-f]{32}@wiki\.example>$/ );
		assert.equal( html.from.value[ 0 ].address, 'calendar@wiki.example' );
		assert.equal( html.headers.get( 'auto-submitted' ), 'auto-generated' );
		assert.equal( html.headers.get( 'precedence' ), 'bulk' );
		const lines = Object.fromEntries( html.headerLines.map( ( { key, line } ) => [ key, line ] ) );
		assert.equal( lines[ 'list-unsubscribe-post' ], 'List-Unsubscribe-Post: List-Unsubscribe=One-Click' );
		assert.match( lines[ 'list-unsubscribe' ].replace( /\s+/g, ' ' ), /^List-Unsubscribe: <http:\/\/127\.0\.0\.1:\d+\/\S*EventDigest\/unsubscribe\S+>$/ );
		assert.match( lines[ 'list-id' ], /^List-Id: <eventcalendar-digest\.wiki\.example>$/ );
		for ( const name of [ 'message-id', 'list-unsubscribe', 'list-id', 'from', 'to', 'subject', 'date' ] ) {
			assert.equal( html.headerLines.filter( ( { key } ) => key === name ).length, 1, name );
		}
		assert.ok( html.subject.length > 5 );
	} );
	await t.test( 'both bodies tell the same, and what users typed is escaped', () => {
		assert.match( html.text, /Event \d+: "quotes" & <tags>/ );
		assert.match( html.html, /Event \d+: (?:"|&quot;)quotes(?:"|&quot;) &amp; &lt;tags&gt;/ );
		assert.doesNotMatch( html.html, /<script|<img|src=/ );
		const titles = ( text ) => new Set( text.match( /Event \d+/g ) );
		assert.deepEqual( titles( html.html ), titles( html.text ) );
	} );
	await t.test( 'those who want plain text get nothing else', () => {
		const plain = mails.filter( ( mail ) => !mail.html );
		assert.ok( plain.length > 10 && plain.every( ( mail ) => mail.headers.get( 'content-type' ).value === 'text/plain' ) );
	} );
	await t.test( 'links lead to events', async () => {
		const [ link ] = html.text.match( /http:\S*EventLink\S*/ );
		const answer = await fetch( link, { redirect: 'manual' } );
		assert.equal( answer.status, 302 );
		assert.match( ( await fetch( link ) ).url, /EventCalendar:Event_\d+/ );
	} );
	await t.test( 'languages are those of the readers', () => {
		const languages = new Set( mails.map( ( mail ) => mail.headers.get( 'content-language' ) ) );
		assert.ok( languages.has( 'de' ) && languages.has( 'ar' ), Array.from( languages ).join() );
	} );
	await t.test( 'one click ends it, without cookies; reading the link does not', async () => {
		const address = html.to.value[ 0 ].address;
		const url = html.headerLines.find( ( { key } ) => key === 'list-unsubscribe' ).line.match( /<([^>]*)>/ )[ 1 ];
		const subscriptions = () => wiki.query( 'SELECT COUNT(*) AS n FROM ec_digest_subscription' ).then( ( [ { n } ] ) => Number( n ) );
		assert.equal( ( await fetch( url ) ).status, 200 );
		assert.equal( await subscriptions(), COUNT );
		const answer = await fetch( url, { method: 'POST', body: new URLSearchParams( { 'List-Unsubscribe': 'One-Click' } ) } );
		assert.ok( answer.ok, `${ answer.status }` );
		assert.equal( await subscriptions(), COUNT - 1 );
		expected = expected.filter( ( other ) => other !== address );
	} );
	await t.test( 'who has got it gets it no more', async () => {
		await send();
		assert.equal( receiver.count().repeats, 0 );
		assert.match( await lastReport(), /^\d{4}-W\d\d sent, .* 0 waiting, 0 failed, 0 refused/ );
	} );
} );

test( 'Without $wgAllowHTMLEmail all get plain text; a mailing list gets its own', async () => {
	nextIssue();
	wiki.setMark( 'plain-mail', '' );
	wiki.setMark( 'lists.json', JSON.stringify( {
		tech: { address: 'tech@lists.example', topics: [ 'php' ], language: 'de', zone: 'Europe/Berlin', format: 'html' },
		knitters: { address: 'knitters@lists.example', topics: [ 'knitting' ] },
		broken: { address: 'nobody', topics: [ 'php' ] }
	} ) );
	await send();
	wiki.setMark( 'plain-mail', null );
	wiki.setMark( 'lists.json', null );

	const mails = await Promise.all( receiver.mails.map( ( { raw } ) => simpleParser( raw ) ) );
	assert.ok( mails.length > 100 && mails.every( ( mail ) => !mail.html && mail.headers.get( 'content-type' ).value === 'text/plain' ) );
	const lists = mails.filter( ( mail ) => mail.to.value[ 0 ].address.endsWith( '@lists.example' ) );
	assert.deepEqual( lists.map( ( mail ) => mail.to.value[ 0 ].address ), [ 'tech@lists.example' ] );
	assert.equal( lists[ 0 ].headers.get( 'content-language' ), 'de' );
	// Core says where preferences are; a list has no link of its own.
	assert.ok( !lists[ 0 ].headers.has( 'list-unsubscribe-post' ) );
	assert.doesNotMatch( lists[ 0 ].text, /unsubscribe/ );
	assert.match( await lastReport(), /1 refused\n {2}settings: 1/ );
} );

test( 'Nobody gets it twice and nobody is lost, however often it is killed and every seventh mail refused for now', async ( t ) => {
	const closes = nextIssue();
	receiver.refuseEvery( 7 );
	const killed = await sendKilled( wiki, receiver, 20, random( SEED ), 12 );
	t.diagnostic( `killed ${ killed } times, seed ${ SEED }` );
	assert.equal( killed, 20 );
	// Ten minutes, an hour and six hours later what failed is tried again.
	for ( const minutes of [ 15, 30, 100, 480, 900 ] ) {
		wiki.setMark( 'clock', closes + minutes * MINUTE );
		await send();
	}
	const { readers, doubles, repeats } = receiver.count();
	t.diagnostic( `${ readers } readers, ${ repeats } copies with a Message-ID that came before` );
	assert.equal( readers, expected.length );
	assert.deepEqual( Array.from( new Set( receiver.mails.map( ( { to } ) => to ) ) ).sort(), expected );
	assert.equal( doubles, 0 );
	// One copy for each kill at most
	assert.ok( repeats <= killed, `${ repeats } repeats` );
	assert.match( await lastReport(), /^\d{4}-W\d\d sent, .* 0 waiting, 0 failed, 0 refused/ );
} );

test( 'Who is refused for good is not tried again; what fails is given up after four attempts; nobody is named', async () => {
	const closes = nextIssue();
	const [ refused, failing ] = expected;
	receiver.refuseRecipient = ( address ) => address === refused ? 550 : null;
	let attempts = 0;
	receiver.refuse = ( which, address ) => address === failing && ++attempts ? 452 : null;
	for ( const minutes of [ 10, 11, 25, 100, 480, 900, 1500 ] ) {
		wiki.setMark( 'clock', closes + minutes * MINUTE );
		await send();
	}
	assert.equal( attempts, 4 );
	assert.equal( receiver.count().readers, expected.length - 2 );
	const report = await lastReport();
	assert.match( report, /^\d{4}-W\d\d sent, .* 0 waiting, 1 failed, 1 refused/ );
	assert.match( report, /smtp-452: 1/ );
	assert.match( report, /smtp-550: 1/ );
	assert.doesNotMatch( report, /@/ );
	assert.equal( ( await wiki.query( "SELECT * FROM ec_delivery WHERE ecd_uid || ecd_date || ecd_reason LIKE '%@%'" ) ).length, 0 );
} );

test( 'While the mail server is away nothing is lost', async () => {
	const closes = nextIssue();
	const port = receiver.server.server.address().port;
	wiki.setMark( 'mail', '1' );
	await send();
	assert.match( await lastReport(), /^\d{4}-W\d\d sending, closes \S+: 0 sent.*\n {2}connection: \d+/ );
	wiki.setMark( 'mail', port );
	wiki.setMark( 'clock', closes + 40 * MINUTE );
	await send();
	assert.equal( receiver.count().readers, expected.length );
	assert.match( await lastReport(), /^\d{4}-W\d\d sent, .* 0 waiting, 0 failed, 0 refused/ );
} );
