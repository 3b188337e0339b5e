import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Wiki } from './wiki.mjs';

const today = new Date();
const MONTH = new Date( Date.UTC( today.getUTCFullYear(), today.getUTCMonth() + 2, 1 ) ).toISOString().slice( 0, 7 );
const day = ( number ) => `${ MONTH }-${ String( number ).padStart( 2, '0' ) }`;
const at = ( number, name = `Event ${ number }` ) => ( { title: name, start: `${ day( number ) }T18:00`, end: `${ day( number ) }T19:00` } );

// farm_a reaches the index over the connection to its own database, farm_b on a cluster of its own.
const a = new Wiki( 'farm_a' );
const b = new Wiki( 'farm_b' );
const updates = [];
const range = { start: `${ MONTH }-01T00:00:00Z`, end: `${ MONTH }-28T00:00:00Z` };
const texts = async ( wiki = b ) => ( await wiki.page( 'Calendar' ) ).slots.map( ( { text } ) => text );
const titles = async ( wiki = b ) => ( await wiki.occurrences( range ) ).map( ( { title } ) => title );

// A cache in front of farm_b, as far as it is told to forget.
const purged = [];
const cdn = createServer( ( { method, url }, response ) => {
	purged.push( `${ method } ${ url.replace( b.url, '' ) }` );
	// MediaWiki waits until the connection is closed.
	response.setHeader( 'connection', 'close' );
	response.end();
} );

before( async () => {
	await new Promise( ( resolve ) => {
		cdn.listen( 0, '127.0.0.1', resolve );
	} );
	b.setMark( 'cdn', `127.0.0.1:${ cdn.address().port }` );
	// Once more, after it was run when the wiki was made; it also throws away sessions.
	updates.push( ...await Promise.all( [ a, b ].map( ( wiki ) => wiki.maintenance( 'update', '--quick' ) ) ) );
	for ( const wiki of [ a, b ] ) {
		await wiki.logIn();
		await wiki.save( 'Calendar', `<eventcalendar date="${ day( 1 ) }" zone="UTC"/>` );
	}
} );

after( () => {
	cdn.close();
	b.setMark( 'cdn', null );
	a.setMark( 'private', null );
} );

// What jobs do, on the wiki where something happened first.
async function settle( first = a, second = b ) {
	await first.runJobs();
	await second.runJobs();
}

// All rows of the index but those of one wiki, in an order of their own.
function rowsWithout( wiki ) {
	return a.query( `SELECT ece_wiki, ece_page, ece_sequence, ece_horizon, SHA1( ece_data ) AS data, COUNT( eco_start ) AS n,
		SUM( eco_start ) AS starts FROM farm_events.ec_event LEFT JOIN farm_events.ec_occurrence ON eco_event = ece_id
		WHERE ece_wiki <> '${ wiki }' GROUP BY ece_id ORDER BY ece_wiki, ece_page` );
}

const pageIdOf = async ( wiki, title ) => ( await wiki.get( { action: 'query', titles: title } ) ).query.pages[ 0 ].pageid;

test( 'update makes the tables once, in the shared database, on whatever wiki and however often it runs', async () => {
	for ( const output of updates ) {
		assert.match( output, /ec_event table already exists/ );
	}
	const tables = await a.query( "SELECT table_schema AS home, table_name AS name FROM information_schema.tables WHERE table_name LIKE 'ec\\_%' ORDER BY table_name" );
	assert.deepEqual( tables.map( ( { home, name } ) => `${ home }.${ name }` ), [
		'farm_events.ec_change', 'farm_events.ec_delivery', 'farm_events.ec_digest_issue', 'farm_events.ec_digest_subscription', 'farm_events.ec_event',
		'farm_events.ec_event_count', 'farm_events.ec_event_tag', 'farm_events.ec_interest', 'farm_events.ec_occurrence',
		'farm_events.ec_promotion_action', 'farm_events.ec_review', 'farm_events.ec_run', 'farm_events.ec_version'
	] );
} );

