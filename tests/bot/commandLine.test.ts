/** @jest-environment node */
import { readArguments } from '../../bot/src/arguments';
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
		expect( readArguments( [ 'announce', '--run', '--channel', 'a, b', '--condition-met', 'b', '--limit', '5' ] ) ).toMatchObject( {
			options: { isDryRun: false, channels: [ 'a', 'b' ], conditionMet: [ 'b' ], limit: 5, asUser: false }
		} );
	} );

	test( 'the other commands have their own options', () => {
		for ( const [ args, options ] of [
			[ [ 'plan' ], { days: 14, isJson: false } ],
			[ [ 'plan', '--days', '60', '--json' ], { days: 60, isJson: true } ],
			[ [ 'post', '--dry-run' ], { isDryRun: true, isScheduling: false, conditionMet: [] } ],
			[ [ 'post', '--run', '--schedule' ], { isDryRun: false, isScheduling: true, conditionMet: [] } ],
			[ [ 'post', '--mark', 'abc', '--url', 'https://x.example/1' ], { id: 'abc', url: 'https://x.example/1' } ],
			[ [ 'digest', '--text' ], { isText: true } ],
			[ [ 'status', '--accounts' ], { withAccounts: true } ]
		] as const ) {
			expect( readArguments( [ ...args ] ) ).toMatchObject( { name: args[ 0 ], options } );
		}
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
		[ [ 'status', '--output', 'x' ], /'--output'; see status --help/ ],
		[ [ 'toString' ], /unknown command toString/ ],
		[ [ 'announce' ], /announce --dry-run or announce --run\?/ ],
		[ [ 'announce', '--run', '--dry-run' ], /announce --dry-run or announce --run\?/ ],
		[ [ 'announce', '--run', '--limit', '0' ], /--limit 0: a number from 1/ ],
		[ [ 'plan', '--days', 'x' ], /--days x: a number from 1 to 365/ ],
		[ [ 'post' ], /post --dry-run or post --run\?/ ],
		[ [ 'post', '--mark', 'abc' ], /go together/ ],
		[ [ 'post', '--mark', 'abc', '--url', 'javascript:x' ], /--url javascript:x: an address/ ]
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
