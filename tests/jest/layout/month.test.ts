import fixture from '../../fixtures/month-layout.json';
import { layoutMonth } from '../../../resources/src/layout/month';
import { formatDay, parseDay } from '../../../resources/src/model/plainDate';

describe( 'the sheet of a month', () => {
	test.each( fixture.map( ( entry ) => [ entry.name, entry ] as const ) )( '%s', ( _name, entry ) => {
		const items = entry.occurrences.map( ( { id, days, start } ) => ( {
			id, start, first: parseDay( days[ 0 ] ), last: parseDay( days[ 1 ] )
		} ) );
		const sheet = layoutMonth( parseDay( entry.firstDay ), entry.weeks, items, entry.lanes );
		expect( sheet.map( ( week ) => week.map( ( { slots, more } ) => ( {
			slots: slots.map( ( { item, ...slot } ) => ( { id: item.id, ...slot } ) ), more
		} ) ) ) ).toEqual( entry.expected );
	} );

	test( 'names its days', () => {
		const [ , week ] = layoutMonth( parseDay( '2026-10-26' ), 2, [], 4 );
		expect( week.map( ( { day } ) => formatDay( day ) ) ).toEqual( [
			'2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'
		] );
	} );

	test( 'leaves the items as they are', () => {
		const items = Object.freeze( [ 3, 1, 2 ].map( ( start ) => Object.freeze( { first: 10, last: 11, start } ) ) );
		layoutMonth( 7, 1, items, 4 );
		expect( items.map( ( { start } ) => start ) ).toEqual( [ 3, 1, 2 ] );
	} );

	test( 'no two items share a lane on a day, whatever their number', () => {
		let seed = 7;
		const random = ( below: number ): number => {
			seed = ( seed * 16807 ) % 2147483647;
			return seed % below;
		};
		const items = Array.from( { length: 400 }, () => {
			const first = random( 50 ) - 4;
			return { first, last: first + ( random( 3 ) ? 0 : random( 12 ) ), start: random( 1000 ) };
		} );
		for ( const { day, slots, more } of layoutMonth( 0, 6, items, 4 ).flat() ) {
			expect( new Set( slots.map( ( { lane } ) => lane ) ).size ).toBe( slots.length );
			expect( slots.length + more ).toBe( items.filter( ( { first, last } ) => first <= day && last >= day ).length );
		}
	} );
} );
