import assert from 'node:assert/strict';
import test from 'node:test';
import {
	bomProblems, bundled, documentationProblems, documented, isAllowed, licenceOf, licenceProblems, lockProblems, pinProblems
} from '../../bin/lib/supply-chain.mjs';
import { ofComposer, ofNpm } from '../../bin/lib/supply-chain-audit.mjs';

const TABLE = `| package | range | why |
|---|---|---|
| **at run time** | | |
| sabre/vobject (BSD-3-Clause) | ^4.2.2 | writes iCalendar |
| vue, Codex (MIT, GPL-2.0-or-later) | the wiki's own | |
| @types/jest, ical.js (MPL-2.0) | ^2 | reads feeds |
| Debian: mariadb-server, php-cli | any | a database |
`;

test( 'The first column names packages, without licences and words', () => {
	assert.deepEqual( documented( TABLE ), {
		packages: [ 'sabre/vobject', 'vue', '@types/jest', 'ical.js' ], debian: [ 'mariadb-server', 'php-cli' ]
	} );
} );

test( 'A package that is used and not documented is a problem, and one that is documented and not used', () => {
	const all = [ 'sabre/vobject', 'vue', '@types/jest', 'ical.js' ];
	const debian = [ 'mariadb-server', 'php-cli' ];
	assert.deepEqual( documentationProblems( TABLE, all, debian ), [] );
	assert.match( documentationProblems( TABLE, [ ...all, 'left-pad' ], debian ).join(), /^left-pad is used/ );
	assert.match( documentationProblems( TABLE, all.slice( 1 ), debian ).join(), /sabre\/vobject, which nothing asks for/ );
	assert.match( documentationProblems( TABLE, all, [ ...debian, 'varnish' ] ).join(), /^varnish is used/ );
} );

test( 'Of licences to choose from one has to be on the list, of those that hold together all', () => {
	assert.ok( isAllowed( 'MIT', [ 'MIT' ] ) );
	assert.ok( isAllowed( '(MIT OR Proprietary)', [ 'MIT' ] ) );
	assert.ok( isAllowed( 'MIT AND ISC', [ 'MIT', 'ISC' ] ) );
	assert.ok( !isAllowed( 'MIT AND Proprietary', [ 'MIT' ] ) );
	assert.ok( !isAllowed( '', [ 'MIT' ] ) );
	assert.ok( !isAllowed( 'SEE LICENSE IN LICENSE.txt', [ 'MIT' ] ) );
} );

test( 'Licences are read however a package writes them', () => {
	assert.equal( licenceOf( { license: 'MIT' } ), 'MIT' );
	assert.equal( licenceOf( { license: { type: 'MIT', url: 'https://x' } } ), 'MIT' );
	assert.equal( licenceOf( { licenses: [ { type: 'MIT' }, { type: 'ISC' } ] } ), 'MIT OR ISC' );
	assert.equal( licenceOf( {} ), '' );
} );

test( 'What is shipped has to go with GPL-2.0-or-later; a tool may be free in other ways, but free', () => {
	const one = ( licence, isShipped ) => licenceProblems( [ { name: 'x', version: '1', licence, isShipped } ] );
	assert.deepEqual( one( 'BSD-3-Clause', true ), [] );
	assert.deepEqual( one( 'CC-BY-4.0', false ), [] );
	assert.equal( one( 'CC-BY-4.0', true ).length, 1 );
	assert.equal( one( 'BUSL-1.1', false ).length, 1 );
	assert.match( one( '', false )[ 0 ], /"none"/ );
} );

test( 'A lock file pins by version and checksum', () => {
	const pinned = { version: '1.0.0', integrity: 'sha512-x' };
	assert.deepEqual( lockProblems( { '': {}, 'node_modules/a': pinned, 'node_modules/b': { link: true } } ), [] );
	assert.match( lockProblems( { 'node_modules/a': { version: '1.0.0' } } ).join(), /node_modules\/a/ );
} );

test( 'Another version than the pinned one is a problem, and so is one too many or too few', () => {
	assert.deepEqual( pinProblems( { a: '1' }, { a: '1' } ), [] );
	assert.equal( pinProblems( { a: '1' }, { a: '2' } ).length, 1 );
	assert.equal( pinProblems( { a: '1' }, { a: '1', b: '1' } ).length, 1 );
	assert.equal( pinProblems( { a: '1', b: '1' }, { a: '1' } ).length, 1 );
} );

test( 'A build tells of which packages it took modules, however deep they are in it', () => {
	const module = ( path, modules ) => ( { nameForCondition: path, modules } );
	assert.deepEqual( bundled( { children: [
		{ modules: [ module( '/x/resources/src/a.ts' ), module( '/x/resources/src/b.ts', [ module( '/x/node_modules/@vue/shared/dist/s.js' ) ] ) ] },
		{ modules: [ module( '/x/node_modules/vue/node_modules/deep/d.js' ), module( '/x/node_modules/@vue/shared/dist/t.js' ) ] }
	] } ), [ '/x/node_modules/@vue/shared', '/x/node_modules/vue/node_modules/deep' ] );
} );

test( 'A list of what is shipped has each package in its version, with address and licence', () => {
	const one = { name: 'a', version: '1', purl: 'pkg:npm/a@1', licenses: [ {} ] };
	assert.deepEqual( bomProblems( { components: [ one ] }, { a: '1' } ), [] );
	assert.equal( bomProblems( { components: [] }, { a: '1' } ).length, 1 );
	assert.equal( bomProblems( { components: [ { ...one, licenses: [] } ] }, { a: '1' } ).length, 1 );
} );

test( 'A registry that does not answer is no hole, and a hole in what is shipped is told', () => {
	assert.deepEqual( ofNpm( '{ "message": "request failed" }', [ 'vue' ] ), { answered: false, found: [], shipped: [] } );
	assert.deepEqual( ofNpm( '', [ 'vue' ] ), { answered: false, found: [], shipped: [] } );
	assert.deepEqual( ofNpm( '{ "vulnerabilities": { "vue": {}, "jest": {} } }', [ 'vue' ] ), {
		answered: true, found: [ 'vue', 'jest' ], shipped: [ 'vue' ]
	} );
	assert.deepEqual( ofComposer( '{ "advisories": [] }' ), { answered: true, found: [], shipped: [] } );
	assert.deepEqual( ofComposer( '{ "advisories": { "sabre/xml": [ {} ] } }' ).shipped, [ 'sabre/xml' ] );
	assert.equal( ofComposer( 'Could not fetch' ).answered, false );
} );
