import { createReadStream } from 'node:fs';
import { describe, Exit, Failure, usage } from '../failure';

export const MAX_BYTES = 10 * 1024 * 1024;

const TIMEOUT = 30_000;
const MAX_REDIRECTS = 5;
const ACCEPT = 'text/calendar, application/jsonl, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1';

/**
 * What is to be imported, as text.
 *
 * @param source A file, an address, or `-` for the standard input
 */
export async function readSource( source: string, stdin: AsyncIterable<Uint8Array> ): Promise<string> {
	if ( source === '-' ) {
		return collect( stdin, 'the standard input' );
	}
	const scheme = /^([a-z][a-z0-9+.-]+):/i.exec( source )?.[ 1 ].toLowerCase();
	if ( scheme === undefined ) {
		return readFile( source );
	}
	if ( ![ 'http', 'https', 'webcal' ].includes( scheme ) ) {
		throw usage( `${ source }: only http, https and webcal are fetched` );
	}
	if ( !URL.canParse( source ) ) {
		throw usage( `${ source } is no address` );
	}
	// Not registered, but everywhere the same: https that a calendar program should open.
	const url = new URL( source.replace( /^webcal:/i, 'https:' ) );
	if ( url.username || url.password ) {
		// They would be in lists of processes and in logs, and fetch() takes none.
		throw usage( `${ url.origin }${ url.pathname }: no names and passwords in addresses; fetch the file by other means, and give it as -` );
	}
	return fetchText( url );
}

async function readFile( path: string ): Promise<string> {
	try {
		return await collect( createReadStream( path ), path );
	} catch ( error ) {
		throw error instanceof Failure ? error : usage( `cannot read ${ path }: ${ describe( error ) }` );
	}
}

async function fetchText( url: URL ): Promise<string> {
	const signal = AbortSignal.timeout( TIMEOUT );
	try {
		for ( let redirects = 0; redirects <= MAX_REDIRECTS; redirects++ ) {
			const response = await fetch( url, { redirect: 'manual', signal, headers: { accept: ACCEPT } } );
			const target = response.status >= 300 && response.status < 400 ? response.headers.get( 'location' ) : null;
			if ( target === null ) {
				return await textOf( response, url );
			}
			await response.body?.cancel();
			if ( !URL.canParse( target, url ) ) {
				throw gone( `${ url } leads to "${ target }", which is no address` );
			}
			url = new URL( target, url );
			if ( !/^https?:$/.test( url.protocol ) ) {
				throw gone( `leads to ${ url.protocol }, and only http and https are followed` );
			}
		}
	} catch ( error ) {
		if ( error instanceof Failure ) {
			throw error;
		}
		throw gone( ( error as Error ).name === 'TimeoutError' ?
			`${ url } did not answer within ${ TIMEOUT / 1000 } s` :
			`cannot fetch ${ url }: ${ describe( error ) }` );
	}
	throw gone( `${ url }: more than ${ MAX_REDIRECTS } redirects` );
}

async function textOf( response: Response, url: URL ): Promise<string> {
	if ( !response.ok || response.body === null ) {
		await response.body?.cancel();
		throw gone( `${ url } answers with HTTP status ${ response.status }` );
	}
	if ( Number( response.headers.get( 'content-length' ) ) > MAX_BYTES ) {
		await response.body.cancel();
		throw tooLarge( url.href );
	}
	return collect( response.body as AsyncIterable<Uint8Array>, url.href );
}

async function collect( chunks: AsyncIterable<Uint8Array>, name: string ): Promise<string> {
	const all: Uint8Array[] = [];
	let bytes = 0;
	for await ( const chunk of chunks ) {
		bytes += chunk.length;
		if ( bytes > MAX_BYTES ) {
			throw tooLarge( name );
		}
		all.push( chunk );
	}
	try {
		// Without the byte order mark, which the decoder drops
		return new TextDecoder( 'utf-8', { fatal: true } ).decode( Buffer.concat( all ) );
	} catch {
		throw usage( `${ name } is not a text in UTF-8` );
	}
}

function tooLarge( name: string ): Failure {
	return usage( `${ name } is larger than ${ MAX_BYTES / 1024 / 1024 } MiB` );
}

/** The other end may be better tomorrow. */
function gone( message: string ): Failure {
	return new Failure( message, Exit.unreachable );
}
