import { type ComponentPublicInstance, createApp } from 'vue';
import EventCalendar from '../components/EventCalendar.vue';
import { createCentralLinks } from '../embed/centralLinks';
import { copyText } from '../mediawiki/copyText';
import { servicesKey } from '../ports/services';
import { createFormats } from '../stores/formats';
import type { DrawnCalendar, DrawnFrom } from './embed';

type Calendar = ComponentPublicInstance & { open( id: string ): void };

/**
 * The calendar of another wiki, on the same components as that wiki's own.
 */
export function draw( { wrapper, titleId, state, settings, texts, source, place, ownZone }: DrawnFrom ): DrawnCalendar {
	const { language } = settings;
	const app = createApp( EventCalendar, {
		wrapper,
		state,
		titleId,
		ownZone,
		memory: place.memory,
		address: place.address,
		popups: place.popups,
		typeLabels: language.types
	} );
	app.provide( servicesKey, {
		msg: texts,
		formats: createFormats( language, texts ),
		source,
		links: createCentralLinks( settings ),
		language: language.code,
		copy: copyText,
		// Another wiki reminds nobody here.
		remind() {},
		// It fails where the reader thinks better of it.
		share: 'share' in navigator ? ( title, url ) => navigator.share( { title, url } ).catch( () => {} ) : undefined
	} );
	for ( const element of [ wrapper, ...place.popups ? [ place.popups ] : [] ] ) {
		element.lang = language.lang;
		element.dir = language.dir;
	}
	wrapper.dataset.view = state.view;
	const calendar = app.mount( wrapper ) as Calendar;
	wrapper.dataset.ready = '';
	return { open: ( id ) => calendar.open( id ), remove: () => app.unmount() };
}
