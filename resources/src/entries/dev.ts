import { createApp } from 'vue';
import en from '../../../i18n/en.json';
import EventCalendar from '../components/EventCalendar.vue';
import { createMessages, english } from '../dev/english';
import { createMemoryOccurrenceSource } from '../dev/memoryOccurrenceSource';
import type { CalendarState } from '../model/calendar';
import { systemZone } from '../model/zone';
import { type Services, servicesKey } from '../ports/services';
import { createFormats } from '../stores/formats';
import * as popups from './popup';

/**
 * A calendar without a wiki, of occurrences that are given: for a look at the front end, and to measure it.
 */
export function show( wrapper: HTMLElement, state: CalendarState ): void {
	const msg = createMessages( en );
	const services: Services = {
		msg,
		formats: createFormats( english, msg ),
		source: createMemoryOccurrenceSource( state.occurrences ),
		links: { page: ( { url } ) => url || undefined, pageOf: () => null, calendarFile: () => null, permalink: ( id ) => `#event=${ id }` },
		language: 'en',
		loadPopups: () => Promise.resolve( popups ),
		copy: ( text ) => navigator.clipboard.writeText( text )
	};
	createApp( EventCalendar, {
		wrapper,
		state,
		titleId: 'title',
		ownZone: systemZone,
		zoneMemory: { get: () => null, set: () => {} },
		address: null,
		typeLabels: {}
	} ).provide( servicesKey, services ).mount( wrapper );
}
