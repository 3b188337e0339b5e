// Serves the calendar without a wiki on 127.0.0.1, and shows every change at once.
//   npm start [-- PORT]

import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { compilerOf, folders, root, writeRest } from './dev-build.mjs';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json' };
const RELOAD = '<script>new EventSource( "/changes" ).onmessage = () => location.reload();</script>';

const port = Number( process.argv[ 2 ] || 8421 );
const pages = new Set();

function changed() {
	for ( const page of pages ) {
		page.write( 'data: changed\n\n' );
	}
}

async function answer( { url }, response ) {
	const { pathname } = new URL( url, 'http://127.0.0.1' );
	if ( pathname === '/changes' ) {
		response.writeHead( 200, { 'content-type': 'text/event-stream' } );
		pages.add( response );
		response.on( 'close', () => pages.delete( response ) );
		return;
	}
	const file = join( folders.stories, normalize( pathname === '/' ? '/index.html' : pathname ) );
	try {
		const body = await readFile( file );
		response.writeHead( 200, { 'content-type': TYPES[ extname( file ) ] || 'application/octet-stream', 'cache-control': 'no-store' } );
		response.end( extname( file ) === '.html' ? body + RELOAD : body );
	} catch {
		response.writeHead( 404 ).end();
	}
}

async function refresh() {
	try {
		await writeRest( 'stories' );
		changed();
	} catch ( error ) {
		console.error( error.message );
	}
}

await refresh();
for ( const folder of [ 'resources/styles', 'resources/src/dev/skin', 'i18n' ] ) {
	let timer;
	watch( join( root, folder ), () => {
		clearTimeout( timer );
		timer = setTimeout( refresh, 100 );
	} );
}
compilerOf( 'stories' ).watch( {}, ( error, stats ) => {
	console.log( error || stats.toString( 'errors-warnings' ) || 'Built' );
	changed();
} );
createServer( answer ).listen( port, '127.0.0.1', () => {
	console.log( `http://127.0.0.1:${ port }/` );
} );
