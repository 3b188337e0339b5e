/** @jest-environment node */
import { CalendarMerge } from '../../bot/src/export/calendarMerge';

function merged( ...calendars: string[][] ): string[] {
	const merge = new CalendarMerge( 'A wiki; with, signs' );
	for ( const lines of calendars ) {
		merge.add( [ 'BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', '' ].join( '\r\n' ) );
	}
	return Array.from( merge.write() ).join( '' ).split( '\r\n' );
}

const zone = ( ...observances: string[] ) => [ 'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', ...observances, 'END:VTIMEZONE' ];
const observance = ( kind: string, offset: string, ...times: string[] ) => [
	`BEGIN:${ kind }`, times[ 0 ], `TZOFFSETFROM:${ offset }`, `TZOFFSETTO:${ offset }`, 'TZNAME:X', ...times.slice( 1 ), `END:${ kind }`
];

test( 'components inside of others stay there', () => {
	const event = [ 'BEGIN:VEVENT', 'UID:a', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'END:VALARM', 'END:VEVENT' ];
	const lines = merged( event, [ 'BEGIN:VEVENT', 'UID:b', 'END:VEVENT' ] );
	expect( lines.slice( lines.indexOf( 'BEGIN:VEVENT' ) ) ).toEqual(
		[ ...event, 'BEGIN:VEVENT', 'UID:b', 'END:VEVENT', 'END:VCALENDAR', '' ]
	);
	expect( lines ).toContain( 'NAME:A wiki\\; with\\, signs' );
} );

test( 'a zone is defined once, with every change of its clocks that any of the calendars knows', () => {
	const lines = merged(
		zone( ...observance( 'STANDARD', '+0100', 'DTSTART:20261025T030000', 'RDATE:20271031T030000' ) ),
		zone(
			...observance( 'STANDARD', '+0100', 'DTSTART:20251026T030000', 'RDATE:20261025T030000,20', ' 281029T030000' ),
			...observance( 'DAYLIGHT', '+0200', 'DTSTART:20260329T020000' )
		)
	);
	expect( lines.filter( ( line ) => line === 'BEGIN:VTIMEZONE' ).length ).toBe( 1 );
	const from = lines.indexOf( 'BEGIN:STANDARD' );
	expect( lines.slice( from, from + 7 ) ).toEqual( [
		'BEGIN:STANDARD', 'DTSTART:20251026T030000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'TZNAME:X',
		'RDATE:20261025T030000,20271031T030000,20281029T030000', 'END:STANDARD'
	] );
	expect( lines ).toContain( 'DTSTART:20260329T020000' );
	expect( lines.indexOf( 'END:VTIMEZONE' ) ).toBeGreaterThan( lines.indexOf( 'END:DAYLIGHT' ) );
} );

test( 'long lines are folded between characters, at 75 octets', () => {
	const onsets = Array.from( { length: 40 }, ( _, i ) => `20${ i + 10 }1025T030000` );
	const lines = merged( zone( ...observance( 'STANDARD', '+0100', `DTSTART:${ onsets[ 0 ] }`, `RDATE:${ onsets.slice( 1 ).join( ',' ) }` ) ) );
	expect( lines.every( ( line ) => Buffer.byteLength( line ) <= 75 ) ).toBe( true );
	expect( lines.join( '\r\n' ).replace( /\r\n /g, '' ) ).toContain( onsets.slice( 1 ).join( ',' ) );
} );
