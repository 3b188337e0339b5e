// Measures the front end in Chromium and prints Markdown tables, as the other parts of bin/bench.
//   node tests/bench/front-end/run.mjs ROUNDS

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, folders } from '../../../bin/lib/dev-build.mjs';
import { events } from './events.mjs';
import { Measurement } from './measure.mjs';

const COUNTS = [ 50, 500, 5000 ];
const SLOWDOWN = 4;
const ARGUMENTS = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
	'--disable-sync'
];
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };

const rounds = Math.max( 1, Math.floor( Number( process.argv[ 2 ] || 10 ) ) );
const browser = await chromium.launch( { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ARGUMENTS } );
const here = fileURLToPath( new URL( '.', import.meta.url ) );

/** Every figure of every round, by page, number of events and what was measured */
const figures = new Map();

function note( page, count, name, value ) {
	const key = `${ page } ${ count } ${ name }`;
	figures.set( key, [ ...figures.get( key ) || [], value ] );
}

function quantile( page, count, name, part ) {
	const sorted = [ ...figures.get( `${ page } ${ count } ${ name }` ) ].sort( ( a, b ) => a - b );
	const place = part * ( sorted.length - 1 );
	const low = Math.floor( place );
	return sorted[ low ] + ( place - low ) * ( sorted[ Math.ceil( place ) ] - sorted[ low ] );
}

const median = ( ...which ) => quantile( ...which, 0.5 );
const timing = ( ...which ) => `${ median( ...which ).toFixed( 1 ) } (${ quantile( ...which, 0.25 ).toFixed( 1 ) }–${ quantile( ...which, 0.75 ).toFixed( 1 ) })`;

/**
 * @param {string} title
 * @param {string[]} heads
 * @param {{cells: string[], value: number, limit: number, digits: number}[]} rows
 * @return {string}
 */
function table( title, heads, rows ) {
	return `\n### ${ title }\n| ${ [ '', ...heads, 'at most', 'holds' ].join( ' | ' ) } |\n| --- |${ ' --: |'.repeat( heads.length + 1 ) } --- |\n` +
		rows.map( ( { cells, value, limit, digits = 2 } ) => `| ${ [
			...cells, value.toFixed( digits ), limit.toFixed( digits ), value <= limit ? 'yes' : '**no**'
		].join( ' | ' ) } |\n` ).join( '' );
}

const server = createServer( async ( { url }, response ) => {
	const { pathname } = new URL( url, 'http://127.0.0.1' );
	const file = pathname.startsWith( '/floor' ) ? join( here, pathname ) : join( folders.bench, pathname );
	const body = await readFile( file ).catch( () => null );
	response.writeHead( body ? 200 : 404, { 'content-type': TYPES[ pathname.split( '.' ).pop() ] || 'application/octet-stream', 'cache-control': 'no-store' } );
	response.end( body );
} );

async function measure( page, url, count ) {
	const data = events( count );
	const measurement = await Measurement.open( browser, url, data );
	note( page, count, 'mount', ( await measurement.mount() ).cpu );
	for ( const [ name, value ] of Object.entries( await measurement.size() ) ) {
		note( page, count, name, value );
	}
	note( page, count, 'open', await measurement.openEvent() );
	await measurement.close();
	const second = await Measurement.open( browser, url, data );
	await second.mount();
	note( page, count, 'next', ( await second.next() ).cpu );
	await second.close();
}

async function measureSlow( page, url, count ) {
	const measurement = await Measurement.open( browser, url, events( count ), SLOWDOWN );
	note( page, count, 'slow', measurement.evaluation + ( await measurement.mount() ).time );
	if ( page === 'calendar' ) {
		for ( const [ name, value ] of Object.entries( await measurement.use() ) ) {
			note( page, count, name, value );
		}
	}
	await measurement.close();
}

await build( 'bench' );
await new Promise( ( resolve ) => {
	server.listen( 0, '127.0.0.1', resolve );
} );
const base = `http://127.0.0.1:${ server.address().port }`;
const pages = { floor: `${ base }/floor.html`, calendar: `${ base }/index.html` };
for ( let round = 0; round < rounds; round++ ) {
	for ( const count of COUNTS ) {
		for ( const [ page, url ] of Object.entries( pages ) ) {
			await measure( page, url, count );
		}
	}
	for ( const [ page, url ] of Object.entries( pages ) ) {
		await measureSlow( page, url, 500 );
	}
}
const version = browser.version();
await browser.close();
server.close();

const rowsOf = ( name, limit ) => COUNTS.map( ( count ) => ( {
	cells: [ `${ count } events`, timing( 'floor', count, name ), timing( 'calendar', count, name ) ],
	value: median( 'calendar', count, name ) / median( 'floor', count, name ),
	limit
} ) );
console.log( [
	`\nChromium ${ version }, the front end alone: a month, four events a day and "+n more"`,
	table( 'Drawing a month, CPU of the main thread', [ 'HTML alone, ms', 'EventCalendar, ms', 'ratio' ], rowsOf( 'mount', 2 ) ),
	table( 'Going to the next month, CPU of the main thread', [ 'HTML alone, ms', 'EventCalendar, ms', 'ratio' ], rowsOf( 'next', 2 ) ),
	table( 'What a month of 500 events takes', [ 'HTML alone', 'EventCalendar' ], [
		{ cells: [ 'elements', median( 'floor', 500, 'elements' ) ], value: median( 'calendar', 500, 'elements' ), limit: 303, digits: 0 },
		{ cells: [ 'heap, MiB', median( 'floor', 500, 'heap' ).toFixed( 2 ) ], value: median( 'calendar', 500, 'heap' ), limit: 1.5 },
		{ cells: [ 'opening an event, ms', timing( 'floor', 500, 'open' ) ], value: median( 'calendar', 500, 'open' ), limit: 50, digits: 1 }
	] ),
	table( `On a processor ${ SLOWDOWN } times slower, 500 events`, [ 'HTML alone', 'EventCalendar' ], [
		{ cells: [ 'loading and drawing, ms', timing( 'floor', 500, 'slow' ) ], value: median( 'calendar', 500, 'slow' ), limit: 800, digits: 0 },
		{ cells: [ 'longest interaction (INP), ms', '' ], value: median( 'calendar', 500, 'interaction' ), limit: 200, digits: 0 },
		{ cells: [ 'layout shift (CLS)', '' ], value: median( 'calendar', 500, 'shift' ), limit: 0.01 }
	] )
].join( '' ) );
