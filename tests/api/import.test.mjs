import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { get, logIn, MONTH } from './wiki.mjs';

const run = Date.now().toString( 36 );
let wiki;

before( async () => {
	wiki = await logIn();
} );

const calendar = ( title ) => [
	'BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', `UID:api-import-${ run }@example.org`, `SUMMARY:${ title }`,
	`DTSTART;TZID=Europe/Berlin:${ MONTH.replace( '-', '' ) }10T180000`,
	`DTEND;TZID=Europe/Berlin:${ MONTH.replace( '-', '' ) }10T190000`, 'END:VEVENT', 'END:VCALENDAR', ''
].join( '\r\n' );

const plan = async ( text, parameters = {} ) =>
	( await wiki.post( { action: 'eventcalendarimportplan', text, ...parameters } ) ).eventcalendarimportplan;

const save = async ( { page, text, summary, baserevid } ) => ( await wiki.post( {
	action: 'edit', title: page, text, summary, tags: 'eventcalendar-import', ...( baserevid ? { baserevid, nocreate: 1 } : { createonly: 1 } )
} ) ).edit.result;

test( 'a plan is saved by ordinary edits, and a second one has nothing left to do', async () => {
	const first = await plan( calendar( `Import ${ run }` ), { topics: 'api-import' } );
	assert.deepEqual( first.counts, { new: 1, changed: 0, unchanged: 0, skipped: 0 } );
	assert.equal( first.entries[ 0 ].page, `EventCalendar:Import ${ run }` );
	assert.equal( await save( first.entries[ 0 ] ), 'Success' );
	assert.equal( ( await plan( calendar( `Import ${ run }` ) ) ).entries[ 0 ].outcome, 'unchanged' );

	const second = await plan( calendar( `Renamed ${ run }` ) );
	assert.deepEqual( second.entries[ 0 ].fields, [ 'title' ] );
	assert.equal( second.entries[ 0 ].page, `EventCalendar:Import ${ run }` );
	assert.equal( await save( second.entries[ 0 ] ), 'Success' );
	const { query } = await get( {
		action: 'query', prop: 'revisions', titles: `EventCalendar:Import ${ run }`, rvprop: 'tags|comment', rvlimit: '5'
	} );
	const { revisions } = query.pages[ 0 ];
	assert.equal( revisions.length, 2 );
	assert.ok( revisions.every( ( { tags } ) => tags.includes( 'eventcalendar-import' ) ) );
	assert.match( revisions[ 0 ].comment, /title/ );
} );

test( 'another page cannot take the UID', async () => {
	const { error } = await wiki.saveEvent( `Thief ${ run }`, {
		title: 'Thief', type: 'other', start: `${ MONTH }-10`, uid: `api-import-${ run }@example.org`
	} );
	assert.equal( error.code, 'eventcalendar-invalid-event' );
	assert.deepEqual( error.problems.map( ( { pointer, code } ) => [ pointer, code ] ), [ [ '/uid', 'uid-taken' ] ] );
} );

test( 'who is not logged in learns nothing, and a plan cannot be read by GET', async () => {
	const response = await fetch( `${ process.env.BASE_URL }/api.php`, {
		method: 'POST', body: new URLSearchParams( { action: 'eventcalendarimportplan', text: 'x', format: 'json' } )
	} );
	assert.equal( ( await response.json() ).error.code, 'notloggedin' );
	assert.equal( ( await get( { action: 'eventcalendarimportplan', text: 'x' } ) ).error.code, 'mustbeposted' );
} );
