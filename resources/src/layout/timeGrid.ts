import { DAY_MS, type Day } from '../model/plainDate';

export interface TimedItem {
	/** The days it touches, both inclusive */
	readonly first: Day;
	readonly last: Day;
	/** Wall time in milliseconds, see wallClock(); the end is exclusive, and before the start where clocks went back between */
	readonly start: number;
	readonly end: number;
}

export interface Box<T> {
	readonly item: T;
	/** Half-open: minutes of its day; in the row of dates days, counted from the first shown */
	readonly from: number;
	readonly to: number;
	/** Counted from 0, of as many as its cluster has; `span` are those that it may cover, its own and free ones after it */
	readonly lane: number;
	readonly lanes: number;
	readonly span: number;
}

export interface TimeGrid<T> {
	/** Per day, what is all-day or lasts 24 hours and more; the same box on each of its days */
	readonly dates: Box<T>[][];
	/** How many lanes the row of dates has */
	readonly lanes: number;
	/** Per day, its part of everything else, by time */
	readonly hours: Box<T>[][];
}

const DAY = 1440;

/** Minutes that the text of a slot takes; lanes are given out for them too */
const SHORTEST = 45;

/** Minutes that two lines of it take */
const TWO_LINES = 60;

/**
 * Lays out whole days over a grid of hours. What overlaps, be it through others, is a cluster; in a cluster each takes
 * the lowest lane that is free: the earlier first, then the longer. What only touches does not overlap.
 *
 *              Mon       Tue
 *     dates    [A A A A A A A>     24 hours and more, or all-day
 *     10:00    [B][C]    [F..]     B, C and D are a cluster of two lanes: D overlaps B alone and takes C's again
 *     11:00    [B][D]
 *     12:00    [E...]              touches B, a cluster by itself
 *     23:00    [G...]    [.G.]     over midnight: a box on each day, the second from 00:00
 *     24:00    [H...]              begins at 23:50: moved up to have its height
 */
export function layoutTimeGrid<T extends TimedItem>( first: Day, days: number, items: readonly T[] ): TimeGrid<T> {
	const long: Span<T>[] = [];
	const short = Array.from( { length: days }, (): Span<T>[] => [] );
	for ( const item of items ) {
		const from = Math.max( item.first - first, 0 );
		const to = Math.min( item.last + 1 - first, days );
		if ( from < to && item.end - item.start >= DAY_MS ) {
			long.push( { item, from, to } );
			continue;
		}
		for ( let day = from; day < to; day++ ) {
			short[ day ].push( onDay( item, first + day ) );
		}
	}
	const bars = giveLanes( long );
	return {
		dates: short.map( ( _, day ) => bars.filter( ( { from, to } ) => from <= day && to > day ) ),
		lanes: Math.max( 0, ...bars.map( ( { lanes } ) => lanes ) ),
		hours: short.map( giveLanes )
	};
}

/** Whether a box has one line only; in the hours. */
export function isLow( { from, to }: Box<unknown> ): boolean {
	return to - from < TWO_LINES;
}

/** Whether a box has no room for more than when it begins and some words of its title: it is low, or beside others in a week. */
export function isTight( box: Box<unknown>, days: number ): boolean {
	return isLow( box ) || ( days > 1 && box.span < box.lanes );
}

type Span<T> = Pick<Box<T>, 'item' | 'from' | 'to'>;

function onDay<T extends TimedItem>( item: T, day: Day ): Span<T> {
	const minute = ( wall: number ): number => Math.floor( ( wall - day * DAY_MS ) / 6e4 );
	const from = Math.min( Math.max( minute( item.start ), 0 ), DAY - SHORTEST );
	return { item, from, to: Math.max( Math.min( minute( item.end ), DAY ), from + SHORTEST ) };
}

function giveLanes<T extends TimedItem>( spans: Span<T>[] ): Box<T>[] {
	// When each lane of the cluster becomes free.
	let free: number[] = [];
	spans.sort( ( a, b ) => a.from - b.from || b.to - a.to || a.item.start - b.item.start );
	const taken = spans.map( ( { item, from, to } ) => {
		if ( free.every( ( end ) => end <= from ) ) {
			free = [];
		}
		const found = free.findIndex( ( end ) => end <= from );
		const lane = found < 0 ? free.length : found;
		free[ lane ] = to;
		return { item, from, to, lane, cluster: free };
	} );
	return taken.map( ( { item, from, to, lane, cluster } ) => {
		const beside = taken.filter( ( other ) => other.lane > lane && other.from < to && other.to > from );
		return {
			item, from, to, lane,
			lanes: cluster.length,
			span: Math.min( cluster.length, ...beside.map( ( other ) => other.lane ) ) - lane
		};
	} );
}
