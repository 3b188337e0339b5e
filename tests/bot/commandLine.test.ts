/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../bot/src/arguments';
import { loadConfig } from '../../bot/src/config';
import { Log } from '../../bot/src/log';
import { plainLine } from '../../bot/src/plainLine';
import { Progress } from '../../bot/src/progress';
import { FakeClock } from './harness';

describe( 'arguments', () => {
	test( 'lists are given as the API takes them', () => {
		expect( readArguments( [
			'import', 'talks.ics', '--as', 'tech-talk', '--topics', 'a, b,,c', '--languages=de', '--zone', 'Asia/Tokyo', '--status', 'proposed',
			'--dry-run', '--wiki', 'meta', '--quiet'
		] ) ).toEqual( {
			name: 'import', config: null, wiki: 'meta', isQuiet: true,
			options: {
				source: 'talks.ics', isDryRun: true, asUser: false,
				defaults: { type: 'tech-talk', topics: 'a|b|c', languages: 'de', timezone: 'Asia/Tokyo', status: 'proposed' }
			}
		} );
		expect( readArguments( [ 'export' ] ) ).toMatchObject( { options: { format: 'jsonl', output: null } } );
	} );

	test.each( [
		[ [], /which command/ ],
		[ [ 'destroy' ], /unknown command destroy/ ],
		[ [ 'import', '--as', 'x' ], /import what/ ],
		[ [ 'import', 'a', 'b', '--as', 'x' ], /one file at a time/ ],
		[ [ 'import', 'a' ], /--as TYPE/ ],
		[ [ 'import', 'a', '--as', 'x', '--status', 'maybe' ], /--status maybe: confirmed or proposed/ ],
		[ [ 'import', 'a', '--as', 'x', '--colour' ], /'--colour'; see import --help/ ],
		[ [ 'export', '--format', 'xml' ], /--format xml: jsonl or ics/ ],
		[ [ 'export', 'file' ], /export takes no "file"/ ],
		[ [ 'status', '--output', 'x' ], /'--output'; see status --help/ ]
	] )( '%j is a usage error of one line', ( args, message ) => {
		let thrown: unknown;
		try {
			readArguments( args );
		} catch ( error ) {
			thrown = error;
		}
		expect( thrown ).toMatchObject( { message: expect.stringMatching( message ), exit: 2 } );
		expect( ( thrown as Error ).message ).not.toContain( '\n' );
	} );

	test( 'help is everywhere', () => {
		for ( const args of [ [ '--help' ], [ '-h' ], [ 'help', 'import' ], [ 'import', '--help' ], [ 'status', '--help' ] ] ) {
			expect( readArguments( args ) ).toMatchObject( { name: 'help', text: expect.stringContaining( 'eventcalendar' ) } );
		}
	} );
} );

describe( 'configuration', () => {
	const folder = mkdtempSync( join( tmpdir(), 'eventcalendar-' ) );
	const file = join( folder, 'eventcalendar.json' );
	const meta = { api: 'https://meta.example/w/api.php', user: 'Bot@import' };

	afterAll( () => rmSync( folder, { recursive: true } ) );

	function load( config: unknown, wiki: string | null = null, environment = {} ): unknown {
		writeFileSync( file, typeof config === 'string' ? config : JSON.stringify( config ) );
		return loadConfig( file, wiki, environment );
	}

	test( 'the only wiki need not be named; secrets come from the environment', () => {
		expect( load( { wikis: { meta }, maxlag: 3 }, null, { EVENTCALENDAR_BOT_PASSWORD: 'secret' } ) ).toEqual( {
			name: 'meta', api: meta.api, rest: 'https://meta.example/w/rest.php', user: 'Bot@import', password: 'secret', maxlag: 3, delay: 1
		} );
	} );

	test( 'a wiki\'s own values come before those of all, and the environment before both', () => {
		const wikis = { meta: { ...meta, delay: 0, rest: 'https://meta.example/api/rest/' }, other: meta };
		expect( load( { wikis, wiki: 'meta', delay: 9 }, null, { EVENTCALENDAR_BOT_USER: 'Other@x' } ) )
			.toMatchObject( { name: 'meta', delay: 0, user: 'Other@x', password: null, rest: 'https://meta.example/api/rest' } );
		expect( load( { wikis, wiki: 'meta', delay: 9 }, 'other' ) ).toMatchObject( { name: 'other', delay: 9 } );
	} );

	test.each( [
		[ '{ "wikis":', null, /is not JSON/ ],
		[ [], null, /must be an object/ ],
		[ { wikis: {} }, null, /names no wiki/ ],
		[ { wikis: { a: meta, b: meta } }, null, /which wiki\? --wiki a, --wiki b/ ],
		[ { wikis: { a: meta } }, 'toString', /has no wiki "toString"; it has a/ ],
		[ { wikis: { a: { api: 'meta.example' } } }, null, /"api" must be an address/ ],
		[ { wikis: { a: { ...meta, maxlag: 'x' } } }, null, /"maxlag" must be a number/ ],
		[ { wikis: { a: { ...meta, colour: 1 } } }, null, /unknown "colour" of wiki "a"/ ],
		[ { wikis: { a: { ...meta, password: 'x' } } }, null, /no secrets in here/ ],
		[ { wikis: { a: meta }, wikki: 1 }, null, /unknown "wikki"/ ]
	] )( '%j with --wiki %s is a clear error', ( config, wiki, message ) => {
		expect( () => load( config, wiki ) ).toThrow( message );
	} );

	test( 'a file that is not there is a clear error', () => {
		expect( () => loadConfig( join( folder, 'none.json' ), null, {} ) ).toThrow( /cannot read the configuration: ENOENT/ );
	} );
} );

