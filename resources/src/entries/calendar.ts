import { type ComponentPublicInstance, createApp } from 'vue';
import EventCalendar from '../components/EventCalendar.vue';
import { createEnvironment } from '../mediawiki/environment';
import type { CalendarState } from '../model/calendar';
import { servicesKey } from '../ports/services';
import { createFormats } from '../stores/formats';

type Calendar = ComponentPublicInstance & { open( id: string ): void };

const calendars = new WeakMap<HTMLElement, Calendar>();

/**
 * Takes over a calendar that the server drew.
 *
 * @param wrapper
 * @param occurrence Id of one to open
 */
export function mount( wrapper: HTMLElement, occurrence?: string ): void {
	const calendar = calendars.get( wrapper ) || takeOver( wrapper );
	calendars.set( wrapper, calendar );
	if ( occurrence ) {
		calendar.open( occurrence );
	}
}

function takeOver( wrapper: HTMLElement ): Calendar {
	const titleId = wrapper.querySelector( '[role=heading]' )!.id;
	const { services, languageData, ...environment } = createEnvironment( Number( /\d+/.exec( titleId ) ) );
	const drawn = Array.from( wrapper.childNodes );
	const focused = selectorOf( document.activeElement, wrapper );
	const app = createApp( EventCalendar, {
		wrapper,
		state: JSON.parse( wrapper.dataset.mwEventcalendar! ) as CalendarState,
		titleId,
		typeLabels: languageData.types,
		...environment
	} );
	app.provide( servicesKey, { ...services, formats: createFormats( languageData, services.msg ) } );
	try {
		const calendar = app.mount( wrapper );
		wrapper.lang = document.documentElement.lang;
		wrapper.dir = document.documentElement.dir;
		wrapper.dataset.ready = '';
		if ( focused ) {
			wrapper.querySelector<HTMLElement>( focused )?.focus( { preventScroll: true } );
		}
		return calendar as Calendar;
	} catch ( error ) {
		// What the server drew works too.
		wrapper.replaceChildren( ...drawn );
		throw error;
	}
}

/**
 * How to find an element again after all of them were drawn anew.
 */
function selectorOf( element: Element | null, wrapper: HTMLElement ): string | null {
	if ( !element || !wrapper.contains( element ) ) {
		return null;
	}
	const { occurrence } = ( element as HTMLElement ).dataset;
	return occurrence ? `[data-occurrence="${ CSS.escape( occurrence ) }"]` : Array.from( element.classList, ( name ) => '.' + name ).join( '' );
}
