import type { View } from '../model/calendar';
import { addMonths, type Day, firstOfMonth, monthOf, startOfWeek } from '../model/plainDate';

/** Lanes that are drawn in a day of a month */
export const LANES = 4;

/**
 * The days that a calendar shows, half-open, and where its links lead.
 *
 *     month     Mon 26 Oct ┤ Sun 1 Nov … Mon 30 Nov ├ Sun 6 Dec       as many whole weeks as it touches
 *               first        date                       end: Mon 7 Dec
 *     week      the seven days with the date in them
 *     day       the date alone
 *     agenda    from the date on, up to the same date of the next month, or as far as the reader went on
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

/** What a view is, beside the component that draws it: the days around a date. `weekStart`: 0 for Sunday … 6 for Saturday */
type Range = ( date: Day, weekStart: number ) => Omit<Sheet, 'view'>;

const RANGES: Record<View, Range> = {
	month( day, weekStart ) {
		const date = firstOfMonth( day );
		const next = addMonths( date, 1 );
		return {
			date,
			first: startOfWeek( date, weekStart ),
			end: startOfWeek( next - 1, weekStart ) + 7,
			previous: addMonths( date, -1 ),
			next
		};
	},
	week( date, weekStart ) {
		const first = startOfWeek( date, weekStart );
		return { date, first, end: first + 7, previous: date - 7, next: date + 7 };
	},
	day: ( date ) => ( { date, first: date, end: date + 1, previous: date - 1, next: date + 1 } ),
	agenda( date ) {
		const end = addMonths( date, 1 );
		return { date, first: date, end, previous: addMonths( date, -1 ), next: end };
	}
};

/**
 * @param view
 * @param date
 * @param weekStart 0 for Sunday … 6 for Saturday
 */
export function sheetAround( view: View, date: Day, weekStart: number ): Sheet {
	return { view, ...RANGES[ view ]( date, weekStart ) };
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
