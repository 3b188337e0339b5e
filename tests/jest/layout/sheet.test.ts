import { layoutAgenda, layoutDays } from '../../../resources/src/layout/days';
import { isDrawable, isWithin, sheetAround } from '../../../resources/src/layout/sheet';
import { type View } from '../../../resources/src/model/calendar';
import { formatDay, parseDay } from '../../../resources/src/model/plainDate';

function described( ...[ view, date, weekStart ]: [ View, string, number ] ) {
	const sheet = sheetAround( view, parseDay( date ), weekStart );
	return Object.fromEntries( ( [ 'date', 'first', 'end', 'previous', 'next' ] as const ).map( ( name ) => [ name, formatDay( sheet[ name ] ) ] ) );
}

test( 'a month shows the whole weeks that it touches', () => {
	expect( described( 'month', '2026-11-17', 1 ) ).toEqual( {
		date: '2026-11-01', first: '2026-10-26', end: '2026-12-07', previous: '2026-10-01', next: '2026-12-01'
	} );
} );

test.each( [ [ '2026-02-10', 4 ], [ '2026-11-10', 6 ], [ '2026-12-10', 5 ] ] )( 'the month of %s has %d weeks', ( date, weeks ) => {
	const { first, end } = sheetAround( 'month', parseDay( date ), date.startsWith( '2026-02' ) ? 0 : 1 );
	expect( ( end - first ) / 7 ).toBe( weeks );
} );

test( 'a day shows itself', () => {
	expect( described( 'day', '2026-11-30', 1 ) ).toEqual( {
		date: '2026-11-30', first: '2026-11-30', end: '2026-12-01', previous: '2026-11-29', next: '2026-12-01'
	} );
} );

test( 'a month begins on the weekday of the language', () => {
	expect( described( 'month', '2026-11-17', 0 ).first ).toBe( '2026-11-01' );
	expect( described( 'month', '2026-11-17', 6 ).first ).toBe( '2026-10-31' );
} );

test( 'a week shows the seven days around its date, and goes on by seven', () => {
	expect( described( 'week', '2026-11-18', 1 ) ).toEqual( {
		date: '2026-11-18', first: '2026-11-16', end: '2026-11-23', previous: '2026-11-11', next: '2026-11-25'
	} );
} );

test( 'an agenda runs from its date to the same one of the next month', () => {
	expect( described( 'agenda', '2027-01-31', 1 ) ).toEqual( {
		date: '2027-01-31', first: '2027-01-31', end: '2027-02-28', previous: '2026-12-31', next: '2027-02-28'
	} );
} );

test( 'the days beside a month are on its sheet but not within it', () => {
	const month = sheetAround( 'month', parseDay( '2026-11-17' ), 1 );
	expect( isWithin( month, parseDay( '2026-10-31' ) ) ).toBe( false );
	expect( isWithin( month, parseDay( '2026-11-30' ) ) ).toBe( true );
	const week = sheetAround( 'week', parseDay( '2026-11-30' ), 1 );
	expect( isWithin( week, parseDay( '2026-12-06' ) ) ).toBe( true );
	expect( isWithin( week, parseDay( '2026-12-07' ) ) ).toBe( false );
} );

test( 'dates beyond those of the special page are not drawable', () => {
	expect( isDrawable( parseDay( '1899-12-31' ) ) ).toBe( false );
	expect( isDrawable( parseDay( '1900-01-01' ) ) ).toBe( true );
	expect( isDrawable( parseDay( '2201-01-01' ) ) ).toBe( false );
} );

test( 'the days of a week hold everything that touches them, in the order given', () => {
	const [ long, short ] = [ { first: 8, last: 12, start: 1 }, { first: 10, last: 10, start: 2 } ];
	expect( layoutDays( 9, 12, [ long, short ] ) ).toEqual( [
		{ day: 9, items: [ long ] }, { day: 10, items: [ long, short ] }, { day: 11, items: [ long ] }
	] );
} );

test( 'an agenda lists each item once, on the day it begins or on the first one', () => {
	const before = { first: 8, last: 12, start: 1 };
	const later = { first: 11, last: 11, start: 2 };
	const sameDay = { first: 11, last: 13, start: 3 };
	expect( layoutAgenda( 9, [ before, later, sameDay ] ) ).toEqual( [
		{ day: 9, items: [ before ] }, { day: 11, items: [ later, sameDay ] }
	] );
} );
