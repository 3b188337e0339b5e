// Announcements on two wikis: the plan is that of the wiki with the events, most pages are on another one.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { maintenance, maintenanceWith, newBot, WIKIS } from './bot.mjs';
import mastodon from './mastodon.cjs';
import { openProxy } from './proxy.mjs';
import { logIn } from './wiki.mjs';

const TOPIC = 'api-announced';
const OTHER = 'otherwiki';
const USER = 'Herald';
/** One that others do not use meanwhile, since it gets blocked */
const PASSWORD = randomBytes( 16 ).toString( 'hex' );
const SECRETS = {
	EVENTCALENDAR_BOT_USER: `${ USER }@tests`, EVENTCALENDAR_BOT_PASSWORD: PASSWORD, EVENTCALENDAR_MASTODON_TOKEN_TOOTS: mastodon.TOKEN
};
const START = new Date( Date.now() + 5 * 86400000 ).toISOString().slice( 0, 10 );

let admin, proxies, social;
/** What stands between the bot and the wikis at the moment */
const between = { home: async () => null, other: async () => null };
const bots = [];

before( async () => {
	admin = await logIn();
	social = new mastodon.MastodonServer();
	await social.open();
	for ( const wiki of [ 'full', 'first' ] ) {
		maintenance( wiki, 'createAndPromote', '--force', '--bot', USER, randomBytes( 16 ).toString( 'hex' ) );
		maintenance( wiki, 'createBotPassword', '--appid', 'tests', '--grants', 'basic,highvolume,editpage,createeditmovepage', USER, PASSWORD );
	}
	proxies = {
		home: await openProxy( WIKIS.full.url, ( asked ) => between.home( asked ) ),
		other: await openProxy( WIKIS.first.url, ( asked ) => between.other( asked ) )
	};
} );

after( async () => {
	proxies.home.close();
	proxies.other.close();
	await social.close();
	await admin.save( 'MediaWiki:EventCalendar.json', '{}' );
	bots.forEach( ( bot ) => bot.leave() );
} );

function herald() {
	const bot = newBot( {
		wikis: {
			home: { api: `${ proxies.home.url }/api.php` },
			other: { id: OTHER, api: `${ proxies.other.url }/api.php` }
		},
		wiki: 'home', delay: 0, accounts: { toots: { server: social.url } }
	}, SECRETS );
	bots.push( bot );
	return bot;
}

const put = ( wiki, title, text ) => maintenanceWith( wiki, text, 'edit', '--user', 'Admin', title );

/**
 * An event of its own, that is announced in channels of its own
 *
 * @param {string} name
 * @param {Object} ofEvent Channels by id
 * @return {Promise<void>} When it is due
 */
async function plan( name, ofEvent ) {
	const topic = `${ TOPIC }-${ name.toLowerCase() }`;
	const own = Object.entries( ofEvent ).map( ( [ id, channel ] ) => [ id, { kind: 'page', topics: [ topic ], leadDays: 14, ...channel } ] );
	const saved = await admin.save( 'MediaWiki:EventCalendar.json', JSON.stringify( { channels: Object.fromEntries( own ) } ) );
	assert.equal( saved.edit?.result, 'Success', JSON.stringify( saved ) );
	const event = await admin.saveEvent( name, {
		title: `${ name } talk`, type: 'tech-talk', start: `${ START }T18:00`, duration: 'PT1H', timeZone: 'UTC', topics: [ topic ]
	} );
	assert.equal( event.edit?.result, 'Success', JSON.stringify( event ) );
	await due( Object.keys( ofEvent ) );
}

async function actions( channels, state = '*' ) {
	const { query } = await admin.post( { action: 'query', list: 'eventpromotion', epchannel: channels.join( '|' ), epstate: state, eplimit: 'max' } );
	return query.eventpromotion;
}

/**
 * The index is written when the answer of the edit is on its way.
 *
 * @param {string[]} channels
 */
async function due( channels ) {
	for ( let tries = 0; tries < 50 && ( await actions( channels, 'due' ) ).length < channels.length; tries++ ) {
		await new Promise( ( resolve ) => {
			setTimeout( resolve, 100 );
		} );
	}
}

