import type { Occurrence } from './occurrence';

export const VIEWS = [ 'month', 'week', 'day', 'agenda' ] as const;

export type View = typeof VIEWS[ number ];

/**
 * Within one list: any of them; between lists: all. An empty list asks for nothing in particular.
 */
export interface Filter {
	types: readonly string[];
	topics: readonly string[];
	audience: readonly string[];
	languages: readonly string[];
	status: readonly string[];
	/** Words, each of which must occur */
	search: string;
	/** Only what has a recording */
	recorded: boolean;
}

export interface EventType {
	id: string;
	label: string;
	/** A name of palette.json */
	color: string;
	/** A name of icons.less */
	icon: string;
}

/**
 * What the server drew a calendar from: the wrapper's `data-mw-eventcalendar`.
 */
export interface CalendarState {
	view: View;
	/** Whether it is a short list for home pages, with nothing to move or choose by */
	compact: boolean;
	/** A date of the month or week shown, or the first one of an agenda */
	date: string;
	today: string;
	zone: string;
	language: string;
	/** 0 for Sunday … 6 for Saturday */
	weekStart: number;
	limit: number | null;
	/** What the tag asks for: readers choose within it */
	fixed: Filter;
	/** What the reader chose */
	filter: Filter;
	types: EventType[];
	/** The drawn days and one more on each side, half-open, in UTC */
	range: { start: string; end: string };
	occurrences: Occurrence[];
	/** Whether `occurrences` are all of the range */
	complete: boolean;
	/** URL of the special page that shows the same without JavaScript */
	page: string;
	/** URL of the form for a new event; null where there is none. What the reader may do, the form knows */
	mayAdd: string | null;
}
