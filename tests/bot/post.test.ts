/** @jest-environment node */
import { mark, postAll } from '../../bot/src/commands/post';
import { showStatus } from '../../bot/src/commands/status';
import { Exit } from '../../bot/src/failure';
import { type Item } from '../../bot/src/promotion/item';
// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore It is JavaScript, which the API tests share
import { MastodonServer } from '../api/mastodon.cjs';
import { FakeBoard } from './fakeBoard';
import { type Harness, harness } from './harness';

interface Server {
	url: string;
	statuses: { url: string; content: string; language: string; visibility: string; media_attachments: unknown[] }[];
	scheduled: { id: string; scheduled_at: string; params: { text: string } }[];
	media: Map<string, { description: string; size: number; type: string }>;
	asked: string[];
	trouble: ( ( what: string ) => object | null )[];
	polls: number;
	limit: number;
	open(): Promise<void>;
	close(): Promise<void>;
}

let wiki: FakeBoard, server: Server, now: () => number;

beforeEach( async () => {
	wiki = new FakeBoard();
	server = new MastodonServer( () => now() );
	await Promise.all( [ wiki.open(), server.open() ] );
} );

afterEach( () => Promise.all( [ wiki.close(), server.close() ] ) );

function plan( more: Partial<Item> = {} ): Item {
	const link = `https://wiki.example/l/${ wiki.items.length + 1 }?a=1&b=2`;
	return wiki.plan( {
		kind: 'post', channel: 'toots', channelkind: 'social', network: 'mastodon', account: '@wiki@social.example', wiki: null, targetpage: null,
		heading: '', summary: '', link, text: `Talk <b> & more\n${ link }`, ...more
	} );
}

function prepared( { token = 'right' as string | null, at = 0 } = {} ): Harness {
	const test = harness( wiki.url );
	test.clock.time += at;
	now = () => test.clock.now();
	test.context.accounts.push( { name: 'toots', server: server.url, token, visibility: 'unlisted' } );
	return test;
}

function run( test: Harness, { isDryRun = false, isScheduling = false, conditionMet = [] as string[] } = {} ): Promise<number> {
	return postAll( test.context, { isDryRun, isScheduling, conditionMet } );
}

function once( request: string, answer: object ): void {
	server.trouble.push( ( what ) => what === request ? answer : null );
}

const POST = 'POST /api/v1/statuses';
const states = (): string[] => wiki.items.map( ( { state } ) => state );

test( 'what is due is posted in its language, and the ledger gets the address', async () => {
	const item = plan( { language: 'pt-br' } );
	plan( { state: 'coming', due: '2027-03-02T10:00:00Z' } );
	const test1 = prepared();
	expect( await run( test1 ) ).toBe( Exit.ok );
	expect( server.statuses ).toEqual( [ expect.objectContaining( { language: 'pt', visibility: 'unlisted' } ) ] );
	expect( item.done?.url ).toBe( `${ server.url }/@wiki/1000` );
	expect( test1.out() ).toEqual( [ `posted    @wiki@social.example (mastodon) – Talk 1: ${ server.url }/@wiki/1000`, '1 posted' ] );
	expect( states() ).toEqual( [ 'done', 'coming' ] );
} );

test( 'a dry run shows the text and asks no server', async () => {
	const { id } = plan();
	plan( { channel: 'other', account: 'nobody' } );
	const test1 = prepared();
	expect( await run( test1, { isDryRun: true } ) ).toBe( Exit.ok );
	expect( test1.out() ).toEqual( [
		'would post @wiki@social.example (mastodon) – Talk 1 (en)', '    Talk <b> & more', '    https://wiki.example/l/1?a=1&b=2',
		'left out  nobody (mastodon) – Talk 2: the configuration has no account "other"', 'Nothing posted'
	] );
	expect( [ server.asked, wiki.items.find( ( item ) => item.id === id )?.state ] ).toEqual( [ [], 'due' ] );
} );

