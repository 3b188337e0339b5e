import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { logIn, MONTH, rest, restPost } from './wiki.mjs';

const TITLE = 'EventCalendar:Api preview';
const EVENT = {
	title: { en: 'How previews work', fr: 'Les aperçus' }, type: 'tech-talk', topics: [ 'preview' ],
	start: `${ MONTH }-03T18:00`, end: `${ MONTH }-03T19:00`, timeZone: 'Europe/Berlin'
};
const page = `page=${ encodeURIComponent( TITLE ) }`;
let wiki;

before( async () => {
	wiki = await logIn();
	const { edit } = await wiki.saveEvent( 'Api preview', EVENT );
	assert.equal( edit.result, 'Success' );
} );

/**
 * @param {Object} event
 * @param {string} [query]
 * @return {Promise<any>}
 */
async function preview( event, query = '' ) {
	const response = await restPost( `preview?${ query }`, JSON.stringify( event ) );
	assert.equal( response.status, 200 );
	assert.match( response.headers.get( 'cache-control' ), /no-store|private/ );
	return response.json();
}

test( 'an event is previewed without being stored', async () => {
	const series = { ...EVENT, recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=3' } };
	const { valid, problems, occurrences, ruleText } = await preview( series, 'uselang=en' );
	assert.deepEqual( [ valid, problems, occurrences.length ], [ true, [], 3 ] );
	assert.match( ruleText, /^every second .+, 3 times$/ );
	assert.equal( occurrences[ 0 ].id, `0:${ MONTH }-03T18:00` );
	const stored = await ( await rest( `events/${ encodeURIComponent( TITLE ) }` ) ).json();
	assert.equal( stored.recurrence, undefined );
} );

test( 'everything that is wrong is told at its place', async () => {
	const { valid, problems } = await preview( { ...EVENT, start: 'soon', timeZone: 'Nowhere' }, 'uselang=en' );
	assert.equal( valid, false );
	assert.deepEqual( problems.map( ( { pointer } ) => pointer ).sort(), [ '/start', '/timeZone' ] );
	assert.ok( problems.every( ( { message } ) => message && !message.includes( '⧼' ) ) );
} );

test( 'what an edit changes is told in words, and is what its summary will say', async () => {
	const event = { ...EVENT, start: `${ MONTH }-03T17:00`, end: `${ MONTH }-03T18:00`, status: 'postponed' };
	const { changes, summary } = await preview( event, `${ page }&uselang=en` );
	assert.deepEqual( changes, [ 'Time: 18:00 → 17:00 Europe/Berlin', 'Status: Confirmed → Postponed' ] );
	assert.equal( summary, changes.join( '; ' ) );
	const { edit } = await wiki.saveEvent( 'Api preview', event );
	assert.equal( edit.result, 'Success' );
	const { query } = await wiki.post( {
		action: 'query', prop: 'revisions', titles: TITLE, rvprop: 'comment|ids', rvlimit: '2'
	} );
	const [ { comment, revid: torev }, { revid: fromrev } ] = query.pages[ 0 ].revisions;
	assert.equal( comment, summary );
	const { compare } = await wiki.post( { action: 'compare', fromrev, torev, uselang: 'en' } );
	assert.match( compare.body, /<li>Time: 18:00 → 17:00 Europe\/Berlin<\/li><li>Status: Confirmed → Postponed<\/li>/ );
	await wiki.saveEvent( 'Api preview', EVENT );
} );

test( 'guidance knows what else is on, and leaves out the event itself', async () => {
	await wiki.saveEvent( 'Api preview, at the same time', { ...EVENT, title: 'Rival' } );
	const { guidance } = await preview( EVENT, `${ page }&guidance=true&uselang=en` );
	assert.deepEqual( guidance.clashes.map( ( { title } ) => title ), [ 'Rival' ] );
	const clash = guidance.checklist.find( ( { code } ) => code === 'clashes' );
	assert.equal( clash.level, 'warning' );
	assert.match( clash.message, /“Rival”/ );
	assert.equal( guidance.regions.length, 6 );
	assert.ok( guidance.day.every( ( { page: other } ) => other !== TITLE ) );
} );

test( 'a body that is no event page\'s text is refused', async () => {
	const refused = async ( body, status, problem ) => {
		const response = await restPost( 'preview', body );
		assert.equal( response.status, status );
		assert.equal( ( await response.json() ).problem, problem );
	};
	await refused( '{', 400, 'not-json' );
	await refused( new Uint8Array( [ 0x22, 0xC3, 0x28, 0x22 ] ), 400, 'not-utf8' );
	await refused( '['.repeat( 50 ) + ']'.repeat( 50 ), 400, 'too-deep' );
	await refused( JSON.stringify( 'x'.repeat( 70000 ) ), 413, 'too-large' );
	assert.equal( ( await restPost( 'preview', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' } ) ).status, 415 );
} );

test( 'other sites cannot read a preview', async () => {
	const response = await restPost( 'preview', '{}', { 'content-type': 'application/json', origin: 'https://other.example' } );
	assert.equal( response.headers.get( 'access-control-allow-origin' ), null );
} );
