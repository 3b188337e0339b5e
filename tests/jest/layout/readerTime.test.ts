import type { ReaderTime } from '../../../resources/src/layout/readerTime';
import { readerTime } from '../../../resources/src/layout/readerTime';
import { fixedZone, utcZone } from '../../../resources/src/model/zone';

const time: ReaderTime = {
	start: Date.UTC( 2026, 11, 3, 17 ) / 1000,
	end: Date.UTC( 2026, 11, 3, 18 ) / 1000,
	days: { '2026-12-02': 'Wed 2', '2026-12-03': 'Thu 3', '2026-12-04': 'Fri 4' },
	digits: [ ...'0123456789' ],
	isShort: true,
	moment: '$1, $2',
	sameDay: '$1–$2',
	severalDays: '$1 – $2'
};
const text = ( changes: Partial<ReaderTime>, minutes = 0 ): string => readerTime( { ...time, ...changes }, minutes ? fixedZone( minutes ) : utcZone ).replace( /\u2060/g, '' );

describe( 'readerTime', () => {
	test( 'says the time on the clock of the zone', () => {
		expect( text( {} ) ).toBe( 'Thu 3, 17:00–18:00' );
		expect( text( {}, -300 ) ).toBe( 'Thu 3, 12:00–13:00' );
	} );

	test( 'names the day that it is there', () => {
		expect( text( {}, 540 ) ).toBe( 'Fri 4, 02:00–03:00' );
		expect( text( { start: time.start - 61200, end: time.end - 61200 }, -480 ) ).toBe( 'Wed 2, 16:00–17:00' );
	} );

	test( 'leaves out the second day of what ends soon after midnight', () => {
		expect( text( {}, 390 ) ).toBe( 'Thu 3, 23:30–00:30' );
	} );

	test( 'names both days of what lasts long', () => {
		expect( text( { end: time.end + 86400, isShort: false } ) ).toBe( 'Thu 3, 17:00 – Fri 4, 18:00' );
		expect( text( { isShort: false }, 390 ) ).toBe( 'Thu 3, 23:30 – Fri 4, 00:30' );
		expect( text( { isShort: false } ) ).toBe( 'Thu 3, 17:00–18:00' );
	} );

	test( 'says one time of what has no length', () => {
		expect( text( { end: time.start } ) ).toBe( 'Thu 3, 17:00' );
	} );

	test( 'writes the digits of the language, and takes its patterns as they come', () => {
		expect( text( { digits: [ ...'٠١٢٣٤٥٦٧٨٩' ], sameDay: '$2 ← $1' } ) ).toBe( '١٨:٠٠ ← Thu 3, ١٧:٠٠' );
	} );
} );
