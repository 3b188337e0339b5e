/** @jest-environment node */
import { Exit } from '../../bot/src/failure';
import { WikiClient } from '../../bot/src/wiki/client';
import { error, FakeWiki, type Reply } from './fakeWiki';
import { type Harness, harness } from './harness';

let wiki: FakeWiki, test1: Harness, client: WikiClient;
const edit = { title: 'EventCalendar:A', text: '{}', summary: 'Test' };

beforeEach( async () => {
	wiki = new FakeWiki();
	await wiki.open();
	test1 = harness( wiki.url );
	client = new WikiClient( test1.context.config, test1.clock, test1.context.log );
} );

afterEach( () => wiki.close() );

function trouble( reply: Reply, times = 1 ): void {
	for ( let i = 0; i < times; i++ ) {
		wiki.trouble.push( ( { action } ) => action === 'edit' ? reply : null );
	}
}

test( 'a refused login is told with the wiki\'s reason', async () => {
	const wrong = harness( wiki.url, { password: 'wrong' } );
	await expect( new WikiClient( wrong.context.config, wrong.clock, wrong.context.log ).logIn( 'bot' ) ).rejects.toMatchObject( {
		message: `${ wiki.url }/api.php: login refused: Incorrect username or password entered.`, exit: Exit.unreachable
	} );
} );

test( 'a lagging wiki is left in peace as long as it asks for', async () => {
	await client.logIn( 'bot' );
	trouble( error( 'maxlag', 'Waiting for a database server: 9 seconds lagged.', { 'retry-after': '7' } ), 2 );
	expect( await client.edit( edit ) ).toBe( true );
	expect( test1.clock.sleeps ).toEqual( [ 7, 7 ] );
	expect( test1.err()[ 0 ] ).toBe( 'Waiting 7 s: maxlag: Waiting for a database server: 9 seconds lagged.' );
} );

test( 'a rate limit is waited for, longer from time to time', async () => {
	await client.logIn( 'bot' );
	trouble( error( 'ratelimited', 'Too many edits.' ), 4 );
	await client.edit( edit );
	expect( test1.clock.sleeps ).toEqual( [ 10, 20, 40, 60 ] );
} );

test( 'a wiki that stays read-only ends the run with the status for trying later', async () => {
	await client.logIn( 'bot' );
	trouble( error( 'readonly', 'Maintenance.' ), 100 );
	await expect( client.edit( edit ) ).rejects.toMatchObject( { exit: Exit.tryLater } );
	expect( test1.clock.sleeps.reduce( ( sum, seconds ) => sum + seconds, 0 ) ).toBeLessThanOrEqual( 600 );
} );

test( 'a proxy that answers instead of the wiki is waited for, too', async () => {
	await client.logIn( 'bot' );
	trouble( { status: 503, headers: { 'retry-after': '3' }, body: '<html>Busy</html>' } );
	trouble( { status: 429, body: 'Slow down' } );
	await client.edit( edit );
	expect( test1.clock.sleeps ).toEqual( [ 3, 10 ] );
} );

test( 'a session that ended begins again, with a new token', async () => {
	await client.logIn( 'bot' );
	await client.edit( edit );
	wiki.session = 0;
	expect( await client.edit( { ...edit, text: '{"a":1}' } ) ).toBe( true );
	wiki.session += 1;
	expect( await client.edit( { ...edit, text: '{"a":2}' } ) ).toBe( true );
} );

test( 'a token that is no longer good is fetched anew', async () => {
	await client.logIn( 'bot' );
	trouble( error( 'badtoken', 'Invalid CSRF token.' ) );
	expect( await client.edit( edit ) ).toBe( true );
} );

test( 'what goes wrong for good is an error with the wiki\'s code', async () => {
	await client.logIn( 'bot' );
	trouble( error( 'protectedpage', 'Protected.' ) );
	await expect( client.edit( edit ) ).rejects.toMatchObject( { code: 'protectedpage', message: 'Protected.' } );
	expect( test1.clock.sleeps ).toEqual( [] );
} );

test( 'an edit that changes nothing says so', async () => {
	await client.logIn( 'bot' );
	expect( await client.edit( edit ) ).toBe( true );
	expect( await client.edit( edit ) ).toBe( false );
} );

test( 'an address that is no wiki\'s, and one where nobody answers, are told as such', async () => {
	wiki.files.set( '/api.php', { body: '<html>Welcome</html>' } );
	await expect( client.query( { meta: 'siteinfo' } ) ).rejects.toMatchObject( {
		message: `what is at ${ wiki.url }/api.php is not api.php of a MediaWiki`, exit: Exit.unreachable
	} );
	await wiki.close();
	await expect( client.query( { meta: 'siteinfo' } ) ).rejects.toMatchObject( {
		message: expect.stringMatching( /api\.php cannot be reached: fetch failed \(.*ECONNREFUSED.*\)$/ ), exit: Exit.unreachable
	} );
	expect( test1.clock.sleeps ).toEqual( [ 1, 2, 4 ] );
	await wiki.open();
} );

test( 'nobody but the wiki gets a password, wherever the wiki leads', async () => {
	const other = new FakeWiki();
	await other.open();
	wiki.files.set( '/api.php', { status: 307, headers: { location: `${ other.url }/api.php` }, body: '' } );
	await expect( client.logIn( 'bot' ) ).rejects.toMatchObject( {
		message: `${ wiki.url }/api.php: ${ wiki.url }/api.php leads to ${ other.url }/api.php: if that is the wiki, configure this address`,
		exit: Exit.unreachable
	} );
	await expect( client.rest( '/../api.php' ) ).rejects.toMatchObject( { exit: Exit.unreachable } );
	expect( other.asked ).toEqual( [] );
	await other.close();
} );
