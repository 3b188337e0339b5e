import type { Day } from '../model/plainDate';
import type { Item } from './month';

export interface DayList<T> {
	readonly day: Day;
	readonly items: T[];
}

/**
 * Every day of [first, end) with all items that touch it, in the order given.
 */
export function layoutDays<T extends Item>( first: Day, end: Day, items: readonly T[] ): DayList<T>[] {
	const days = Array.from( { length: end - first }, ( _d, n ) => ( { day: first + n, items: [] as T[] } ) );
	for ( const item of items ) {
		for ( let day = Math.max( item.first, first ); day <= item.last && day < end; day++ ) {
			days[ day - first ].items.push( item );
		}
	}
	return days;
}

/**
 * The days that have something, and under each what begins on it, in the order given. What began before the first day
 * stands under that one.
 */
export function layoutAgenda<T extends Item>( first: Day, items: readonly T[] ): DayList<T>[] {
	const days = new Map<Day, T[]>();
	for ( const item of items ) {
		const day = Math.max( item.first, first );
		const list = days.get( day );
		if ( list ) {
			list.push( item );
		} else {
			days.set( day, [ item ] );
		}
	}
	return [ ...days ].sort( ( [ a ], [ b ] ) => a - b ).map( ( [ day, list ] ) => ( { day, items: list } ) );
}
