import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ClusterWiki, busyRunners, cluster, hold, jobs, readFromPrimary, settle, until } from './cluster.mjs';

const today = new Date();
const MONTH = new Date( Date.UTC( today.getUTCFullYear(), today.getUTCMonth() + 2, 1 ) ).toISOString().slice( 0, 7 );
const at = ( day, title ) => ( { title, start: `${ MONTH }-${ day }T18:00`, end: `${ MONTH }-${ day }T19:00` } );

// So that the tests may run again on the same cluster
const RUN = Date.now().toString( 36 );

// Both in one index; cluster_b has its own connections to it.
const a = new ClusterWiki( 'cluster_a' );
const b = new ClusterWiki( 'cluster_b' );
const PAGE = '/index.php/Cluster_calendar';
const SPECIAL = `/index.php/Special:EventCalendar?date=${ MONTH }-01`;
const API = `/api.php?action=query&list=eventoccurrences&format=json&eostart=${ MONTH }-01T00:00:00Z&eoend=${ MONTH }-28T00:00:00Z&eolimit=max`;
const REST = `/rest.php/eventcalendar/v1/occurrences?start=${ MONTH }-01T00:00:00Z&end=${ MONTH }-28T00:00:00Z&limit=500`;
const FEEDS = Object.fromEntries( [ 'ics', 'atom', 'json' ].map( ( format ) => [ format, `/rest.php/eventcalendar/v1/calendar.${ format }` ] ) );
// What no cache keeps, then what Varnish keeps.
const LIVE = { special: SPECIAL, api: API };
const CACHED = { page: PAGE, ...FEEDS };
const everywhere = ( places, isThere ) => Object.fromEntries( Object.keys( places ).map( ( place ) => [ place, isThere ] ) );

const log = join( process.env.FARM, 'log' );
const logged = ( name ) => existsSync( join( log, name ) ) ? readFileSync( join( log, name ), 'utf8' ) : '';

/**
 * @param {string} title Of an event
 * @param {boolean} isThere
 */
async function untilAllHave( title, isThere = true ) {
	for ( const wiki of [ a, b ] ) {
		wiki.places = { ...LIVE, ...CACHED };
		await until(
			async () => Object.values( await wiki.placesOf( title ) ).every( ( found ) => found === isThere ),
			`all of ${ wiki.id } tells of ${ title }`
		);
	}
}

before( async () => {
	for ( const wiki of [ a, b ] ) {
		await wiki.logIn();
		await wiki.save( 'Cluster calendar', `<eventcalendar date="${ MONTH }-01" zone="UTC"/>` );
	}
	await settle();
} );

after( async () => {
	readFromPrimary( false );
	await cluster( 'lag', 'off' );
} );

test( 'pages, answers and feeds are kept for those who are nobody, and for nobody else', async () => {
	const paths = { PAGE, api: `${ API }&smaxage=300&maxage=60`, REST, ...FEEDS };
	for ( const [ name, path ] of Object.entries( paths ) ) {
		await a.ask( path );
		const { status, cache, headers } = await a.ask( path );
		assert.deepEqual( [ status, cache ], [ 200, 'hit' ], name );
		assert.match( headers.get( 'cache-control' ), /s-maxage=[1-9]/, name );
		const own = await a.ask( path, { asSaver: true } );
		assert.deepEqual( [ own.status, own.cache ], [ 200, 'pass' ], `${ name } for the administrator` );
		assert.doesNotMatch( own.headers.get( 'cache-control' ), /s-maxage=[1-9]|public/, `${ name } for the administrator` );
	}
	assert.equal( ( await a.ask( API ) ).cache, 'pass', 'An answer of the API only to those who say for how long' );
} );

test( 'nobody from elsewhere purges', async () => {
	await a.ask( PAGE );
	assert.equal( await a.purge( PAGE, '127.0.0.2' ), 405 );
	assert.equal( ( await a.ask( PAGE ) ).cache, 'hit' );
	assert.equal( await a.purge( PAGE, '127.0.0.1' ), 200 );
	assert.equal( ( await a.ask( PAGE ) ).cache, 'miss' );
} );

