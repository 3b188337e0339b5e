import type { Day } from '../model/plainDate';

/**
 * Which zone the reader chose for a page, kept while the tab is open.
 */
export interface ZoneMemory {
	get(): string | null;
	set( choice: string ): void;
}

/**
 * The page's address, where it says what the calendar shows: on Special:EventCalendar.
 */
export interface SheetAddress {
	push( date: Day, types: readonly string[] ): void;
	/** When the reader goes back or forward; a null date is today */
	onReturn( show: ( date: Day | null, types: string[] ) => void ): void;
}
