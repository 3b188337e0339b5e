import { computed, type ComputedRef, reactive, type Ref, ref, shallowRef } from 'vue';
import type { CalendarEvent } from '../model/event.generated';
import { type Draft, emptyWay, lengthOf, startOf, toDraft, toEvent } from '../model/eventDraft';
import { movedDates, occurrenceOf, splitSeries, withOccurrence, withoutOccurrence } from '../model/seriesEdit';
import { formatWall, parseWall } from '../model/wallClock';
import { wallClock } from '../model/zone';
import type { ScheduleServices, ScheduleStart } from '../ports/scheduleWiki';

/** What of a series is edited; `all` of an event that happens once, too */
export type Scope = 'all' | 'one' | 'following' | 'without';

/** A page as it will be saved */
export interface PageEdit {
	page: string;
	event: CalendarEvent;
	/** Revision; 0 for a new page */
	base: number;
	/** Beside what the wiki says of the change */
	summary: string;
	/** Where the series goes on that ends here */
	continuation?: string;
}

export interface EventForm {
	readonly start: ScheduleStart;
	readonly draft: Draft;
	/** Name of a new page, without its namespace */
	readonly name: Ref<string>;
	readonly scope: Ref<Scope>;
	/** What the page holds, and its revision */
	readonly base: Ref<CalendarEvent | null>;
	readonly revision: Ref<number>;
	/** What the form started from in this scope */
	readonly original: Ref<CalendarEvent | null>;
	readonly written: ComputedRef<CalendarEvent>;
	/** In the order in which they are to be saved; the first is what the form is about */
	readonly edits: ComputedRef<PageEdit[]>;
	readonly isDirty: ComputedRef<boolean>;
	choose( scope: Scope ): void;
	/** What the scope shows of a page's event */
	view( event: CalendarEvent ): CalendarEvent;
	fill( draft: Draft ): void;
}

const WEEKS_AHEAD = 2;

/** For those in a hurry: the next full hour in two weeks, for an hour, on the reader's clock. */
function newDraft( { date, time }: ScheduleStart, { site, zone, zoneOf, now }: ScheduleServices ): Draft {
	const zoneName = site.zones.includes( zone.name ) ? zone.name : site.zone;
	const hour = Math.ceil( wallClock( now(), zoneOf( zoneName ) ) / 36e5 ) * 36e5;
	const ahead = formatWall( hour + WEEKS_AHEAD * 7 * 864e5 );
	const start = `${ date || ahead.slice( 0, 10 ) }T${ time || ahead.slice( 11, 16 ) }`;
	const draft = toDraft( { title: {}, type: '', start, duration: 'PT1H', timeZone: zoneName, languages: [ site.language ] }, zoneOf );
	return { ...draft, title: { [ site.language ]: '' }, ways: [ emptyWay() ] };
}

/**
 * An event in a form: what is typed, and the pages that it makes.
 */
export function useEventForm( start: ScheduleStart, services: ScheduleServices ): EventForm {
	const { site, zoneOf } = services;
	const { page, occurrence } = start;
	const scope = ref<Scope>( 'all' );
	const base = shallowRef( page ? start.event : null );
	const revision = ref( start.revision );
	const original = shallowRef( start.event );
	const first = start.event ? toDraft( copyOf( start ), zoneOf ) : newDraft( start, services );
	const draft = reactive( first ) as Draft;
	const untouched = ref( JSON.stringify( draft ) );
	const name = ref( start.name || '' );
	let anchor = { start: startOf( first ), timeZone: first.timeZone };

	const view = ( event: CalendarEvent ): CalendarEvent => scope.value === 'one' ? occurrenceOf( event, occurrence! ) :
		scope.value === 'following' ? splitSeries( event, occurrence!, zoneOf ).rest : event;

	const written = computed( () => {
		const event = toEvent( draft, original.value, site.language, zoneOf );
		const isMoved = anchor.timeZone !== draft.timeZone || anchor.start.slice( 10 ) !== event.start.slice( 10 );
		return event.recurrence && isMoved && draft.date && ( draft.allDay || draft.time ) ? JSON.parse( JSON.stringify( {
			...event,
			recurrence: { ...event.recurrence, ...movedOf( event ) }
		} ) ) as CalendarEvent : event;
	} );

	/** What is said of single dates was said at another time of day. */
	function movedOf( event: CalendarEvent ): CalendarEvent[ 'recurrence' ] {
		const moved = movedDates( { ...event, ...anchor }, event.start, zoneOf );
		return Object.fromEntries( Object.entries( moved ).filter( ( [ , value ] ) => Object.keys( value ).length ) );
	}

	const newPage = computed( () => `${ start.namespace }:${ name.value.trim() }` );

	const edits = computed( (): PageEdit[] => {
		const old = base.value;
		const edit = ( event: CalendarEvent, summary = '' ): PageEdit => ( { page: page!, event, base: revision.value, summary } );
		if ( !page || !old ) {
			return [ { page: newPage.value, event: written.value, base: 0, summary: '' } ];
		}
		switch ( scope.value ) {
			case 'one':
				return [ edit( withOccurrence( old, occurrence!, written.value ) ) ];
			case 'without':
				return [ edit( withoutOccurrence( old, occurrence! ) ) ];
			case 'following':
				return [
					{ page: newPage.value, event: written.value, base: 0, summary: start.summaries.splitFrom.replace( '$1', page ) },
					{
						...edit( splitSeries( old, occurrence!, zoneOf ).kept!, start.summaries.splitTo.replace( '$1', newPage.value ) ),
						continuation: newPage.value
					}
				];
			default:
				return [ edit( written.value ) ];
		}
	} );

	function fill( filled: Draft ): void {
		Object.assign( draft, JSON.parse( JSON.stringify( filled ) ) );
	}

	return {
		start, draft, name, scope, base, revision, original, written, edits, view, fill,
		isDirty: computed( () => scope.value === 'without' || JSON.stringify( draft ) !== untouched.value ),
		choose( chosen ) {
			const isSplit = chosen === 'following' && splitSeries( base.value!, occurrence!, zoneOf ).kept;
			scope.value = chosen === 'following' && !isSplit ? 'all' : chosen;
			original.value = view( base.value! );
			fill( toDraft( original.value, zoneOf ) );
			anchor = { start: startOf( draft ), timeZone: draft.timeZone };
			untouched.value = JSON.stringify( draft );
			if ( scope.value === 'following' ) {
				name.value = `${ page!.slice( page!.indexOf( ':' ) + 1 ) } (${ draft.date })`;
			}
		}
	};
}

/** A copy starts without what belongs to the one that there was. */
function copyOf( { page, event, date, time }: ScheduleStart ): CalendarEvent {
	if ( page ) {
		return event!;
	}
	const copy = { ...event! };
	delete copy.uid;
	delete copy.outcome;
	delete copy.status;
	if ( copy.recurrence ) {
		copy.recurrence = { rule: copy.recurrence.rule };
	}
	return date || time ? movedTo( copy, date || copy.start.slice( 0, 10 ), time ) : copy;
}

function movedTo( event: CalendarEvent, date: string, time: string | null ): CalendarEvent {
	const isDate = event.start.length <= 10;
	const start = isDate ? date : `${ date }T${ time || event.start.slice( 11 ) }`;
	return { ...event, start, ...event.end ? { end: formatWall( parseWall( start ) + lengthOf( event ), isDate ) } : {} };
}
