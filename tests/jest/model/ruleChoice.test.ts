import { formatRule, movedChoice, NO_RULE, readRule } from '../../../resources/src/model/ruleChoice';
import { namedZone } from '../../../resources/src/model/zone';
import rules from '../../fixtures/series/rules.json';

const at = ( start: string, zone: string | null = 'Europe/Berlin' ) => ( { start, zone: zone === null ? null : namedZone( zone ) } );

test.each( rules )( '$name is written as a rule, and read from one', ( { start, zone, choice, rule } ) => {
	const whole = { ...NO_RULE, ...choice } as typeof NO_RULE;
	expect( formatRule( whole, at( start, zone ) ) ).toBe( rule );
	expect( readRule( rule, at( start, zone ) ) ).toEqual( whole );
} );

test( 'no rule is no repetition', () => {
	expect( readRule( undefined, at( '2026-12-03T18:00' ) ) ).toEqual( NO_RULE );
	expect( formatRule( NO_RULE, at( '2026-12-03T18:00' ) ) ).toBe( '' );
} );

test.each( [
	[ 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'workdays' ],
	[ 'freq=weekly', 'weekly' ],
	[ 'FREQ=WEEKLY;WKST=SU;BYDAY=TH', 'weekly' ],
	[ 'FREQ=MONTHLY', 'monthly-day' ],
	[ 'FREQ=MONTHLY;BYDAY=+1TH', 'monthly-weekday' ],
	[ 'FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=12', 'yearly' ]
] )( '%s means the same as a choice', ( rule, repeats ) => {
	expect( readRule( rule, at( '2026-12-03T18:00' ) ).repeats ).toBe( repeats );
} );

test.each( [
	'FREQ=MONTHLY;BYDAY=2TH', 'FREQ=MONTHLY;BYDAY=1TH,3TH', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TH',
	'FREQ=DAILY;BYHOUR=8,18', 'FREQ=YEARLY;BYWEEKNO=49', 'FREQ=DAILY;INTERVAL=2;BYDAY=TH', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;UNTIL=tomorrow', 'nonsense', 'FREQ=DAILY;COUNT=3;UNTIL=20270101'
] )( '%s is more than a choice can say, and stays as it is written', ( rule ) => {
	const choice = readRule( rule, at( '2026-12-03T18:00' ) );
	expect( choice ).toEqual( { ...NO_RULE, repeats: 'custom', rule } );
	expect( formatRule( choice, at( '2026-12-03T18:00' ) ) ).toBe( rule );
} );

test( 'an end right before an occurrence is the day before, not its own day', () => {
	expect( readRule( 'FREQ=WEEKLY;UNTIL=20270204T165959Z', at( '2026-12-03T18:00' ) ).until ).toBe( '2027-02-03' );
	expect( readRule( 'FREQ=WEEKLY;UNTIL=20270204T170000Z', at( '2026-12-03T18:00' ) ).until ).toBe( '2027-02-04' );
	expect( readRule( 'FREQ=WEEKLY;UNTIL=20270204', at( '2026-12-03T18:00' ) ).until ).toBe( '2027-02-04' );
} );

test( 'what follows from the start moves along with it', () => {
	const weekly = { ...NO_RULE, repeats: 'weekly' as const, weekdays: [ 'MO', 'TH' ] };
	expect( movedChoice( weekly, '2026-12-03', '2026-12-04' ).weekdays ).toEqual( [ 'MO', 'FR' ] );
	expect( movedChoice( weekly, '2026-12-03', '2026-12-07' ).weekdays ).toEqual( [ 'MO' ] );
	const last = { ...NO_RULE, repeats: 'monthly-last' as const };
	expect( formatRule( movedChoice( last, '2026-12-25', '2026-12-26' ), at( '2026-12-26T18:00' ) ) ).toBe( 'FREQ=MONTHLY;BYDAY=-1SA' );
	expect( formatRule( movedChoice( last, '2026-12-25', '2026-12-18' ), at( '2026-12-18T18:00' ) ) ).toBe( 'FREQ=MONTHLY;BYDAY=3FR' );
} );