test( 'a wiki that only shows the calendar is told of changes without being listed anywhere', async () => {
	const known = async () => ( await a.query( 'SELECT ecv_wiki AS wiki, ecv_number AS number FROM farm_events.ec_version' ) )
		.map( ( { wiki, number } ) => `${ wiki } ${ number }` );
	assert.deepEqual( await texts(), [] );
	await b.runJobs();
	assert.ok( ( await known() ).includes( 'farm_b 0' ), `${ await known() }` );
} );

test( 'an event is on the page of the other wiki as soon as jobs ran, and its link leads to the wiki of the event', async () => {
	await settle();
	// A page that was purged is drawn anew until the second is over.
	await setTimeout( 1100 );
	const earlier = await b.page( 'Calendar' );
	assert.equal( ( await b.page( 'Calendar' ) ).drawn, earlier.drawn, 'The page is cached' );

	await a.saveEvent( 'First talk', {
		...at( 5, 'First talk' ), topics: [ 'farm' ], summary: 'Across wikis',
		participation: [ { kind: 'stream', url: 'https://stream.example.org/' }, { kind: 'video', url: 'https://backstage.example.org/', for: 'presenters' } ]
	} );
	assert.equal( ( await b.page( 'Calendar' ) ).drawn, earlier.drawn, 'Nobody waits for the other wikis when saving' );
	purged.length = 0;
	await settle();
	assert.deepEqual( purged.sort().filter( ( line ) => !line.includes( '?' ) ), [
		'PURGE /index.php/Calendar', ...[ 'atom', 'ics', 'json' ].map( ( format ) => `PURGE /rest.php/eventcalendar/v1/calendar.${ format }` ),
		'PURGE /rest.php/eventcalendar/v1/digest.atom'
	] );
	const { slots, html, drawn } = await b.page( 'Calendar' );
	assert.ok( drawn > earlier.drawn );
	assert.deepEqual( slots.map( ( { text } ) => text ), [ '18:00 First talk' ] );
	assert.doesNotMatch( html, /backstage/ );
	const id = `farm_a~${ await pageIdOf( a, 'EventCalendar:First talk' ) }`;
	assert.equal( slots[ 0 ][ 'data-occurrence' ], id );
	assert.equal( slots[ 0 ].href, `${ a.url }/index.php/EventCalendar:First_talk` );
	assert.match( await ( await fetch( slots[ 0 ].href ) ).text(), /<title>[^<]*First talk/ );

	const [ own ] = ( await a.page( 'Calendar' ) ).slots;
	assert.equal( own.href, '/index.php/Termine:First_talk', 'Where its namespace has another name' );
	assert.equal( `farm_a~${ own[ 'data-occurrence' ] }`, id );
} );

test( 'APIs and feeds of the other wiki tell of it, with the addresses of the wiki of the event', async () => {
	const pageId = await pageIdOf( a, 'EventCalendar:First talk' );
	const [ occurrence ] = await b.occurrences( range );
	const { id, wiki, pageid, page, url, summary, participation } = occurrence;
	assert.deepEqual( { id, wiki, pageid, page, url, summary, participation }, {
		id: `farm_a~${ pageId }`, wiki: 'farm_a', pageid: pageId, page: 'EventCalendar:First talk',
		url: `${ a.url }/index.php/EventCalendar:First_talk`, summary: 'Across wikis',
		participation: [ { kind: 'stream', url: 'https://stream.example.org/' } ]
	} );
	const inRest = JSON.parse( await b.rest( `occurrences?${ new URLSearchParams( range ) }` ) ).occurrences;
	assert.deepEqual( inRest, [ occurrence ] );
	assert.deepEqual( JSON.parse( await b.rest( 'calendar.json' ) ).occurrences, [ occurrence ] );

	const permalink = `${ a.url }/index.php/Special:Redirect/page/${ pageId }`;
	const unfolded = async ( wikiOfFeed ) => ( await wikiOfFeed.rest( 'calendar.ics' ) ).replace( /\r\n /g, '' );
	const component = async ( wikiOfFeed ) => /BEGIN:VEVENT[^]*END:VEVENT/.exec( await unfolded( wikiOfFeed ) )[ 0 ];
	assert.ok( ( await component( b ) ).includes( `\r\nUID:${ pageId }@farm_a.eventcalendar\r\n` ) );
	assert.ok( ( await component( b ) ).includes( `URL;VALUE=URI:${ permalink }\r\n` ) );
	assert.equal( await component( b ), await component( a ), 'Who subscribes to both sees it once' );
	assert.ok( ( await b.rest( 'calendar.atom' ) ).includes( `href="${ permalink }"` ) );
	assert.match( await ( await fetch( permalink ) ).text(), /<title>[^<]*First talk/ );
} );

