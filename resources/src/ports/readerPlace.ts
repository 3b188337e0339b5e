import type { Filter, View } from '../model/calendar';
import type { Day } from '../model/plainDate';

/**
 * What the reader chose on a page, kept for the next visit.
 */
export interface ReaderMemory {
	get( what: 'view' | 'zone' ): string | null;
	set( what: 'view' | 'zone', choice: string ): void;
}

export interface Place {
	/** Null for the calendar's own */
	view: View | null;
	/** Null for today, whenever the address is followed */
	date: Day | null;
	filter: Filter;
}

/**
 * The part of the page's address that says what the calendar shows.
 */
export interface SheetAddress {
	/** Whether the server draws what it says */
	readonly isDrawn: boolean;
	/** Null where it says nothing of this calendar */
	read(): Place | null;
	write( place: Place ): void;
	/** Calls back when the reader goes back or forward */
	onReturn( show: ( place: Place | null ) => void ): void;
}
