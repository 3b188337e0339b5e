/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../bot/src/config/config';
import { ofFarm } from '../../bot/src/config/wikis';

const folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
const file = join( folder, 'eventcalendar.json' );
const meta = { api: 'https://meta.example/w/api.php', user: 'Bot@import' };

afterAll( () => rmSync( folder, { recursive: true } ) );

function load( config: unknown, wiki: string | null = null, environment = {} ): Config {
	writeFileSync( file, typeof config === 'string' ? config : JSON.stringify( config ) );
	return loadConfig( file, wiki, environment );
}

test( 'the only wiki need not be named; secrets come from the environment', () => {
	expect( load( { wikis: { meta }, maxlag: 3 }, null, { EVENTCALENDAR_BOT_PASSWORD: 'secret' } ).wiki ).toEqual( {
		name: 'meta', id: null, api: meta.api, rest: 'https://meta.example/w/rest.php', user: 'Bot@import', password: 'secret', maxlag: 3, delay: 1
	} );
} );

test( 'a wiki\'s own values come before those of all, and the environment before both', () => {
	const wikis = { meta: { ...meta, id: 'metawiki', delay: 0, rest: 'https://meta.example/api/rest/' }, other: meta };
	expect( load( { wikis, wiki: 'meta', delay: 9 }, null, { EVENTCALENDAR_BOT_USER: 'Other@x' } ).wiki ).toMatchObject(
		{ name: 'meta', id: 'metawiki', delay: 0, user: 'Other@x', password: null, rest: 'https://meta.example/api/rest' } );
	expect( load( { wikis, wiki: 'meta', delay: 9 }, 'other' ).wiki ).toMatchObject( { name: 'other', delay: 9 } );
} );

test( 'each wiki may have a password and a user of its own', () => {
	const { wikis } = load( { wikis: { meta, 'second-wiki': meta }, wiki: 'meta' }, null, {
		EVENTCALENDAR_BOT_PASSWORD: 'all', EVENTCALENDAR_BOT_PASSWORD_SECOND_WIKI: 'own', EVENTCALENDAR_BOT_USER_SECOND_WIKI: 'Own@x'
	} );
	expect( wikis.map( ( { user, password } ) => [ user, password ] ) ).toEqual( [ [ 'Bot@import', 'all' ], [ 'Own@x', 'own' ] ] );
} );

test( 'accounts are public unless it is said otherwise, with a token from the environment', () => {
	const accounts = { 'mastodon-main': { server: 'https://social.example/' }, '@wiki@social.example': { server: 'http://localhost:3000', visibility: 'unlisted' } };
	expect( load( { wikis: { meta }, accounts }, null, {
		EVENTCALENDAR_MASTODON_TOKEN_MASTODON_MAIN: 'a', EVENTCALENDAR_MASTODON_TOKEN_WIKI_SOCIAL_EXAMPLE: 'b'
	} ).accounts ).toEqual( [
		{ name: 'mastodon-main', server: 'https://social.example', token: 'a', visibility: 'public' },
		{ name: '@wiki@social.example', server: 'http://localhost:3000', token: 'b', visibility: 'unlisted' }
	] );
} );

test( 'wikis of a farm are known by their hosts, and by TLS', () => {
	const farm = load( { wikis: { meta }, farm: { hosts: [ 'one.example', '.wikis.example' ], user: 'Bot@farm' }, delay: 2 }, null, {
		EVENTCALENDAR_BOT_PASSWORD: 'secret'
	} ).farm!;
	expect( ofFarm( farm, 'dewiki', 'https://de.wikis.example/w/api.php' ) ).toEqual( {
		name: 'dewiki', id: 'dewiki', api: 'https://de.wikis.example/w/api.php', rest: 'https://de.wikis.example/w/rest.php',
		user: 'Bot@farm', password: 'secret', maxlag: 5, delay: 2
	} );
	expect( ofFarm( farm, 'one', 'https://one.example/api.php' ) ).not.toBe( null );
	for ( const api of [
		'http://de.wikis.example/api.php', 'https://wikis.example/api.php', 'https://evilwikis.example/api.php', 'https://two.one.example/api.php',
		'https://a@one.example/api.php', 'https://one.example:8443/api.php', 'https://one.example.evil.example/api.php', 'one.example'
	] ) {
		expect( ofFarm( farm, 'x', api ) ).toBe( null );
	}
} );

const secret = { EVENTCALENDAR_BOT_PASSWORD: 'secret' };

test.each( [
	[ '{ "wikis":', null, /is not JSON/ ],
	[ [], null, /must be an object/ ],
	[ { wikis: {} }, null, /names no wiki/ ],
	[ { wikis: { a: meta, b: meta } }, null, /which wiki\? --wiki a, --wiki b/ ],
	[ { wikis: { a: meta } }, 'toString', /has no wiki "toString"; it has a/ ],
	[ { wikis: { a: { api: 'meta.example' } } }, null, /"api" must be an address/ ],
	[ { wikis: { a: { ...meta, maxlag: 'x' } } }, null, /"maxlag" must be a number/ ],
	[ { wikis: { a: { ...meta, colour: 1 } } }, null, /unknown "colour" of wiki "a"/ ],
	[ { wikis: { a: { ...meta, password: 'x' } } }, null, /no secrets in here; put "password" of wiki "a" into EVENTCALENDAR_BOT_PASSWORD/ ],
	[ { wikis: { a: meta }, wikki: 1 }, null, /unknown "wikki"/ ],
	[ { wikis: { a: { api: 'http://meta.example/api.php' } } }, null, /"api" must begin with https, since the password goes there/ ],
	[ { wikis: { 'a-b': meta, 'a b': meta }, wiki: 'a b' }, null, /"a-b" and "a b" would have the same variable/ ],
	[ { wikis: { a: meta }, farm: { hosts: [ 'https://x.example' ] } }, null, /"hosts" must be a list of hosts/ ],
	[ { wikis: { a: meta }, accounts: { m: { server: 'http://social.example' } } }, null, /"server" must begin with https/ ],
	[ { wikis: { a: meta }, accounts: { m: { server: 'https://social.example', visibility: 'direct' } } }, null, /"visibility" must be one of public/ ],
	[ { wikis: { a: meta }, accounts: { m: { server: 'https://social.example', token: 'x' } } }, null,
		/put "token" of account "m" into EVENTCALENDAR_MASTODON_TOKEN_M/ ]
] )( '%j with --wiki %s is a clear error', ( config, wiki, message ) => {
	expect( () => load( config, wiki, secret ) ).toThrow( message );
} );

test( 'a file that is not there is a clear error', () => {
	expect( () => loadConfig( join( folder, 'none.json' ), null, {} ) ).toThrow( /cannot read the configuration: ENOENT/ );
} );
