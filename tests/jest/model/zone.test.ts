import { occurrence, allDay } from '../support/samples';
import { place } from '../../../resources/src/model/occurrence';
import { addMonths, formatDay, parseDay, startOfWeek, weekdayOf } from '../../../resources/src/model/plainDate';
import { fixedZone, namedZone, systemZone, utcZone, wallClock } from '../../../resources/src/model/zone';

const clock = ( instant: string, zone: string ): string =>
	new Date( wallClock( Date.parse( instant ), namedZone( zone ) ) ).toISOString().slice( 0, 16 );

function days( ...[ fields, zone ]: [ Parameters<typeof occurrence>[ 0 ], string ] ): [ string, string ] {
	const { first, last } = place( occurrence( fields ), namedZone( zone ) );
	return [ formatDay( first ), formatDay( last ) ];
}

describe( 'a zone', () => {
	test( 'has its offset at each instant, also across a change of the clocks', () => {
		expect( clock( '2026-03-29T00:59:00Z', 'Europe/Berlin' ) ).toBe( '2026-03-29T01:59' );
		expect( clock( '2026-03-29T01:00:00Z', 'Europe/Berlin' ) ).toBe( '2026-03-29T03:00' );
		expect( clock( '2026-10-25T00:30:00Z', 'Europe/Berlin' ) ).toBe( '2026-10-25T02:30' );
		expect( clock( '2026-10-25T01:30:00Z', 'Europe/Berlin' ) ).toBe( '2026-10-25T02:30' );
	} );

	test( 'may be half an hour or three quarters off', () => {
		expect( clock( '2026-11-10T18:00:00Z', 'Asia/Kolkata' ) ).toBe( '2026-11-10T23:30' );
		expect( clock( '2026-11-10T18:00:00Z', 'Asia/Kathmandu' ) ).toBe( '2026-11-10T23:45' );
		expect( clock( '2026-11-10T18:00:00Z', 'Australia/Lord_Howe' ) ).toBe( '2026-11-11T05:00' );
	} );

	test( 'may be another day, at midnight too', () => {
		expect( clock( '2026-11-10T11:00:00Z', 'Pacific/Auckland' ) ).toBe( '2026-11-11T00:00' );
		expect( clock( '2026-11-10T09:59:00Z', 'Pacific/Kiritimati' ) ).toBe( '2026-11-10T23:59' );
		expect( clock( '2026-11-10T10:59:00Z', 'Pacific/Pago_Pago' ) ).toBe( '2026-11-09T23:59' );
	} );

	test( 'is refused where the browser does not know it', () => {
		expect( () => namedZone( 'Mars/Olympus' ) ).toThrow( RangeError );
	} );

	test( 'of a fixed offset is named after it', () => {
		expect( fixedZone( 330 ).name ).toBe( 'UTC+05:30' );
		expect( fixedZone( -210 ).name ).toBe( 'UTC−03:30' );
		expect( fixedZone( 0 ).name ).toBe( 'UTC' );
		expect( fixedZone( -210 ).offsetAt( 0 ) ).toBe( -210 );
	} );

	test( 'of the machine has the offset and name that the machine says', () => {
		const instant = Date.parse( '2026-11-10T18:00:00Z' );
		expect( systemZone.offsetAt( instant ) ).toBe( -new Date( instant ).getTimezoneOffset() );
		expect( systemZone.name ).toBe( Intl.DateTimeFormat().resolvedOptions().timeZone );
	} );
} );

describe( 'an occurrence', () => {
	test( 'moves to the day of a reader twelve hours away', () => {
		expect( days( { start: '2026-11-10T18:00:00Z' }, 'Pacific/Auckland' ) ).toEqual( [ '2026-11-11', '2026-11-11' ] );
		expect( days( { start: '2026-11-10T10:30:00Z' }, 'Pacific/Auckland' ) ).toEqual( [ '2026-11-10', '2026-11-11' ] );
	} );

	test( 'does not touch the day that begins as it ends', () => {
		expect( days( { start: '2026-11-10T22:00:00Z', end: '2026-11-11T00:00:00Z' }, 'UTC' ) ).toEqual( [ '2026-11-10', '2026-11-10' ] );
		expect( days( { start: '2026-11-10T22:00:00Z', end: '2026-11-11T00:01:00Z' }, 'UTC' ) ).toEqual( [ '2026-11-10', '2026-11-11' ] );
	} );

	test( 'of no length touches the day on which it starts', () => {
		expect( days( { start: '2026-11-10T00:00:00Z', end: '2026-11-10T00:00:00Z' }, 'UTC' ) ).toEqual( [ '2026-11-10', '2026-11-10' ] );
	} );

	test( 'that lasts all day lies on its dates in every zone', () => {
		for ( const zone of [ 'Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago' ] ) {
			const { first, last } = place( allDay( { start: '2026-11-14', end: '2026-11-17' } ), namedZone( zone ) );
			expect( [ formatDay( first ), formatDay( last ) ] ).toEqual( [ '2026-11-14', '2026-11-16' ] );
		}
	} );

	test( 'that lasts all day comes before what happens on that day', () => {
		const zone = namedZone( 'Pacific/Auckland' );
		const morning = place( occurrence( { start: '2026-11-13T19:00:00Z' } ), zone );
		expect( place( allDay( { start: '2026-11-14', end: '2026-11-15' } ), zone ).start ).toBeLessThan( morning.start );
		expect( place( allDay( { start: '2026-11-14', end: '2026-11-15' } ), utcZone ).start % 864e5 ).toBe( 0 );
	} );
} );

describe( 'a date', () => {
	test( 'of a longer month becomes the last one of a shorter', () => {
		expect( formatDay( addMonths( parseDay( '2027-01-31' ), 1 ) ) ).toBe( '2027-02-28' );
		expect( formatDay( addMonths( parseDay( '2028-03-31' ), -1 ) ) ).toBe( '2028-02-29' );
		expect( formatDay( addMonths( parseDay( '2026-12-15' ), 1 ) ) ).toBe( '2027-01-15' );
	} );

	test( 'knows its weekday, also before 1970', () => {
		expect( weekdayOf( parseDay( '2026-11-23' ) ) ).toBe( 1 );
		expect( weekdayOf( parseDay( '1969-12-31' ) ) ).toBe( 3 );
		expect( formatDay( startOfWeek( parseDay( '1969-12-31' ), 1 ) ) ).toBe( '1969-12-29' );
	} );
} );
