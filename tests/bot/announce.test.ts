/** @jest-environment node */
import { announce } from '../../bot/src/commands/announce';
import { type WikiConfig } from '../../bot/src/config/wikis';
import { Exit } from '../../bot/src/failure';
import { FakeBoard } from './fakeBoard';
import { type Asked, error, type Reply } from './fakeWiki';
import { type Harness, harness } from './harness';

let home: FakeBoard, other: FakeBoard;

beforeEach( async () => {
	home = new FakeBoard();
	other = new FakeBoard();
	await Promise.all( [ home.open(), other.open() ] );
	home.page( 'Project:Pump' );
} );

afterEach( () => Promise.all( [ home.close(), other.close() ] ) );

const DEFAULTS = { isDryRun: false, channels: [], conditionMet: [], limit: null, asUser: false };

interface Run {
	test: Harness;
	status: Promise<number>;
}

function run( options = {}, wikis: Partial<WikiConfig>[] = [ { id: 'other', api: `${ other.url }/api.php` } ], more = {} ): Run {
	const test = harness( home.url, more );
	const { config } = test.context;
	const context = { ...test.context, wikis: [ config, ...wikis.map( ( wiki ) => ( { ...config, name: 'elsewhere', ...wiki } ) ) ] };
	return { test, status: announce( context, { ...DEFAULTS, ...options } ) };
}

/** For the next request of that kind */
function once( wiki: FakeBoard, is: ( asked: Asked ) => boolean, make: ( asked: Asked ) => Reply | null ): void {
	wiki.trouble.push( ( asked ) => is( asked ) ? make( asked ) : null );
}

const isEdit = ( { action }: Asked ): boolean => action === 'edit';
const states = (): string[] => home.items.map( ( { state } ) => state );

test( 'what is due becomes a section by an edit of a bot, with its summary, and the ledger gets the revision', async () => {
	const [ item ] = [ home.plan(), home.plan( { state: 'coming' } ) ];
	const { status, test: { out } } = run();
	expect( await status ).toBe( Exit.ok );
	expect( home.sections( 'Project:Pump' ) ).toEqual( [ 'Talk 1' ] );
	expect( home.edits() ).toEqual( [ expect.objectContaining( {
		assert: 'bot', bot: '1', maxlag: '5', nocreate: '1', section: 'new', sectiontitle: 'Talk 1', baserevid: '101',
		starttimestamp: '2027-03-01T10:00:00Z', summary: item.summary
	} ) ] );
	expect( item.done?.url ).toBe( `${ home.url }/index.php?title=Project%3APump&oldid=102` );
	expect( out() ).toEqual( [ `announced fake: Project:Pump – Talk 1: ${ item.done?.url }`, '1 announced' ] );
	expect( states() ).toEqual( [ 'done', 'coming' ] );
} );

test( 'wikis are found by their WikiMap id, by the address that the plan knows, or as one of a farm; others are left out and told', async () => {
	for ( const wiki of [ 'other', 'third', 'farmed', 'unknown' ] ) {
		home.plan( { wiki, api: wiki === 'unknown' ? 'https://unknown.example/api.php' : `${ other.url }/${ wiki }/api.php`, targetpage: `Project:${ wiki }` } );
		other.page( `Project:${ wiki }` );
	}
	const test1 = harness( home.url );
	const { config } = test1.context;
	const named = { ...config, id: 'other', name: 'a', api: `${ other.url }/other/api.php` };
	const listed = { ...config, id: null, name: 'b', api: `${ other.url }/third/api.php` };
	const { host } = new URL( other.url );
	const farm = { hosts: [ host ], user: 'Bot@x', password: 'right', maxlag: 5, delay: 1 };
	const context = { ...test1.context, wikis: [ config, named, listed ], farm };
	expect( await announce( context, DEFAULTS ) ).toBe( Exit.someFailed );
	expect( Array.from( other.targets.keys() ).map( ( title ) => other.sections( title ).length ) ).toEqual( [ 1, 1, 1, 0 ] );
	expect( test1.err() ).toContain( 'left      unknown: Project:unknown – Talk 4: the configuration has no wiki with the id "unknown"' );
	expect( states() ).toEqual( [ 'done', 'done', 'done', 'due' ] );
} );

