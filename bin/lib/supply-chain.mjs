// What the packages are, whether each is documented, and whether their licences go with GPL-2.0-or-later.
//   node supply-chain.mjs check        for bin/dependencies
//   node supply-chain.mjs pin          notes the versions of Composer's packages that are installed
//   node supply-chain.mjs sbom FOLDER  for bin/sbom
//   node supply-chain.mjs sbom-check FOLDER
//   node supply-chain.mjs bundled FILE for bin/front-end: webpack's statistics
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve( path.dirname( fileURLToPath( import.meta.url ) ), '../..' );
const PINS = 'bin/lib/composer-versions.json';

/** Npm's packages of which parts are in resources/dist, with versions; bin/front-end check compares it with a build */
const SHIPPED = 'bin/lib/shipped-packages.json';

/** What may be in the same program as GPL-2.0-or-later; Apache-2.0 by way of version 3 */
const COMPATIBLE = [
	'0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'GPL-2.0+', 'GPL-2.0-or-later', 'GPL-3.0-or-later', 'ISC',
	'LGPL-2.1-or-later', 'LGPL-3.0-or-later', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unlicense', 'Zlib'
];

/** Free as well, for tools that only run here and are not distributed */
const FOR_TOOLS = [ ...COMPATIBLE, 'BlueOak-1.0.0', 'CC-BY-3.0', 'CC-BY-4.0' ];

const read = ( file ) => readFileSync( path.join( ROOT, file ), 'utf8' );
const json = ( file ) => JSON.parse( read( file ) );

const output = ( command, ...args ) => execFileSync( command, args, {
	cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: [ 'ignore', 'pipe', 'pipe' ],
	env: { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' }
} );

/**
 * An expression of SPDX, as far as packages use them: `A`, `(A OR B)`, `A AND B`.
 *
 * @param {string} expression
 * @param {string[]} allowed
 * @return {boolean}
 */
export const isAllowed = ( expression, allowed ) => expression.replace( /[()]/g, ' ' ).split( ' OR ' )
	.some( ( all ) => all.split( ' AND ' ).every( ( one ) => allowed.includes( one.trim() ) ) );

/**
 * Package files have had licences as text, as an object, and as a list.
 *
 * @param {Object} data
 * @return {string} Empty if nothing is said
 */
export const licenceOf = ( data ) => {
	const names = [ data.license ?? data.licenses ?? [] ].flat().map( ( one ) => typeof one === 'string' ? one : one.type );
	return names.filter( Boolean ).join( ' OR ' );
};

/**
 * @param {{name:string,version:string,licence:string,isShipped:boolean}[]} packages
 * @return {string[]} What is wrong
 */
export const licenceProblems = ( packages ) => packages
	.filter( ( one ) => !isAllowed( one.licence, one.isShipped ? COMPATIBLE : FOR_TOOLS ) )
	.map( ( one ) => `${ one.name } ${ one.version }: the licence "${ one.licence || 'none' }" is not on the list` );

/**
 * @param {string} markdown docs/dependencies.md
 * @return {{packages:string[],debian:string[]}} Names in the first column
 */
export const documented = ( markdown ) => {
	const packages = [];
	const debian = [];
	for ( const [ , cell ] of markdown.matchAll( /^\| ([^|]+) \|/gm ) ) {
		const isDebian = cell.startsWith( 'Debian: ' );
		const names = cell.replace( /^Debian: /, '' ).replace( /\([^)]*\)/g, '' ).split( ',' ).map( ( name ) => name.trim() );
		( isDebian ? debian : packages ).push( ...names.filter( ( name ) => /^[@a-z][\w@./-]*$/.test( name ) && name !== 'package' ) );
	}
	return { packages, debian };
};

/**
 * @param {string} markdown docs/dependencies.md
 * @param {string[]} used Names of npm's and Composer's packages
 * @param {string[]} debian Names of Debian's packages
 * @return {string[]} What is wrong
 */
export const documentationProblems = ( markdown, used, debian ) => {
	const listed = documented( markdown );
	const without = ( some, others ) => some.filter( ( name ) => !others.includes( name ) );
	const missing = [ ...without( used, listed.packages ), ...without( debian, listed.debian ) ];
	const gone = [ ...without( listed.packages, used ), ...without( listed.debian, debian ) ];
	return [
		...missing.map( ( name ) => `${ name } is used, and docs/dependencies.md does not say why` ),
		...gone.map( ( name ) => `docs/dependencies.md has ${ name }, which nothing asks for` )
	];
};

