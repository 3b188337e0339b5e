import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Page } from '@playwright/test';

/** What `node bin/lib/dev-build.mjs stories` made */
const FOLDER = join( __dirname, '../../../.cache/dev' );
const TYPES: Record<string, string> = {
	'.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json'
};

export interface StoryServer {
	/** Its address, without a slash at the end */
	base: string;
	close(): Promise<void>;
}

export function serveStories(): Promise<StoryServer> {
	const server = createServer( async ( { url }, response ) => {
		const { pathname } = new URL( url!, 'http://127.0.0.1' );
		const file = join( FOLDER, normalize( pathname === '/' ? '/index.html' : pathname ) );
		const body = await readFile( file ).catch( () => null );
		response.writeHead( body ? 200 : 404, { 'content-type': TYPES[ extname( file ) ] || 'application/octet-stream' } );
		response.end( body );
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

/** Opens a story, and waits until all that it presses has been pressed. */
export async function openStory( page: Page, base: string, id: string ): Promise<void> {
	await page.goto( `${ base }/?story=${ id }` );
	await page.locator( '[data-ready]' ).waitFor( { timeout: 60000 } );
}
