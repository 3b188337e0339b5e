import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateCalendar, listAll, maintenance, newBot, WIKIS } from './bot.mjs';
import { get, logIn, MONTH, rest } from './wiki.mjs';

const TOPIC = 'api-bot';
let bot, wiki;

before( async () => {
	bot = newBot();
	wiki = await logIn();
} );

after( () => {
	bot?.leave();
} );

const at = ( name ) => join( bot.folder, name );
const linesOf = ( name ) => readFileSync( at( name ), 'utf8' ).split( '\n' ).filter( Boolean ).map( ( line ) => JSON.parse( line ) );
const pages = ( name ) => listAll( name, 'allpages', { apnamespace: 5630, aplimit: 'max' } );

function assertStatus( expected, { status, out, err } ) {
	assert.equal( status, expected, `${ out }\n${ err }` );
}

function calendar( ...events ) {
	return [ 'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flatMap( ( lines ) => [
		'BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'
	] ), 'END:VCALENDAR', '' ].join( '\r\n' );
}

const talk = ( number, title ) => [
	`UID:bot-${ number }@source.example`, `SUMMARY:${ title }`,
	`DTSTART;TZID=Europe/Berlin:${ MONTH.replace( '-', '' ) }1${ number }T180000`, `DTEND;TZID=Europe/Berlin:${ MONTH.replace( '-', '' ) }1${ number }T190000`
];

async function importsOf( title ) {
	const { query } = await get( {
		action: 'query', titles: title, prop: 'revisions', rvprop: 'tags|user|comment|ids', rvlimit: 'max'
	} );
	return query.pages[ 0 ].revisions ?? [];
}

test( 'the status tells what the account may do', async () => {
	const { status, out } = await bot.run( 'status', '--wiki', 'full' );
	assert.equal( status, 0 );
	assert.match( out, /MediaWiki 1\.43\.\d+, EventCalendar \d/ );
	assert.match( out, /\bedit +yes\n/ );
	assert.match( out, /\bbot +yes\n/ );
	const wrong = await bot.run( 'status', '--wiki', 'nowhere' );
	assert.equal( wrong.status, 2 );
	assert.match( wrong.err, /^eventcalendar: .*no wiki "nowhere".*\n$/ );
} );

test( 'a calendar is shown before, imported as tagged edits of a bot, and left alone when nothing is new', async () => {
	writeFileSync( at( 'talks.ics' ), calendar( talk( 1, 'Bot talk one' ), talk( 2, 'Bot talk two' ) ) );
	const args = [ 'import', at( 'talks.ics' ), '--as', 'tech-talk', '--topics', TOPIC, '--wiki', 'full' ];

	const shown = await bot.run( ...args, '--dry-run' );
	assertStatus( 0, shown );
	assert.match( shown.out, /new +EventCalendar:Bot talk one[^]*Nothing written; 2 new, 0 changed/ );
	assert.deepEqual( await importsOf( 'EventCalendar:Bot talk one' ), [] );

	assertStatus( 0, await bot.run( ...args ) );
	const [ revision ] = await importsOf( 'EventCalendar:Bot talk one' );
	assert.deepEqual( revision.tags, [ 'eventcalendar-import' ] );
	assert.equal( revision.user, 'Bot' );
	const { query } = await get( {
		action: 'query', list: 'recentchanges', rctitle: 'EventCalendar:Bot talk one', rcshow: 'bot', rcprop: 'ids'
	} );
	assert.equal( query.recentchanges.length, 1 );

	const again = await bot.run( ...args );
	assertStatus( 0, again );
	assert.equal( again.out, 'Nothing to do: 0 new, 0 changed, 2 unchanged, 0 skipped\n' );
	assert.equal( ( await importsOf( 'EventCalendar:Bot talk one' ) ).length, 1 );

	writeFileSync( at( 'talks.ics' ), calendar( talk( 1, 'Bot talk one' ), talk( 2, 'Bot talk two, renamed' ) ) );
	assertStatus( 0, await bot.run( ...args ) );
	assert.equal( ( await importsOf( 'EventCalendar:Bot talk one' ) ).length, 1 );
	assert.equal( ( await importsOf( 'EventCalendar:Bot talk two' ) ).length, 2 );
} );

test( 'a protected page is told, and the others are written', async () => {
	await wiki.post( { action: 'protect', title: 'EventCalendar:Bot talk one', protections: 'edit=sysop' } );
	writeFileSync( at( 'talks.ics' ), calendar( talk( 1, 'Bot talk one, new' ), talk( 2, 'Bot talk two, new' ) ) );
	const { status, out, err } = await bot.run( 'import', at( 'talks.ics' ), '--as', 'tech-talk', '--topics', TOPIC, '--wiki', 'full' );
	assert.equal( status, 1 );
	assert.match( out + err, /EventCalendar:Bot talk one: .*protected/ );
	assert.match( out, /1 of 1 pages written/ );
	assert.equal( ( await importsOf( 'EventCalendar:Bot talk two' ) ).length, 3 );
} );