/**
 * @param {Object} packages Of package-lock.json
 * @return {string[]} What is wrong
 */
export const lockProblems = ( packages ) => Object.entries( packages )
	.filter( ( [ name, data ] ) => name !== '' && !data.link && !( data.version && data.integrity ) )
	.map( ( [ name ] ) => `package-lock.json does not pin ${ name } by version and checksum` );

/**
 * @param {Object} pinned Versions by name
 * @param {Object} installed Versions by name
 * @return {string[]} What is wrong
 */
export const pinProblems = ( pinned, installed ) => [
	...Object.keys( installed ).filter( ( name ) => pinned[ name ] !== installed[ name ] )
		.map( ( name ) => `${ name } is there in version ${ installed[ name ] }, pinned: ${ pinned[ name ] ?? 'none' }` ),
	...Object.keys( pinned ).filter( ( name ) => !( name in installed ) ).map( ( name ) => `${ name } ${ pinned[ name ] } is pinned, and not there` )
];

const versions = ( packages ) => Object.fromEntries( packages.map( ( { name, version } ) => [ name, version ] ) );

const npmPackages = () => {
	const shipped = json( SHIPPED );
	return JSON.parse( output( 'npm', 'query', '*' ) ).filter( ( one ) => one.location !== '' ).map( ( one ) => ( {
		name: one.name, version: one.version, licence: licenceOf( one ), isShipped: shipped[ one.name ] === one.version
	} ) );
};

/** @return {{name:string,version:string,licence:string,isShipped:boolean}[]} */
const composerPackages = () => {
	const list = ( ...options ) => JSON.parse( output( 'composer', 'licenses', '--format=json', ...options ) ).dependencies;
	const shipped = list( '--no-dev' );
	return Object.entries( list() ).map( ( [ name, { version, license } ] ) => ( {
		name, version, licence: license.join( ' OR ' ), isShipped: name in shipped
	} ) );
};

