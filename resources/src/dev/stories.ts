import type { CalendarState, EventType, Filter } from '../model/calendar';
import { NO_FILTER } from '../model/filter';
import type { Occurrence } from '../model/occurrence';
import type { Behaviour } from './memoryOccurrenceSource';
import { ID, manyOccurrences, occurrenceOf, sampleOccurrences, TITLES, TYPES } from './samples';

/**
 * One state of the calendar to look at.
 */
export interface Story {
	/** In the address */
	id: string;
	name: string;
	/** All that the wiki has */
	occurrences: Occurrence[];
	state: Partial<CalendarState>;
	/** Of the wiki, once the calendar is there */
	behaviour: Behaviour;
	/** Code; English if left out */
	language: string;
	isNight: boolean;
	/** Whether it is meant for a phone */
	isNarrow: boolean;
	/** Selectors of what is pressed, one after the other */
	press: string[];
}

/** The time on the clock of every story: an event is under way */
export const NOW = '2026-11-10T17:20:00Z';

const BLOCK = '.ext-eventcalendar';
const NEXT = `${ BLOCK }-nav__link--next`;
const SUBSCRIBE = `${ BLOCK }-subscribe`;
const FILTERS = `${ BLOCK }-filters__button`;
const slot = ( id: string ): string => `${ BLOCK }-slot[data-occurrence="${ id }"]`;
const chosen = ( filter: Partial<Filter> ): Filter => ( { ...NO_FILTER, ...filter } );

const COLORS = [ 'blue', 'green', 'yellow', 'teal', 'purple', 'orange', 'red', 'pink', 'brown', 'gray' ];
const MANY_TYPES: EventType[] = Array.from( { length: 24 }, ( _t, n ) => ( {
	id: `type-${ n }`, label: `Kind of event ${ n + 1 }`, color: COLORS[ n % COLORS.length ], icon: TYPES[ n % TYPES.length ].icon
} ) );

function story( id: string, name: string, fields: Partial<Story> = {} ): Story {
	return {
		id, name, occurrences: sampleOccurrences( fields.language ), state: {}, behaviour: {}, language: 'en', isNight: false, isNarrow: false,
		press: [], ...fields
	};
}

function crowd( count: number, types = TYPES ): Occurrence[] {
	return manyOccurrences( '2026-11', count, types.map( ( { id } ) => id ) );
}

const longTitles = TITLES.long.flatMap( ( title, n ) => [ 0, 7, 14 ].map( ( later ) => occurrenceOf( {
	pageid: 100 + 10 * n + later, title, type: TYPES[ n ].id, start: `2026-11-${ String( 3 + n % 4 + later ).padStart( 2, '0' ) }T1${ n }:00`
} ) ) );

