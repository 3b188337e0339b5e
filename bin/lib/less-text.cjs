'use strict';

const path = require( 'path' );
const fs = require( 'fs' );

const root = path.resolve( __dirname, '../..' );

/**
 * A webpack loader: styles as a text, with the tokens of Codex as properties that the page may set.
 *
 * @return {void}
 */
module.exports = function () {
	const done = this.async();
	const folder = path.dirname( this.resourcePath );
	for ( const file of fs.readdirSync( folder ) ) {
		this.addDependency( path.join( folder, file ) );
	}
	import( './dev-styles.mjs' ).then( ( { compileStyles } ) => compileStyles( [ path.relative( root, this.resourcePath ) ] ) )
		.then( ( css ) => done( null, `export default ${ JSON.stringify( css.trim() ) };` ), done );
};
