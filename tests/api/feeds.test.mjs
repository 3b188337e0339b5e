import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readCalendar } from './ical_reader.mjs';
import { subscribe } from './subscriber.mjs';
import { get, logIn, MONTH, rest } from './wiki.mjs';

const TOPIC = 'api-feeds';
const DAYS = 390;
const FEED_STATUSES = [ 'confirmed', 'postponed', 'cancelled' ];
const day = ( number ) => new Date( Date.parse( `${ MONTH }-02T00:00:00Z` ) + number * 86400000 ).toISOString().slice( 0, 10 );
let wiki, desktop;

// Over a year, so that clocks in New York change twice.
const series = {
	title: 'Weekly', type: 'office-hours', start: `${ day( 0 ) }T18:00`, end: `${ day( 0 ) }T19:00`, timeZone: 'America/New_York',
	topics: [ TOPIC ], summary: `Commas, semicolons; back\\slashes — ${ 'Umläute 👩‍💻 '.repeat( 20 ) }`, organizerNotes: 'backstage',
	participation: [
		{ kind: 'stream', url: 'https://stream.example.org/a,b' },
		{ kind: 'video', url: 'https://video.example.org/backstage', for: 'presenters' }
	],
	recurrence: {
		rule: 'FREQ=WEEKLY;COUNT=60',
		exclude: [ `${ day( 7 ) }T18:00` ],
		overrides: {
			[ `${ day( 14 ) }T18:00` ]: { start: `${ day( 15 ) }T09:30`, end: `${ day( 15 ) }T10:30`, title: 'Weekly, moved' },
			[ `${ day( 21 ) }T18:00` ]: { status: 'cancelled' },
			[ `${ day( 28 ) }T18:00` ]: { status: 'proposed', title: 'Not sure yet' }
		}
	}
};