test( 'no password goes to an address that only the plan knows', async () => {
	home.plan( { wiki: 'other', api: `${ other.url }/api.php` } );
	expect( await run( {}, [] ).status ).toBe( Exit.someFailed );
	expect( other.asked ).toEqual( [] );
} );

test( 'a dry run shows the wikitext and where it would go, and what is left out and why, and changes nothing', async () => {
	home.plan( { condition: 'technical events only', conditionmet: true } );
	home.plan( { targetpage: 'Project:Quiet' } );
	home.page( 'Project:Quiet', { text: '{{nobots}}' } );
	home.plan( { targetpage: 'Project:Old pump' } );
	home.page( 'Project:Old pump', { redirect: 'Project:Pump' } );
	const { status, test: { out } } = run( { isDryRun: true } );
	expect( await status ).toBe( Exit.someFailed );
	expect( out() ).toEqual( [
		'would add fake: Project:Pump – Talk 1', '    on the condition: technical events only',
		'    == Talk 1 ==', `    ${ home.items[ 0 ].text }`,
		'left out  fake: Project:Quiet – Talk 2: the page asks Bot to stay away ({{bots}} or {{nobots}})',
		'would add fake: Project:Old pump – Talk 3, to where it leads: Project:Pump',
		'    == Talk 3 ==', `    ${ home.items[ 2 ].text }`,
		'Nothing written; 2 would be announced, 1 left out'
	] );
	expect( [ home.edits(), states() ] ).toEqual( [ [], [ 'due', 'due', 'due' ] ] );
} );

test( 'what people have to judge waits for a person and is told, which is no failure; whoever calls can say that it is met', async () => {
	const condition = 'technical events only';
	home.plan( { condition, conditionmet: false } );
	home.plan( { condition, conditionmet: true } );
	home.plan( { condition, conditionmet: false, channel: 'other' } );
	home.plan( { condition, conditionmet: false, state: 'claimed' } );
	const shown = run( { isDryRun: true, limit: 1 } );
	await shown.status;
	expect( shown.test.out() ).toContain( `left out  fake: Project:Pump – Talk 1: needs a person: ${ condition }` );
	expect( shown.test.out().at( -1 ) ).toBe( 'Nothing written; 1 would be announced, 0 left out' );
	const { status, test: { out } } = run();
	expect( await status ).toBe( Exit.ok );
	expect( states() ).toEqual( [ 'due', 'done', 'due', 'claimed' ] );
	expect( out() ).toContain( `left out  fake: Project:Pump – Talk 3: needs a person: ${ condition }` );
	expect( await run( { conditionMet: [ 'other' ] } ).status ).toBe( Exit.ok );
	expect( states() ).toEqual( [ 'due', 'done', 'done', 'claimed' ] );
} );

test( 'what an interrupted run has written is found, by its summary or in the text, and not written again', async () => {
	home.plan( { state: 'claimed' } );
	home.plan( { targetpage: 'Project:Archived' } );
	home.plan( { targetpage: 'Project:Copied' } );
	const marker = ( index: number ): string => `eventcalendar:${ home.items[ index ].id }`;
	home.page( 'Project:Pump', { text: `== Talk 1 ==\n<!-- ${ marker( 0 ) } -->`, edits: [ { revid: 7, comment: marker( 0 ), user: 'Bot' } ] } );
	home.page( 'Project:Archived', { edits: [ { revid: 8, comment: marker( 1 ), user: 'Bot' }, { revid: 9, comment: `Undo ${ marker( 1 ) }`, user: 'Ada' } ] } );
	home.page( 'Project:Copied', { text: `<!-- ${ marker( 2 ) } -->` } );
	const { status, test: { out } } = run();
	expect( await status ).toBe( Exit.ok );
	expect( home.edits() ).toEqual( [] );
	expect( home.items.map( ( { done } ) => done?.url?.replace( /.*[?]/, '' ) ) ).toEqual( [
		'title=Project%3APump&oldid=7', 'title=Project%3AArchived&oldid=8', 'title=Project%3ACopied'
	] );
	expect( out().at( -1 ) ).toBe( '0 announced, 3 were there already' );
} );

