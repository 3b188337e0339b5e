import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { get, logIn, MONTH, rest } from './wiki.mjs';

const TOPIC = 'api-occurrences';
const month = { eostart: `${ MONTH }-01T00:00:00Z`, eoend: `${ MONTH }-28T00:00:00Z` };
let series, meeting;

async function list( parameters ) {
	const { query } = await get( { action: 'query', list: 'eventoccurrences', eotopics: TOPIC, ...month, ...parameters } );
	return query.eventoccurrences;
}

before( async () => {
	const wiki = await logIn();
	series = ( await wiki.saveEvent( 'Api series', {
		title: { en: 'Café of the API', de: 'API-Café' },
		type: 'office-hours', start: `${ MONTH }-03T18:00`, end: `${ MONTH }-03T19:00`, timeZone: 'America/New_York', topics: [ TOPIC ],
		recurrence: { rule: 'FREQ=DAILY;COUNT=20', overrides: { [ `${ MONTH }-05T18:00` ]: { status: 'cancelled' } } },
		participation: [
			{ kind: 'chat', url: 'ircs://irc.example.org/api', for: 'audience' },
			{ kind: 'video', url: 'https://video.example.org/backstage', for: 'presenters' }
		],
		organizerNotes: 'For us alone'
	} ) ).edit.pageid;
	meeting = ( await wiki.saveEvent( 'Api all day', {
		title: 'Two days', type: 'hackathon', start: `${ MONTH }-10`, end: `${ MONTH }-11`, topics: [ TOPIC ]
	} ) ).edit.pageid;
} );

test( 'continuing with a small limit tells each occurrence once, in order', async () => {
	const all = await list( { eolimit: 'max' } );
	assert.equal( all.length, 21 );
	const seen = [];
	let next = {};
	do {
		const answer = await get( {
			action: 'query', list: 'eventoccurrences', eotopics: TOPIC, ...month, eolimit: 4, ...next
		} );
		seen.push( ...answer.query.eventoccurrences );
		next = answer.continue;
	} while ( next );
	assert.deepEqual( seen, all );
	assert.deepEqual( all.map( ( { start } ) => start ), all.map( ( { start } ) => start ).sort() );
} );

test( 'an occurrence has the shape that is documented', async () => {
	const [ first ] = await list( { eopages: 'EventCalendar:Api series', eolimit: 1, uselang: 'de' } );
	assert.equal( first.id, `${ series }:${ MONTH }-03T18:00` );
	assert.equal( first.page, 'EventCalendar:Api series' );
	assert.equal( first.title, 'API-Café' );
	assert.equal( first.wallstart, `${ MONTH }-03T18:00` );
	assert.equal( first.timezone, 'America/New_York' );
	assert.equal( first.recurring, true );
	assert.equal( first.recurrenceid, `${ MONTH }-03T18:00` );
	assert.deepEqual( first.participation.map( ( { url } ) => url ), [ 'ircs://irc.example.org/api' ] );
	assert.equal( JSON.stringify( first ).includes( 'For us alone' ), false );
} );

test( 'an all-day event has plain dates and an exclusive end', async () => {
	const [ event ] = await list( { eotypes: 'hackathon' } );
	assert.deepEqual(
		[ event.id, event.allday, event.start, event.end, event.timezone, event.wallend, event.recurrenceid ],
		[ `${ meeting }`, true, `${ MONTH }-10`, `${ MONTH }-12`, null, `${ MONTH }-12`, null ]
	);
} );

test( 'filters by status, type and words without regard to case and accents', async () => {
	assert.deepEqual( ( await list( { eostatus: 'cancelled' } ) ).map( ( { recurrenceid } ) => recurrenceid ), [ `${ MONTH }-05T18:00` ] );
	assert.equal( ( await list( { eosearch: 'CAFE', eolimit: 'max' } ) ).length, 20 );
	assert.equal( ( await list( { eosearch: 'cafe nothing-of-the-kind' } ) ).length, 0 );
	assert.equal( ( await list( { eotypes: 'tech-talk' } ) ).length, 0 );
} );

test( 'a range that is too long, and a continue that nobody gave out, are clear errors', async () => {
	const tooLong = await get( { action: 'query', list: 'eventoccurrences', eostart: '2027-01-01T00:00:00Z', eoend: '2029-01-01T00:00:00Z' } );
	assert.match( tooLong.error.code, /^eventcalendar-query-/ );
	const forged = await get( { action: 'query', list: 'eventoccurrences', eocontinue: 'forged' } );
	assert.match( forged.error.code, /^(eventcalendar-query-|badcontinue)/ );
} );

test( 'REST gives the same occurrences, to every page of the web, and 304 to whoever has them', async () => {
	const query = `occurrences?start=${ month.eostart }&end=${ month.eoend }&topics=${ TOPIC }&limit=500`;
	const response = await rest( query );
	assert.equal( response.headers.get( 'access-control-allow-origin' ), '*' );
	assert.match( response.headers.get( 'cache-control' ), /s-maxage=\d+/ );
	assert.deepEqual( ( await response.json() ).occurrences, await list( { eolimit: 'max' } ) );
	const again = await rest( query, { 'if-none-match': response.headers.get( 'etag' ) } );
	assert.equal( again.status, 304 );
} );

test( 'REST tells an event without what is for organisers and presenters, and its page\'s JSON on request', async () => {
	const event = await ( await rest( 'events/EventCalendar%3AApi_series' ) ).json();
	assert.equal( event.organizerNotes, undefined );
	assert.equal( JSON.stringify( event ).includes( 'backstage' ), false );
	assert.equal( event.occurrences.length, 10 );
	const full = await rest( 'events/EventCalendar%3AApi_series?full=1' );
	assert.match( full.headers.get( 'cache-control' ), /private/ );
	assert.equal( ( await full.json() ).organizerNotes, 'For us alone' );
	assert.equal( ( await rest( 'events/EventCalendar%3ANo_such_event' ) ).status, 404 );
} );

test( 'a calendar file has the series, its zone and its cancelled date', async () => {
	const response = await rest( 'events/EventCalendar%3AApi_series/event.ics' );
	assert.match( response.headers.get( 'content-type' ), /^text\/calendar/ );
	const text = await response.text();
	for ( const line of [ 'TZID:America/New_York', 'RRULE:FREQ=DAILY;COUNT=20', 'STATUS:CANCELLED' ] ) {
		assert.ok( text.includes( `\r\n${ line }\r\n` ), line );
	}
	assert.ok( text.split( '\r\n' ).every( ( line ) => Buffer.byteLength( line ) <= 75 ) );
} );
