import { createApp } from 'vue';
import EventCalendar from '../components/EventCalendar.vue';
import { createMessages, english } from '../dev/english';
import { createMemoryOccurrenceSource } from '../dev/memoryOccurrenceSource';
import { createServices, noAddress, noMemory } from '../dev/services';
import { NO_FILTER } from '../model/filter';
import type { Occurrence } from '../model/occurrence';
import { systemZone } from '../model/zone';
import { servicesKey } from '../ports/services';

/** An event in the format of the outside bench, which is the same for all calendars; times in UTC */
interface BenchEvent {
	id: string;
	title: string;
	start: string;
	end: string;
	category: string;
	url: string;
}

interface Bench {
	/** What the page has loaded of English, as the wiki's modules do */
	benchMessages: Record<string, string>;
	/** Shows June 2026, and what it shows with it has */
	benchMount( events: BenchEvent[] ): void;
	benchNext(): void;
	/** Selectors */
	benchEvent: string;
	benchPopup: string;
}

const COLORS = { talk: 'blue', sport: 'orange', music: 'purple', market: 'green', school: 'red', club: 'gray' };
const RANGE = { start: '2026-05-30T00:00:00Z', end: '2026-07-06T00:00:00Z' };

const bench = window as unknown as Bench;

/**
 * The calendar as candidate of a bench: all that a wiki would load, with an answering machine in its place.
 */
Object.assign( bench, {
	benchMount( events: BenchEvent[] ) {
		const occurrences = events.map( occurrenceOf );
		const wrapper = document.createElement( 'div' );
		wrapper.className = 'ext-eventcalendar ext-eventcalendar--month';
		document.getElementById( 'app' )!.append( wrapper );
		createApp( EventCalendar, {
			wrapper,
			state: {
				view: 'month',
				compact: false,
				date: '2026-06-01',
				today: '2026-06-10',
				zone: 'UTC',
				language: 'en',
				weekStart: 0,
				limit: null,
				fixed: NO_FILTER,
				filter: NO_FILTER,
				types: Object.entries( COLORS ).map( ( [ id, color ] ) => ( { id, label: id, color, icon: 'other' } ) ),
				range: RANGE,
				occurrences: occurrences.filter( ( { start, end } ) => start < RANGE.end && end > RANGE.start ),
				complete: true,
				page: '/wiki/Special:EventCalendar',
				mayAdd: null
			},
			titleId: 'ext-eventcalendar-1-title',
			ownZone: systemZone,
			memory: noMemory,
			address: noAddress,
			typeLabels: {}
		} ).provide( servicesKey, createServices( 'en', english, createMessages( bench.benchMessages ),
			createMemoryOccurrenceSource( occurrences ) ) ).mount( wrapper );
	},
	benchNext() {
		document.querySelector<HTMLElement>( '.ext-eventcalendar-nav__link--next' )!.click();
	},
	benchEvent: '.ext-eventcalendar-slot',
	benchPopup: '.ext-eventcalendar-popup'
} );

function occurrenceOf( { id, title, start, end, category, url }: BenchEvent ): Occurrence {
	return {
		id, wiki: 'bench', pageid: 1, page: 'EventCalendar:Bench', url: '/wiki/' + url, title, summary: null, type: category, status: 'confirmed',
		start, end, allday: false, timezone: 'UTC', wallstart: start, wallend: end, recurring: false, recurrenceid: null, topics: []
	};
}
