import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { before, test } from 'node:test';
import { Client } from '../load/client.mjs';
import { MONTH } from './wiki.mjs';

const SIDES = 8;
const TITLE = 'EventCalendar:Wanted by eight';
const event = ( title ) => JSON.stringify( {
	title, type: 'tech-talk', start: `${ MONTH }-12T18:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ 'eight-sides' ]
} );
const editors = [];

before( async () => {
	const administrator = new Client( process.env.BASE_URL );
	await administrator.logIn( process.env.MW_ADMIN_USER, process.env.MW_ADMIN_PASSWORD );
	const run = randomBytes( 4 ).toString( 'hex' );
	for ( let number = 1; number <= SIDES; number++ ) {
		// MediaWiki lets an account overwrite its own save: conflicts are between people.
		const editor = new Client( process.env.BASE_URL );
		const password = randomBytes( 12 ).toString( 'hex' );
		await administrator.createAccount( `Side ${ number } ${ run }`, password );
		await editor.logIn( `Side ${ number } ${ run }`, password );
		editors.push( editor );
	}
	administrator.close();
} );

test( 'of eight who save the same revision of an event at once one wins, the others get an edit conflict, and the index has the page', async () => {
	const base = ( await editors[ 0 ].edit( TITLE, event( `Before ${ Date.now() }` ) ) ).edit.newrevid;
	const answers = await Promise.all( editors.map(
		( editor, side ) => editor.edit( TITLE, event( `By side ${ side }` ), { baserevid: base } )
	) );
	const winners = answers.flatMap( ( { edit }, side ) => edit?.result === 'Success' ? [ { number: side, revision: edit.newrevid } ] : [] );
	assert.equal( winners.length, 1, JSON.stringify( answers ) );
	assert.deepEqual(
		answers.filter( ( { edit } ) => !edit ).map( ( { error } ) => error.code ), Array( SIDES - 1 ).fill( 'editconflict' )
	);
	const [ { number, revision } ] = winners;
	const { query } = await editors[ number ].post( {
		action: 'query', titles: TITLE, prop: 'revisions', rvprop: 'ids|content', rvslots: 'main', rvlimit: '2', list: 'eventoccurrences', eopages: TITLE,
		eostart: `${ MONTH }-01T00:00:00Z`, eoend: `${ MONTH }-28T00:00:00Z`
	} );
	const [ last, first ] = query.pages[ 0 ].revisions;
	assert.deepEqual( [ last.revid, last.parentid, first.revid ], [ revision, base, base ], 'Nothing lies between' );
	assert.equal( JSON.parse( last.slots.main.content ).title, `By side ${ number }` );
	assert.deepEqual( query.eventoccurrences.map( ( { title } ) => title ), [ `By side ${ number }` ] );
} );