test( 'a page that the index does not know yet is not made again', async () => {
	writeFileSync( at( 'talks.ics' ), calendar( talk( 3, 'Bot talk three' ) ) );
	const args = [ 'import', at( 'talks.ics' ), '--as', 'tech-talk', '--topics', TOPIC, '--wiki', 'full' ];
	assertStatus( 0, await bot.run( ...args ) );
	// As when the server was stopped between the edit and what follows it
	for ( const query of [
		'DELETE FROM ec_event WHERE ece_uid = \'bot-3@source.example\'',
		'DELETE FROM ec_occurrence WHERE eco_event NOT IN ( SELECT ece_id FROM ec_event )'
	] ) {
		maintenance( 'full', 'sql', '--query', query );
	}
	const again = await bot.run( ...args );
	assertStatus( 0, again );
	assert.match( again.out, /^Nothing to do: 0 new, 0 changed, 1 unchanged/ );
	assert.equal( ( await importsOf( 'EventCalendar:Bot talk three' ) ).length, 1 );
	maintenance( 'full', 'EventCalendar:rebuildEventIndex' );
} );

// Thousands of lines say nothing: some that are in one alone do.
function assertSame( actual, expected ) {
	const without = ( some, others ) => some.filter( ( each ) => !others.includes( each ) ).slice( 0, 5 );
	assert.deepEqual( { more: without( actual, expected ), less: without( expected, actual ) }, { more: [], less: [] } );
	assert.equal( actual.length, expected.length );
}

// What other tests change meanwhile cannot be compared.
async function steadyPages( name, line ) {
	const now = new Set( maintenance( 'full', 'EventCalendar:exportEvents' ).split( '\n' ) );
	return new Set( linesOf( name ).filter( ( each ) => now.has( JSON.stringify( each ) ) ).map( line ) );
}

const RANGES = Array.from( { length: 6 }, ( _, i ) => {
	const time = ( days ) => new Date( Date.parse( `${ MONTH }-01T00:00:00Z` ) + days * 86400000 ).toISOString();
	return { eostart: time( i * 300 - 600 ), eoend: time( i * 300 - 300 ) };
} );

/**
 * @param {string} name
 * @param {Function} describe
 * @return {Promise<string[]>} Each occurrence from two years ago to three years ahead
 */
async function occurrences( name, describe ) {
	const found = new Map();
	for ( const range of RANGES ) {
		for ( const each of await listAll( name, 'eventoccurrences', { eolimit: 'max', ...range } ) ) {
			found.set( each.id, each );
		}
	}
	return Array.from( found.values() ).map( describe ).filter( Boolean ).sort();
}

const uidsIn = ( text ) => new Set( Array.from( text.replace( /\r\n /g, '' ).matchAll( /^UID:(.*?)\r?$/gm ), ( [ , uid ] ) => uid ) );

test( 'both tools export the same lines, which give the same events with the same UIDs on an empty wiki', async () => {
	maintenance( 'full', 'EventCalendar:exportEvents', '--output', at( 'wiki.jsonl' ) );
	assertStatus( 0, await bot.run( 'export', '--wiki', 'full', '--output', at( 'bot.jsonl' ) ) );
	const steady = await steadyPages( 'wiki.jsonl', ( { page } ) => page );
	const lines = ( name ) => linesOf( name ).filter( ( { page } ) => steady.has( page ) )
		.map( ( line ) => JSON.stringify( line ) );
	assert.ok( steady.size >= 40, `${ steady.size } pages` );
	assertSame( lines( 'bot.jsonl' ), lines( 'wiki.jsonl' ) );

	assertStatus( 0, await bot.run( 'import', at( 'bot.jsonl' ), '--as', 'other', '--wiki', 'first' ) );
	const describe = ( each ) => {
		const { id, pageid, url, wiki: wikiId, ...rest_ } = each;
		return steady.has( each.page ) && [ id, pageid, url, wikiId ].every( Boolean ) && JSON.stringify( rest_ );
	};
	const expected = await occurrences( 'full', describe );
	assert.ok( expected.length > 300, `${ expected.length } occurrences` );
	assertSame( await occurrences( 'first', describe ), expected );

	const uids = await steadyPages( 'wiki.jsonl', ( { uid } ) => uid );
	const inFeed = ( text ) => Array.from( uidsIn( text ) ).filter( ( uid ) => uids.has( uid ) ).sort();
	const copied = await ( await fetch( `${ WIKIS.first.url }/rest.php/eventcalendar/v1/calendar.ics` ) ).text();
	assertSame( inFeed( copied ), inFeed( await ( await rest( 'calendar.ics' ) ).text() ) );

	const again = await bot.run( 'import', at( 'wiki.jsonl' ), '--as', 'other', '--wiki', 'first' );
	assert.match( again.out, /(Nothing to do: |pages written)/ );
	const all = new Set( [ ...linesOf( 'bot.jsonl' ), ...linesOf( 'wiki.jsonl' ) ].map( ( { uid } ) => uid ) );
	assert.equal( ( await pages( 'first' ) ).length, all.size );
} );

