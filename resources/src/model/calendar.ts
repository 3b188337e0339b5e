import type { Occurrence } from './occurrence';

export type View = 'month' | 'week' | 'agenda';

/** Within one list: any of them; between lists: all. An empty list asks for nothing in particular. */
export interface Filter {
	types: string[];
	topics: string[];
	audience: string[];
	languages: string[];
}

export interface EventType {
	id: string;
	label: string;
	/** A name of palette.json */
	color: string;
}

/**
 * What the server drew a calendar from: the wrapper's `data-mw-eventcalendar`.
 */
export interface CalendarState {
	view: View;
	/** A date of the month or week shown, or the first one of an agenda */
	date: string;
	today: string;
	zone: string;
	language: string;
	/** 0 for Sunday … 6 for Saturday */
	weekStart: number;
	limit: number | null;
	filter: Filter;
	types: EventType[];
	/** The drawn days and one more on each side, half-open, in UTC */
	range: { start: string; end: string };
	occurrences: Occurrence[];
	/** Whether `occurrences` are all of the range */
	complete: boolean;
	/** URL of the special page that shows the same without JavaScript */
	page: string;
	/** URL of the form for a new event, where the reader may add one */
	mayAdd: string | null;
}
