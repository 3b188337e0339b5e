// What bin/bench announce runs: an announcement on so many pages through bin/eventcalendar, at the rate that MediaWiki allows
// users, killed on the way.
import { logIn } from '../api/wiki.mjs';
import { maintenance, maintenanceWith, newBot, WIKIS } from '../api/bot.mjs';

const COUNT = Number( process.argv[ 2 ] );
/** Edits a minute: $wgRateLimits['edit']['user'] */
const RATE = 90;
/** Share of all after which it is killed */
const KILL = 0.41;
const MARKER = /<!-- eventcalendar:\w{32} -->/g;

const titles = Array.from( { length: COUNT }, ( _, i ) => `Project:Pump ${ i + 1 }` );
const bot = newBot( { wikis: { full: { api: `${ WIKIS.full.url }/api.php` } }, delay: 60 / RATE } );

async function prepare() {
	const pages = titles.map( ( title ) => `<page><title>${ title }</title><revision><timestamp>2026-01-01T00:00:00Z</timestamp>` +
		`<contributor><username>Admin</username></contributor><text>${ title }</text></revision></page>` );
	maintenanceWith( 'full', `<mediawiki>${ pages.join( '' ) }</mediawiki>`, 'importDump', '--no-local-users' );
	const admin = await logIn();
	await admin.save( 'Project:List', titles.map( ( title ) => `* [[${ title }]]` ).join( '\n' ) );
	await admin.save( 'MediaWiki:EventCalendar.json', JSON.stringify( {
		channels: { all: { kind: 'list', page: 'Project:List', topics: [ 'bench' ], leadDays: 14 } }
	} ) );
	const start = new Date( Date.now() + 5 * 86400000 ).toISOString().slice( 0, 10 );
	await admin.saveEvent( 'Bench', {
		title: 'Bench', type: 'tech-talk', start: `${ start }T18:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ 'bench' ]
	} );
	maintenance( 'full', 'runJobs' );
}

/** @return {Promise<number[]>} How many announcements each page has */
async function announced() {
	const found = [];
	for ( let i = 0; i < titles.length; i += 50 ) {
		const query = new URLSearchParams( {
			action: 'query', titles: titles.slice( i, i + 50 ).join( '|' ), prop: 'revisions', rvprop: 'content', rvslots: 'main',
			format: 'json', formatversion: '2'
		} );
		const answer = await ( await fetch( `${ WIKIS.full.url }/api.php?${ query }` ) ).json();
		found.push( ...answer.query.pages.map( ( { revisions } ) =>
			( revisions?.[ 0 ].slots.main.content.match( MARKER ) ?? [] ).length ) );
	}
	return found;
}

const sum = ( all ) => all.reduce( ( one, other ) => one + other, 0 );

/**
 * @param {number|null} stopAt After how many it is killed, as soon as it tells of them; null: it is not
 * @return {Promise<{seconds: number, out: string}>}
 */
async function timed( stopAt ) {
	const begin = process.hrtime.bigint();
	const { child, end } = bot.start( 'announce', '--run' );
	child.stderr.on( 'data', ( data ) => {
		const [ , done ] = /Announced (\d+) of/.exec( data ) ?? [];
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
const say = ( ...lines ) => process.stdout.write( lines.join( '\n' ) + '\n' );
say( '', `### Announcing on ${ COUNT } pages through the bot, at most ${ RATE } edits a minute, killed once`,
	row( '', 's', 'edits a minute', 'number', 'at most', 'holds' ), row( '---', '--:', '--:', '--:', '--:', '---' ) );

await prepare();
let before = 0;
for ( const stopAt of [ KILL * COUNT, null ] ) {
	const { seconds } = await timed( stopAt );
	const now = sum( await announced() );
	const rate = ( now - before ) / seconds * 60;
	say( row(
		stopAt === null ? 'the rest' : 'until it is killed', seconds.toFixed( 1 ), rate.toFixed( 1 ), now - before, RATE, rate <= RATE ? 'yes' : '**no**'
	) );
	before = now;
}
// The claim of what was under way lapses after ten minutes, which are let pass here.
maintenance( 'full', 'sql', '--query', 'UPDATE ec_promotion_action SET epa_time = epa_time - 601 WHERE epa_state = \'claimed\'' );
const late = await timed( null );
const counts = await announced();
say( row( 'ten minutes later: what was claimed when it was killed', late.seconds.toFixed( 1 ), '', sum( counts ) - before, 1,
	sum( counts ) - before <= 1 ? 'yes' : '**no**' ) );
for ( const [ what, is ] of [ [ 'pages announced on twice', ( count ) => count > 1 ], [ 'pages without it', ( count ) => count < 1 ] ] ) {
	const number = counts.filter( is ).length;
	say( row( what, '', '', number, 0, number === 0 ? 'yes' : '**no**' ) );
}
const nightly = await timed( null );
const edits = /^Nothing is due/.test( nightly.out ) ? 0 : COUNT;
say( row( 'edits of one more run', nightly.seconds.toFixed( 1 ), '', edits, 0, edits === 0 ? 'yes' : '**no**' ) );
bot.leave();
