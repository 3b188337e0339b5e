import type { Sheet } from '../layout/sheet';
import type { Day } from '../model/plainDate';

/**
 * Numbers and dates as the reader's language writes them.
 */
export interface Formats {
	number( value: number ): string;
	/** @param wall What a clock shows, see wallClock(). Gives `18:05` */
	time( wall: number ): string;
	/** Such as "2 November 2026" */
	date( day: Day ): string;
	/** Such as "Monday, 2 November 2026" */
	dateWithWeekday( day: Day ): string;
	weekday( day: Day ): string;
	weekdayShort( day: Day ): string;
	/** The days of a sheet in words, such as "November 2026" */
	title( sheet: Sheet ): string;
}