test( 'what an interrupted run has posted is found by its link, also when the server has forgotten the key', async () => {
	plan();
	await run( prepared() );
	Object.assign( wiki.items[ 0 ], { state: 'due', done: null } );
	const later = prepared( { at: 2 * 3600_000 } );
	expect( await run( later ) ).toBe( Exit.ok );
	expect( server.statuses.length ).toBe( 1 );
	expect( wiki.items[ 0 ].done?.url ).toBe( server.statuses[ 0 ].url );
	expect( later.out().at( -1 ) ).toBe( '0 posted, 1 were there already' );
} );

test( 'a post whose answer is lost is sent again with the same key, and posted once', async () => {
	plan();
	server.trouble.push( ( what ) => {
		if ( what !== POST ) {
			return null;
		}
		// It arrives, and the answer does not.
		const form = new URLSearchParams( { status: wiki.items[ 0 ].text } );
		( server as unknown as { post: ( form: URLSearchParams, key: string ) => void } ).post( form, wiki.items[ 0 ].id );
		return { status: 502 };
	} );
	expect( await run( prepared() ) ).toBe( Exit.ok );
	expect( server.statuses.length ).toBe( 1 );
} );

test( 'with --schedule the server gets what is due within a week, and posts it when it is due', async () => {
	plan( { due: '2027-03-01T10:03:00Z', state: 'coming' } );
	const item = plan( { due: '2027-03-03T12:00:00Z', state: 'coming' } );
	plan( { due: '2027-03-20T12:00:00Z', state: 'coming' } );
	expect( await run( prepared(), { isScheduling: true } ) ).toBe( Exit.ok );
	expect( server.scheduled.map( ( status ) => status.scheduled_at ) ).toEqual( [ '2027-03-03T12:00:00.000Z' ] );
	expect( item.done?.url ).toBe( `${ server.url }/@wiki` );
	expect( states() ).toEqual( [ 'coming', 'done', 'coming' ] );
	Object.assign( item, { state: 'coming', done: null } );
	await run( prepared(), { isScheduling: true } );
	expect( server.scheduled.length ).toBe( 1 );
} );

test( 'what people have to judge waits for whoever says that it is met', async () => {
	const { channel } = plan( { condition: 'Nothing private' } );
	const test1 = prepared();
	expect( await run( test1 ) ).toBe( Exit.ok );
	expect( test1.out().join( '\n' ) ).toContain( 'needs a person: Nothing private' );
	expect( states() ).toEqual( [ 'due' ] );
	expect( await run( prepared(), { conditionMet: [ channel ] } ) ).toBe( Exit.ok );
	expect( states() ).toEqual( [ 'done' ] );
} );

describe( 'a picture', () => {
	const png = { headers: { 'content-type': 'image/png' }, body: 'PNG' };

	test( 'goes along with its description, once the server is ready with it', async () => {
		wiki.files.set( '/card.png', png );
		plan( { image: `${ wiki.url }/card.png`, alt: 'A talk on Monday' } );
		server.polls = 3;
		const test1 = prepared();
		expect( await run( test1 ) ).toBe( Exit.ok );
		expect( server.statuses[ 0 ].media_attachments ).toEqual( [ { id: '1000', description: 'A talk on Monday' } ] );
		expect( test1.clock.sleeps ).toEqual( [ 1, 2, 4 ] );
	} );

	test.each( [
		[ 'is not there', { status: 404, body: '' }, 0, /HTTP status 404/ ],
		[ 'is none', { headers: { 'content-type': 'text/html' }, body: '' }, 0, /it is no picture, but text\/html/ ],
		[ 'takes the server for ever', png, 99, /does not get ready/ ]
	] )( 'that %s does not hold up the post', async ( _what, file, polls, message ) => {
		wiki.files.set( '/card.png', file );
		plan( { image: `${ wiki.url }/card.png` } );
		server.polls = polls;
		const test1 = prepared();
		expect( await run( test1 ) ).toBe( Exit.ok );
		expect( test1.err()[ 0 ] ).toMatch( message );
		expect( server.statuses[ 0 ].media_attachments ).toEqual( [] );
	} );
} );

