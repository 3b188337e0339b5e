import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What was started here: nothing of it stays behind, however this ends */
const children = new Set();
process.on( 'exit', () => children.forEach( ( child ) => child.kill( 'SIGKILL' ) ) );
for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) {
	process.on( signal, () => process.exit( 130 ) );
}

function own( child ) {
	children.add( child );
	child.on( 'close', () => children.delete( child ) );
	return child;
}

// Waits until somebody listens on a port.
async function listens( port, seconds ) {
	for ( const until = Date.now() + seconds * 1000; Date.now() < until; await sleep( 20 ) ) {
		const isOpen = await new Promise( ( resolve ) => {
			const socket = connect( port, '127.0.0.1', () => socket.end( () => resolve( true ) ) );
			socket.on( 'error', () => resolve( false ) );
		} );
		if ( isOpen ) {
			return;
		}
	}
	throw new Error( `nobody listens on port ${ port }` );
}

/**
 * A MariaDB that bin/faults has started: killed, and started anew with the same words.
 */
export class Database {
	/**
	 * @param {number} pid
	 */
	constructor( pid ) {
		this.pid = pid;
		[ this.program, ...this.options ] = readFileSync( `/proc/${ pid }/cmdline`, 'utf8' ).replace( /\0$/, '' ).split( '\0' );
		this.port = Number( /^--port=(\d+)$/.exec( this.options.find( ( option ) => option.startsWith( '--port=' ) ) )[ 1 ] );
	}

	kill( signal = 'SIGKILL' ) {
		process.kill( this.pid, signal );
	}

	/** Until it is gone. */
	async stop() {
		this.kill( 'SIGTERM' );
		await this.isGone();
	}

	async isGone() {
		for ( ;; ) {
			let state = '';
			try {
				// Of bash's child a zombie stays, which is not there any more.
				state = /^\d+ \(.*\) (\w)/.exec( readFileSync( `/proc/${ this.pid }/stat`, 'utf8' ) )[ 1 ];
			} catch {
				return;
			}
			if ( state === 'Z' ) {
				return;
			}
			await sleep( 10 );
		}
	}

	async start() {
		await this.isGone();
		// The account is there already.
		const options = this.options.filter( ( option ) => !option.startsWith( '--init-file=' ) );
		this.child = own( spawn( this.program, options, { stdio: 'ignore' } ) );
		this.pid = this.child.pid;
		await listens( this.port, 60 );
		// It listens before it lets anybody in.
		const check = join( import.meta.dirname, '../../bin/lib/database.php' );
		while ( spawnSync( 'php', [ check, 'check' ] ).status !== 0 ) {
			await sleep( 50 );
		}
	}

	/** Nothing is left behind, whoever started it. */
	async close() {
		if ( this.child ) {
			this.kill();
			await this.isGone();
		}
	}
}

/**
 * PHP's web server: one process, so that it is the one that does what is asked.
 */
export class WebServer {
	/**
	 * @param {number} port
	 * @param {Object} options Of spawn(): where, with which environment
	 */
	constructor( port, options ) {
		this.port = port;
		this.options = options;
	}

	async start() {
		this.child = own( spawn(
			'php', [ '-S', `127.0.0.1:${ this.port }`, '-t', this.options.cwd, `${ import.meta.dirname }/../../bin/lib/router.php` ],
			{ ...this.options, stdio: 'ignore' }
		) );
		this.end = new Promise( ( resolve ) => {
			this.child.on( 'close', resolve );
		} );
		await listens( this.port, 30 );
	}

	async kill() {
		this.child.kill( 'SIGKILL' );
		await this.end;
	}
}
