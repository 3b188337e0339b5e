// node kills.mjs [--seed N] [--kills N] [--only NAME], for bin/faults.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { random } from '../smtp/wiki.mjs';
import { OPERATIONS } from './operations.mjs';
import { Database } from './services.mjs';
import { World } from './world.mjs';

/** Operations between two times of cron */
const ROUNDS = 4;

const { values } = parseArgs( { options: {
	seed: { type: 'string', default: '8' }, kills: { type: 'string', default: '20' }, only: { type: 'string' }
} } );
const numbers = random( Number( values.seed ) );
const wanted = Number( values.kills );
const operations = OPERATIONS.filter( ( { name } ) => !values.only || name === values.only );
if ( !operations.length ) {
	const names = OPERATIONS.map( ( { name } ) => name ).join( ', ' );
	process.stderr.write( `no operation ${ values.only }; there are ${ names }\n` );
	process.exit( 2 );
}
const pairs = operations.flatMap( ( operation ) =>
	operation.victims.map( ( victim ) => ( { operation, victim, hits: 0, late: 0 } ) ) );
const database = new Database( Number( process.env.FAULTS_DATABASE ) );
const world = new World();
/** Milliseconds that each took when it was last left alone, or the kill came too late */
const usual = new Map();
const failures = [];
const begin = Date.now();
let sinceCron = [];
const kills = () => pairs.reduce( ( sum, { hits } ) => sum + hits, 0 );
let checks = 0;

const ended = ( child ) => new Promise( ( resolve ) => {
	child.stdout?.resume();
	child.stderr?.resume();
	child.on( 'close', ( code, signal ) => resolve( signal ) );
} );

/**
 * @param {Object} operation One of OPERATIONS
 * @return {{promise: Promise<void>, isOver: function(): boolean, child: Object|undefined}}
 */
function start( operation ) {
	const { child, request } = operation.run( world, numbers );
	const begun = Date.now();
	let isOver = false;
	const promise = ( child ? ended( child ) : world.client.act( request ).catch( () => 'broken' ) ).then( ( how ) => {
		isOver = true;
		if ( !how ) {
			usual.set( operation.name, Date.now() - begun );
		}
	} );
	return { promise, child, isOver: () => isOver };
}

async function runJobs() {
	const begun = Date.now();
	await world.wiki.attempt( 'runJobs' );
	usual.set( 'runJobs', Date.now() - begun );
}

// PHP takes some time until it knows what it is to do, in which there is nothing to be broken.
function moment( name, isProcess ) {
	const least = isProcess ? 0.3 : 0;
	return ( least + numbers() * ( 1.05 - least ) ) * ( usual.get( name ) ?? ( isProcess ? 1500 : 600 ) );
}

function shuffle( list ) {
	for ( let i = list.length - 1; i > 0; i-- ) {
		const other = Math.floor( numbers() * ( i + 1 ) );
		[ list[ i ], list[ other ] ] = [ list[ other ], list[ i ] ];
	}
}

async function strike( pair ) {
	const { operation, victim } = pair;
	if ( victim === 'runner' ) {
		await start( operation ).promise;
		const runner = world.wiki.start( 'runJobs' );
		const end = ended( runner );
		await sleep( moment( 'runJobs', true ) );
		runner.kill( 'SIGKILL' );
		return await end === 'SIGKILL';
	}
	const running = start( operation );
	const isWeb = victim === 'web' || ( victim === 'php' && !running.child );
	// Somebody is at the jobs meanwhile, every other time.
	const jobs = numbers() < 0.5 ? runJobs() : null;
	await sleep( moment( operation.name, Boolean( running.child ) ) );
	const isHit = !running.isOver();
	if ( victim === 'database' ) {
		database.kill();
		await database.start();
	} else if ( isWeb ) {
		await world.web.kill();
		await world.web.start();
	} else {
		running.child.kill( 'SIGKILL' );
	}
	await running.promise;
	await jobs;
	return isHit;
}

async function settle( anew = false ) {
	if ( world.isBroken ) {
		// Who was interrupted while rebuilding is told to do this.
		await world.wiki.maintenance( 'EventCalendar:rebuildEventIndex', '--resume' );
		world.isBroken = false;
	}
	await world.cron();
	world.collect?.();
	checks++;
	for ( const fault of await world.faults( anew ) ) {
		failures.push( `${ sinceCron.join( ', ' ) }: ${ fault }` );
		process.stderr.write( `FAILED: ${ fault.slice( 0, 300 ) }\n` );
	}
	if ( failures.length ) {
		await runJobs();
	}
	process.stderr.write( `${ Math.round( ( Date.now() - begin ) / 1000 ) } s, ${ kills() } kills, then cron: ${ sinceCron.join( ', ' ) }\n` );
	sinceCron = [];
}

async function round( pair ) {
	if ( pair.operation.jump && sinceCron.length ) {
		await settle();
	}
	world.issue = null;
	await pair.operation.prepare?.( world, numbers );
	const isHit = await strike( pair );
	pair[ isHit ? 'hits' : 'late' ]++;
	if ( isHit && world.issue ) {
		world.issue.kills++;
	}
	sinceCron.push( `${ pair.operation.name } × ${ pair.victim }` );
	if ( sinceCron.length >= ROUNDS ) {
		await settle();
	}
}

function report() {
	const lines = [ [ 'operation', 'victim', 'hit', 'too late' ], ...pairs.map( ( { operation, victim, hits, late } ) =>
		[ operation.name, victim, hits, late ] ) ];
	for ( const [ operation, victim, hits, late ] of lines ) {
		process.stdout.write( `${ operation.padEnd( 12 ) } ${ victim.padEnd( 9 ) } ${ String( hits ).padStart( 4 ) } ${ String( late ).padStart( 9 ) }\n` );
	}
	process.stdout.write(
		`seed ${ values.seed }: ${ kills() } kills, ${ checks } times cron and a check, ${ world.reminded.length } events reminded of, ` +
		`${ world.announced.length } announced on two boards, ${ world.issues.length } issues with ${ world.copies() } copies that have the Message-ID ` +
		`of the first; ${ Math.round( ( Date.now() - begin ) / 1000 ) } s\n`
	);
}

let status = 0;
try {
	await world.open();
	for ( let i = 0; i < 5; i++ ) {
		await world.save( `Made ${ ++world.number }`, {} );
	}
	for ( let i = 0; kills() < wanted && i < 4 * wanted && failures.length < 20; i++ ) {
		// Each pair in its turn, in an order of its own each time
		if ( i % pairs.length === 0 ) {
			shuffle( pairs );
		}
		await round( pairs[ i % pairs.length ] );
	}
	await settle( true );
	pairs.sort( ( a, b ) => OPERATIONS.indexOf( a.operation ) - OPERATIONS.indexOf( b.operation ) );
	report();
	for ( const failure of failures ) {
		process.stdout.write( `FAILED after ${ failure.slice( 0, 600 ) }\n` );
	}
	status = failures.length || kills() < wanted ? 1 : 0;
	process.stdout.write( status ? '' : 'The index is what a rebuild makes of the pages; nothing was sent twice, nothing that was due is missing\n' );
} catch ( error ) {
	process.stderr.write( `${ error.stack }\n` );
	status = 1;
} finally {
	await world.close().catch( () => {} );
	await database.close();
}
process.exit( status );
