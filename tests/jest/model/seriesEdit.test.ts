import { type CalendarEvent } from '../../../resources/src/model/event.generated';
import { movedDates, occurrenceOf, type SeriesPosition, splitSeries, withOccurrence, withoutOccurrence } from '../../../resources/src/model/seriesEdit';
import { namedZone } from '../../../resources/src/model/zone';
import splits from '../../fixtures/series/split.json';

const SERIES: CalendarEvent = {
	version: 1, title: { en: 'Talk' }, type: 'tech-talk', start: '2026-12-03T18:00', end: '2026-12-03T19:00', timeZone: 'Europe/Berlin',
	summary: { en: 'Monthly.' }, recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1TH', overrides: { '2027-03-04T18:00': { status: 'cancelled' } } }
};
const POSITION: SeriesPosition = {
	id: '2027-02-04T18:00', key: null, start: '2027-02-04T18:00', end: '2027-02-04T19:00', instant: 1801760400, before: 2, next: '2027-02-04T18:00'
};

describe( 'this and following', () => {
	// That nothing is lost is what PHP finds out of the same fixture: SeriesPositionTest.
	test.each( splits )( '$name', ( { event, position, kept, rest } ) => {
		expect( splitSeries( event as CalendarEvent, position as SeriesPosition, namedZone ) ).toEqual( { kept, rest } );
	} );

	test( 'from the first date on there is nothing to split', () => {
		const first = { ...POSITION, id: SERIES.start, before: 0, next: SERIES.start };
		expect( splitSeries( SERIES, first, namedZone ) ).toEqual( { kept: null, rest: SERIES } );
		const dates: CalendarEvent = { ...SERIES, recurrence: { include: [ '2026-12-10T18:00' ] } };
		expect( splitSeries( dates, { ...first, next: null }, namedZone ).kept ).toBeNull();
	} );

	test( 'the new page does not take the UID of the source', () => {
		expect( splitSeries( { ...SERIES, uid: 'x@y' }, POSITION, namedZone ).rest ).not.toHaveProperty( 'uid' );
	} );
} );

describe( 'only this one', () => {
	const edit = ( change: Partial<CalendarEvent>, position = POSITION, series = SERIES ) =>
		withOccurrence( series, position, { ...occurrenceOf( series, position ), ...change } ).recurrence?.overrides;
	const others = SERIES.recurrence!.overrides;

	test( 'says nothing where nothing differs', () => {
		expect( edit( {} ) ).toEqual( others );
	} );

	test( 'says only what differs', () => {
		expect( edit( { title: { en: 'On Friday' }, start: '2027-02-05T17:00', end: '2027-02-05T18:00' } ) ).toEqual( {
			...others, '2027-02-04T18:00': { start: '2027-02-05T17:00', title: { en: 'On Friday' } }
		} );
		expect( edit( { end: '2027-02-04T20:00' } ) ).toEqual( { ...others, '2027-02-04T18:00': { end: '2027-02-04T20:00' } } );
		expect( edit( { status: 'cancelled' } ) ).toEqual( { ...others, '2027-02-04T18:00': { status: 'cancelled' } } );
	} );

	test( 'starts from what is said of it already, under the key that the page has', () => {
		const key = '2027-02-04T17:00Z';
		const series = { ...SERIES, recurrence: { ...SERIES.recurrence, overrides: { [ key ]: { title: 'Old' } } } };
		expect( occurrenceOf( series, { ...POSITION, key } ) ).toMatchObject( { title: 'Old', start: POSITION.start } );
		expect( occurrenceOf( series, { ...POSITION, key } ) ).not.toHaveProperty( 'recurrence' );
		expect( edit( { title: 'New' }, { ...POSITION, key }, series ) ).toEqual( { [ key ]: { title: 'New' } } );
		expect( edit( { title: SERIES.title }, { ...POSITION, key }, series ) ).toBeUndefined();
	} );

	test( 'a cancelled one can be confirmed again, though the series does not say that it is', () => {
		const march = { ...POSITION, id: '2027-03-04T18:00', key: '2027-03-04T18:00', start: '2027-03-04T18:00', end: '2027-03-04T19:00' };
		expect( edit( { status: 'confirmed' }, march ) ).toBeUndefined();
		const proposed = { ...SERIES, status: 'proposed' as const };
		expect( edit( { status: 'confirmed' }, march, proposed ) ).toEqual( { '2027-03-04T18:00': { status: 'confirmed' } } );
	} );

	test( 'one can be left out, with all that was said of it', () => {
		const march = { ...POSITION, id: '2027-03-04T18:00', key: '2027-03-04T18:00' };
		expect( withoutOccurrence( SERIES, march ).recurrence ).toEqual( { rule: 'FREQ=MONTHLY;BYDAY=1TH', exclude: [ '2027-03-04T18:00' ] } );
		const dates: CalendarEvent = { ...SERIES, recurrence: { include: [ '2027-02-04T18:00', '2027-02-05T18:00' ] } };
		expect( withoutOccurrence( dates, POSITION ).recurrence ).toEqual( { include: [ '2027-02-05T18:00' ] } );
	} );
} );

describe( 'all of them', () => {
	const series: CalendarEvent = { ...SERIES, recurrence: {
		rule: 'FREQ=DAILY', exclude: [ '2026-12-05T18:00', '2026-12-06', '2026-12-07T17:00Z' ], include: [ '2026-12-05T08:00' ],
		overrides: { '2026-12-08T18:00': { title: 'x' } }
	} };

	test( 'at another time of day, what is said of a date is still said of it', () => {
		expect( movedDates( series, '2026-12-03T19:30', namedZone ) ).toEqual( {
			exclude: [ '2026-12-05T19:30', '2026-12-06', '2026-12-07T19:30' ], include: [ '2026-12-05T09:30' ], overrides: { '2026-12-08T19:30': { title: 'x' } }
		} );
		expect( Object.keys( movedDates( series, '2026-12-03T01:00', namedZone ).overrides ) ).toEqual( [ '2026-12-08T01:00' ] );
	} );

	test( 'all day, dates lose their times, and get them back', () => {
		const allDay = movedDates( series, '2026-12-03', namedZone );
		expect( allDay ).toEqual( {
			exclude: [ '2026-12-05', '2026-12-06', '2026-12-07' ], include: [ '2026-12-05' ], overrides: { '2026-12-08': { title: 'x' } }
		} );
		expect( movedDates( { ...series, start: '2026-12-03', recurrence: allDay }, '2026-12-03T18:00', namedZone ).overrides ).toEqual( { '2026-12-08T18:00': { title: 'x' } } );
	} );
} );
