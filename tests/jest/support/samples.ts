import { type CalendarState, type Filter } from '../../../resources/src/model/calendar';
import { NO_FILTER } from '../../../resources/src/model/filter';
import { type Occurrence } from '../../../resources/src/model/occurrence';

export function occurrence( fields: Partial<Occurrence> = {} ): Occurrence {
	const start = fields.start || '2026-11-10T18:00:00Z';
	const end = fields.end || new Date( Date.parse( start ) + 36e5 ).toISOString().replace( '.000', '' );
	return {
		id: '12',
		wiki: 'testwiki',
		pageid: 12,
		page: 'EventCalendar:Talks/Tokens one',
		url: 'http://wiki.test/EventCalendar:Talks/Tokens_one',
		title: 'Design tokens',
		summary: 'All about tokens.',
		type: 'tech-talk',
		status: 'confirmed',
		start,
		end,
		allday: false,
		timezone: 'UTC',
		wallstart: start.slice( 0, 16 ),
		wallend: end.slice( 0, 16 ),
		recurring: false,
		recurrenceid: null,
		topics: [],
		audience: [],
		languages: [],
		participation: [],
		speakers: [],
		registration: null,
		links: [],
		outcome: null,
		...fields
	};
}

export function allDay( fields: Partial<Occurrence> & { start: string; end: string } ): Occurrence {
	return occurrence( { allday: true, timezone: null, wallstart: fields.start, wallend: fields.end, ...fields } );
}

export function filter( fields: Partial<Filter> = {} ): Filter {
	return { ...NO_FILTER, ...fields };
}

export function state( fields: Partial<CalendarState> = {} ): CalendarState {
	return {
		view: 'month',
		compact: false,
		date: '2026-11-01',
		today: '2026-11-23',
		zone: 'UTC',
		language: 'en',
		weekStart: 1,
		limit: null,
		fixed: filter(),
		filter: filter(),
		types: [
			{ id: 'tech-talk', label: 'Tech talk', color: 'blue', icon: 'talk' },
			{ id: 'workshop', label: 'Workshop', color: 'purple', icon: 'workshop' }
		],
		range: { start: '2026-10-25T00:00:00Z', end: '2026-12-08T00:00:00Z' },
		occurrences: [],
		complete: true,
		page: '/index.php/Special:EventCalendar',
		mayAdd: null,
		...fields
	};
}