for ( const [ wiki, day ] of [ [ a, '03' ], [ b, '04' ] ] ) {
	test( `what is saved on ${ wiki.id } is on the kept pages and feeds of both as soon as its job ran`, async () => {
		const title = `Told by ${ wiki.id } ${ RUN }`;
		for ( const other of [ a, b ] ) {
			for ( const path of Object.values( CACHED ) ) {
				await other.ask( path );
				assert.equal( ( await other.ask( path ) ).cache, 'hit', path );
			}
		}
		await wiki.saveEvent( title, at( day, title ) );
		await untilAllHave( title );
	} );
}

test( 'a feed that is the same is a 304 from Varnish, one that is not comes whole', async () => {
	for ( const [ format, path ] of Object.entries( FEEDS ) ) {
		const { headers } = await b.ask( path );
		const etag = headers.get( 'etag' );
		const same = await b.ask( path, { headers: { 'if-none-match': etag } } );
		assert.deepEqual( [ same.status, same.cache, same.headers.get( 'etag' ), same.text ], [ 304, 'hit', etag, '' ], format );
		// Asked for anew, since it was forgotten.
		await b.purge( path, '127.0.0.1' );
		assert.equal( ( await b.ask( path, { headers: { 'if-none-match': etag } } ) ).status, 304, format );
	}
	const earlier = ( await b.ask( FEEDS.ics ) ).headers.get( 'etag' );
	await a.saveEvent( `Changes feeds ${ RUN }`, at( '05', `Changes feeds ${ RUN }` ) );
	await untilAllHave( `Changes feeds ${ RUN }` );
	const changed = await b.ask( FEEDS.ics, { headers: { 'if-none-match': earlier } } );
	assert.equal( changed.status, 200 );
	assert.notEqual( changed.headers.get( 'etag' ), earlier );
} );

test( 'while the replica stands still, readers see what was, who saved sees what is, and nothing fails; afterwards all see it', async () => {
	const saves = [ [ a, '10' ], [ b, '11' ] ].map( ( [ wiki, day ] ) => ( { wiki, day, title: `Late on ${ wiki.id } ${ RUN }` } ) );
	const areOld = async ( when ) => {
		for ( const { title } of saves ) {
			for ( const wiki of [ a, b ] ) {
				wiki.places = { ...LIVE, ...CACHED };
				assert.deepEqual( await wiki.placesOf( title ), everywhere( wiki.places, false ), `${ wiki.id }, ${ when }` );
			}
		}
	};
	readFromPrimary( true );
	await areOld( 'before' );
	await cluster( 'lag', 'on' );
	try {
		// As long as MediaWiki goes by what it knew of the replica
		await setTimeout( 21000 );
		for ( const { wiki, day, title } of saves ) {
			await wiki.saveEvent( title, at( day, title ) );
			wiki.places = { ...LIVE, event: `/index.php/EventCalendar:${ title.replace( / /g, '_' ) }` };
			assert.deepEqual( await wiki.placesOf( title, { asSaver: true } ), everywhere( wiki.places, true ), `${ wiki.id } for her` );
		}
		await areOld( 'at once' );
		await settle();
		await areOld( 'after the jobs' );
	} finally {
		await cluster( 'lag', 'off' );
	}
	for ( const { title } of saves ) {
		await untilAllHave( title );
	}
	readFromPrimary( false );
} );

test( 'where the primary answers no reader, who saved waits until the replica knows of it', async () => {
	for ( const [ wiki, day ] of [ [ a, '17' ], [ b, '18' ] ] ) {
		const title = `Awaited on ${ wiki.id } ${ RUN }`;
		wiki.places = LIVE;
		await cluster( 'lag', 'on' );
		try {
			await wiki.saveEvent( title, at( day, title ) );
			assert.deepEqual( await wiki.placesOf( title ), everywhere( LIVE, false ), 'Readers do not' );
			let isOver = false;
			const seen = wiki.placesOf( title, { asSaver: true } ).finally( () => {
				isOver = true;
			} );
			await setTimeout( 1000 );
			assert.equal( isOver, false );
			await cluster( 'lag', 'off' );
			assert.deepEqual( await seen, everywhere( LIVE, true ) );
		} finally {
			await cluster( 'lag', 'off' );
		}
		await untilAllHave( title );
	}
} );