test( 'ids with the name of a wiki are understood everywhere', async () => {
	await b.saveEvent( 'Own talk', at( 6, 'Own talk' ) );
	const own = await pageIdOf( b, 'EventCalendar:Own talk' );
	const other = await pageIdOf( a, 'EventCalendar:First talk' );
	const find = async ( pages ) => ( await b.occurrences( { ...range, pages } ) ).map( ( { title } ) => title );
	assert.deepEqual( await find( `farm_a~${ other }` ), [ 'First talk' ] );
	assert.deepEqual( await find( `farm_b~${ own }` ), [ 'Own talk' ] );
	assert.deepEqual( await find( `${ own }|farm_a~${ other }` ), [ 'First talk', 'Own talk' ] );
	assert.deepEqual( await find( `farm_a~${ own + 1000 }` ), [] );
	assert.deepEqual( await find( `farm_b~${ other + 1000 }` ), [] );
	for ( const [ id, url ] of [ [ `farm_a~${ other }`, `${ a.url }/index.php/EventCalendar:First_talk` ], [ `farm_b~${ own }`, `${ b.url }/index.php/EventCalendar:Own_talk` ] ] ) {
		const html = await ( await fetch( `${ b.url }/index.php/Special:EventCalendar?event=${ id }` ) ).text();
		assert.ok( html.includes( `href="${ url }"` ), id );
	}
	await settle( b, a );
	assert.deepEqual( await texts( a ), [ '18:00 First talk', '18:00 Own talk' ], 'It works in the other direction as well' );
} );

test( 'overrides, cancellations and occurrences beyond the horizon come through', async () => {
	const series = { ...at( 8, 'Weekly' ), recurrence: { rule: 'FREQ=WEEKLY', overrides: {
		[ `${ day( 15 ) }T18:00` ]: { start: `${ day( 16 ) }T09:30`, end: `${ day( 16 ) }T10:30`, title: 'Weekly, moved' }
	} } };
	await a.saveEvent( 'Weekly', series );
	await settle();
	assert.deepEqual( ( await texts() ).slice( 2, 5 ), [ '18:00 Weekly', '09:30 Weekly, moved', '18:00 Weekly' ] );

	series.recurrence.overrides[ `${ day( 22 ) }T18:00` ] = { status: 'cancelled' };
	await a.saveEvent( 'Weekly', series );
	await settle();
	const cancelled = ( await b.page( 'Calendar' ) ).slots.filter( ( { classes } ) => classes.includes( 'ext-eventcalendar-slot--cancelled' ) );
	const pageId = await pageIdOf( a, 'EventCalendar:Weekly' );
	assert.deepEqual( cancelled.map( ( slot ) => slot[ 'data-occurrence' ] ), [ `farm_a~${ pageId }:${ day( 22 ) }T18:00` ] );

	const far = today.getUTCFullYear() + 6;
	const ids = ( await b.occurrences( { start: `${ far }-03-01T00:00:00Z`, end: `${ far }-04-01T00:00:00Z` } ) ).map( ( { id } ) => id );
	assert.ok( ids.length >= 4 && ids.every( ( id ) => id.startsWith( `farm_a~${ pageId }:${ far }-03-` ) ), `${ ids }` );
} );