test( 'both tools export the same calendar, which gives the same times on an empty wiki', async () => {
	maintenance( 'full', 'EventCalendar:exportEvents', '--output', at( 'times.jsonl' ) );
	maintenance( 'full', 'EventCalendar:exportEvents', '--format', 'ics', '--output', at( 'wiki.ics' ) );
	assertStatus( 0, await bot.run( 'export', '--wiki', 'full', '--format', 'ics', '--output', at( 'bot.ics' ) ) );
	const [ ofWiki, ofBot ] = [ 'wiki.ics', 'bot.ics' ].map( ( name ) => readFileSync( at( name ), 'utf8' ) );
	assert.equal( new Set( ofBot.match( /^TZID:.*$/gm ) ).size, ofBot.match( /^BEGIN:VTIMEZONE/gm ).length );
	assert.ok( uidsIn( ofBot ).size >= 40 );
	for ( const each of await steadyPages( 'times.jsonl', ( { uid } ) => uid ) ) {
		assert.ok( uidsIn( ofWiki ).has( each ) && uidsIn( ofBot ).has( each ), each );
	}

	const done = await bot.run( 'import', at( 'bot.ics' ), '--as', 'other', '--wiki', 'second' );
	assertStatus( 0, done );
	const again = await bot.run( 'import', at( 'bot.ics' ), '--as', 'other', '--wiki', 'second' );
	assertStatus( 0, again );
	assert.match( again.out, /^Nothing to do: 0 new, 0 changed, / );

	// Pages have other names, so that events are told apart by their UIDs.
	const steady = await steadyPages( 'times.jsonl', ( { page } ) => page );
	const uidOf = {};
	for ( const [ name, file ] of [ [ 'full', 'times.jsonl' ], [ 'second', 'second.jsonl' ] ] ) {
		if ( name === 'second' ) {
			maintenance( 'second', 'EventCalendar:exportEvents', '--output', at( file ) );
		}
		uidOf[ name ] = new Map( linesOf( file ).map( ( { page, uid } ) => [ page, uid ] ) );
	}
	const wanted = new Set( Array.from( steady, ( page ) => uidOf.full.get( page ) ) );
	const describe = ( name ) => ( each ) => {
		const uid = uidOf[ name ].get( each.page );
		return wanted.has( uid ) && JSON.stringify( [
			uid, each.start, each.end, each.allday, each.timezone, each.wallstart, each.wallend,
			each.recurring, each.recurrenceid,
			// iCalendar has one word for what is not sure and what comes later.
			each.status === 'postponed' ? 'proposed' : each.status
		] );
	};
	const expected = await occurrences( 'full', describe( 'full' ) );
	assert.ok( expected.length > 300, `${ expected.length } occurrences` );
	assertSame( await occurrences( 'second', describe( 'second' ) ), expected );
} );

test( 'an import that is interrupted and killed again and again ends with each event once', async () => {
	const COUNT = 200;
	writeFileSync( at( 'many.ics' ), generateCalendar( 'Bulk', COUNT ) );
	const bulk = async () => ( await pages( 'second' ) ).filter( ( { title } ) => title.startsWith( 'EventCalendar:Bulk' ) );
	const args = [ 'import', at( 'many.ics' ), '--as', 'other', '--wiki', 'second' ];
	// The same every time, so that a failure can be looked into
	const stops = [ [ 17, 'SIGKILL' ], [ 63, 'SIGINT' ], [ 139, 'SIGKILL' ] ];
	for ( const [ upTo, signal ] of stops ) {
		const { child, end } = bot.start( ...args );
		while ( ( await bulk() ).length < upTo && child.exitCode === null ) {
			await new Promise( ( resolve ) => {
				setTimeout( resolve, 200 );
			} );
		}
		child.kill( signal );
		const ended = await end;
		assert.equal( ended.signal ?? ended.status, signal === 'SIGINT' ? 130 : 'SIGKILL', ended.err );
		if ( signal === 'SIGINT' ) {
			assert.match( ended.out, /\d+ of \d+ pages written, .* left; run it again to go on\n$/ );
		}
	}
	assert.ok( ( await bulk() ).length < COUNT );
	assertStatus( 0, await bot.run( ...args ) );
	assert.equal( ( await bulk() ).length, COUNT );

	maintenance( 'second', 'EventCalendar:exportEvents', '--output', at( 'second.jsonl' ) );
	const uids = linesOf( 'second.jsonl' ).map( ( { uid } ) => uid ).filter( ( uid ) => uid.startsWith( 'Bulk-' ) );
	assert.equal( uids.length, COUNT );
	assert.equal( new Set( uids ).size, COUNT );

	const nightly = await bot.run( ...args );
	assertStatus( 0, nightly );
	assert.equal( nightly.out, `Nothing to do: 0 new, 0 changed, ${ COUNT } unchanged, 0 skipped\n` );
} );