const debianPackages = () => {
	const names = readdirSync( path.join( ROOT, 'bin' ), { recursive: true, withFileTypes: true } )
		.filter( ( file ) => file.isFile() && ( file.name.endsWith( '.sh' ) || !file.name.includes( '.' ) ) )
		.map( ( file ) => readFileSync( path.join( file.parentPath ?? file.path, file.name ), 'utf8' ) )
		.flatMap( ( text ) => [ ...text.matchAll( /^\s*need_packages ([^#\n|&;]+)/gm ) ] )
		.flatMap( ( match ) => match[ 1 ].trim().split( /\s+/ ) );
	return [ ...new Set( names.filter( ( name ) => /^[a-z][a-z0-9.+-]+$/.test( name ) ) ) ];
};

/**
 * @param {unknown} statistics What webpack tells of a build
 * @return {string[]} Folders of the packages of which it took modules, sorted
 */
export const bundled = ( statistics ) => {
	const folders = new Set();
	const visit = ( one ) => {
		const [ folder ] = ( one.nameForCondition ?? '' ).match( /.*node_modules\/(?:@[^/]+\/)?[^/]+/ ) ?? [];
		if ( folder ) {
			folders.add( folder );
		}
		[ ...one.children ?? [], ...one.modules ?? [] ].forEach( visit );
	};
	visit( statistics );
	return [ ...folders ].sort();
};

const checkBundled = ( file ) => {
	const found = versions( bundled( JSON.parse( readFileSync( file, 'utf8' ) ) )
		.map( ( folder ) => JSON.parse( readFileSync( path.join( folder, 'package.json' ), 'utf8' ) ) ) );
	if ( JSON.stringify( found ) !== JSON.stringify( json( SHIPPED ) ) ) {
		process.stderr.write( `A build holds ${ JSON.stringify( found ) }; ${ SHIPPED } says something else\n` );
		process.exitCode = 1;
	}
};

const check = () => {
	const npm = json( 'package.json' );
	const composer = json( 'composer.json' );
	const used = [ npm.dependencies, npm.devDependencies, npm.overrides, composer.require, composer[ 'require-dev' ] ]
		.flatMap( ( some ) => Object.keys( some ?? {} ) ).filter( ( name ) => name !== 'php' );
	const ofComposer = composerPackages();
	const ofNpm = npmPackages();
	const unknown = Object.keys( json( SHIPPED ) )
		.filter( ( name ) => !ofNpm.some( ( one ) => one.name === name && one.isShipped ) );
	const problems = [
		...( npm.version === json( 'extension.json' ).version ? [] : [ 'package.json and extension.json have different versions' ] ),
		...documentationProblems( read( 'docs/dependencies.md' ), used, debianPackages() ),
		...lockProblems( json( 'package-lock.json' ).packages ),
		...pinProblems( json( PINS ), versions( ofComposer ) ),
		...unknown.map( ( name ) => `${ SHIPPED } has ${ name }, which is not installed in that version` ),
		...licenceProblems( [ ...ofNpm, ...ofComposer ] )
	];
	process.stdout.write( `${ ofNpm.length } packages of npm, ${ ofComposer.length } of Composer\n${ problems.map( ( one ) => `${ one }\n` ).join( '' ) }` );
	process.exitCode = problems.length ? 1 : 0;
};

/** @return {unknown} CycloneDX of what `composer install --no-dev` brings; Composer has no command for it */
const composerBom = () => ( {
	$schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
	bomFormat: 'CycloneDX',
	specVersion: '1.5',
	version: 1,
	metadata: { component: { type: 'application', name: 'EventCalendar', version: json( 'extension.json' ).version } },
	components: composerPackages().filter( ( one ) => one.isShipped ).map( ( { name, version, licence } ) => ( {
		type: 'library', 'bom-ref': `${ name }@${ version }`, name, version, scope: 'required',
		licenses: [ { expression: licence } ], purl: `pkg:composer/${ name }@${ version }`
	} ) )
} );

const sbom = ( folder ) => {
	const shipped = json( SHIPPED );
	const all = JSON.parse( output( 'npm', 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only' ) );
	const components = all.components.filter( ( one ) => shipped[ one.name ] === one.version );
	const refs = components.map( ( one ) => one[ 'bom-ref' ] );
	mkdirSync( folder, { recursive: true } );
	for ( const [ name, content ] of Object.entries( {
		'npm-all.cdx.json': all,
		'npm-shipped.cdx.json': {
			...all, components,
			dependencies: all.dependencies.filter( ( one ) => refs.includes( one.ref ) )
				.map( ( one ) => ( { ...one, dependsOn: one.dependsOn.filter( ( ref ) => refs.includes( ref ) ) } ) )
		},
		'composer-shipped.cdx.json': composerBom()
	} ) ) {
		writeFileSync( path.join( folder, name ), JSON.stringify( content, null, '\t' ) + '\n' );
		process.stdout.write( `${ path.join( folder, name ) }: ${ content.components.length } packages\n` );
	}
};

/**
 * @param {Object} bom CycloneDX
 * @param {Object} expected Versions by name
 * @return {string[]} What is wrong
 */
export const bomProblems = ( bom, expected ) => {
	const listed = versions( bom.components );
	return [
		...pinProblems( expected, listed ).map( ( problem ) => `The list of what is shipped: ${ problem }` ),
		...bom.components.filter( ( one ) => !one.purl || !one.licenses?.length ).map( ( one ) => `${ one.name } is listed without address or licence` )
	];
};

const checkSbom = ( folder ) => {
	const bom = ( name ) => JSON.parse( readFileSync( path.join( folder, name ), 'utf8' ) );
	const shippedByComposer = JSON.parse( output( 'composer', 'licenses', '--format=json', '--no-dev' ) ).dependencies;
	const pins = json( PINS );
	const problems = [
		...bomProblems( bom( 'npm-shipped.cdx.json' ), json( SHIPPED ) ),
		...bomProblems( bom( 'composer-shipped.cdx.json' ), Object.fromEntries( Object.keys( shippedByComposer ).map( ( name ) => [ name, pins[ name ] ] ) ) )
	];
	process.stdout.write( problems.map( ( one ) => `${ one }\n` ).join( '' ) );
	process.exitCode = problems.length ? 1 : 0;
};

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const [ command, folder ] = process.argv.slice( 2 );
	if ( command === 'check' ) {
		check();
	} else if ( command === 'pin' ) {
		writeFileSync( path.join( ROOT, PINS ), JSON.stringify( versions( composerPackages() ), null, '\t' ) + '\n' );
	} else if ( command === 'bundled' ) {
		checkBundled( folder );
	} else if ( command === 'sbom-check' ) {
		checkSbom( folder );
	} else {
		sbom( folder );
	}
}
