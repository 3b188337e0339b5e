import { execFile, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify( execFile );

/**
 * A wiki in a folder of its own, for those who run it.
 */
export class MailWiki {
	/**
	 * @param {string} folder
	 */
	constructor( folder ) {
		this.folder = folder;
		this.url = readFileSync( join( folder, 'address' ), 'utf8' );
		this.options = {
			cwd: process.env.MW_INSTALL_PATH,
			env: { ...process.env, MW_CONFIG_FILE: join( folder, 'LocalSettings.php' ) },
			maxBuffer: 1 << 26
		};
	}

	/**
	 * @param {...string} args
	 * @return {Promise<string>} What the script printed
	 */
	async maintenance( ...args ) {
		const { error, stdout } = await this.run( args );
		if ( error ) {
			throw new Error( `${ args.join( ' ' ) }: ${ error }` );
		}
		return stdout;
	}

	/**
	 * @param {...string} args
	 * @return {Promise<string>} The same, also if it fails
	 */
	async attempt( ...args ) {
		const { error, stdout } = await this.run( args );
		return stdout + error;
	}

	async run( args ) {
		return run( 'php', [ 'maintenance/run.php', ...args ], this.options ).then(
			( { stdout } ) => ( { stdout, error: '' } ),
			( { code, stdout, stderr } ) => ( { stdout, error: stderr || `status ${ code }` } )
		);
	}

	/**
	 * @param {...string} args
	 * @return {Object} One that can be killed: nothing is between it and the script
	 */
	start( ...args ) {
		return spawn( 'php', [ 'maintenance/run.php', ...args ], { ...this.options, stdio: [ 'ignore', 'pipe', 'pipe' ] } );
	}

	/**
	 * @param {string} name Of a file that bin/lib/MailSettings.php looks for
	 * @param {string|number|null} content Null to take it away
	 */
	setMark( name, content ) {
		if ( content === null ) {
			rmSync( join( this.folder, name ), { force: true } );
		} else {
			writeFileSync( join( this.folder, name ), String( content ) );
		}
	}

	async query( sql ) {
		return JSON.parse( await this.maintenance( 'sql', '--json', '--query', sql ) || '[]' );
	}
}

/**
 * @param {number} seed
 * @return {function(): number} Numbers from 0 to 1, the same ones for the same seed (mulberry32)
 */
export function random( seed ) {
	let state = seed;
	return () => {
		state = ( state + 0x6D2B79F5 ) | 0;
		let value = Math.imul( state ^ ( state >>> 15 ), 1 | state );
		value = ( value + Math.imul( value ^ ( value >>> 7 ), 61 | value ) ) ^ value;
		return ( ( value ^ ( value >>> 14 ) ) >>> 0 ) / 4294967296;
	};
}

/**
 * Sends all that is due, killed with SIGKILL on the way, and goes on each time.
 *
 * @param {MailWiki} wiki
 * @param {Object} receiver
 * @param {number} kills
 * @param {function(): number} numbers
 * @param {number} most Mails at most between two kills
 * @param {string[]} script What sends, with its options
 * @param {number} latest Milliseconds at most from a mail to the kill: for what comes between two mails
 * @return {Promise<number>} How often it was killed
 */
export async function sendKilled(
	wiki, receiver, kills, numbers, most, script = [ 'EventCalendar:sendEventDigests', '--run' ], latest = 8
) {
	let killed = 0;
	for ( let i = 0; i < kills; i++ ) {
		const child = wiki.start( ...script );
		const end = new Promise( ( resolve ) => {
			child.on( 'close', ( code, signal ) => resolve( signal ) );
		} );
		const stopAt = receiver.mails.length + 1 + Math.floor( numbers() * most );
		const delay = Math.floor( numbers() * latest );
		receiver.onMail = ( number ) => {
			if ( number === stopAt ) {
				setTimeout( () => child.kill( 'SIGKILL' ), delay );
			}
		};
		killed += await end === 'SIGKILL' ? 1 : 0;
	}
	receiver.onMail = () => {};
	return killed;
}
