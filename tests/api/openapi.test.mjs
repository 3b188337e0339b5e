import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { logIn, MONTH, rest, restPost } from './wiki.mjs';

const FILE = new URL( '../../docs/openapi.yaml', import.meta.url ).pathname;
const TITLE = 'EventCalendar:Api description';
const path = `events/${ encodeURIComponent( TITLE ) }`;
let description;

before( async () => {
	const wiki = await logIn();
	const { edit } = await wiki.saveEvent( 'Api description', {
		version: 1, title: { en: 'All that there is', fr: 'Tout' }, type: 'office-hours',
		start: `${ MONTH }-03T18:00`, end: `${ MONTH }-03T19:00`, timeZone: 'Europe/Berlin',
		recurrence: { rule: 'FREQ=DAILY;COUNT=12', exclude: [ `${ MONTH }-04T18:00` ], overrides: {
			[ `${ MONTH }-05T18:00` ]: { status: 'cancelled' },
			[ `${ MONTH }-06T18:00` ]: {
				start: `${ MONTH }-07T09:00`, end: `${ MONTH }-07T10:00`,
				outcome: { recording: 'https://video.example.org/1', attendance: { live: 3 } }
			}
		} },
		summary: 'Everything', topics: [ 'description' ], audience: [ 'developers' ], languages: [ 'en' ],
		participation: [
			{ kind: 'chat', url: 'ircs://irc.example.org/api', label: 'Chat', for: 'audience' },
			{ kind: 'room', text: 'Room 1', for: 'audience' },
			{ kind: 'video', url: 'https://video.example.org/backstage', for: 'presenters' }
		],
		speakers: [ { name: 'Somebody', affiliation: 'Somewhere' } ], organizers: [ { user: 'Admin' } ],
		registration: 'https://example.org/register', links: [ { label: 'Task', url: 'https://example.org/T1' } ],
		organizerNotes: 'For us alone'
	} );
	assert.equal( edit.result, 'Success' );
	await wiki.saveEvent( 'Api description, all day', {
		title: 'Two days', type: 'hackathon', start: `${ MONTH }-10`, end: `${ MONTH }-11`, topics: [ 'description' ]
	} );
	description = await SwaggerParser.dereference( FILE );
} );

/**
 * Asks the wiki, and compares the answer with what the description says about that path and status.
 *
 * @param {string} template Path in the description
 * @param {string} query The path asked for, below the module
 * @param {number} status
 * @param {string|null} previewed What is sent, if it is a POST
 * @return {Promise<any>} The body
 */
async function check( template, query, status = 200, previewed = null ) {
	const response = await ( previewed === null ? rest( query ) : restPost( query, previewed ) );
	assert.equal( response.status, status, query );
	const method = previewed === null ? 'get' : 'post';
	const { content, headers = {} } = description.paths[ template ][ method ].responses[ status ];
	const mediaType = response.headers.get( 'content-type' ).split( ';' )[ 0 ];
	assert.ok( content[ mediaType ], `${ query } is ${ mediaType }` );
	for ( const name of Object.keys( headers ) ) {
		assert.ok( response.headers.get( name ), `${ query } has no ${ name }` );
	}
	const body = mediaType === 'application/json' ? await response.json() : await response.text();
	const ajv = new Ajv2020( { allErrors: true, strict: false } );
	addFormats.default( ajv );
	const isValid = ajv.compile( content[ mediaType ].schema );
	assert.ok( isValid( body ), `${ query }: ${ ajv.errorsText( isValid.errors ) }` );
	return body;
}

test( 'the description is valid OpenAPI', async () => {
	await SwaggerParser.validate( FILE );
} );

test( 'the description has every route, and no other', async () => {
	const { RestRoutes } = JSON.parse( await readFile( new URL( '../../extension.json', import.meta.url ) ) );
	const described = Object.entries( description.paths ).flatMap(
		( [ template, methods ] ) => Object.keys( methods ).map( ( method ) => `${ method.toUpperCase() } ${ template }` )
	);
	assert.deepEqual( described.sort(), RestRoutes.map(
		( route ) => `${ route.method ?? 'GET' } ${ route.path.replace( '/eventcalendar/v1', '' ) }`
	).sort() );
} );

test( 'answers are what the description says', async () => {
	const range = `start=${ MONTH }-01T00:00:00Z&end=${ MONTH }-28T00:00:00Z&topics=description`;
	const { occurrences } = await check( '/occurrences', `occurrences?${ range }&uselang=fr` );
	assert.equal( occurrences.length, 12 );
	assert.ok( occurrences.some( ( { outcome } ) => outcome ) && occurrences.some( ( { allday } ) => allday ) );
	const page = await check( '/occurrences', `occurrences?${ range }&prop=&limit=2` );
	assert.equal( 'summary' in page.occurrences[ 0 ], false );
	assert.equal( typeof page.continue, 'string' );
	const event = await check( '/events/{title}', path );
	assert.equal( event.occurrences.length, 10 );
	await check( '/events/{title}', `${ path }?full=1` );
	await check( '/events/{title}/event.ics', `${ path }/event.ics?reminder=30` );
	await check( '/events/{title}/card.svg', `${ path }/card.svg?uselang=ar` );
	for ( const format of [ 'ics', 'atom', 'json' ] ) {
		await check( `/calendar.${ format }`, `calendar.${ format }?topics=description` );
	}
	await check( '/settings', 'settings?uselang=ar' );
} );

test( 'errors are what the description says', async () => {
	const error = await check( '/occurrences', 'occurrences?start=2027-01-02T00:00:00Z&end=2027-01-01T00:00:00Z', 400 );
	assert.equal( error.problem, 'range-empty' );
	await check( '/occurrences', 'occurrences?status=perhaps', 400 );
	await check( '/calendar.json', 'calendar.json?status=perhaps', 400 );
	await check( '/events/{title}', 'events/EventCalendar%3ANo%20such%20event', 404 );
	await check( '/events/{title}', 'events/%3C%3E', 400 );
	await check( '/events/{title}/event.ics', `${ path }/event.ics?occurrence=2020-01-01T00:00`, 404 );
	await check( '/events/{title}/card.svg', `${ path }/card.svg?occurrence=2020-01-01T00:00`, 404 );
	await check( '/events/{title}/card.png', 'events/EventCalendar%3ANo%20such%20event/card.png', 404 );
} );

test( 'previews are what the description says', async () => {
	const event = {
		title: { en: 'Described', fr: 'Décrit' }, type: 'tech-talk', topics: [ 'description' ],
		start: `${ MONTH }-03T18:30`, end: `${ MONTH }-03T19:30`, timeZone: 'Europe/Berlin'
	};
	const whole = await check(
		'/preview', `preview?guidance=true&page=${ encodeURIComponent( TITLE ) }`, 200, JSON.stringify( event )
	);
	assert.ok( whole.changes.length && whole.summary && whole.guidance.regions.length && whole.guidance.day.length );
	assert.equal( whole.occurrences[ 0 ].page, TITLE );
	await check( '/preview', 'preview', 200, JSON.stringify( event ) );
	const invalid = await check( '/preview', 'preview?guidance=true', 200, '{}' );
	assert.equal( invalid.guidance, null );
	const error = await check( '/preview', 'preview', 400, '{' );
	assert.equal( error.problem, 'not-json' );
	await check( '/preview', 'preview', 413, JSON.stringify( { title: 'x'.repeat( 65536 ) } ) );
	await check( '/preview', 'preview?page=Main_Page', 404, '{}' );
} );
