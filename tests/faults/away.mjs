// The database read-only, gone, and back; caches emptied. For bin/faults away.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { Receiver } from '../smtp/receiver.mjs';
import { MailWiki } from '../smtp/wiki.mjs';
import { Client } from './client.mjs';
import { Report } from './report.mjs';
import { Database, WebServer } from './services.mjs';

const wiki = new MailWiki( process.env.FAULTS_WIKI );
const web = new WebServer( Number( process.env.FAULTS_PORT ), wiki.options );
const database = new Database( Number( process.env.FAULTS_DATABASE ) );
const receiver = new Receiver();
const report = new Report();
const client = new Client( wiki.url );
const REASON = 'Moving to another rack';
const DAY = 86400;
const now = Math.floor( Date.now() / 60000 ) * 60;
const TITLE = 'Talk about racks';
const text = ( title, start = now + DAY + 180 ) => JSON.stringify( {
	title, type: 'tech-talk', start: new Date( start * 1000 ).toISOString().slice( 0, 16 ), duration: 'PT1H', timeZone: 'UTC', topics: [ 'digest', 'remind' ]
} );

async function get( path, options = {} ) {
	const response = await fetch( `${ wiki.url }/${ path }`, { redirect: 'manual', ...options, headers: { connection: 'close', ...options.headers } } );
	return { status: response.status, headers: response.headers, text: await response.text() };
}

