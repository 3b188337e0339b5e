import { type ComponentPublicInstance, createApp } from 'vue';
import EventCalendar from '../components/EventCalendar.vue';
import { createEnvironment, type Environment } from '../mediawiki/environment';
import type { CalendarState } from '../model/calendar';
import { isPart, type Parts } from '../ports/parts';
import { servicesKey } from '../ports/services';
import { createFormats } from '../stores/formats';

type Calendar = ComponentPublicInstance & { open( id: string ): Promise<void> };

const loadParts = (): Promise<Parts> => import( /* webpackChunkName: "parts" */ './parts' );

const calendars = new WeakMap<HTMLElement, Promise<Calendar>>();

/**
 * Takes over a calendar that the server drew.
 *
 * @param wrapper
 * @param occurrence Id of one to open
 */
export function mount( wrapper: HTMLElement, occurrence?: string ): Promise<void> {
	const calendar = calendars.get( wrapper ) || takeOver( wrapper );
	calendars.set( wrapper, calendar );
	return calendar.then( ( { open } ) => occurrence ? open( occurrence ) : undefined );
}

function takeOver( wrapper: HTMLElement ): Promise<Calendar> {
	const titleId = wrapper.querySelector( '[role=heading]' )!.id;
	const state: CalendarState = JSON.parse( wrapper.dataset.mwEventcalendar! );
	const environment = createEnvironment( Number( /\d+/.exec( titleId ) ) );
	return ( isPart( state.view ) ? loadParts() : Promise.resolve( null ) )
		.then( ( parts ) => draw( wrapper, titleId, state, parts, environment ) );
}

function draw(
	wrapper: HTMLElement, titleId: string, state: CalendarState, parts: Parts | null,
	{ services, languageData, ...environment }: Environment
): Calendar {
	const drawn = Array.from( wrapper.childNodes );
	const focused = selectorOf( document.activeElement, wrapper );
	const app = createApp( EventCalendar, {
		wrapper,
		state,
		titleId,
		parts,
		typeLabels: languageData.types,
		...environment
	} );
	app.provide( servicesKey, { ...services, loadParts, formats: createFormats( languageData, services.msg ) } );
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
