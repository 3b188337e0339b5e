import { createApp } from 'vue';
import EventCalendar from '../components/EventCalendar.vue';
import { openSubscribeDialog } from '../components/openSubscribeDialog';
import { setClock } from '../dev/clock';
import { createMessages } from '../dev/english';
import { languageDataOf } from '../dev/language';
import { createMemoryOccurrenceSource } from '../dev/memoryOccurrenceSource';
import { createServices, noAddress, noMemory, subscribeSite } from '../dev/services';
import { NOW, stateOf, STORIES, type Story } from '../dev/stories';
import type { Occurrence } from '../model/occurrence';
import { namedZone } from '../model/zone';
import { servicesKey } from '../ports/services';

const RTL = [ 'ar', 'he' ];

/**
 * The calendar without a wiki, in one of the states of stories.ts: `?story=ID`, and at will `&zone=` (the reader's, Europe/Berlin
 * if left out), `&now=` (the clock's time, or `real`), `&language=` and `&night=`. Without a story: the list of them.
 */
const query = new URLSearchParams( location.search );
const found = STORIES.find( ( { id } ) => id === query.get( 'story' ) );
if ( found ) {
	show( { ...found, language: query.get( 'language' ) || found.language, isNight: query.has( 'night' ) || found.isNight } );
} else {
	list();
}

async function show( story: Story ): Promise<void> {
	const { language, isNight, press } = story;
	const now = query.get( 'now' ) || NOW;
	if ( now !== 'real' ) {
		setClock( now );
	}
	document.title = story.name;
	document.documentElement.lang = language;
	document.documentElement.classList.toggle( 'skin-theme-clientpref-night', isNight );
	if ( RTL.includes( language ) ) {
		document.documentElement.dir = 'rtl';
		await useStyles( 'styles.rtl.css' );
	}
	const texts = Object.assign( {}, ...await Promise.all( [ 'en', language ].map( textsOf ) ) );
	const wrapper = await draw( story, texts );
	for ( const selector of press ) {
		await settled();
		wrapper.querySelector<HTMLElement>( selector )!.click();
	}
	await settled();
	wrapper.dataset.ready = '';
}

async function draw( story: Story, texts: Record<string, string> ): Promise<HTMLElement> {
	const { language, behaviour } = story;
	const msg = createMessages( texts );
	const source = createMemoryOccurrenceSource( story.occurrences );
	const state = stateOf( story, await drawnOf( story ) );
	const types = Object.fromEntries( state.types.map( ( { id, label } ) => [ id, texts[ `eventcalendar-type-${ id }` ] || label ] ) );
	const wrapper = document.createElement( 'div' );
	wrapper.className = `ext-eventcalendar ext-eventcalendar--${ state.view }${ state.compact ? ' ext-eventcalendar--compact' : '' }`;
	wrapper.dataset.view = state.view;
	document.getElementById( 'app' )!.append( wrapper );
	const app = createApp( EventCalendar, {
		wrapper,
		state,
		titleId: 'ext-eventcalendar-1-title',
		ownZone: namedZone( query.get( 'zone' ) || 'Europe/Berlin' ),
		memory: noMemory,
		address: noAddress,
		typeLabels: types
	} );
	const services = createServices( language, languageDataOf( language, types ), msg,
		Object.keys( behaviour ).length ? createMemoryOccurrenceSource( story.occurrences, behaviour ) : source );
	app.provide( servicesKey, services );
	app.mount( wrapper );
	document.addEventListener( 'click', ( event ) => {
		const link = ( event.target as Element ).closest<HTMLAnchorElement>( 'a.ext-eventcalendar-subscribe' );
		if ( link ) {
			event.preventDefault();
			openSubscribeDialog( link, { services, site: subscribeSite, typeLabels: types } );
		}
	} );
	return wrapper;
}

/** What the server would have put into the page. */
async function drawnOf( story: Story ): Promise<Occurrence[]> {
	const { range, filter, date, view, limit } = stateOf( story, [] );
	const source = createMemoryOccurrenceSource( story.occurrences );
	const { occurrences } = await source.find( view === 'agenda' ? { start: date, end: range.end, filter } : { ...range, filter } );
	return occurrences.slice( 0, limit ?? undefined );
}

async function textsOf( language: string ): Promise<Record<string, string>> {
	const answer = await fetch( `i18n/${ language }.json` );
	return answer.ok ? answer.json() : {};
}

function useStyles( href: string ): Promise<unknown> {
	const styles = document.querySelector<HTMLLinkElement>( 'link[rel=stylesheet]' )!;
	return new Promise( ( resolve ) => {
		styles.addEventListener( 'load', resolve, { once: true } );
		styles.href = href;
	} );
}

function settled(): Promise<void> {
	return new Promise( ( resolve ) => {
		setTimeout( resolve, 50 );
	} );
}

function list(): void {
	const frame = Object.assign( document.createElement( 'iframe' ), { name: 'story', title: 'Story' } );
	const items = STORIES.map( ( { id, name, isNarrow } ) => {
		const link = Object.assign( document.createElement( 'a' ), { href: `?story=${ id }`, target: 'story', textContent: name } );
		link.addEventListener( 'click', () => frame.classList.toggle( 'mw-phone', isNarrow ) );
		const item = document.createElement( 'li' );
		item.append( link );
		return item;
	} );
	const menu = document.createElement( 'ul' );
	menu.append( ...items );
	document.body.classList.add( 'mw-stories' );
	document.getElementById( 'app' )!.append( menu, frame );
	items[ 0 ].querySelector( 'a' )!.click();
}
