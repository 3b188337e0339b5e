'use strict';

const path = require( 'path' );
const fs = require( 'fs' );

const root = path.resolve( __dirname, '../..' );

/** Their first lists: that of the calendar, and that of what stands in its place */
const LISTS = [ 'resources/src/ports/messages.ts', 'resources/src/embed/texts.ts' ];

/**
 * A webpack loader: of the texts in English, those that an embedded calendar says.
 *
 * @param {string} json i18n/en.json
 * @return {string}
 */
module.exports = function ( json ) {
	const texts = JSON.parse( json );
	const keys = LISTS.flatMap( ( list ) => {
		const file = path.join( root, list );
		this.addDependency( file );
		const [ first ] = fs.readFileSync( file, 'utf8' ).split( '] as const' );
		return first.match( /(?<=^\t')eventcalendar-[a-z0-9-]+(?=',?$)/gm );
	} );
	return `export default ${ JSON.stringify( Object.fromEntries( keys.map( ( key ) => [ key, texts[ key ] ] ) ) ) };`;
};