async function page( wiki, title ) {
	const query = new URLSearchParams( {
		action: 'query', titles: title, prop: 'revisions', rvprop: 'content|comment|user|ids', rvslots: 'main', rvlimit: '50',
		format: 'json', formatversion: '2'
	} );
	const [ { revisions = [] } ] = ( await ( await fetch( `${ WIKIS[ wiki ].url }/api.php?${ query }` ) ).json() ).query.pages;
	return { text: revisions[ 0 ]?.slots.main.content ?? '', edits: revisions };
}

async function sections( wiki, title, name ) {
	return ( await page( wiki, title ) ).text.split( `${ name } talk` ).length > 1 ?
		( await page( wiki, title ) ).text.match( /<!-- eventcalendar:\w+ -->/g ).length : 0;
}

function assertStatus( expected, { status, out, err } ) {
	assert.equal( status, expected, `${ out }\n${ err }` );
}

test( 'announcements go to pages of two wikis, redirects are followed, and who wants none gets none', async () => {
	put( 'full', 'Project:Pump', 'At home' );
	put( 'first', 'Project:Pump', 'Elsewhere' );
	put( 'first', 'Project:Old pump', '#REDIRECT [[Project:Pump]]' );
	put( 'first', 'Project:Protected', 'Protected' );
	maintenance( 'first', 'protect', '--user', 'Admin', 'Project:Protected' );
	put( 'first', 'Project:Quiet', `{{bots|deny=${ USER }}}` );
	put( 'first', 'Project:Opted out', '[[Category:No heralds]]' );
	await plan( 'Pages', {
		home: { page: 'Project:Pump' },
		other: { wiki: OTHER, page: 'Project:Old pump' },
		protected: { wiki: OTHER, page: 'Project:Protected' },
		quiet: { wiki: OTHER, page: 'Project:Quiet' },
		opted: { wiki: OTHER, page: 'Project:Opted out', optOut: [ 'No heralds' ] },
		talk: { wiki: OTHER, page: 'User talk:Admin' },
		nobody: { wiki: OTHER, page: 'User talk:Nobody of that name' },
		unknown: { wiki: 'unknownwiki', page: 'Project:Pump' },
		mails: { kind: 'mailing-list' }
	} );
	const bot = herald();
	const dry = await bot.run( 'announce', '--dry-run' );
	assertStatus( 1, dry );
	assert.match( dry.out, /^would add eventcalendar: Project:Pump – Pages talk$/m );
	assert.match( dry.out, /^would add otherwiki: Project:Old pump – Pages talk, to where it leads: .+$/m );
	assert.match( dry.out, /^ {4}== .*Pages talk.* ==$/m );
	assert.match( dry.out, /~~~~\n {4}<!-- eventcalendar:\w{32} -->$/m );
	assert.equal( await sections( 'first', 'Project:Pump', 'Pages' ), 0 );

	const done = await bot.run( 'announce', '--run' );
	assertStatus( 1, done );
	assert.match( done.out, /^3 announced, 2 skipped, 2 failed, 1 left; run it again to go on$/m );
	assert.match( done.out, /^copy {6}mails/m );
	assert.match( done.err, /unknownwiki: .* the configuration has no wiki with the id "unknownwiki"/ );
	for ( const [ wiki, title ] of [ [ 'full', 'Project:Pump' ], [ 'first', 'Project:Pump' ], [ 'first', 'User talk:Admin' ] ] ) {
		const { text, edits } = await page( wiki, title );
		assert.equal( await sections( wiki, title, 'Pages' ), 1, title );
		assert.equal( edits[ 0 ].user, USER );
		assert.match( edits[ 0 ].comment, /eventcalendar:\w{32}/ );
		assert.match( text, new RegExp( `\\[\\[User:${ USER }` ) );
	}
	const states = Object.fromEntries( ( await actions( [ 'home', 'other', 'protected', 'quiet', 'opted', 'talk', 'nobody', 'unknown' ] ) )
		.map( ( { channel, state, reason, done: told } ) => [ channel, [ state, told?.url ?? reason ] ] ) );
	const { edits: [ { revid } ] } = await page( 'first', 'Project:Pump' );
	assert.deepEqual( [ states.other[ 0 ], states.other[ 1 ] ], [ 'done', states.other[ 1 ].replace( /oldid=\d+/, `oldid=${ revid }` ) ] );
	assert.match( states.protected.join( ' ' ), /^failed .*protected/ );
	assert.match( states.quiet.join( ' ' ), /^skipped the page asks Herald to stay away/ );
	assert.match( states.opted.join( ' ' ), /^skipped .*Category:No heralds/ );
	assert.deepEqual( states.nobody, [ 'failed', 'there is no such page' ] );
	assert.equal( states.unknown[ 0 ], 'due' );

	const again = await bot.run( 'announce', '--run', '--quiet', '--channel', 'home,other,talk' );
	assertStatus( 0, again );
	assert.deepEqual( [ again.out, again.err ], [ '', '' ] );
} );