// Nothing of PHP's own words, and nothing that says where files are
function isClean( { text: body } ) {
	assert.doesNotMatch( body, /<b>(?:Warning|Notice|Fatal error|Deprecated)<\/b>|Stack trace|EventCalendar\\|includes\// );
}

const READS = {
	'a page with the tag': 'index.php?title=Calendar',
	'Special:EventCalendar': 'index.php?title=Special:EventCalendar&view=agenda',
	'the page of an event': `index.php?title=EventCalendar:${ TITLE.replaceAll( ' ', '_' ) }`,
	'list=eventoccurrences': `api.php?action=query&list=eventoccurrences&eostart=${ now }&eoend=${ now + 9 * DAY }&format=json`,
	'REST occurrences': `rest.php/eventcalendar/v1/occurrences?start=${ new Date( now * 1000 ).toISOString().slice( 0, 19 ) }Z&end=${ new Date( ( now + 9 * DAY ) * 1000 ).toISOString().slice( 0, 19 ) }Z`,
	'calendar.ics': 'rest.php/eventcalendar/v1/calendar.ics'
};
const SCRIPTS = [ 'extendEventHorizon', 'sendEventReminders', 'sendEventDigests --run', 'announceEvents', 'rebuildEventIndex' ];

async function readers( when ) {
	for ( const [ what, path ] of Object.entries( READS ) ) {
		await report.check( `${ when }: ${ what }`, async () => {
			const answer = await get( path );
			assert.equal( answer.status, 200, answer.text );
			assert.ok( answer.text.includes( TITLE ), answer.text.slice( 0, 500 ) );
			isClean( answer );
			return 'as ever';
		} );
	}
}

async function writers( when ) {
	await report.check( `${ when }: action=edit`, async () => {
		const { error } = await client.act( { action: 'edit', title: 'EventCalendar:Other', text: text( 'Other' ) } );
		assert.equal( error?.code, 'readonly' );
		return error.readonlyreason ? `${ error.info } ${ error.readonlyreason }` : error.info;
	} );
	await report.check( `${ when }: Special:ScheduleEvent`, async () => {
		const cookie = Array.from( client.cookies, ( pair ) => pair.join( '=' ) ).join( '; ' );
		const answer = await get( 'index.php?title=Special:ScheduleEvent', { headers: { cookie } } );
		assert.ok( answer.status < 500, String( answer.status ) );
		isClean( answer );
		return answer.text.includes( REASON ) || answer.text.includes( 'read-only' ) ? 'says why' : 'opens; saving is refused by the API as above';
	} );
	for ( const script of SCRIPTS ) {
		await report.check( `${ when }: ${ script }`, async () => {
			const { error } = await wiki.run( [ `EventCalendar:${ script.split( ' ' )[ 0 ] }`, ...script.split( ' ' ).slice( 1 ) ] );
			assert.equal( receiver.mails.length, 0, 'something was sent' );
			return error ? `ends with an error: ${ error.trim().split( '\n' )[ 0 ].slice( 0, 120 ) }` : 'does nothing';
		} );
	}
}

async function freePort() {
	const server = createServer().listen( 0, '127.0.0.1' );
	await new Promise( ( resolve ) => {
		server.on( 'listening', resolve );
	} );
	const { port } = server.address();
	await new Promise( ( resolve ) => {
		server.close( resolve );
	} );
	return port;
}

const memcachedPort = await freePort();
const memcached = spawn( 'memcached', [ '-u', 'nobody', '-l', '127.0.0.1', '-p', String( memcachedPort ), '-m', '64' ], { stdio: 'ignore' } );

// Empties Memcached.
const flush = () => new Promise( ( resolve ) => {
	const socket = connect( memcachedPort, '127.0.0.1', () => socket.write( 'flush_all\r\n' ) );
	socket.once( 'data', () => socket.end( resolve ) );
} );

try {
	wiki.setMark( 'mail', await receiver.listen() );
	wiki.setMark( 'memcached', memcachedPort );
	wiki.setMark( 'clock', now );
	await web.start();
	await client.logIn( process.env.FAULTS_ADMIN, process.env.FAULTS_PASSWORD );
	await wiki.maintenance( `${ import.meta.dirname }/MakeReaders.php`, '--count', '3', '--digest', 'digest', '--reminder', 'remind' );
	for ( const parameters of [
		{ title: `EventCalendar:${ TITLE }`, text: text( TITLE ) }, { title: 'Calendar', text: '<eventcalendar view="agenda"/>' }
	] ) {
		const answer = await client.act( { action: 'edit', ...parameters } );
		assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	}
	await wiki.maintenance( 'EventCalendar:sendEventReminders' );
	await wiki.maintenance( 'runJobs' );
	await readers( 'before' );
	// Readers are due to be reminded from here on.
	wiki.setMark( 'clock', now + 300 );

	wiki.setMark( 'read-only', REASON );
	await readers( '$wgReadOnly' );
	await writers( '$wgReadOnly' );
	wiki.setMark( 'read-only', null );

	// As its administrator, whom it lets write all the same; the wiki's account it does not.
	const administrate = ( sql ) => execFileSync( 'mariadb', [
		'--no-defaults', database.options.find( ( option ) => option.startsWith( '--socket=' ) ), '-e', sql
	] );
	const account = `${ process.env.DB_USER }@'127.0.0.1'`;
	administrate( `REVOKE READ_ONLY ADMIN, SUPER ON *.* FROM ${ account }; SET GLOBAL read_only = 1` );
	// What was asked of the server before is remembered for some seconds.
	await flush();
	await readers( 'read_only' );
	await writers( 'read_only' );
	administrate( 'SET GLOBAL read_only = 0' );
	await flush();

	await database.stop();
	for ( const [ what, path ] of Object.entries( READS ) ) {
		await report.check( `gone: ${ what }`, async () => {
			const answer = await get( path );
			isClean( answer );
			assert.ok( answer.status >= 500 || /error/.test( answer.text ), String( answer.status ) );
			assert.match( answer.text, /database|DBConnection|error/i );
			assert.doesNotMatch( answer.headers.get( 'cache-control' ) ?? '', /s-maxage=[1-9]/ );
			return `status ${ answer.status }, which no cache keeps: ${ answer.text.replace( /<(style|script)[^]*?<\/\1>|<[^>]*>/g, ' ' ).replace( /\s+/g, ' ' ).trim().slice( 0, 90 ) }`;
		} );
	}
	for ( const script of SCRIPTS ) {
		await report.check( `gone: ${ script }`, async () => {
			const { error } = await wiki.run( [ `EventCalendar:${ script.split( ' ' )[ 0 ] }`, ...script.split( ' ' ).slice( 1 ) ] );
			assert.ok( error, 'it says that all is well' );
			assert.equal( receiver.mails.length, 0 );
			return 'ends with an error';
		} );
	}
	await database.start();
	await readers( 'back' );
	await report.check( 'back: who was due is reminded once', async () => {
		await wiki.maintenance( 'EventCalendar:sendEventReminders' );
		await wiki.maintenance( 'EventCalendar:sendEventReminders' );
		const rows = await wiki.query(
			"SELECT notification_user FROM echo_notification JOIN echo_event ON event_id = notification_event WHERE event_type = 'eventcalendar-reminder'"
		);
		assert.equal( rows.length, 3 );
		return '3 notices for 3 readers';
	} );
	await report.check( 'back: an event can be saved and is in the index', async () => {
		const { edit } = await client.act( { action: 'edit', title: 'EventCalendar:After', text: text( 'After', now + 3 * DAY ) } );
		assert.equal( edit?.result, 'Success' );
		assert.match( ( await get( READS[ 'list=eventoccurrences' ] ) ).text, /After/ );
	} );
	await report.check( 'the cache emptied, then gone', async () => {
		const before = await get( READS[ 'calendar.ics' ] );
		await flush();
		assert.ok( ( await get( READS[ 'a page with the tag' ] ) ).text.includes( TITLE ) );
		memcached.kill( 'SIGKILL' );
		const answer = await get( READS[ 'a page with the tag' ] );
		assert.equal( answer.status, 200 );
		assert.ok( answer.text.includes( TITLE ) );
		const feed = await get( READS[ 'calendar.ics' ] );
		assert.equal( feed.headers.get( 'etag' ), before.headers.get( 'etag' ) );
		await wiki.maintenance( 'sql', '--query', 'DELETE FROM objectcache' );
		assert.ok( ( await get( READS[ 'a page with the tag' ] ) ).text.includes( TITLE ) );
		await wiki.maintenance( 'EventCalendar:extendEventHorizon' );
		return 'calendar, feed and its ETag stay as they were, with an empty Memcached, without one, and with an empty objectcache';
	} );
	for ( const [ way, offset ] of [ [ 'a day ahead', DAY ], [ 'a day back', -DAY ], [ 'right again', 300 ] ] ) {
		await report.check( `the clock ${ way }`, async () => {
			const notices = () => wiki.query( "SELECT COUNT(*) AS n FROM echo_notification JOIN echo_event ON event_id = notification_event WHERE event_type = 'eventcalendar-reminder'" );
			wiki.setMark( 'clock', now + offset );
			for ( const script of SCRIPTS ) {
				await wiki.maintenance( `EventCalendar:${ script.split( ' ' )[ 0 ] }`, ...script.split( ' ' ).slice( 1 ) );
			}
			const answer = await get( READS[ 'Special:EventCalendar' ] );
			assert.equal( answer.status, 200 );
			isClean( answer );
			const [ { n } ] = await notices();
			const { surplus, missing } = JSON.parse( await wiki.maintenance( `${ import.meta.dirname }/CompareIndex.php` ) );
			assert.deepEqual( { surplus, missing }, { surplus: [], missing: [] } );
			return `index as rebuilt; ${ n } reminders so far`;
		} );
	}
	await report.check( 'the clock: nobody was reminded of the same twice', async () => {
		// A day before and a quarter of an hour before are two reminders; the ledger has each once.
		const count = async ( sql ) => Number( ( await wiki.query( sql ) )[ 0 ].n );
		const notices = await count(
			"SELECT COUNT(*) AS n FROM echo_notification JOIN echo_event ON event_id = notification_event WHERE event_type = 'eventcalendar-reminder'"
		);
		assert.equal( notices, await count( "SELECT COUNT(*) AS n FROM ec_delivery WHERE ecd_kind LIKE 'reminder-%' AND ecd_state = 'sent'" ) );
		return `${ notices } notices, as many as reminders in the ledger`;
	} );
} finally {
	memcached.kill( 'SIGKILL' );
	await web.kill().catch( () => {} );
	await receiver.close();
	await database.close();
}
process.exit( report.failed ? 1 : 0 );