export const STORIES: Story[] = [
	story( 'month', 'Month' ),
	story( 'month-500', 'Month of 500 events', { occurrences: crowd( 500 ) } ),
	story( 'week', 'Week', { state: { view: 'week' } } ),
	story( 'week-busy', 'Week of 100 events', { state: { view: 'week' }, occurrences: crowd( 400 ) } ),
	story( 'day', 'Day', { state: { view: 'day' } } ),
	story( 'agenda', 'Agenda', { state: { view: 'agenda' } } ),
	story( 'compact', 'Compact', { state: { view: 'agenda', compact: true, limit: 5 } } ),
	story( 'empty', 'Nothing in the month', { occurrences: [] } ),
	story( 'empty-agenda', 'Nothing in the agenda', { state: { view: 'agenda' }, occurrences: [] } ),
	story( 'loading', 'The next month under way', { behaviour: { delay: Infinity }, press: [ NEXT ] } ),
	story( 'offline', 'No way to the wiki', { behaviour: { failure: 'offline' }, press: [ NEXT ] } ),
	story( 'refused', 'The wiki says no', { behaviour: { failure: 'refused' }, press: [ NEXT ] } ),
	story( 'incomplete', 'Too many for one answer', { occurrences: crowd( 300 ), state: { complete: false }, behaviour: { limit: 250 } } ),
	story( 'filters', 'Filters', { press: [ FILTERS ] } ),
	story( 'filters-chosen', 'Filters that are set', { press: [ `${ BLOCK }-legend__type--blue`, `${ BLOCK }-legend__type--purple`, FILTERS ] } ),
	story( 'filters-given', 'Filters that were set before anything else was known', {
		state: { filter: chosen( { types: [ 'tech-talk', 'workshop' ] } ) }, press: [ FILTERS ]
	} ),
	story( 'search', 'A search', { state: { filter: chosen( { search: 'talk' } ) } } ),
	story( 'search-empty', 'A search without result', { state: { filter: chosen( { search: 'dodo' } ) } } ),
	story( 'popup', 'Pop-up of an event that is live', { press: [ slot( ID.live ) ] } ),
	story( 'popup-series', 'Pop-up of a series', { press: [ slot( ID.series ) ] } ),
	story( 'popup-cancelled', 'Pop-up of a cancelled event', { press: [ slot( ID.cancelled ) ] } ),
	story( 'popup-recording', 'Pop-up with a recording', { press: [ slot( ID.recorded ) ] } ),
	story( 'popup-day', 'Pop-up of a day', { occurrences: crowd( 500 ), press: [ `${ BLOCK }-day[data-date="2026-11-11"] ${ BLOCK }-day__more` ] } ),
	story( 'subscribe', 'Ways to subscribe to what a filter shows', {
		state: { filter: chosen( { types: [ 'tech-talk', 'workshop' ], topics: [ 'design' ], languages: [ 'fr' ] } ) }, press: [ SUBSCRIBE ]
	} ),
	story( 'phone', 'Month on a phone', { isNarrow: true } ),
	story( 'phone-week', 'Week on a phone', { isNarrow: true, state: { view: 'week' } } ),
	story( 'phone-day', 'Day on a phone', { isNarrow: true, state: { view: 'day' } } ),
	story( 'phone-agenda', 'Agenda on a phone', { isNarrow: true, state: { view: 'agenda' } } ),
	story( 'phone-filters', 'Filters on a phone', { isNarrow: true, press: [ FILTERS ] } ),
	story( 'phone-popup', 'Pop-up on a phone', { isNarrow: true, state: { view: 'agenda' }, press: [ slot( ID.live ) ] } ),
	story( 'phone-subscribe', 'Ways to subscribe on a phone', { isNarrow: true, state: { view: 'agenda' }, press: [ SUBSCRIBE ] } ),
	story( 'arabic', 'Arabic, from right to left', { language: 'ar' } ),
	story( 'arabic-week', 'Week in Arabic', { language: 'ar', state: { view: 'week' } } ),
	story( 'arabic-popup', 'Pop-up in Arabic', { language: 'ar', press: [ slot( ID.live ) ] } ),
	story( 'japanese', 'Japanese', { language: 'ja' } ),
	story( 'night', 'Night', { isNight: true } ),
	story( 'night-week', 'Week at night', { isNight: true, state: { view: 'week' } } ),
	story( 'night-popup', 'Pop-up at night', { isNight: true, press: [ slot( ID.live ) ] } ),
	story( 'types', '24 types', { occurrences: crowd( 60, MANY_TYPES ), state: { types: MANY_TYPES } } ),
	story( 'titles', 'Long and strange titles', { occurrences: longTitles } ),
	story( 'titles-agenda', 'Long and strange titles in the agenda', { occurrences: longTitles, state: { view: 'agenda', date: '2026-11-01' } } )
];

/**
 * What the server would have drawn a story's calendar from.
 *
 * @param shown
 * @param shown.state
 * @param shown.language
 * @param occurrences Those of the days that are shown
 */
export function stateOf( { state, language }: Story, occurrences: Occurrence[] ): CalendarState {
	const { view = 'month' } = state;
	return {
		view,
		compact: false,
		date: view === 'month' ? '2026-11-01' : NOW.slice( 0, 10 ),
		today: NOW.slice( 0, 10 ),
		zone: 'UTC',
		language,
		weekStart: language === 'ar' ? 6 : 1,
		limit: null,
		fixed: NO_FILTER,
		filter: NO_FILTER,
		types: TYPES,
		range: { start: '2026-10-24T00:00:00Z', end: '2026-12-12T00:00:00Z' },
		occurrences,
		complete: true,
		page: '/wiki/Special:EventCalendar',
		mayAdd: '/wiki/Special:ScheduleEvent',
		...state
	};
}