test( 'killed between the edit and the ledger, it announces once', async () => {
	put( 'first', 'Project:Kill', 'Kill' );
	await plan( 'Kill', { kill: { wiki: OTHER, page: 'Project:Kill' } } );
	const [ { id } ] = await actions( [ 'kill' ] );
	const bot = herald();
	const { child, end } = bot.start( 'announce', '--run' );
	between.home = async ( asked ) => {
		if ( asked.get( 'do' ) === 'done' ) {
			child.kill( 'SIGKILL' );
			return { text: '{}' };
		}
		return null;
	};
	assert.equal( ( await end ).signal, 'SIGKILL' );
	between.home = async () => null;
	assert.equal( await sections( 'first', 'Project:Kill', 'Kill' ), 1 );
	assert.equal( ( await actions( [ 'kill' ] ) )[ 0 ].state, 'claimed' );

	const next = await bot.run( 'announce', '--run' );
	assertStatus( 0, next );
	assert.match( next.out, /^0 announced, 1 were there already$/m );
	assert.equal( await sections( 'first', 'Project:Kill', 'Kill' ), 1 );
	const [ { state, done } ] = await actions( [ 'kill' ] );
	const { edits: [ { revid, comment } ] } = await page( 'first', 'Project:Kill' );
	assert.deepEqual( [ state, done.by ], [ 'done', USER ] );
	assert.ok( done.url.endsWith( `&oldid=${ revid }` ), done.url );
	assert.ok( comment.includes( id ) );
} );

test( 'an answer that gets lost, a conflict and lag on the way make no second section, and lose none', async () => {
	for ( const name of [ 'lost', 'conflict', 'lag' ] ) {
		put( 'first', `Project:Trouble ${ name }`, name );
	}
	await plan( 'Trouble', Object.fromEntries( [ 'lost', 'conflict', 'lag' ].map( ( name ) =>
		[ name, { wiki: OTHER, page: `Project:Trouble ${ name }` } ] ) ) );
	const seen = { lost: 0, conflict: 0, lag: 0 };
	between.other = async ( asked ) => {
		const name = asked.get( 'action' ) === 'edit' ? asked.get( 'title' ).split( ' ' ).at( -1 ) : '';
		if ( !( name in seen ) || ++seen[ name ] > 1 ) {
			return null;
		}
		if ( name === 'lag' ) {
			return {
				headers: { 'retry-after': '2' },
				text: JSON.stringify( { error: { code: 'maxlag', info: 'Waiting for 127.0.0.1: 9 seconds lagged.' } } )
			};
		}
		if ( name === 'conflict' ) {
			put( 'first', 'Project:Trouble conflict', 'Somebody else was here' );
			return null;
		}
		return { isLate: true, status: 504, text: 'Gateway timeout' };
	};
	const done = await herald().run( 'announce', '--run' );
	between.other = async () => null;
	assertStatus( 0, done );
	assert.match( done.err, /Waiting 2 s: maxlag: / );
	for ( const name of Object.keys( seen ) ) {
		assert.equal( await sections( 'first', `Project:Trouble ${ name }`, 'Trouble' ), 1, name );
	}
	assert.match( ( await page( 'first', 'Project:Trouble conflict' ) ).text, /^Somebody else was here\n/ );
} );

