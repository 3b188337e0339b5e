// No room left for the database. For bin/faults disk.
import assert from 'node:assert/strict';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailWiki } from '../smtp/wiki.mjs';
import { Client } from './client.mjs';
import { Report } from './report.mjs';
import { WebServer } from './services.mjs';

const wiki = new MailWiki( process.env.FAULTS_WIKI );
const web = new WebServer( Number( process.env.FAULTS_PORT ), wiki.options );
const client = new Client( wiki.url );
const report = new Report();
const filler = join( process.env.FAULTS_SMALL, 'filler' );
const text = ( title ) => JSON.stringify( {
	title, type: 'tech-talk', start: '2031-01-02T18:00', duration: 'PT1H', timeZone: 'UTC', recurrence: { rule: 'FREQ=DAILY;COUNT=300' },
	description: 'Long enough to need new pages of the database. '.repeat( 300 )
} );
const edit = ( name ) => client.act( { action: 'edit', title: `EventCalendar:${ name }`, text: text( name ) } ).catch( ( error ) => ( { error: { code: error.message } } ) );

try {
	await web.start();
	await client.logIn( process.env.FAULTS_ADMIN, process.env.FAULTS_PASSWORD );
	assert.equal( ( await edit( 'Before' ) ).edit?.result, 'Success' );
	const { bavail, bsize } = statfsSync( process.env.FAULTS_SMALL );
	writeFileSync( filler, Buffer.alloc( bavail * bsize ) );
	const saved = [];
	await report.check( 'full: events are saved until there is no room', async () => {
		let refused = 0;
		for ( let i = 0; i < 40 && refused < 3; i++ ) {
			const answer = await edit( `Event ${ i }` );
			if ( answer.edit?.result === 'Success' ) {
				saved.push( `Event ${ i }` );
			} else {
				refused++;
				assert.match( JSON.stringify( answer ), /error/ );
			}
		}
		assert.ok( refused > 0, 'it never got full' );
		return `${ saved.length } saved, then refused by core's error of the database`;
	} );
	await report.check( 'full: Special:EventCalendar', async () => {
		const response = await fetch( `${ wiki.url }/index.php?title=Special:EventCalendar`, { headers: { connection: 'close' } } );
		const body = await response.text();
		assert.doesNotMatch( body, /<b>(?:Warning|Fatal error)<\/b>|EventCalendar\\/ );
		return `status ${ response.status }`;
	} );
	rmSync( filler );
	await report.check( 'room again: index and pages', async () => {
		await wiki.maintenance( 'EventCalendar:extendEventHorizon' );
		const { surplus, missing, rows } = JSON.parse( await wiki.maintenance( `${ import.meta.dirname }/CompareIndex.php` ) );
		assert.deepEqual( { surplus, missing }, { surplus: [], missing: [] } );
		const { query } = await client.post( { action: 'query', list: 'allpages', apnamespace: '5630', aplimit: 'max' } );
		const titles = query.allpages.map( ( { title } ) => title );
		assert.deepEqual( saved.filter( ( name ) => !titles.includes( `EventCalendar:${ name }` ) ), [], 'said to be saved, and is not there' );
		return `what was said to be saved is there; the index is what a rebuild makes of it (${ rows } rows)`;
	} );
	await report.check( 'room again: an event is saved', async () => {
		assert.equal( ( await edit( 'After' ) ).edit?.result, 'Success' );
	} );
} finally {
	await web.kill().catch( () => {} );
	rmSync( filler, { force: true } );
}
process.exit( report.failed ? 1 : 0 );