before( async () => {
	wiki = await logIn();
	await wiki.saveEvent( 'Feed series', series );
	await wiki.saveEvent( 'Feed days', {
		title: 'Three days', type: 'hackathon', start: day( 3 ), end: day( 5 ), topics: [ TOPIC ], uid: 'days@example.org'
	} );
	await wiki.saveEvent( 'Feed once', {
		title: 'Once', type: 'tech-talk', start: `${ day( 4 ) }T23:30`, duration: 'PT1H', timeZone: 'Asia/Kolkata', topics: [ TOPIC ]
	} );
	await wiki.saveEvent( 'Feed proposed', {
		title: 'Proposed', type: 'tech-talk', start: `${ day( 4 ) }T10:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ TOPIC ], status: 'proposed'
	} );
	desktop = subscribe( `${ process.env.BASE_URL }/rest.php/eventcalendar/v1/calendar.ics?topics=${ TOPIC }` );
} );

after( () => {
	desktop?.leave();
} );

async function occurrences( parameters = {} ) {
	const { query } = await get( {
		action: 'query', list: 'eventoccurrences', eotopics: TOPIC, eostatus: FEED_STATUSES.join( '|' ), eolimit: 'max',
		eostart: `${ day( 0 ) }T00:00:00Z`, eoend: `${ day( DAYS ) }T00:00:00Z`, ...parameters
	} );
	return query.eventoccurrences;
}

// As khal lists it: in UTC, whole days with the last one.
function line( { start, end, allday, title, status } ) {
	const lastDay = () => new Date( Date.parse( end ) - 1 ).toISOString().slice( 0, 10 );
	const times = allday ? [ start, lastDay() ] : [ start.slice( 0, 16 ), end.slice( 0, 16 ) ];
	return `${ times.join( ' ' ) } ${ title }${ status === 'cancelled' ? 'CANCELLED' : '' }`;
}

async function assertDesktopShowsWhatTheApiTells() {
	desktop.sync();
	const expected = ( await occurrences() ).map( line );
	assert.deepEqual( desktop.list( day( 0 ), DAYS ).sort(), expected.sort() );
	return expected;
}

test( 'vdirsyncer and khal show the same occurrences as the API, and follow each change without duplicates', async () => {
	const first = await assertDesktopShowsWhatTheApiTells();
	for ( const some of [ /Weekly, moved/, /WeeklyCANCELLED/, /Three days/, /Once/ ] ) {
		assert.ok( first.some( ( each ) => some.test( each ) ), `${ some }` );
	}
	assert.ok( !first.some( ( each ) => /Proposed|Not sure/.test( each ) ) );
	assert.equal( desktop.files(), 3 );

	await wiki.saveEvent( 'Feed once', {
		title: 'Once, later', type: 'tech-talk', start: `${ day( 6 ) }T10:00`, duration: 'PT2H', timeZone: 'Asia/Kolkata', topics: [ TOPIC ]
	} );
	await wiki.post( { action: 'move', from: 'EventCalendar:Feed series', to: 'EventCalendar:Feed series moved' } );
	await wiki.saveEvent( 'Feed series moved', { ...series, status: 'cancelled' } );
	const changed = await assertDesktopShowsWhatTheApiTells();
	assert.ok( changed.filter( ( each ) => each.endsWith( 'CANCELLED' ) ).length > 50 );
	assert.equal( desktop.files(), 3 );
	await wiki.post( { action: 'move', from: 'EventCalendar:Feed series moved', to: 'EventCalendar:Feed series' } );
	await wiki.saveEvent( 'Feed series', series );
} );

test( 'python3-icalendar and feedparser read the feeds without complaint', async () => {
	const folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	const files = [];
	for ( const format of [ 'ics', 'atom' ] ) {
		files.push( join( folder, format ) );
		writeFileSync( files.at( -1 ), await ( await rest( `calendar.${ format }?topics=${ TOPIC }` ) ).text() );
	}
	const script = new URL( 'read_feeds.py', import.meta.url ).pathname;
	const read = JSON.parse( execFileSync( '/usr/bin/python3', [ script, ...files ], { encoding: 'utf8' } ) );
	rmSync( folder, { recursive: true } );

	assert.deepEqual( read.calendar.errors, [] );
	assert.ok( read.calendar.name.includes( TOPIC ) );
	assert.deepEqual( read.calendar.zones.sort(), [ 'America/New_York', 'Asia/Kolkata' ] );
	assert.equal( read.calendar.events.filter( ( [ , isOverride ] ) => isOverride ).length, 2 );
	assert.equal( read.calendar.events.length, 5 );
	assert.ok( read.calendar.events.some( ( [ uid ] ) => uid === 'days@example.org' ) );

	assert.equal( read.feed.error, '' );
	assert.equal( read.feed.version, 'atom10' );
	assert.ok( read.feed.links.self.endsWith( `calendar.atom?topics=${ TOPIC }` ) );
	const later = { eostart: `${ day( DAYS ) }T00:00:00Z`, eoend: `${ day( DAYS + 300 ) }T00:00:00Z` };
	const all = [ ...await occurrences(), ...await occurrences( later ) ];
	assert.equal( read.feed.entries.length, all.length );
	assert.equal( new Set( read.feed.entries.map( ( [ id ] ) => id ) ).size, all.length );
	assert.ok( read.feed.entries.every( ( [ id ] ) => /^urn:uuid:[0-9a-f-]{36}$/.test( id ) ) );
	assert.ok( read.feed.entries.some(
		( [ , title, , when ] ) => title === 'Weekly, moved' && when.includes( '09:30–10:30 (America/New_York)' )
	) );
	assert.ok( read.feed.entries.some( ( [ , title ] ) => title === 'Cancelled: Weekly' ) );
} );

const icalStatus = { confirmed: 'CONFIRMED', postponed: 'TENTATIVE', cancelled: 'CANCELLED' };
const inOrder = ( list ) => list.map( ( { start, end, title, status } ) => `${ start } ${ end } ${ title } ${ status }` ).sort();
const asInCalendars = ( { start, end, title, status } ) => ( { start, end, title, status: icalStatus[ status ] } );

test( 'ical.js reads every calendar without complaint, and finds the same occurrences as the API', async () => {
	const calendar = readCalendar( await ( await rest( `calendar.ics?topics=${ TOPIC }` ) ).text() );
	const found = inOrder( calendar.occurrences( day( 0 ), day( DAYS ) ) );
	assert.deepEqual( found, inOrder( ( await occurrences() ).map( asInCalendars ) ) );
	// What makes it hard: a moved and a cancelled date, whole days, and clocks that change.
	for ( const some of [ /T13:30:00Z .* Weekly, moved|T14:30:00Z .* Weekly, moved/, /Weekly CANCELLED/, /^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d Three days/ ] ) {
		assert.ok( found.some( ( each ) => some.test( each ) ), `${ some }` );
	}
	const hours = new Set( found.filter( ( each ) => / Weekly /.test( each ) ).map( ( each ) => each.slice( 11, 13 ) ) );
	assert.deepEqual( [ ...hours ].sort(), [ '22', '23' ] );
	assert.ok( !found.some( ( each ) => each.startsWith( day( 7 ) ) || each.includes( 'Not sure' ) ) );

	// Those of one event, and that of the whole wiki, whatever else is in it
	for ( const [ name, title ] of [ [ 'series', /^Weekly/ ], [ 'days', /^Three/ ], [ 'once', /^Once/ ] ] ) {
		const own = readCalendar( await ( await rest( `events/${ encodeURIComponent( `EventCalendar:Feed ${ name }` ) }/event.ics` ) ).text() );
		assert.equal( own.events.length, 1 );
		// An event's own file has what is proposed too.
		const status = [ ...FEED_STATUSES, 'proposed' ].join( '|' );
		const expected = ( await occurrences( { eostatus: status } ) ).filter( ( each ) => title.test( each.title ) || name === 'series' && each.title === 'Not sure yet' );
		assert.deepEqual(
			inOrder( own.occurrences( day( 0 ), day( DAYS ) ) ),
			inOrder( expected.map( ( each ) => ( { ...asInCalendars( each ), status: icalStatus[ each.status ] || 'TENTATIVE' } ) ) )
		);
	}
	const all = readCalendar( await ( await rest( 'calendar.ics' ) ).text() );
	assert.ok( all.events.length >= 3 );
	assert.equal( new Set( all.events.map( ( { uid } ) => uid ) ).size, all.events.length );
} );

test( 'an event that is moved to another page, another time and then called off stays the same entry', async () => {
	const entries = async () => {
		const { events } = readCalendar( await ( await rest( `calendar.ics?topics=${ TOPIC }-moving` ) ).text() );
		return events.map( ( { uid, sequence, startDate, component } ) => ( {
			uid, sequence, start: startDate.toString(), status: component.getFirstPropertyValue( 'status' )
		} ) );
	};
	const event = { title: 'Moving', type: 'other', start: `${ day( 8 ) }T10:00`, duration: 'PT1H', timeZone: 'Europe/Berlin', topics: [ `${ TOPIC }-moving` ] };
	await wiki.saveEvent( 'Feed moving', event );
	const [ first, ...others ] = await entries();
	assert.deepEqual( others, [] );

	await wiki.post( { action: 'move', from: 'EventCalendar:Feed moving', to: 'EventCalendar:Feed moved' } );
	const [ moved ] = await entries();
	assert.equal( moved.uid, first.uid );

	await wiki.saveEvent( 'Feed moved', { ...event, start: `${ day( 9 ) }T11:00` } );
	const later = await entries();
	assert.equal( later.length, 1 );
	assert.equal( later[ 0 ].uid, first.uid );
	assert.equal( later[ 0 ].start, `${ day( 9 ) }T11:00:00` );
	assert.ok( later[ 0 ].sequence > first.sequence );

	await wiki.saveEvent( 'Feed moved', { ...event, start: `${ day( 9 ) }T11:00`, status: 'cancelled' } );
	const [ cancelled ] = await entries();
	assert.equal( cancelled.uid, first.uid );
	assert.equal( cancelled.status, 'CANCELLED' );
	assert.ok( cancelled.sequence > later[ 0 ].sequence );
	await wiki.post( { action: 'delete', title: 'EventCalendar:Feed moved' } );
	assert.deepEqual( await entries(), [] );
} );

test( 'a feed has what was on in the last month, and nothing from before', async () => {
	const ago = ( days ) => new Date( Date.now() - days * 86400000 ).toISOString().slice( 0, 10 );
	for ( const days of [ 3, 40 ] ) {
		await wiki.saveEvent( `Feed ago ${ days }`, {
			title: `${ days } days ago`, type: 'other', start: `${ ago( days ) }T10:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ `${ TOPIC }-past` ]
		} );
	}
	const calendar = readCalendar( await ( await rest( `calendar.ics?topics=${ TOPIC }-past` ) ).text() );
	assert.deepEqual( calendar.events.map( ( { summary } ) => summary ), [ '3 days ago' ] );
} );

