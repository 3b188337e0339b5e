// Known holes of packages, as the registries tell: npm audit and composer audit. For bin/dependencies audit.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} text What `npm audit --json` printed
 * @param {string[]} shipped Names of packages
 * @return {{answered:boolean,found:string[],shipped:string[]}} Packages with holes
 */
export const ofNpm = ( text, shipped ) => {
	let answer;
	try {
		answer = JSON.parse( text );
	} catch ( e ) {
		answer = {};
	}
	const found = Object.keys( answer.vulnerabilities ?? {} );
	return { answered: 'vulnerabilities' in answer, found, shipped: found.filter( ( name ) => shipped.includes( name ) ) };
};

/**
 * @param {string} text What `composer audit --no-dev --format=json` printed
 * @return {{answered:boolean,found:string[],shipped:string[]}} Packages with holes; all of them are shipped
 */
export const ofComposer = ( text ) => {
	let answer;
	try {
		answer = JSON.parse( text );
	} catch ( e ) {
		answer = {};
	}
	const found = Object.keys( answer.advisories ?? {} );
	return { answered: 'advisories' in answer, found, shipped: found };
};

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const ask = ( command, ...args ) => spawnSync( command, args, {
		encoding: 'utf8', timeout: 60000, env: { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' }
	} ).stdout ?? '';
	const shipped = Object.keys( JSON.parse( readFileSync( new URL( 'shipped-packages.json', import.meta.url ), 'utf8' ) ) );
	for ( const [ name, result ] of [
		[ 'npm', ofNpm( ask( 'npm', 'audit', '--json' ), shipped ) ],
		[ 'Composer', ofComposer( ask( 'composer', 'audit', '--no-dev', '--format=json' ) ) ]
	] ) {
		const lines = result.found.map( ( one ) => `  ${ one }${ result.shipped.includes( one ) ? ', which is shipped' : '' }\n` );
		process.stdout.write( result.answered ?
			`${ name }: ${ result.found.length } packages with known holes\n${ lines.join( '' ) }` :
			`${ name }: the registry did not answer; nothing is known\n` );
		if ( result.shipped.length > 0 ) {
			process.exitCode = 1;
		}
	}
}
