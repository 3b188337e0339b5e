import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A desktop that subscribes to a calendar: vdirsyncer fetches it, khal shows it.
 *
 * @param {string} url
 * @return {{sync: Function, list: function(string, number): string[], files: function(): number, leave: Function}}
 */
export function subscribe( url ) {
	const folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	const at = ( ...names ) => join( folder, ...names );
	const run = ( program, ...args ) => execFileSync( program, args, {
		encoding: 'utf8',
		stdio: [ 'ignore', 'pipe', 'pipe' ],
		env: { ...process.env, HOME: folder, XDG_CACHE_HOME: at( 'cache' ), LC_ALL: 'C.UTF-8', TZ: 'UTC' }
	} );
	mkdirSync( at( 'events' ) );
	writeFileSync( at( 'vdirsyncer' ), `
[general]
status_path = "${ at( 'status' ) }"
[pair events]
a = "wiki"
b = "files"
collections = null
[storage wiki]
type = "http"
url = "${ url }"
[storage files]
type = "filesystem"
path = "${ at( 'events' ) }"
fileext = ".ics"
` );
	writeFileSync( at( 'khal' ), `
[calendars]
[[events]]
path = ${ at( 'events' ) }
[sqlite]
path = ${ at( 'khal.db' ) }
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
` );
	run( 'vdirsyncer', '-c', at( 'vdirsyncer' ), 'discover' );
	return {
		sync: () => run( 'vdirsyncer', '-c', at( 'vdirsyncer' ), 'sync' ),
		// What lasts several days is listed on each of them.
		list: ( from, days ) => [ ...new Set( run(
			'khal', '-c', at( 'khal' ), 'list', '--day-format', '',
			'--format', '{start-long} {end-long} {title}{cancelled}', from, `${ days }d`
		).split( '\n' ).map( ( line ) => line.trim() ).filter( Boolean ) ) ],
		files: () => readdirSync( at( 'events' ) ).length,
		leave: () => rmSync( folder, { recursive: true } )
	};
}