test( 'the JSON feed has the occurrences of the API in its shape', async () => {
	const feed = await ( await rest( `calendar.json?topics=${ TOPIC }` ) ).json();
	assert.equal( feed.complete, true );
	const expected = await occurrences();
	assert.deepEqual( feed.occurrences.slice( 0, expected.length ), expected );
} );

test( 'feeds leave proposed events out unless they are asked for', async () => {
	const ids = async ( query ) => ( await ( await rest( `calendar.json?topics=${ TOPIC }${ query }` ) ).json() ).occurrences
		.map( ( { title } ) => title );
	assert.ok( !( await ids( '' ) ).includes( 'Proposed' ) );
	assert.deepEqual( [ ...new Set( await ids( '&status=proposed' ) ) ].sort(), [ 'Not sure yet', 'Proposed' ] );
	assert.equal( ( await rest( 'calendar.ics?status=maybe' ) ).status, 400 );
} );

test( 'a calendar of what only one date of a series has, has that date alone', async () => {
	const text = await ( await rest( `calendar.ics?topics=${ TOPIC }&search=moved` ) ).text();
	assert.equal( text.match( /BEGIN:VEVENT/g ).length, 1 );
	assert.match( text, /RECURRENCE-ID/ );
	assert.doesNotMatch( text, /RRULE/ );
} );