test( 'an edit of which no answer comes is not sent again, but looked for', async () => {
	home.plan();
	once( home, isEdit, ( asked ) => {
		home.targets.get( 'Project:Pump' )?.edits.push( { revid: 300, comment: asked.summary, user: 'Bot' } );
		return { status: 504, body: 'Gateway timeout' };
	} );
	expect( await run().status ).toBe( Exit.ok );
	expect( home.edits().length ).toBe( 1 );
	expect( home.items[ 0 ].done?.url ).toContain( 'oldid=300' );
} );

test( 'if it cannot be found, the next runs look, and nobody writes it before the claim has lapsed', async () => {
	home.plan();
	once( home, isEdit, () => ( { status: 504, body: 'Gateway timeout' } ) );
	const first = run();
	expect( await first.status ).toBe( Exit.tryLater );
	expect( first.test.err().at( -1 ) ).toMatch( /^left .*no answer came .*the next run will see/ );
	expect( await run().status ).toBe( Exit.ok );
	expect( [ home.edits().length, states() ] ).toEqual( [ 1, [ 'claimed' ] ] );
	home.items[ 0 ].state = 'due';
	expect( await run().status ).toBe( Exit.ok );
	expect( home.sections( 'Project:Pump' ) ).toEqual( [ 'Talk 1' ] );
} );

test( 'after a conflict it looks again: what came in between stays, and its own section is taken for what it is', async () => {
	home.plan();
	home.plan();
	once( home, isEdit, () => error( 'editconflict', 'Edit conflict.' ) );
	once( home, isEdit, ( { summary } ) => {
		home.targets.get( 'Project:Pump' )?.edits.push( { revid: 400, comment: summary, user: 'Bot' } );
		return error( 'editconflict', 'Edit conflict.' );
	} );
	expect( await run().status ).toBe( Exit.ok );
	expect( home.edits().length ).toBe( 3 );
	expect( home.items.map( ( { done } ) => done?.url?.replace( /.*=/, '' ) ) ).toEqual( [ '400', '102' ] );
} );