test( 'moving, protecting, deleting and restoring a page concern all wikis', async () => {
	await a.saveEvent( 'Moved', at( 10, 'Restless' ) );
	await a.act( 'move', { from: 'EventCalendar:Moved', to: 'EventCalendar:Its new place' } );
	await a.act( 'protect', { title: 'EventCalendar:Its new place', protections: 'edit=sysop' } );
	await settle();
	const slot = ( await b.page( 'Calendar' ) ).slots.find( ( { text } ) => text === '18:00 Restless' );
	assert.equal( slot.href, `${ a.url }/index.php/EventCalendar:Its_new_place` );

	await a.act( 'delete', { title: 'EventCalendar:Its new place' } );
	assert.ok( !( await titles() ).includes( 'Restless' ) );
	await settle();
	assert.ok( !( await texts() ).includes( '18:00 Restless' ) );
	assert.ok( !( await b.rest( 'calendar.ics' ) ).includes( 'Restless' ) );

	await a.act( 'undelete', { title: 'EventCalendar:Its new place' } );
	await settle();
	assert.ok( ( await texts() ).includes( '18:00 Restless' ) );
	await a.act( 'delete', { title: 'EventCalendar:Its new place' } );
	await settle();

	// The same where the index is on another cluster than the pages.
	const isThere = async () => ( await titles( a ) ).includes( 'Restless too' );
	await b.saveEvent( 'Moved', at( 10, 'Restless too' ) );
	await b.act( 'move', { from: 'EventCalendar:Moved', to: 'EventCalendar:Its new place' } );
	assert.ok( await isThere() );
	await b.act( 'delete', { title: 'EventCalendar:Its new place' } );
	assert.ok( !await isThere() );
	await b.act( 'undelete', { title: 'EventCalendar:Its new place' } );
	assert.ok( await isThere() );
	await b.act( 'delete', { title: 'EventCalendar:Its new place' } );
	assert.ok( !await isThere() );
} );

test( 'what was reverted or hidden on its wiki is nowhere', async () => {
	await a.saveEvent( 'Vandalized', at( 12, 'Good name' ) );
	const { newrevid } = await a.saveEvent( 'Vandalized', at( 12, 'Bad name' ) );
	await a.act( 'edit', { title: 'EventCalendar:Vandalized', undo: newrevid } );
	await a.act( 'revisiondelete', { type: 'revision', ids: newrevid, hide: 'content|comment|user' } );
	await settle();
	// Where something of the other wiki says it.
	const places = async ( words ) => Object.entries( {
		page: ( await b.page( 'Calendar' ) ).html, api: JSON.stringify( await b.occurrences( range ) ),
		ics: await b.rest( 'calendar.ics' ), atom: await b.rest( 'calendar.atom' ), json: await b.rest( 'calendar.json' )
	} ).filter( ( [ , text ] ) => text.includes( words ) ).map( ( [ name ] ) => name );
	assert.deepEqual( await places( 'Good name' ), [ 'page', 'api', 'ics', 'atom', 'json' ] );
	assert.deepEqual( await places( 'Bad name' ), [] );
} );

test( 'a type that only the wiki of the event has is drawn in gray, under its id', async () => {
	await a.save( 'MediaWiki:EventCalendar.json', JSON.stringify( { types: {
		'tech-talk': { label: 'Talk', color: 'blue' }, 'farm-fair': { label: 'Fair', color: 'red' }
	} } ) );
	await a.saveEvent( 'Fair', { ...at( 13, 'Fair' ), type: 'farm-fair' } );
	await settle();
	const on = async ( wiki ) => ( await wiki.page( 'Calendar' ) ).slots.find( ( { text } ) => text === '18:00 Fair' );
	assert.ok( ( await on( a ) ).classes.includes( 'ext-eventcalendar-slot--red' ) );
	assert.ok( ( await on( b ) ).classes.includes( 'ext-eventcalendar-slot--gray' ) );
	assert.equal( ( await on( b ) ).title, 'farm-fair' );
} );

test( 'cron and rebuilds on one wiki leave the rows of the other alone', async () => {
	const ofA = await rowsWithout( 'farm_b' );
	const ofB = await rowsWithout( 'farm_a' );
	assert.ok( ofA.length >= 3 && ofB.length === 1 );
	await b.maintenance( 'EventCalendar:rebuildEventIndex' );
	await b.maintenance( 'EventCalendar:extendEventHorizon' );
	assert.deepEqual( await rowsWithout( 'farm_b' ), ofA );

	await a.maintenance( 'sql', '--query', 'UPDATE farm_events.ec_occurrence SET eco_start = 5, eco_end = 6' );
	await a.maintenance( 'EventCalendar:rebuildEventIndex' );
	assert.deepEqual( await rowsWithout( 'farm_b' ), ofA );
	assert.equal( ( await rowsWithout( 'farm_a' ) )[ 0 ].starts, '5', 'The other wiki makes its own anew' );
	await b.maintenance( 'EventCalendar:rebuildEventIndex' );
	assert.deepEqual( await rowsWithout( 'farm_a' ), ofB );
} );