test( 'runners leave no job in Redis', async () => {
	await Promise.all( Array.from( { length: 10 }, ( _, number ) => a.save( `Many jobs ${ number }`, `${ RUN } [[Category:Many]] {{Many}} ${ number }` ) ) );
	await a.save( 'Template:Many', `Jobs for each page with it ${ RUN }` );
	await settle();
	const { ready, claimed, abandoned } = await jobs();
	assert.deepEqual( { ready, claimed, abandoned }, { ready: 0, claimed: 0, abandoned: 0 } );
} );

test( 'the job of a runner that is killed is done by another, and nothing is missing', async () => {
	await settle();
	const title = `Outlives its runner ${ RUN }`;
	const letGo = await hold( "SELECT page_id FROM cluster_a.page WHERE page_namespace = 0 AND page_title = 'Cluster_calendar' FOR UPDATE" );
	let killed;
	try {
		await a.saveEvent( title, at( '24', title ) );
		await until( async () => ( killed = await busyRunners() ).length > 0 && ( await jobs() ).claimed > 0, 'a runner is held up' );
		for ( const group of killed ) {
			process.kill( -group, 'SIGKILL' );
		}
		assert.ok( ( await jobs() ).claimed > 0, 'Its job is not done' );
	} finally {
		letGo();
	}
	await cluster( 'start' );
	await untilAllHave( title );
	await settle();
	assert.equal( ( await jobs() ).abandoned, 0 );
	for ( const wiki of [ a, b ] ) {
		assert.match( await wiki.maintenance( 'EventCalendar:rebuildEventIndex' ), /Done: 0 pages changed, 0 gone, 0 failed/ );
	}
} );

test( 'nothing that is only read is written, or asked of the primary, or fails', async () => {
	const title = 'EventCalendar:Outlives_its_runner_' + RUN;
	const paths = [
		...[
			'EventCalendar', 'EventCalendar/subscribe', 'ScheduleEvent', `ScheduleEvent/${ title }`, 'EventPromotion', 'EventPromotion/digest', 'EventPromotion/posts',
			'EventPromotion/newsletter', 'EventPromotion/review', 'EventDigest', 'EventInterests', 'EventFollowUp', 'EventImpact', 'ImportEvents'
		].map( ( name ) => `/index.php/Special:${ name }` ),
		PAGE, SPECIAL, API, REST, ...Object.values( FEEDS ), `/index.php/${ title }`, `/index.php?title=${ title }&action=edit`, `/index.php?title=${ title }&action=history`,
		`/rest.php/eventcalendar/v1/events/${ title }`, `/rest.php/eventcalendar/v1/events/${ title }/event.ics`, '/rest.php/eventcalendar/v1/settings',
		'/api.php?action=query&list=eventpromotion&format=json', '/api.php?action=query&meta=eventdigest&edprop=state&format=json'
	];
	// Those who have just saved something are sent to where it is, which MediaWiki logs as well.
	await setTimeout( 11000 );
	const earlier = logged( 'rdbms.log' ).length;
	for ( const asSaver of [ false, true ] ) {
		for ( const path of paths ) {
			const { status } = await a.ask( path, { asSaver } );
			assert.ok( status < 500, `${ path }: ${ status }` );
		}
	}
	assert.deepEqual( logged( 'rdbms.log' ).slice( earlier ).split( '\n' ).filter( ( line ) => /Expectation \((masterConns|writes)/.test( line ) ), [] );
	for ( const name of [ 'exception', 'error', 'fatal', 'EventCalendar' ] ) {
		assert.equal( logged( `${ name }.log` ), '' );
	}
} );
