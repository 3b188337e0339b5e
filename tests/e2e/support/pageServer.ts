import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const ELEMENT = join( __dirname, '../../../resources/dist/element.js' );

export interface PageServer {
	/** Its address, without a slash at the end */
	base: string;
	close(): Promise<void>;
}

/**
 * A site that is no wiki: pages as they are given, and `/element.js`.
 *
 * @param pages HTML by path
 */
export function servePages( pages: Record<string, string> ): Promise<PageServer> {
	const server = createServer( async ( { url }, response ) => {
		const { pathname } = new URL( url!, 'http://127.0.0.1' );
		if ( pathname === '/element.js' ) {
			response.writeHead( 200, { 'content-type': 'text/javascript; charset=utf-8' } );
			response.end( await readFile( ELEMENT ) );
			return;
		}
		// No styles and no scripts but the file, and nothing from elsewhere but answers.
		response.writeHead( pages[ pathname ] ? 200 : 404, {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; script-src 'self'; img-src data:; connect-src *"
		} );
		response.end( pages[ pathname ] );
	} );
	return new Promise( ( resolve ) => {
		server.listen( 0, '127.0.0.1', () => resolve( {
			base: `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`,
			close: () => new Promise( ( done ) => {
				server.close( () => done() );
				server.closeAllConnections();
			} )
		} ) );
	} );
}
