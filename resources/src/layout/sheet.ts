import type { View } from '../model/calendar';
import { addMonths, type Day, firstOfMonth, monthOf, startOfWeek } from '../model/plainDate';

/** Weeks of a month's sheet: always six, so that no month is taller than another */
export const WEEKS = 6;

/** Lanes that are drawn in a day of a month */
export const LANES = 4;

/**
 * The days that a calendar shows, half-open, and where its links lead.
 *
 *     month     Mon 26 Oct ┤ Sun 1 Nov … Mon 30 Nov ├ Sun 6 Dec
 *               first        date                       end: Mon 7 Dec
 *     week      the seven days with the date in them
 *     agenda    from the date on, up to the same date of the next month
 */
export interface Sheet {
	readonly view: View;
	/** The first of the month, otherwise the date asked for */
	readonly date: Day;
	readonly first: Day;
	readonly end: Day;
	readonly previous: Day;
	readonly next: Day;
}

/**
 * @param weekStart 0 for Sunday … 6 for Saturday
 */
export function sheetAround( view: View, date: Day, weekStart: number ): Sheet {
	if ( view === 'agenda' ) {
		const end = addMonths( date, 1 );
		return { view, date, first: date, end, previous: addMonths( date, -1 ), next: end };
	}
	if ( view === 'week' ) {
		const first = startOfWeek( date, weekStart );
		return { view, date, first, end: first + 7, previous: date - 7, next: date + 7 };
	}
	const month = firstOfMonth( date );
	const first = startOfWeek( month, weekStart );
	return {
		view, date: month, first, end: first + WEEKS * 7, previous: addMonths( month, -1 ), next: addMonths( month, 1 )
	};
}

/**
 * Whether a date lies in what a sheet is about (of a month's sheet the month, not the days beside it).
 */
export function isWithin( sheet: Sheet, day: Day ): boolean {
	return sheet.view === 'month' ? firstOfMonth( day ) === sheet.date : day >= sheet.first && day < sheet.end;
}

/**
 * Links do not lead beyond the dates that the special page draws.
 */
export function isDrawable( day: Day ): boolean {
	const { year } = monthOf( day );
	return year >= 1900 && year <= 2200;
}
