// node tests/load/load.mjs, as bin/load calls it: drives the mix, then looks whether all that was promised has been kept.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gaps, growth, lostUpdates } from './checks.mjs';
import { Client } from './client.mjs';
import { KINDS, Reader, draw, kinds, pages } from './mix.mjs';
import { summary, table } from './table.mjs';
import { LoadedWiki } from './wiki.mjs';

const { values } = parseArgs( { options: {
	minutes: { type: 'string', default: '1' }, clients: { type: 'string', default: '8' }, seed: { type: 'string', default: '8' },
	without: { type: 'boolean', default: false }
} } );
const isWith = !values.without;
const [ minutes, clients, seed ] = [ values.minutes, values.clients, values.seed ].map( Number );
const results = process.env.LOAD_RESULTS;
const read = ( name ) => existsSync( join( results, name ) ) ? JSON.parse( readFileSync( join( results, name ), 'utf8' ) ) : null;
const other = read( isWith ? 'without.json' : 'with.json' );
if ( values.without && !other ) {
	throw new Error( 'First a run with the extension: this one does as many requests as that' );
}
// Without the extension: as many requests as with it, however long they take, but not for ever.
const most = values.without ? other.all.count : Infinity;
const longest = minutes * 60000 * ( values.without ? 3 : 1 );

const wiki = new LoadedWiki( process.env );
const base = process.env.BASE_URL;
const say = ( line ) => process.stdout.write( `${ line }\n` );

const administrator = new Client( base );
await administrator.logIn( process.env.MW_ADMIN_USER, process.env.MW_ADMIN_PASSWORD );
const content = pages( isWith, { text: readFileSync( join( import.meta.dirname, '../bench/portal.wiki' ), 'utf8' ) } );
for ( const { title, text } of content.read ) {
	const { edit, error } = await administrator.edit( title, text );
	if ( edit?.result !== 'Success' ) {
		throw new Error( `${ title }: ${ JSON.stringify( error ) }` );
	}
}

const readers = [];
const run = randomBytes( 3 ).toString( 'hex' );
for ( let number = 1; number <= clients; number++ ) {
	const somebody = new Client( base );
	const name = `Load ${ run } ${ number }`;
	const password = randomBytes( 12 ).toString( 'hex' );
	await administrator.createAccount( name, password );
	// No limits of rate: the load is to be as high as it gets.
	await administrator.post( { action: 'userrights', user: name, add: 'bot', token: await administrator.token( 'userrights' ) } );
	await somebody.logIn( name, password );
	readers.push( new Reader( { number, run, isWith, content, somebody, anybody: new Client( base ) } ) );
}
for ( const kind of KINDS ) {
	for ( const reader of readers ) {
		await reader.act( kind, draw( seed + 1, reader.number ) ).catch( say );
	}
}
await wiki.drain( 120 );

const times = Object.fromEntries( KINDS.map( ( kind ) => [ kind, [] ] ) );
const errors = Object.fromEntries( KINDS.map( ( kind ) => [ kind, [] ] ) );
const samples = [];
const stop = new AbortController();
const sampling = setInterval( () => samples.push( wiki.memory() ), 1000 );
const jobs = wiki.runJobs( stop.signal );
const kindOf = kinds( seed );
let next = 0;
const begin = Date.now();
const ask = async ( reader ) => {
	while ( next < most && Date.now() - begin < longest ) {
		const index = next++;
		const kind = kindOf( index );
		const start = performance.now();
		const problem = await reader.act( kind, draw( seed + 2, index ) ).catch( ( error ) => error.message );
		times[ kind ].push( performance.now() - start );
		if ( problem !== null ) {
			errors[ kind ].push( problem );
		}
	}
};
await Promise.all( readers.map( ask ) );
const seconds = ( Date.now() - begin ) / 1000;
clearInterval( sampling );
stop.abort();
await jobs;

const begun = Date.now();
const left = await wiki.drain( 300 );
const drained = ( Date.now() - begun ) / 1000;
const total = ( count ) => readers.reduce( ( sum, reader ) => sum + count( reader ), 0 );
const saves = readers.flatMap( ( reader ) => reader.saves );
const result = {
	isWith, minutes, clients, seed, seconds, conflicts: total( ( reader ) => reader.conflicts ),
	kinds: Object.fromEntries( KINDS.map( ( kind ) => [ kind, summary( times[ kind ], errors[ kind ].length, seconds ) ] ) ),
	all: summary( Object.values( times ).flat(), Object.values( errors ).flat().length, seconds ),
	memory: growth( samples )
};
const { memory } = result;
writeFileSync( join( results, isWith ? 'with.json' : 'without.json' ), JSON.stringify( result ) );

const checks = [
	[ 'No answer was an error', Object.values( errors ).flat() ],
	[ 'Nothing was logged: no exception, deadlock, lock that was waited for in vain', wiki.logged() ],
	[ `No update was lost (${ saves.length } saves acknowledged, ${ result.conflicts } edit conflicts)`, await lostUpdates( administrator, saves ) ],
	[
		`The queue is empty ${ drained.toFixed( 1 ) } s after the last request, no job was given up`,
		left.waiting + left.abandoned > 0 ? [ JSON.stringify( left ) ] : []
	],
	[
		`Memory of PHP's workers is flat: ${ Math.round( memory.first ) } MiB in the second quarter, ${ Math.round( memory.last ) } in the last`,
		memory.isFlat ? [] : [ samples.map( Math.round ).join( ' ' ) ]
	],
	[ 'Every kind of request was made', gaps( result ) ]
];
if ( isWith ) {
	const told = await wiki.maintenance( 'EventCalendar:rebuildEventIndex' );
	const isSame = /Done: 0 pages changed, 0 gone, 0 failed/.test( told );
	checks.push( [ 'The index is what a rebuild makes of the pages', isSame ? [] : [ told.slice( -500 ) ] ] );
}

say( `\n${ clients } clients, ${ seconds.toFixed( 0 ) } s, ${ isWith ? 'with' : 'without' } the extension, seed ${ seed }` );
say( `The CDN had ${ total( ( { cdn } ) => cdn.hits ) } of ${ total( ( { cdn } ) => cdn.all ) } answers that it may keep\n` );
say( table( result, other?.seed === seed && other?.clients === clients ? other : null ) );
say( '' );
for ( const [ promise, problems ] of checks ) {
	say( `- ${ problems.length === 0 ? 'yes' : '**no**' }: ${ promise }` );
	problems.slice( 0, 5 ).forEach( ( problem ) => say( `  - ${ problem }` ) );
	if ( problems.length > 5 ) {
		say( `  - and ${ problems.length - 5 } more` );
	}
}
for ( const reader of readers ) {
	reader.somebody.close();
	reader.anybody.close();
}
administrator.close();
process.exitCode = checks.every( ( [ , problems ] ) => problems.length === 0 ) ? 0 : 1;
