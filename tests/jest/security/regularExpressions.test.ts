/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join( __dirname, '../../..' );
const BYTES = 65536;
/** Of the processor, for one input */
const SECONDS = 1;
const PUMPS = [
	' ', '\t', '\n', 'a', '1', '[', ']', '{', '<', '&', '"', '\\', '\'', '_', '.', '-', ':', '/', '*', '=', '|', ',', '(', '%', '~', '@',
	'https://', 'a ', ' a', '\n ', '. ', '{{', '\u00A0', '\u0301'
];

interface Pattern {
	place: string;
	regexp: RegExp;
}

/** Each regular expression in a file, as it is written */
function patternsIn( path: string ): Pattern[] {
	const code = readFileSync( path, 'utf8' );
	const script = path.endsWith( '.vue' ) ? /<script[^>]*>([^]*?)<\/script>/.exec( code )?.[ 1 ] ?? '' : code;
	const found: Pattern[] = [];
	const visit = ( node: ts.Node ): void => {
		if ( ts.isRegularExpressionLiteral( node ) ) {
			const [ , source, flags ] = /^\/([^]*)\/([a-z]*)$/.exec( node.text )!;
			// eslint-disable-next-line security/detect-non-literal-regexp -- copies a literal of ours
			found.push( { place: path.slice( ROOT.length + 1 ), regexp: new RegExp( source, [ ...new Set( flags + 'g' ) ].join( '' ) ) } );
		}
		ts.forEachChild( node, visit );
	};
	visit( ts.createSourceFile( path, script, ts.ScriptTarget.Latest, true ) );
	return found;
}

function filesIn( folder: string ): string[] {
	return readdirSync( join( ROOT, folder ), { withFileTypes: true } ).flatMap( ( entry ) => entry.isDirectory() ?
		filesIn( `${ folder }/${ entry.name }` ) : /\.(ts|vue)$/.test( entry.name ) ? [ join( ROOT, folder, entry.name ) ] : [] );
}

/** What stands in a pattern as it is */
function literalsOf( { source }: RegExp ): string[] {
	const rest = source.replace( /\[\^?(?:\\.|[^\]])*\]|\(\?[:=!<>]*|\\[a-zA-Z](?:\{[^}]*\})?|\{[\d,]+\}|[()|?*+^$.]/g, '\0' );
	return [ ...new Set( rest.split( '\0' ).map( ( text ) => text.replace( /\\(.)/g, '$1' ) ).filter( Boolean ) ) ].slice( 0, 8 );
}

const PATTERNS = [ 'resources/src', 'bot/src' ].flatMap( filesIn ).filter( ( path ) => !path.includes( '/src/dev/' ) ).flatMap( patternsIn );

test( 'the patterns are found', () => {
	expect( PATTERNS.length ).toBeGreaterThan( 80 );
} );

test.each( PATTERNS.map( ( { place, regexp } ) => [ place, regexp ] as const ) )( '%s: %s answers soon, whatever it is asked', ( _place, regexp ) => {
	const slow: string[] = [];
	const literals = literalsOf( regexp );
	for ( const beginning of new Set( [ '', 'https://a', literals.join( '' ), ...literals ] ) ) {
		for ( const pump of new Set( [ ...PUMPS, ...literals, ...literals.map( ( text ) => `<${ text } ` ) ] ) ) {
			const text = beginning + pump.repeat( BYTES / pump.length ) + '\x01';
			const began = process.cpuUsage();
			text.replace( regexp, '' );
			const seconds = process.cpuUsage( began ).user / 1e6;
			if ( seconds > SECONDS ) {
				slow.push( `${ seconds } s for ${ JSON.stringify( [ beginning, pump ] ) }` );
			}
		}
	}
	expect( slow ).toEqual( [] );
} );
