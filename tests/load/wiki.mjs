import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify( execFile );
const root = join( import.meta.dirname, '../..' );
const LOGS = [ 'exception', 'error', 'fatal', 'rdbms', 'EventCalendar' ];
// Core may try again after a deadlock; the run is to have none.
const WORTH_TELLING = { rdbms: /deadlock|lock wait timeout|error 12(05|13)\b|gone away|too many connections/i };

/**
 * The wiki under load, as whoever runs it sees it: jobs, logs, processes, scripts.
 */
export class LoadedWiki {
	constructor( env ) {
		this.settings = env.BASE_CONFIG;
		this.logs = env.LOAD_LOGS;
		this.servers = env.LOAD_SERVERS.split( ' ' ).map( Number );
		this.redis = env.LOAD_REDIS;
		this.env = env;
		this.begins = new Map( LOGS.map( ( name ) => [ name, this.#size( name ) ] ) );
	}

	#path( name ) {
		return join( this.logs, `${ name }.log` );
	}

	#size( name ) {
		return existsSync( this.#path( name ) ) ? statSync( this.#path( name ) ).size : 0;
	}

	/** @return {string[]} What has been logged since the beginning and should not have been */
	logged() {
		return LOGS.flatMap( ( name ) => {
			const text = existsSync( this.#path( name ) ) ? readFileSync( this.#path( name ) ).subarray( this.begins.get( name ) ).toString() : '';
			return text.split( '\n' ).filter( ( line ) => /^\d{4}-\d\d-\d\d /.test( line ) && ( WORTH_TELLING[ name ] ?? /./ ).test( line ) )
				.map( ( line ) => `${ name }: ${ line.slice( 0, 300 ) }` );
		} );
	}

	async maintenance( script, ...options ) {
		const { stdout } = await run( 'php', [ 'maintenance/run.php', script, ...options ], {
			cwd: this.env.MW_INSTALL_PATH, env: { ...this.env, MW_CONFIG_FILE: this.settings }, maxBuffer: 1 << 26
		} );
		return stdout;
	}

	/** @return {Promise<{waiting: number, abandoned: number}>} Jobs; those that are late on purpose do not count */
	async jobs() {
		if ( !this.redis ) {
			return { waiting: Number( await this.maintenance( 'showJobs' ) ), abandoned: 0 };
		}
		const told = ( await run( 'php', [ join( root, 'bin/lib/cluster-queue.php' ), this.redis ] ) ).stdout;
		const counts = { ready: 0, claimed: 0, delayed: 0, abandoned: 0 };
		for ( const [ , name, number ] of told.matchAll( /(\w+) (\d+)/g ) ) {
			counts[ name ] += Number( number );
		}
		return { waiting: counts.ready + counts.claimed, abandoned: counts.abandoned };
	}

	/**
	 * Where no runner is beside the wiki: does jobs until it is told to stop.
	 *
	 * @param {AbortSignal} signal
	 * @return {Promise<void>}
	 */
	async runJobs( signal ) {
		while ( !this.redis && !signal.aborted ) {
			await this.maintenance( 'runJobs', '--maxtime', '10' );
			await setTimeout( 500 );
		}
	}

	/**
	 * @param {number} seconds At most
	 * @return {Promise<{waiting: number, abandoned: number}>}
	 */
	async drain( seconds ) {
		const end = Date.now() + seconds * 1000;
		for ( ;; ) {
			const jobs = await this.jobs();
			if ( jobs.waiting === 0 || Date.now() > end ) {
				return jobs;
			}
			if ( !this.redis ) {
				await this.maintenance( 'runJobs', '--maxtime', '20' );
			}
			await setTimeout( 500 );
		}
	}

	/** @return {number} MiB that PHP's workers have to themselves: shared pages of opcache and code are not counted */
	memory() {
		let kilobytes = 0;
		for ( const pid of readdirSync( '/proc' ).filter( ( name ) => /^\d+$/.test( name ) ) ) {
			try {
				// Field 5, behind a name that may hold anything
				const group = Number( readFileSync( `/proc/${ pid }/stat`, 'utf8' ).replace( /^.*\) /, '' ).split( ' ' )[ 2 ] );
				if ( this.servers.includes( group ) ) {
					kilobytes += Number( /^RssAnon:\s+(\d+)/m.exec( readFileSync( `/proc/${ pid }/status`, 'utf8' ) )?.[ 1 ] ?? 0 );
				}
			} catch ( error ) {
				if ( ![ 'ENOENT', 'ESRCH' ].includes( error.code ) ) {
					throw error;
				}
			}
		}
		return kilobytes / 1024;
	}
}
