import { execFile, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Wiki } from '../farm/wiki.mjs';

const run = promisify( execFile );
const folder = process.env.FARM;
const root = join( import.meta.dirname, '../..' );

/**
 * @param {...string} words Of bin/cluster
 * @return {Promise<string>} What it printed
 */
export async function cluster( ...words ) {
	return ( await run( join( root, 'bin/cluster' ), [ '--dir', folder, ...words ] ) ).stdout;
}

/**
 * @param {string} name Of a service
 * @return {string} Its port
 */
export function port( name ) {
	const line = readFileSync( join( folder, 'services.ini' ), 'utf8' ).split( '\n' ).find( ( entry ) => entry.startsWith( `${ name }=` ) );
	return line.slice( name.length + 1 );
}

/**
 * Where savers read: from the primary, as long as no replica has their change, or from a replica, for which they wait.
 *
 * @param {boolean} isOn
 */
export function readFromPrimary( isOn ) {
	if ( isOn ) {
		writeFileSync( join( folder, 'primary-reads' ), '' );
	} else {
		rmSync( join( folder, 'primary-reads' ), { force: true } );
	}
}

/**
 * A question that is asked until the answer is yes, for four minutes: what is told again after a lag takes about as long as
 * the lag did.
 *
 * @param {Function} question
 * @param {string} what Is waited for
 */
export async function until( question, what ) {
	const end = Date.now() + 240000;
	while ( !await question() ) {
		if ( Date.now() > end ) {
			throw new Error( `In four minutes it did not happen: ${ what }` );
		}
		await setTimeout( 250 );
	}
}

/**
 * Jobs of both wikis, as bin/cluster status counts them.
 *
 * @return {Promise<{ready: number, delayed: number, claimed: number, abandoned: number}>}
 */
export async function jobs() {
	const { stdout } = await run( 'php', [ join( root, 'bin/lib/cluster-queue.php' ), port( 'redis' ) ] );
	const counts = { ready: 0, delayed: 0, claimed: 0, abandoned: 0 };
	for ( const [ , name, number ] of stdout.matchAll( /(\w+) (\d+)/g ) ) {
		counts[ name ] += Number( number );
	}
	return counts;
}

/**
 * All that could be done is done; what is late on purpose may wait.
 *
 * @return {Promise<void>}
 */
export function settle() {
	return until( async () => {
		const { ready, claimed } = await jobs();
		return ready + claimed === 0;
	}, 'no job is left' );
}

/**
 * @param {string} sql Locks something
 * @return {Promise<Function>} Lets it go
 */
export async function hold( sql ) {
	const client = spawn( 'mariadb', [
		'--no-defaults', '--host=127.0.0.1', `--port=${ port( 'primary' ) }`, `--user=${ process.env.DB_USER }`, '--unbuffered', '--batch', '--skip-column-names'
	], { env: { ...process.env, MYSQL_PWD: process.env.DB_PASS }, stdio: [ 'pipe', 'pipe', 'inherit' ] } );
	client.stdin.write( `BEGIN; ${ sql }; SELECT 'held';\n` );
	await new Promise( ( resolve, reject ) => {
		client.stdout.on( 'data', ( data ) => data.includes( 'held' ) && resolve() );
		client.on( 'exit', () => reject( new Error( `Not held: ${ sql }` ) ) );
	} );
	return () => client.stdin.end( 'ROLLBACK;\n' );
}

/**
 * @return {Promise<number[]>} Process groups of the runners that are doing jobs
 */
export async function busyRunners() {
	const { stdout } = await run( 'ps', [ '-eo', 'pgid=,args=' ] );
	const runners = new Set( readPids( 'runner_1', 'runner_2' ) );
	return stdout.split( '\n' ).filter( ( line ) => / runJobs /.test( line ) ).map( ( line ) => parseInt( line, 10 ) )
		.filter( ( group ) => runners.has( group ) );
}

function readPids( ...names ) {
	return names.map( ( name ) => parseInt( readFileSync( join( folder, 'run', name ), 'utf8' ), 10 ) );
}

/**
 * A wiki of the cluster, through Varnish.
 */
export class ClusterWiki extends Wiki {
	/**
	 * @param {string} path
	 * @param {Object} [options]
	 * @param {boolean} [options.asSaver] Whether the administrator asks, with what cookies she got; otherwise anybody
	 * @param {Object} [options.headers]
	 * @return {Promise<{status: number, cache: string, headers: Headers, text: string}>}
	 */
	async ask( path, { asSaver = false, headers = {} } = {} ) {
		const cookie = Array.from( this.cookies, ( pair ) => pair.join( '=' ) ).join( '; ' );
		const response = await fetch( this.url + path, { headers: asSaver ? { cookie, ...headers } : headers, redirect: 'manual' } );
		return { status: response.status, cache: response.headers.get( 'x-cache' ), headers: response.headers, text: await response.text() };
	}

	/**
	 * @param {string} words
	 * @param {Object} [options] As of ask()
	 * @return {Promise<Object<string,boolean>>} Where an event of that name is; every answer has to be one
	 */
	async placesOf( words, options ) {
		// At once: MediaWiki knows for ten seconds that somebody has saved something.
		return Object.fromEntries( await Promise.all( Object.entries( this.places ).map( async ( [ place, path ] ) => {
			const { status, text } = await this.ask( path, options );
			if ( status !== 200 || /Internal error|DBQueryError|DBConnectionError/.test( text ) ) {
				throw new Error( `${ place }: ${ status } ${ text.slice( 0, 500 ) }` );
			}
			return [ place, text.includes( words ) ];
		} ) ) );
	}

	/**
	 * @param {string} path
	 * @param {string} from Address of this machine to ask from
	 * @return {Promise<number>} Status
	 */
	purge( path, from ) {
		return new Promise( ( resolve, reject ) => {
			request( this.url + path, { method: 'PURGE', localAddress: from, agent: false }, ( response ) => {
				response.resume();
				resolve( response.statusCode );
			} ).on( 'error', reject ).end();
		} );
	}
}
