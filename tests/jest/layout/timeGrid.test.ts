import fixture from '../../fixtures/time-grid.json';
import { isTight, layoutTimeGrid, type TimedItem } from '../../../resources/src/layout/timeGrid';
import { DAY_MS, parseDay } from '../../../resources/src/model/plainDate';

interface Named extends TimedItem {
	id: string;
}

const HOUR = 36e5;

function item( id: string, start: number, end: number ): Named {
	const first = Math.floor( start / DAY_MS );
	return { id, first, last: Math.max( first, Math.ceil( end / DAY_MS ) - 1 ), start, end };
}

describe( 'the grid of days and hours', () => {
	test.each( fixture.map( ( entry ) => [ entry.name, entry ] as const ) )( '%s', ( _name, entry ) => {
		const wall = ( text: string ): number => Date.parse( `${ text }${ text.includes( 'T' ) ? '' : 'T00:00' }Z` );
		const { dates, lanes, hours } = layoutTimeGrid( parseDay( entry.first ), entry.days, entry.occurrences.map(
			( { id, start, end } ) => item( id, wall( start ), wall( end ) )
		) );
		const named = ( days: typeof dates ): unknown => days.map( ( boxes ) => boxes.map(
			( { item: { id }, ...box } ) => ( { id, ...box } )
		) );
		expect( { dates: named( dates ), lanes, hours: named( hours ) } ).toEqual(
			{ dates: entry.dates, lanes: entry.lanes, hours: entry.hours }
		);
		const tight = hours.flat().filter( ( box ) => isTight( box, entry.days ) );
		expect( tight.map( ( box ) => box.item.id ) ).toEqual( entry.tight );
	} );

	test( 'leaves the items as they are', () => {
		const items = Object.freeze( [ 30, 10, 20 ].map( ( hour ) => Object.freeze( item( 'A', hour * HOUR, ( hour + 30 ) * HOUR ) ) ) );
		layoutTimeGrid( 0, 7, items );
		expect( items.map( ( { start } ) => start / HOUR ) ).toEqual( [ 30, 10, 20 ] );
	} );

	describe( 'whatever lies on it', () => {
		let seed = 11;
		const random = ( below: number ): number => {
			seed = ( seed * 16807 ) % 2147483647;
			return seed % below;
		};
		const weeks = Array.from( { length: 30 }, ( _w, n ) => Array.from( { length: 1 + n * 3 }, ( _i, id ) => {
			const start = ( random( 9 * 96 ) - 96 ) * 15 * 6e4;
			// Mostly short, some over midnight, a few longer than a day.
			return item( String( id ), start, start + random( random( 5 ) ? 10 : 200 ) * 15 * 6e4 );
		} ) );

		test( 'no two boxes of a day cover the same place', () => {
			for ( const boxes of weeks.flatMap( ( items ) => layoutTimeGrid( 0, 7, items ).hours ) ) {
				boxes.forEach( ( a, n ) => {
					const beside = boxes.slice( n + 1 ).filter( ( b ) => a.from < b.to && b.from < a.to );
					expect( beside.filter( ( b ) => a.lane < b.lane + b.span && b.lane < a.lane + a.span ) ).toEqual( [] );
					expect( beside.filter( ( b ) => a.lanes !== b.lanes ) ).toEqual( [] );
					expect( a.lane + a.span ).toBeLessThanOrEqual( a.lanes );
				} );
			}
		} );

		test( 'no two bars of the row of dates share a lane on a day', () => {
			for ( const { dates, lanes } of weeks.map( ( items ) => layoutTimeGrid( 0, 7, items ) ) ) {
				for ( const bars of dates ) {
					expect( new Set( bars.map( ( { lane } ) => lane ) ).size ).toBe( bars.length );
					expect( Math.max( 0, ...bars.map( ( { lane } ) => lane + 1 ) ) ).toBeLessThanOrEqual( lanes );
				}
			}
		} );

		test( 'every item has one box on each day that it touches, within the day and high enough', () => {
			for ( const items of weeks ) {
				const { dates, hours } = layoutTimeGrid( 0, 7, items );
				for ( let day = 0; day < 7; day++ ) {
					const touching = items.filter( ( { first, last } ) => first <= day && last >= day );
					const ids = [ ...dates[ day ], ...hours[ day ] ].map( ( box ) => box.item.id );
					expect( ids.sort() ).toEqual( touching.map( ( { id } ) => id ).sort() );
					for ( const { from, to } of hours[ day ] ) {
						expect( from ).toBeGreaterThanOrEqual( 0 );
						expect( to ).toBeLessThanOrEqual( 1440 );
						expect( to - from ).toBeGreaterThanOrEqual( 45 );
					}
				}
			}
		} );
	} );
} );
