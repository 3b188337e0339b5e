/** @jest-environment node */
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exit } from '../../bot/src/failure';
import { MAX_BYTES, readSource } from '../../bot/src/import/source';

let server: Server, url: string, folder: string;

beforeAll( async () => {
	folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	server = createServer( ( request, response ) => {
		const redirect = ( location: string ): void => {
			response.writeHead( 302, { location } ).end();
		};
		switch ( request.url ) {
			case '/calendar.ics':
				return response.end( '\uFEFFBEGIN:VCALENDAR' );
			case '/moved':
				return redirect( '/calendar.ics' );
			case '/round':
				return redirect( '/round' );
			case '/file':
				return redirect( 'file:///etc/hostname' );
			case '/endless':
				response.on( 'error', () => {} );
				for ( let i = 0; i < 12; i++ ) {
					response.write( Buffer.alloc( 1024 * 1024, 'x' ) );
				}
				return response.end();
			case '/latin1':
				return response.end( Buffer.from( [ 0x42, 0xe9, 0x42 ] ) );
			default:
				return response.writeHead( 404 ).end();
		}
	} );
	await new Promise<void>( ( resolve ) => {
		server.listen( 0, '127.0.0.1', resolve );
	} );
	url = `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`;
} );

afterAll( async () => {
	rmSync( folder, { recursive: true } );
	server.closeAllConnections();
	await new Promise( ( resolve ) => {
		server.close( resolve );
	} );
} );

async function* chunks( ...texts: ( string | Buffer )[] ): AsyncGenerator<Uint8Array> {
	for ( const text of texts ) {
		yield Buffer.from( text as string );
	}
}

const read = ( source: string ) => readSource( source, chunks() );

test( 'a file, the standard input and an address give their text, without a byte order mark', async () => {
	const file = join( folder, 'talks.ics' );
	writeFileSync( file, '\uFEFFÄ' );
	expect( await read( file ) ).toBe( 'Ä' );
	const [ first, second ] = [ Buffer.from( 'é' ).subarray( 0, 1 ), Buffer.from( 'é' ).subarray( 1 ) ];
	expect( await readSource( '-', chunks( 'caf', first, second ) ) ).toBe( 'café' );
	expect( await read( `${ url }/calendar.ics` ) ).toBe( 'BEGIN:VCALENDAR' );
	expect( await read( `${ url }/moved` ) ).toBe( 'BEGIN:VCALENDAR' );
} );

test.each( [
	[ 'ftp://example.org/x.ics', /only http, https and webcal/, Exit.usage ],
	[ 'file:///etc/hostname', /only http, https and webcal/, Exit.usage ],
	[ 'http://', /is no address/, Exit.usage ],
	[ 'https://me:secret@calendar.test/x.ics', /^https:\/\/calendar\.test\/x\.ics: no names and passwords in addresses/, Exit.usage ],
	[ '/no/such/file.ics', /cannot read \/no\/such\/file\.ics: ENOENT/, Exit.usage ],
	[ '@/nothing', /answers with HTTP status 404/, Exit.unreachable ],
	[ '@/round', /more than 5 redirects/, Exit.unreachable ],
	[ '@/file', /leads to file:, and only http and https are followed/, Exit.unreachable ],
	[ '@/endless', /is larger than 10 MiB/, Exit.usage ],
	[ '@/latin1', /is not a text in UTF-8/, Exit.usage ],
	[ 'http://127.0.0.1:1/x', /cannot fetch http:\/\/127\.0\.0\.1:1\/x/, Exit.unreachable ]
] )( '%s is a clear error', async ( source, message, exit ) => {
	await expect( read( source.replace( '@/', `${ url }/` ) ) ).rejects.toMatchObject( { message: expect.stringMatching( message ), exit } );
} );

test( 'webcal means https', async () => {
	await expect( read( url.replace( 'http:', 'webcal:' ) ) ).rejects.toMatchObject( {
		message: expect.stringMatching( /^cannot fetch https:/ )
	} );
} );

test( 'a text that is too large is not read to its end', async () => {
	let given = 0;
	await expect( readSource( '-', ( async function* () {
		for ( ; given < 100; given++ ) {
			yield Buffer.alloc( MAX_BYTES / 4 );
		}
	}() ) ) ).rejects.toMatchObject( { exit: Exit.usage } );
	expect( given ).toBe( 4 );
} );
