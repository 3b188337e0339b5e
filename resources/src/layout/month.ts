import type { Day } from '../model/plainDate';

export interface Item {
	/** The days it touches, both inclusive */
	readonly first: Day;
	readonly last: Day;
	readonly start: number;
}

export interface Segment<T> {
	readonly item: T;
	/** 1 is the uppermost */
	readonly lane: number;
	/** Whether this day is the item's first, and its last */
	readonly isStart: boolean;
	readonly isEnd: boolean;
}

export interface DayCell<T> {
	readonly day: Day;
	/** From the uppermost lane downwards */
	readonly slots: Segment<T>[];
	/** How many items of this day have no lane */
	readonly more: number;
}

/**
 * Gives every item a lane in each week that it touches: the lowest that is free on all its days of that week. First
 * come those of several days, by first day and then the longer one; then those of a single day; by start within these.
 * Items equal in all this keep their order.
 *
 *             Mon   Tue   Wed   Thu   Fri
 *     lane 1  [A A A A A]  C
 *     lane 2        [B B B B B B B]    D      D is free to use lane 2 again
 *     lane 3         E
 *
 * @param lanes How many are drawn; items that need more are counted on each of their days
 */
export function layoutMonth<T extends Item>( firstDay: Day, weeks: number, items: readonly T[], lanes: number ): DayCell<T>[][] {
	const sheet = Array.from( { length: weeks }, ( _w, week ) => Array.from( { length: 7 }, ( _d, weekday ) => ( {
		day: firstDay + week * 7 + weekday, slots: [] as Segment<T>[], more: 0
	} ) ) );
	// One bit per day and lane of a week.
	const taken = sheet.map( () => new Array<number>( lanes ).fill( 0 ) );

	for ( const item of [ ...items ].sort( compare ) ) {
		const firstWeek = Math.max( 0, Math.floor( ( item.first - firstDay ) / 7 ) );
		const lastWeek = Math.min( weeks - 1, Math.floor( ( item.last - firstDay ) / 7 ) );
		for ( let week = firstWeek; week <= lastWeek; week++ ) {
			const weekFirst = firstDay + week * 7;
			const from = Math.max( 0, item.first - weekFirst );
			const to = Math.min( 6, item.last - weekFirst );
			const days = ( 2 << to ) - ( 1 << from );
			const lane = taken[ week ].findIndex( ( bits ) => !( bits & days ) );
			if ( lane >= 0 ) {
				taken[ week ][ lane ] |= days;
			}
			for ( let weekday = from; weekday <= to; weekday++ ) {
				const cell = sheet[ week ][ weekday ];
				if ( lane < 0 ) {
					cell.more++;
				} else {
					cell.slots.push( {
						item, lane: lane + 1, isStart: cell.day === item.first, isEnd: cell.day === item.last
					} );
				}
			}
		}
	}
	for ( const week of sheet ) {
		for ( const cell of week ) {
			cell.slots.sort( ( a, b ) => a.lane - b.lane );
		}
	}
	return sheet;
}

function compare( a: Item, b: Item ): number {
	return Number( b.last > b.first ) - Number( a.last > a.first ) ||
		a.first - b.first || ( b.last - b.first ) - ( a.last - a.first ) || a.start - b.start;
}