describe( 'progress', () => {
	function told( isTTY: boolean ): { step: ( seconds: number ) => void; text: () => string; close: () => void } {
		const clock = new FakeClock();
		let text = '';
		const err = { isTTY, write: ( some: string ) => {
			text += some;
		} };
		const progress = new Progress( new Log( err, err, false, () => clock.now() ), clock, 'Imported', 10 );
		return {
			step: ( seconds ) => {
				clock.time += seconds * 1000;
				progress.step();
			},
			text: () => text,
			close: () => progress.close()
		};
	}

	test( 'a log gets a line every few seconds, with the time', () => {
		const { step, text, close } = told( false );
		for ( let i = 0; i < 10; i++ ) {
			step( 2 );
		}
		close();
		expect( text().split( '\n' ) ).toEqual( [
			'2027-03-01T10:00:06Z Imported 3 of 10, 0.5 a second, 14 s left',
			'2027-03-01T10:00:12Z Imported 6 of 10, 0.5 a second, 8 s left',
			'2027-03-01T10:00:18Z Imported 9 of 10, 0.5 a second, 2 s left',
			''
		] );
	} );

	test( 'a terminal gets a bar that moves in its line, and vanishes', () => {
		const { step, text, close } = told( true );
		for ( let i = 0; i < 10; i++ ) {
			step( 1 );
		}
		expect( text() ).toContain( '\r[############............] Imported 5 of 10, 1.0 a second, 5 s left' );
		expect( text() ).not.toContain( '\n' );
		close();
		expect( text().endsWith( '\r\x1b[K' ) ).toBe( true );
	} );
} );

describe( 'what wikis and files say', () => {
	test( 'takes no hold of a terminal, and stays on its line', () => {
		const written: string[] = [];
		const sink = { write: ( text: string ) => written.push( text ), isTTY: true, columns: 60 };
		const log = new Log( sink, sink, false, () => 0 );
		const hostile = 'new EventCalendar:\x1b]0;owned\x07\x9b2J a\r\nDone: 5 events\u2028\u202Egnp.x\u2067';
		const shown = 'new EventCalendar:\\u{1b}]0;owned\\u{7}\\u{9b}2J a\\u{d}\\u{a}Done: 5 events\\u{2028}\\u{202e}gnp.x\\u{2067}';
		log.result( hostile );
		log.note( hostile );
		log.info( hostile );
		log.warn( hostile );
		log.transient( hostile );
		expect( written ).toEqual( [
			`${ shown }\n`, `${ shown }\n`, `\r\x1b[K${ shown }\n`, `\r\x1b[K${ shown }\n`, `\r${ shown.slice( 0, 59 ) }\x1b[K`
		] );
	} );

	test( 'may be in any script', () => {
		const text = 'نقاش \u200Fكودكس – 日本語 👩🏽‍💻';
		expect( plainLine( text ) ).toBe( text );
	} );
} );
