import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { get, logIn, MONTH } from './wiki.mjs';

const TOPIC = 'api-editing';
const talk = { title: 'Talk', type: 'tech-talk', start: `${ MONTH }-10T18:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ TOPIC ] };
let wiki;

before( async () => {
	wiki = await logIn();
} );

async function listed() {
	const { query } = await get( {
		action: 'query', list: 'eventoccurrences', eotopics: TOPIC, eostart: `${ MONTH }-01T00:00:00Z`, eoend: `${ MONTH }-28T00:00:00Z`
	} );
	return query.eventoccurrences.map( ( { page, start } ) => `${ page } ${ start }` );
}

// Deletions and moves reach the index when the answer is on its way.
async function becomes( expected ) {
	for ( let tries = 0; tries < 50; tries++ ) {
		if ( JSON.stringify( await listed() ) === JSON.stringify( expected ) ) {
			return;
		}
		await new Promise( ( resolve ) => {
			setTimeout( resolve, 100 );
		} );
	}
	assert.deepEqual( await listed(), expected );
}

test( 'an invalid event is refused with every problem and its place, and changes nothing', async () => {
	const { error } = await wiki.saveEvent( 'Api refused', {
		...talk, start: '2027-02-31T18:00', timeZone: 'Mars/Olympus', registration: 'javascript:alert(1)'
	} );
	assert.match( error.code, /^eventcalendar-/ );
	assert.deepEqual( error.problems.map( ( { pointer } ) => pointer ).sort(), [ '/registration', '/start', '/timeZone' ] );
	const { query } = await get( { action: 'query', titles: 'EventCalendar:Api refused' } );
	assert.equal( query.pages[ 0 ].missing, true );
} );

test( 'what is no JSON is refused', async () => {
	const { error } = await wiki.save( 'EventCalendar:Api refused', '{ "title": ' );
	assert.match( error.code, /^(eventcalendar-|invalid-json-data)/ );
} );

test( 'saving, moving, deleting and restoring an event shows in the list', async () => {
	await wiki.saveEvent( 'Api talk', talk );
	await becomes( [ `EventCalendar:Api talk ${ MONTH }-10T18:00:00Z` ] );
	await wiki.saveEvent( 'Api talk', { ...talk, start: `${ MONTH }-11T19:00` } );
	await becomes( [ `EventCalendar:Api talk ${ MONTH }-11T19:00:00Z` ] );
	await wiki.post( { action: 'move', from: 'EventCalendar:Api talk', to: 'EventCalendar:Api talk moved' } );
	await becomes( [ `EventCalendar:Api talk moved ${ MONTH }-11T19:00:00Z` ] );
	await wiki.post( { action: 'delete', title: 'EventCalendar:Api talk moved' } );
	await becomes( [] );
	await wiki.post( { action: 'undelete', title: 'EventCalendar:Api talk moved' } );
	await becomes( [ `EventCalendar:Api talk moved ${ MONTH }-11T19:00:00Z` ] );
} );

test( 'a saved page is written in the normal form', async () => {
	await wiki.save( 'EventCalendar:Api normal', `{ // a comment\n"type":"tech-talk","title":"Normal", "timeZone":"UTC","start":"${ MONTH }-12T10:00","duration":"PT1H",}` );
	const { query } = await get( {
		action: 'query', titles: 'EventCalendar:Api normal', prop: 'revisions', rvprop: 'content', rvslots: 'main'
	} );
	assert.equal( query.pages[ 0 ].revisions[ 0 ].slots.main.content, [
		'{', '\t"title": "Normal",', '\t"type": "tech-talk",', `\t"start": "${ MONTH }-12T10:00",`, '\t"duration": "PT1H",', '\t"timeZone": "UTC"', '}'
	].join( '\n' ) );
} );