describe( 'a page that', () => {
	test.each( [
		[ 'is protected', { errors: [ { code: 'protectedpage', text: 'This page is protected.' } ] }, 'failed', 'This page is protected.' ],
		[ 'is in an opt-out category', { categories: [ 'Category:No events' ] }, 'skipped', 'the page wants no announcements: it is in Category:No events' ],
		[ 'wants no bots', { text: '{{bots|deny=Bot}}' }, 'skipped', 'the page asks Bot to stay away ({{bots}} or {{nobots}})' ],
		[ 'holds something else', { model: 'flow-board' }, 'failed', 'it is no wikitext page, but flow-board' ],
		[ 'is missing', { isMissing: true }, 'failed', 'there is no such page' ],
		[ 'the account is blocked from', { errors: [ { code: 'blocked', text: 'Blocked here.', data: { blockinfo: { blockpartial: true } } } ] },
			'failed', 'Blocked here.' ]
	] )( '%s gets nothing, and the others do', async ( _what, target, state, reason ) => {
		home.plan( { targetpage: 'Project:Special' } );
		home.page( 'Project:Special', target );
		home.plan();
		const { status } = run();
		expect( await status ).toBe( state === 'failed' ? Exit.someFailed : Exit.ok );
		expect( home.items[ 0 ] ).toMatchObject( { state, reason } );
		expect( home.items[ 1 ].state ).toBe( 'done' );
		expect( home.edits().length ).toBe( 1 );
	} );

	test( 'failed for a reason that is gone gets its section when it is due again', async () => {
		const item = home.plan( { attempts: 1, reason: 'Protected.' } );
		const page = home.page( 'Project:Pump', { errors: [ { code: 'protectedpage', text: 'Protected.' } ] } );
		expect( await run( {}, [], { isQuiet: true } ).status ).toBe( Exit.someFailed );
		expect( item ).toMatchObject( { state: 'failed', attempts: 2 } );
		page.errors = [];
		expect( await run().status ).toBe( Exit.ok );
		item.state = 'due';
		expect( await run().status ).toBe( Exit.ok );
		expect( home.sections( 'Project:Pump' ) ).toEqual( [ 'Talk 1' ] );
	} );

	test( 'is missing is made if it is the talk page of somebody or something that exists', async () => {
		home.plan( { targetpage: 'User talk:Ada' } );
		home.plan( { targetpage: 'User talk:Nobody' } );
		home.plan( { targetpage: 'User talk:Ada/Archive' } );
		home.plan( { targetpage: 'Project talk:Home' } );
		home.page( 'Project talk:Home', { ns: 5, isMissing: true, subjectid: 4, edits: [], text: '' } );
		expect( await run().status ).toBe( Exit.someFailed );
		expect( states() ).toEqual( [ 'done', 'failed', 'failed', 'done' ] );
		expect( home.edits()[ 0 ] ).toMatchObject( { title: 'User talk:Ada', createonly: '1' } );
	} );

	test( 'leads to another gets its section there; one that leads on and on gets none', async () => {
		home.plan( { targetpage: 'Project:Old' } );
		home.page( 'Project:Old', { redirect: 'Project:Pump' } );
		home.plan( { targetpage: 'Project:Older' } );
		home.page( 'Project:Older', { redirect: 'Project:Old' } );
		await run().status;
		expect( home.edits().map( ( { title } ) => title ) ).toEqual( [ 'Project:Pump' ] );
		expect( home.items[ 1 ].reason ).toBe( 'it leads from one redirect to another' );
	} );
} );

test( 'a blocked account writes nothing more on that wiki and goes on elsewhere, with a clear end', async () => {
	[ 'fake', 'other', 'fake' ].forEach( ( wiki ) => home.plan( { wiki } ) );
	home.page( 'Project:Pump', { errors: [ { code: 'blocked', text: 'You have been blocked: too many messages.' } ] } );
	other.page( 'Project:Pump' );
	const { status, test: { err, out } } = run();
	expect( await status ).toBe( Exit.someFailed );
	expect( states() ).toEqual( [ 'due', 'done', 'due' ] );
	expect( err()[ 0 ] ).toBe( 'No more announcements on fake in this run: Bot can write nothing on fake: You have been blocked: too many messages.' );
	expect( out().at( -1 ) ).toBe( '1 announced, 2 left; run it again to go on' );
} );

test( 'an edit that is refused is told with the wiki\'s reason; a block that comes in between ends it', async () => {
	[ 1, 2, 3 ].forEach( () => home.plan() );
	once( home, isEdit, () => error( 'abusefilter-disallowed', 'Not like that.' ) );
	once( home, isEdit, () => error( 'blocked', 'You have been blocked.' ) );
	expect( await run().status ).toBe( Exit.someFailed );
	expect( home.items[ 0 ].reason ).toBe( 'Not like that. [abusefilter-disallowed]' );
	expect( states() ).toEqual( [ 'failed', 'claimed', 'due' ] );
} );

