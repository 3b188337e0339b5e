// Builds the pages that need no wiki.
//   node bin/lib/dev-build.mjs stories    .cache/dev: the stories (npm start serves them)
//   node bin/lib/dev-build.mjs bench      .cache/bench/front-end: the calendar as a candidate of a bench

import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import { compileStyles, mirrored } from './dev-styles.mjs';

const require = createRequire( import.meta.url );
export const root = fileURLToPath( new URL( '../../', import.meta.url ) );
export const folders = { stories: join( root, '.cache/dev' ), bench: join( root, '.cache/bench/front-end' ) };

/** In the stories with its warnings */
const VUE = { stories: 'vue.global.js', bench: 'vue.global.prod.js' };

/**
 * @param {'stories'|'bench'} page
 * @return {webpack.Compiler}
 */
export function compilerOf( page ) {
	return webpack( { ...require( '../../webpack.config.js' )( { [ page ]: true } ), mode: page === 'bench' ? 'production' : 'development' } );
}

/**
 * What stands beside the script of a page.
 *
 * @param {'stories'|'bench'} page
 * @return {Promise<void>}
 */
export async function writeRest( page ) {
	const folder = folders[ page ];
	const { styles, messages } = await readModules();
	await mkdir( folder, { recursive: true } );
	await copyFile( join( root, 'node_modules/vue/dist', VUE[ page ] ), join( folder, 'vue.js' ) );
	if ( page === 'bench' ) {
		await copyFile( join( root, 'tests/bench/front-end/page.html' ), join( folder, 'index.html' ) );
		await writeFile( join( folder, 'messages.js' ), `window.benchMessages=${ JSON.stringify( messages ) }` );
		await writeFile( join( folder, 'calendar.css' ), await compileStyles( styles ) );
	} else {
		// The dialog's come with it on a wiki.
		const css = await compileStyles( [ 'resources/src/dev/skin/page.less', ...styles, 'resources/styles/subscribe.less' ] );
		await writeFile( join( folder, 'styles.css' ), css );
		await writeFile( join( folder, 'styles.rtl.css' ), mirrored( css ) );
		await copyFile( join( root, 'resources/src/dev/skin/page.html' ), join( folder, 'index.html' ) );
		await cp( join( root, 'i18n' ), join( folder, 'i18n' ), { recursive: true } );
	}
}

/**
 * What ResourceLoader sends along with the code of a calendar.
 *
 * @return {Promise<{styles: string[], messages: Object}>} Paths; texts in English by key
 */
async function readModules() {
	const read = async ( file ) => JSON.parse( await readFile( join( root, file ), 'utf8' ) );
	const [ { ResourceModules }, en ] = await Promise.all( [ read( 'extension.json' ), read( 'i18n/en.json' ) ] );
	const modules = [ 'ext.eventCalendar.styles', 'ext.eventCalendar.calendar' ].map( ( name ) => ResourceModules[ name ] );
	return {
		styles: modules.flatMap( ( { styles = [] } ) => styles.map( ( path ) => `resources/${ path }` ) ),
		messages: Object.fromEntries( modules.flatMap( ( { messages = [] } ) => messages.map( ( key ) => [ key, en[ key ] ] ) ) )
	};
}

/**
 * @param {'stories'|'bench'} page
 * @return {Promise<void>}
 */
export async function build( page ) {
	const compiler = compilerOf( page );
	const stats = await new Promise( ( resolve, reject ) => {
		compiler.run( ( error, result ) => error ? reject( error ) : resolve( result ) );
	} );
	if ( stats.hasErrors() ) {
		throw new Error( stats.toString( { all: false, errors: true } ) );
	}
	await writeRest( page );
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const page = process.argv[ 2 ];
	if ( !( page in folders ) ) {
		console.error( `node bin/lib/dev-build.mjs ${ Object.keys( folders ).join( '|' ) }` );
		process.exit( 1 );
	}
	await build( page );
}