test( 'a rate limit is waited for until it is reset, or left to a later run if that is far off', async () => {
	[ 1, 2, 3 ].forEach( () => plan() );
	server.limit = 4;
	const test1 = prepared();
	expect( await run( test1 ) ).toBe( Exit.ok );
	expect( test1.clock.sleeps ).toEqual( [ 300 ] );
	expect( server.statuses.length ).toBe( 3 );
	plan();
	plan();
	server.limit = 300;
	const test2 = prepared( { at: 3600_000 } );
	once( POST, { status: 429, headers: { 'x-ratelimit-reset': new Date( now() + 1800_000 ).toISOString() }, json: {} } );
	expect( await run( test2 ) ).toBe( Exit.tryLater );
	expect( states().slice( 3 ) ).toEqual( [ 'claimed', 'due' ] );
} );

test( 'what the server refuses has failed with its reason; a token that is no good ends it for the account', async () => {
	plan( { text: 'x'.repeat( 501 ) } );
	plan();
	const test1 = prepared();
	expect( await run( test1 ) ).toBe( Exit.someFailed );
	expect( wiki.items[ 0 ] ).toMatchObject( { state: 'failed', reason: 'Validation failed: Text character limit of 500 exceeded [HTTP status 422]' } );
	expect( wiki.items[ 1 ].state ).toBe( 'done' );
	plan();
	plan();
	expect( await run( prepared( { token: 'wrong' } ) ) ).toBe( Exit.someFailed );
	expect( wiki.items[ 2 ] ).toMatchObject( { state: 'failed', reason: 'The access token is invalid [HTTP status 401]' } );
	expect( wiki.items[ 3 ].state ).toBe( 'due' );
} );

test( 'without a token nothing is posted, and the variable is named', async () => {
	plan();
	const test1 = prepared( { token: null } );
	expect( await run( test1 ) ).toBe( Exit.someFailed );
	expect( test1.err()[ 0 ] ).toContain( 'no token: set EVENTCALENDAR_MASTODON_TOKEN_TOOTS' );
	expect( states() ).toEqual( [ 'due' ] );
} );

test( 'a server that leads elsewhere does not get the token sent there', async () => {
	plan();
	const elsewhere = new FakeBoard();
	await elsewhere.open();
	once( 'GET /api/v1/accounts/verify_credentials', { status: 302, headers: { location: elsewhere.url } } );
	expect( await run( prepared() ) ).toBe( Exit.unreachable );
	expect( elsewhere.asked ).toEqual( [] );
	await elsewhere.close();
} );

test( 'posts for other networks are shown to be copied, and marked when somebody has done so', async () => {
	const { id } = plan( { network: 'weibo', account: null } );
	const test1 = prepared();
	expect( await run( test1 ) ).toBe( Exit.ok );
	expect( test1.out()[ 0 ] ).toBe( `copy      toots (weibo) – Talk 1: copy this text, then say so with post --mark ${ id } --url ADDRESS` );
	expect( await mark( test1.context, { id, url: 'https://weibo.example/1' } ) ).toBe( Exit.ok );
	expect( wiki.items[ 0 ] ).toMatchObject( { state: 'done', done: { url: 'https://weibo.example/1' } } );
	await expect( mark( test1.context, { id: 'no', url: 'https://weibo.example/1' } ) ).rejects.toMatchObject( {
		exit: Exit.someFailed, message: 'the wiki of the events refuses: There is no such thing in the plan. [eventcalendar-promote-unknown]'
	} );
} );

test( 'the status tells what is due, and with --accounts whether accounts can be reached', async () => {
	wiki.rights.push( 'eventcalendar-promote' );
	plan();
	wiki.plan();
	wiki.plan( { state: 'failed' } );
	const test1 = prepared();
	test1.context.accounts.push( { ...test1.context.accounts[ 0 ], name: 'second', token: 'wrong' } );
	expect( await showStatus( test1.context, { withAccounts: true } ) ).toBe( Exit.ok );
	const out = test1.out().join( '\n' );
	expect( out ).toMatch( /^eventcalendar-promote +yes\nDue now +1 announcements, 1 posts; 1 failed$/m );
	expect( out ).toMatch( /^toots +wiki, http:.*\/@wiki\nsecond +http:.*: refused: The access token is invalid$/m );
} );