test( 'nothing for presenters and organisers is in any feed, and no line of a calendar is too long', async () => {
	for ( const format of [ 'ics', 'atom', 'json' ] ) {
		const text = await ( await rest( `calendar.${ format }?topics=${ TOPIC }` ) ).text();
		assert.ok( text.includes( 'Weekly, moved' ) || text.includes( 'Weekly\\, moved' ), format );
		assert.ok( !text.replace( /\r\n /g, '' ).includes( 'backstage' ), format );
		if ( format === 'ics' ) {
			assert.ok( text.split( '\r\n' ).every( ( each ) => Buffer.byteLength( each ) <= 75 && !each.includes( '\n' ) ) );
		}
	}
} );

test( 'a feed may be fetched from everywhere, is cached, and is not sent again until something changes', async () => {
	const all = await rest( 'calendar.ics' );
	assert.equal( all.headers.get( 'access-control-allow-origin' ), '*' );
	assert.match( all.headers.get( 'content-type' ), /^text\/calendar/ );
	assert.equal( all.headers.get( 'cache-control' ), 'public, max-age=60, s-maxage=3600' );
	for ( const format of [ 'ics', 'atom', 'json' ] ) {
		const path = `calendar.${ format }?topics=${ TOPIC }`;
		const first = await rest( path );
		assert.equal( first.headers.get( 'cache-control' ), 'public, max-age=60, s-maxage=300' );
		const condition = { 'if-none-match': first.headers.get( 'etag' ) };
		assert.equal( ( await rest( path, condition ) ).status, 304 );
		assert.equal( ( await rest( path, { 'if-modified-since': first.headers.get( 'last-modified' ) } ) ).status, 304 );
		await wiki.saveEvent( 'Feed once', {
			title: `Once, ${ format }`, type: 'tech-talk', start: `${ day( 6 ) }T10:00`, duration: 'PT2H', timeZone: 'UTC', topics: [ TOPIC ]
		} );
		assert.equal( ( await rest( path, condition ) ).status, 200 );
	}
} );
