/**
 * A calendar date without time and zone, as days since 1970-01-01 on the Gregorian calendar: adding and comparing is
 * integer arithmetic, and no change of the clocks can get in the way.
 */
export type Day = number;

export const DAY_MS = 864e5;

/**
 * @param text ISO 8601; what follows the date is left out of account
 */
export function parseDay( text: string ): Day {
	return Date.parse( text.slice( 0, 10 ) ) / DAY_MS;
}

export function formatDay( day: Day ): string {
	return new Date( day * DAY_MS ).toISOString().slice( 0, 10 );
}

/**
 * @return 0 for Sunday … 6 for Saturday
 */
export function weekdayOf( day: Day ): number {
	return new Date( day * DAY_MS ).getUTCDay();
}

export function monthOf( day: Day ): { year: number; month: number; date: number } {
	const date = new Date( day * DAY_MS );
	return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

export function firstOfMonth( day: Day ): Day {
	return day - monthOf( day ).date + 1;
}

/**
 * The same date of another month; its last one if it has no such date (31 January + 1 month is 28 February).
 */
export function addMonths( day: Day, months: number ): Day {
	const { year, month, date } = monthOf( day );
	const lastOfMonth = Date.UTC( year, month + months + 1, 0 ) / DAY_MS;
	return Math.min( Date.UTC( year, month + months, date ) / DAY_MS, lastOfMonth );
}

export function startOfWeek( day: Day, weekStart: number ): Day {
	return day - ( weekdayOf( day ) - weekStart + 7 ) % 7;
}
