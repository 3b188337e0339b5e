import { msg } from '../support/doubles';
import { english } from '../../../resources/src/dev/english';
import { sheetAround } from '../../../resources/src/layout/sheet';
import { parseDay } from '../../../resources/src/model/plainDate';
import { createFormats } from '../../../resources/src/stores/formats';

const day = parseDay( '2026-11-02' );
const wall = Date.parse( '2026-11-02T18:05:00Z' );

test( 'English dates and times', () => {
	const formats = createFormats( english, msg );
	expect( formats.time( wall ) ).toBe( '18:05' );
	expect( formats.date( day ) ).toBe( '2 November 2026' );
	expect( formats.dateWithWeekday( day ) ).toBe( 'Monday, 2 November 2026' );
	expect( formats.weekdayShort( day ) ).toBe( 'Mon' );
} );

test( 'the digits, and the month within a date, are those of the language', () => {
	const formats = createFormats( {
		...english, digits: '٠١٢٣٤٥٦٧٨٩', monthsInDates: english.months.map( ( month ) => `of ${ month }` )
	}, msg );
	expect( formats.time( wall ) ).toBe( '١٨:٠٥' );
	expect( formats.number( 12 ) ).toBe( '١٢' );
	expect( formats.date( day ) ).toBe( '٢ of November ٢٠٢٦' );
	expect( formats.title( sheetAround( 'month', day, 1 ) ) ).toBe( 'November ٢٠٢٦' );
} );

test( 'digits may be beyond the basic plane', () => {
	expect( createFormats( { ...english, digits: '𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙' }, msg ).number( 205 ) ).toBe( '𞥒𞥐𞥕' );
} );

test( 'a time is written as the language writes it', () => {
	const at = ( time: string, digits: string | null = null ): string[] => [ wall, Date.parse( '2026-11-02T08:05:59Z' ) ]
		.map( ( clock ) => createFormats( { ...english, time, digits }, msg ).time( clock ) );
	expect( at( 'H:i' ) ).toEqual( [ '18:05', '08:05' ] );
	expect( at( 'G.i' ) ).toEqual( [ '18.05', '8.05' ] );
	expect( at( 'G時i分' ) ).toEqual( [ '18時05分', '8時05分' ] );
	expect( at( 'G:i', '٠١٢٣٤٥٦٧٨٩' ) ).toEqual( [ '١٨:٠٥', '٨:٠٥' ] );
} );

test( 'the years are those of the language\'s calendar', () => {
	const formats = createFormats( { ...english, yearOffset: 543 }, msg );
	expect( formats.date( day ) ).toBe( '2 November 2569' );
	expect( formats.title( sheetAround( 'month', day, 1 ) ) ).toBe( 'November 2569' );
	expect( formats.number( 2026 ) ).toBe( '2026' );
} );

test( 'each view has its title', () => {
	const { title } = createFormats( english, msg );
	expect( title( sheetAround( 'month', day, 1 ) ) ).toBe( 'November 2026' );
	expect( title( sheetAround( 'week', day, 1 ) ) ).toBe( '2 November 2026 – 8 November 2026' );
	expect( title( sheetAround( 'day', day, 1 ) ) ).toBe( 'Monday, 2 November 2026' );
	expect( title( sheetAround( 'agenda', day, 1 ) ) ).toBe( '2 November 2026 – 1 December 2026' );
	expect( title( sheetAround( 'agenda', day - 1, 1 ) ) ).toBe( 'November 2026' );
} );
