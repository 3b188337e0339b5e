// What bin/bench import runs: a calendar of so many events through bin/eventcalendar, killed on the way.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCalendar, maintenance, newBot } from '../api/bot.mjs';

const COUNT = Number( process.argv[ 2 ] );
const PREFIX = 'Bulk';
/** Shares of all after which it is killed: the same every time */
const KILLS = [ 0.23, 0.61 ];

const bot = newBot();
const file = join( bot.folder, 'many.ics' );
writeFileSync( file, generateCalendar( PREFIX, COUNT ) );
const args = [ 'import', file, '--as', 'other', '--wiki', 'full' ];

/**
 * @return {string[]} UIDs of the pages that were imported, one for each
 */
function imported() {
	return maintenance( 'full', 'EventCalendar:exportEvents', '--quiet' ).split( '\n' ).filter( Boolean )
		.map( ( line ) => JSON.parse( line ).uid ).filter( ( uid ) => uid.startsWith( PREFIX ) );
}

/**
 * @param {number|null} stopAt Edits of this run after which it is killed, as soon as it tells of them; null: it is not
 * @param {...string} more
 * @return {Promise<{seconds: number, out: string}>}
 */
async function timed( stopAt, ...more ) {
	const begin = process.hrtime.bigint();
	const { child, end } = bot.start( ...args, ...more );
	child.stderr.on( 'data', ( data ) => {
		const [ , done ] = /Imported (\d+) of/.exec( data ) ?? [];
		if ( stopAt !== null && Number( done ) >= stopAt ) {
			child.kill( 'SIGKILL' );
		}
	} );
	const { status, signal, out, err } = await end;
	if ( status !== 0 && signal !== 'SIGKILL' ) {
		throw new Error( `${ out }\n${ err }` );
	}
	return { seconds: Number( process.hrtime.bigint() - begin ) / 1e9, out };
}

const row = ( ...cells ) => `| ${ cells.join( ' | ' ) } |`;
const lines = [ '', `### Importing ${ COUNT.toLocaleString( 'en' ) } events through the bot, killed ${ KILLS.length } times`,
	row( '', 's', 'edits a second', 'number', 'at most', 'holds' ), row( '---', '--:', '--:', '--:', '--:', '---' ) ];

const preview = await timed( null, '--dry-run' );
lines.push( row( 'preview', preview.seconds.toFixed( 1 ), '', '', '', '' ) );
let before = 0;
for ( const share of [ ...KILLS, null ] ) {
	const { seconds } = await timed( share === null ? null : share * COUNT - before );
	const now = imported().length;
	lines.push( row(
		share === null ? 'the rest' : 'until it is killed', seconds.toFixed( 1 ), ( ( now - before ) / seconds ).toFixed( 1 ), now - before, '', ''
	) );
	before = now;
}
const nightly = await timed( null );
lines.push( row( 'once more, with nothing new', nightly.seconds.toFixed( 1 ), '', '', '', '' ) );

const uids = imported();
const doubles = uids.length - new Set( uids ).size;
const missing = COUNT - new Set( uids ).size;
const edits = /^Nothing to do: /.test( nightly.out ) ? 0 : COUNT;
for ( const [ what, number ] of [ [ 'pages made twice', doubles ], [ 'events missing', missing ], [ 'edits of the last run', edits ] ] ) {
	lines.push( row( what, '', '', number, 0, number === 0 ? 'yes' : '**no**' ) );
}
bot.leave();
process.stdout.write( lines.join( '\n' ) + '\n' );