test( 'a blocked bot writes nothing there, says so, and writes it when it may again', async () => {
	put( 'first', 'Project:Block', 'Block' );
	put( 'full', 'Project:Block', 'Block' );
	await plan( 'Block', { 'block-other': { wiki: OTHER, page: 'Project:Block' }, 'block-home': { page: 'Project:Block' } } );
	maintenanceWith( 'first', `${ USER }\n`, 'blockUsers', '--performer', 'Admin', '--disable-autoblock', '--reason', 'Too many messages' );
	const bot = herald();
	const blocked = await bot.run( 'announce', '--run' );
	assertStatus( 1, blocked );
	assert.match( blocked.err, /No more announcements on other in this run: Herald can write nothing on other: .*Too many messages/ );
	assert.deepEqual( [ await sections( 'first', 'Project:Block', 'Block' ), await sections( 'full', 'Project:Block', 'Block' ) ], [ 0, 1 ] );
	maintenanceWith( 'first', `${ USER }\n`, 'blockUsers', '--unblock', '--performer', 'Admin' );
	assertStatus( 0, await bot.run( 'announce', '--run' ) );
	assert.equal( await sections( 'first', 'Project:Block', 'Block' ), 1 );
} );

test( 'posts go to Mastodon once, also when it is killed before it could say so', async () => {
	await plan( 'Social', { toots: { kind: 'social', network: 'mastodon', perWeek: 21 } } );
	const [ { state, due: when } ] = await actions( [ 'toots' ] );
	const bot = herald();
	if ( state !== 'due' ) {
		// The planner has found a better hour: the server shall post it then.
		assert.equal( state, 'coming', when );
		assertStatus( 0, await bot.run( 'post', '--run', '--schedule' ) );
		assert.equal( social.scheduled.length, 1 );
		return;
	}
	const { child, end } = bot.start( 'post', '--run' );
	between.home = async ( asked ) => {
		if ( asked.get( 'do' ) === 'done' ) {
			child.kill( 'SIGKILL' );
			return { text: '{}' };
		}
		return null;
	};
	assert.equal( ( await end ).signal, 'SIGKILL' );
	between.home = async () => null;
	const next = await bot.run( 'post', '--run' );
	assertStatus( 0, next );
	assert.match( next.out, /^0 posted, 1 were there already$/m );
	assert.equal( social.statuses.length, 1 );
	assert.equal( ( await actions( [ 'toots' ] ) )[ 0 ].done.url, social.statuses[ 0 ].url );
} );

test( 'what goes to mailing lists is marked by hand; the plan, the status and the digest tell what is coming', async () => {
	await plan( 'Mails', { mails: { kind: 'mailing-list' } } );
	const bot = herald();
	const table = await bot.run( 'plan', '--days', '30' );
	assertStatus( 0, table );
	assert.match( table.out, /^\d{4}-\d\d-\d\d {2}due {6}mails .* Mails talk \(/m );
	const status = await bot.run( 'status', '--accounts' );
	assert.match( status.out, /^eventcalendar-promote +yes\nDue now +\d+ announcements, \d+ posts/m );
	assert.match( status.out, /^toots +wiki, http/m );
	const digest = await bot.run( 'digest' );
	assertStatus( 0, digest );
	assert.match( digest.out, /^Next {2}\d{4}-W\d\d +\w+ +closes \d{4}-/ );
	const newsletter = await bot.run( 'digest', '--text' );
	assertStatus( 0, newsletter );
	assert.match( newsletter.out, /^=== .+ ===$/m );
	const [ { id } ] = await actions( [ 'mails' ], 'due' );
	assertStatus( 0, await bot.run( 'post', '--mark', id, '--url', 'https://lists.example/1' ) );
	assert.equal( ( await actions( [ 'mails' ] ) ).find( ( action ) => action.id === id ).done.url, 'https://lists.example/1' );
	assertStatus( 1, await bot.run( 'post', '--mark', '0'.repeat( 32 ), '--url', 'https://lists.example/1' ) );
} );
