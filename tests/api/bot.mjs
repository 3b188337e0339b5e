import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath( new URL( '../..', import.meta.url ) );

/** The wikis by the names that the bot knows them by: `full` has events, `first` and `second` have none to begin with */
export const WIKIS = Object.fromEntries( [ process.env.BASE_URL, ...( process.env.EMPTY_URLS ?? '' ).trim().split( ' ' ) ].map( ( url, i ) => [
	[ 'full', 'first', 'second' ][ i ],
	{ url, config: [ process.env.BASE_CONFIG, ...( process.env.EMPTY_CONFIGS ?? '' ).trim().split( ' ' ) ][ i ] }
] ) );

/**
 * The bot with a folder of its own.
 *
 * @param {Object} [config] What the configuration holds; otherwise all wikis by their names
 * @param {Object} [secrets] Variables of the environment
 * @return {{folder: string, start: Function, run: function(...string): Promise<Object>, leave: Function}}
 */
export function newBot( config = null, secrets = {} ) {
	const folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	writeFileSync( join( folder, 'eventcalendar.json' ), JSON.stringify( config ?? {
		wikis: Object.fromEntries( Object.entries( WIKIS ).map( ( [ name, { url } ] ) => [ name, { api: `${ url }/api.php` } ] ) ),
		delay: 0
	} ) );
	function start( ...args ) {
		const child = spawn( join( ROOT, 'bin/eventcalendar' ), args, {
			cwd: folder,
			env: {
				...process.env,
				EVENTCALENDAR_BOT_USER: `${ process.env.BOT_USER }@tests`, EVENTCALENDAR_BOT_PASSWORD: process.env.BOT_PASSWORD,
				...secrets
			},
			stdio: [ 'ignore', 'pipe', 'pipe' ]
		} );
		const said = { out: '', err: '' };
		child.stdout.on( 'data', ( data ) => {
			said.out += data;
		} );
		child.stderr.on( 'data', ( data ) => {
			said.err += data;
		} );
		const end = new Promise( ( resolve ) => {
			child.on( 'close', ( status, signal ) => resolve( { status, signal, ...said } ) );
		} );
		return { child, end };
	}
	return {
		folder, start,
		run: ( ...args ) => start( ...args ).end,
		leave: () => rmSync( folder, { recursive: true } )
	};
}

/**
 * @param {string} wiki
 * @param {string} script
 * @param {...string} args
 * @return {string} What a maintenance script writes to its standard output
 */
export function maintenance( wiki, script, ...args ) {
	return execFileSync( 'php', [ 'maintenance/run.php', script, ...args ], {
		cwd: process.env.MW_INSTALL_PATH,
		env: { ...process.env, MW_CONFIG_FILE: WIKIS[ wiki ].config },
		encoding: 'utf8',
		stdio: [ 'ignore', 'pipe', 'pipe' ],
		maxBuffer: 1e8
	} );
}

/**
 * @param {string} wiki
 * @param {string} input What it reads from its standard input
 * @param {string} script
 * @param {...string} args
 */
export function maintenanceWith( wiki, input, script, ...args ) {
	execFileSync( 'php', [ 'maintenance/run.php', script, ...args ], {
		cwd: process.env.MW_INSTALL_PATH,
		env: { ...process.env, MW_CONFIG_FILE: WIKIS[ wiki ].config },
		input,
		stdio: [ 'pipe', 'ignore', 'pipe' ]
	} );
}

/**
 * @param {string} wiki
 * @param {string} list
 * @param {Object} parameters
 * @return {Promise<Object[]>} All that a list of the action API has
 */
export async function listAll( wiki, list, parameters ) {
	const all = [];
	let next = {};
	while ( next ) {
		const query = new URLSearchParams( { action: 'query', list, format: 'json', formatversion: '2', ...parameters, ...next } );
		const answer = await ( await fetch( `${ WIKIS[ wiki ].url }/api.php?${ query }` ) ).json();
		all.push( ...answer.query[ list ] );
		next = answer.continue;
	}
	return all;
}

/**
 * @param {string} prefix Of titles
 * @param {number} count
 * @return {string} A calendar of as many events, every fifth of them a series
 */
export function generateCalendar( prefix, count ) {
	const year = new Date().getUTCFullYear() + 1;
	const two = ( number ) => String( number ).padStart( 2, '0' );
	const events = Array.from( { length: count }, ( _, i ) => {
		const day = `${ year }${ two( i % 12 + 1 ) }${ two( i % 28 + 1 ) }T${ two( i % 20 ) }`;
		return [
			'BEGIN:VEVENT', `UID:${ prefix }-${ i }@source.example`, 'DTSTAMP:20260101T000000Z',
			`DTSTART;TZID=Europe/Berlin:${ day }0000`, `DTEND;TZID=Europe/Berlin:${ day }4500`,
			// Some have the same title, as events from elsewhere do.
			`SUMMARY:${ prefix } ${ i % 10 === 9 ? 'weekly meeting' : i }`, ...( i % 5 ? [] : [ 'RRULE:FREQ=WEEKLY;COUNT=8' ] ),
			'END:VEVENT'
		];
	} );
	return [ 'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tests//EN', ...events.flat(), 'END:VCALENDAR', '' ].join( '\r\n' );
}