test( 'lag is waited for; too much of it ends the run for that wiki with the status for trying later', async () => {
	home.plan();
	once( home, isEdit, () => error( 'maxlag', 'Lagged.', { 'retry-after': '7' } ) );
	const patient = run();
	expect( await patient.status ).toBe( Exit.ok );
	expect( patient.test.clock.sleeps ).toEqual( [ 7 ] );
	home.plan();
	for ( let i = 0; i < 99; i++ ) {
		once( home, isEdit, () => error( 'maxlag', 'Lagged.', { 'retry-after': '20' } ) );
	}
	const test2 = run();
	expect( await test2.status ).toBe( Exit.tryLater );
	// Before the claim lapses, and somebody else takes it over
	expect( test2.test.clock.sleeps.reduce( ( sum, seconds ) => sum + seconds, 0 ) ).toBeLessThan( 300 );
} );

test( 'what somebody else has claimed or done meanwhile is left to him', async () => {
	home.plan();
	once( home, ( asked ) => asked.do === 'claim', () => ( { body: { error: { code: 'eventcalendar-promote-taken', info: 'Taken.', state: 'claimed' } } } ) );
	const { status, test: { out } } = run();
	expect( await status ).toBe( Exit.ok );
	expect( home.edits() ).toEqual( [] );
	expect( out().at( -1 ) ).toContain( '1 for somebody else or a later run' );
} );

test( 'a wiki that cannot be reached does not keep the others from hearing', async () => {
	home.plan( { wiki: 'other' } );
	home.plan();
	await other.close();
	expect( await run().status ).toBe( Exit.unreachable );
	expect( states() ).toEqual( [ 'due', 'done' ] );
	await other.open();
} );

test( 'without the right to promote nothing is tried', async () => {
	home.plan();
	once( home, ( { list } ) => list === 'eventpromotion', () => error( 'permissiondenied', 'You do not have permission.' ) );
	await expect( run().status ).rejects.toMatchObject( { exit: Exit.unreachable, message: expect.stringContaining( 'eventcalendar-promote' ) } );
} );

test( 'edits keep their distance on each wiki, and it ends after the edit under way when somebody interrupts it', async () => {
	[ 1, 2, 3 ].forEach( () => home.plan() );
	const { status, test: { clock, stop, out } } = run();
	once( home, isEdit, () => null );
	home.trouble.push( ( asked ) => {
		if ( isEdit( asked ) && home.edits().length === 2 ) {
			stop.abort();
		}
		return null;
	} );
	expect( await status ).toBe( Exit.interrupted );
	expect( clock.sleeps ).toEqual( [ 1 ] );
	expect( states() ).toEqual( [ 'done', 'done', 'due' ] );
	expect( out().at( -1 ) ).toBe( '2 announced, 1 left; run it again to go on' );
} );

test( 'what goes to mailing lists is shown, to be copied', async () => {
	const { id } = home.plan( { targetpage: null, wiki: null, channelkind: 'mailing-list', channel: 'tech-list', text: 'Come!\n\x1b[2J' } );
	const { status, test: { out } } = run();
	expect( await status ).toBe( Exit.ok );
	expect( out().slice( 0, 5 ) ).toEqual( [
		`copy      tech-list – Talk 1: copy this text, then say so with post --mark ${ id } --url ADDRESS`,
		'    Talk 1', '', '    Come!', '    \\u{1b}[2J'
	] );
} );

test( 'a quiet run with nothing to do says nothing; only some channels, and only so many, if that is wanted', async () => {
	const quiet = run( {}, [], { isQuiet: true } );
	expect( await quiet.status ).toBe( Exit.ok );
	expect( [ quiet.test.out(), quiet.test.err() ] ).toEqual( [ [], [] ] );
	[ 'a', 'b', 'b', 'b' ].forEach( ( channel ) => home.plan( { channel } ) );
	expect( await run( { channels: [ 'b' ], limit: 2 } ).status ).toBe( Exit.ok );
	expect( states() ).toEqual( [ 'due', 'done', 'done', 'due' ] );
} );