test( 'the pop-up opens an event of the other wiki, also by its link, and goes on in its series', async () => {
	const pageId = await pageIdOf( a, 'EventCalendar:Weekly' );
	const browser = await chromium.launch( {
		executablePath: process.env.CHROMIUM,
		args: [ '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync' ]
	} );
	try {
		const page = await browser.newPage();
		const popup = page.locator( '.ext-eventcalendar-popup' );
		const eventPage = popup.locator( `a[href^="${ a.url }/index.php/EventCalendar:"]` );
		await page.goto( `${ b.url }/index.php/Calendar` );
		await page.locator( '.ext-eventcalendar-slot', { hasText: 'First talk' } ).click();
		await popup.getByText( 'Across wikis' ).waitFor();
		assert.equal( await eventPage.first().getAttribute( 'href' ), `${ a.url }/index.php/EventCalendar:First_talk` );

		// More than a year ahead: asked for by its id.
		const later = new Date( Date.parse( `${ day( 8 ) }T00:00:00Z` ) + 60 * 7 * 86400000 ).toISOString().slice( 0, 10 );
		await page.goto( `${ b.url }/index.php/Calendar?again#event=farm_a~${ pageId }:${ later }T18:00` );
		await eventPage.first().waitFor();
		await popup.getByRole( 'heading', { name: 'Weekly' } ).waitFor();
		await popup.getByRole( 'button', { name: /later|next/i } ).first().click();
		const next = new Date( Date.parse( later ) + 7 * 86400000 ).toISOString().slice( 0, 10 );
		await popup.locator( `a[href*="${ next.replace( /-/g, '' ) }T18"]` ).first().waitFor( { state: 'attached' } );
	} finally {
		await browser.close();
	}
} );

test( 'a wiki that becomes private writes nothing more, and a rebuild takes out what it had written', async () => {
	a.setMark( 'private', '' );
	await a.saveEvent( 'Secret', at( 18, 'Secret' ) );
	await settle();
	assert.ok( !( await titles() ).includes( 'Secret' ) );
	await a.maintenance( 'EventCalendar:rebuildEventIndex' );
	assert.deepEqual( ( await rowsWithout( 'farm_b' ) ), [] );
	await settle();
	assert.deepEqual( await texts(), [ '18:00 Own talk' ] );
	assert.ok( ( await a.occurrences( range, true ) ).some( ( { title } ) => title === 'Own talk' ), 'What is public it still shows' );
	const refused = await a.get( { action: 'query', list: 'eventoccurrences' } );
	assert.equal( refused.error?.code, 'readapidenied' );

	a.setMark( 'private', null );
	await a.maintenance( 'EventCalendar:rebuildEventIndex' );
	await settle();
	assert.ok( ( await texts() ).includes( '18:00 Secret' ) );
} );

test( 'a wiki that has left is forgotten by any other', async () => {
	await assert.rejects( b.maintenance( 'EventCalendar:rebuildEventIndex', '--forget', 'farm_b' ), /this wiki/ );
	const version = async () => Number( ( await b.query( 'SELECT SUM( ecv_number ) AS n FROM farm_events.ec_version' ) )[ 0 ].n );
	const earlier = await version();
	assert.match( await b.maintenance( 'EventCalendar:rebuildEventIndex', '--forget', 'farm_a' ), /forgotten/ );
	assert.ok( await version() > earlier );
	assert.deepEqual( await b.query( 'SELECT ecv_wiki AS wiki FROM farm_events.ec_version' ), [ { wiki: 'farm_b' } ] );
	await b.runJobs();
	assert.deepEqual( await texts(), [ '18:00 Own talk' ] );
} );
