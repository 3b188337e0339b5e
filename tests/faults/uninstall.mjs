// Without wfLoadExtension, and with it again. For bin/faults uninstall.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailWiki } from '../smtp/wiki.mjs';
import { Client } from './client.mjs';
import { Report } from './report.mjs';
import { Database, WebServer } from './services.mjs';

const wiki = new MailWiki( process.env.FAULTS_WIKI );
const web = new WebServer( Number( process.env.FAULTS_PORT ), wiki.options );
const database = new Database( Number( process.env.FAULTS_DATABASE ) );
const client = new Client( wiki.url );
const report = new Report();
const settings = join( process.env.FAULTS_WIKI, 'LocalSettings.php' );

/** What docs/admin.md has for those who want to go on reading the pages */
const guide = readFileSync( join( import.meta.dirname, '../../docs/admin.md' ), 'utf8' );
const KEEP = /```php\n([^`]*wgExtraNamespaces[^`]*)```/.exec( guide.slice( guide.indexOf( '## Uninstalling' ) ) )[ 1 ].replace( /^\s+/gm, '' );

async function get( title, more = '' ) {
	const response = await fetch( `${ wiki.url }/index.php?title=${ encodeURIComponent( title ) }${ more }`, { headers: {
		connection: 'close', cookie: Array.from( client.cookies, ( pair ) => pair.join( '=' ) ).join( '; ' )
	} } );
	const text = await response.text();
	assert.doesNotMatch( text, /<b>(?:Warning|Notice|Fatal error|Deprecated)<\/b>|Stack trace/, title );
	return { status: response.status, text };
}

const save = async ( title, text ) => {
	const answer = await client.act( { action: 'edit', title, text } );
	assert.equal( answer.edit?.result, 'Success', JSON.stringify( answer ) );
	return answer.edit.pageid;
};
/** It empties the caches, sessions among them. */
async function update() {
	await wiki.maintenance( 'update', '--quick' );
	await client.logIn( process.env.FAULTS_ADMIN, process.env.FAULTS_PASSWORD );
}

const event = ( title ) => JSON.stringify( { title, type: 'tech-talk', start: '2031-01-02T18:00', duration: 'PT1H', timeZone: 'UTC' } );

try {
	await web.start();
	await client.logIn( process.env.FAULTS_ADMIN, process.env.FAULTS_PASSWORD );
	const id = await save( 'EventCalendar:Talk', event( 'A talk to keep' ) );
	await save( 'EventCalendar:Other', event( 'Another' ) );
	await client.act( { action: 'delete', title: 'EventCalendar:Other' } );
	await save( 'Calendar', '<eventcalendar/>' );
	await save( 'MediaWiki:EventCalendar.json', '{ "topics": [ "php" ] }' );
	// Jobs, log entries and change tags stay behind.
	assert.match( ( await get( 'EventCalendar:Talk' ) ).text, /A talk to keep/ );

	const before = readFileSync( settings, 'utf8' );
	wiki.setMark( 'plain', '' );
	await report.check( 'without the extension: update', async () => {
		await update();
	} );
	await report.check( 'without the extension: its jobs in the queue', async () => {
		const { stdout, error } = await wiki.run( [ 'runJobs' ] );
		assert.ok( !/EventCalendar\\/.test( error ), error );
		return error ? `core says: ${ error.trim().split( '\n' )[ 0 ].slice( 0, 160 ) }` : stdout.trim().split( '\n' ).at( -1 )?.slice( 0, 120 );
	} );
	for ( const title of [ 'Main Page', 'Calendar', 'Special:RecentChanges', 'Special:AllPages', 'Special:Log', 'Special:Tags', 'Special:Preferences', 'MediaWiki:EventCalendar.json' ] ) {
		await report.check( `without the extension: ${ title }`, async () => {
			const { status } = await get( title );
			assert.equal( status, 200 );
			return 'opens';
		} );
	}
	await report.check( 'without the extension: a page is edited', async () => {
		await save( 'Calendar', 'No calendar: <eventcalendar/>' );
		assert.match( ( await get( 'Calendar' ) ).text, /No calendar: &lt;eventcalendar/ );
		return 'the tag is text';
	} );
	await report.check( 'without the extension: an event page by its number', async () => {
		const { status, text } = await get( '', `&curid=${ id }` );
		return `status ${ status }: ${ text.replace( /<(style|script)[^]*?<\/\1>|<[^>]*>/g, ' ' ).replace( /\s+/g, ' ' ).trim().slice( 0, 140 ) }`;
	} );

	appendFileSync( settings, `\n${ KEEP }` );
	await report.check( 'with the lines of docs/admin.md: an event page is read', async () => {
		const { status, text } = await get( 'EventCalendar:Talk' );
		assert.equal( status, 200, text.slice( 0, 1500 ) );
		assert.match( text, /A talk to keep/ );
		assert.equal( ( await get( 'EventCalendar:Talk', '&action=history' ) ).status, 200 );
		assert.match( ( await get( 'EventCalendar:Talk', '&action=raw' ) ).text, /"title"/ );
		return 'as JSON, with history and raw text';
	} );

	writeFileSync( settings, before );
	wiki.setMark( 'plain', null );
	await report.check( 'with the extension again', async () => {
		await update();
		await wiki.maintenance( 'EventCalendar:rebuildEventIndex' );
		assert.match( ( await get( 'EventCalendar:Talk' ) ).text, /A talk to keep/ );
		await save( 'EventCalendar:Later', event( 'Later' ) );
		await wiki.maintenance( 'runJobs' );
		return 'all is there';
	} );
	wiki.setMark( 'plain', '' );
	await report.check( 'without the extension and its tables', async () => {
		const rows = await wiki.query( "SELECT table_name AS name FROM information_schema.tables WHERE table_name LIKE 'ec\\_%'" );
		assert.ok( rows.length > 10 );
		for ( const { name } of rows ) {
			await wiki.maintenance( 'sql', '--query', `DROP TABLE ${ name }` );
		}
		await update();
		assert.equal( ( await get( 'Main Page' ) ).status, 200 );
		return `${ rows.length } tables dropped`;
	} );
	wiki.setMark( 'plain', null );
	await report.check( 'with the extension again, tables made anew', async () => {
		await update();
		await wiki.maintenance( 'EventCalendar:extendEventHorizon' );
		const { query } = await client.post( { action: 'query', list: 'eventoccurrences', eostart: '2031-01-01T00:00:00Z', eoend: '2031-02-01T00:00:00Z' } );
		assert.deepEqual( query.eventoccurrences.map( ( { title } ) => title ).sort(), [ 'A talk to keep', 'Later' ], JSON.stringify( query ).slice( 0, 800 ) );
		return 'the first run of extendEventHorizon fills the index';
	} );
} finally {
	await web.kill().catch( () => {} );
	await database.close();
}
process.exit( report.failed ? 1 : 0 );
