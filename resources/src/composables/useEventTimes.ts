import { computed, type ComputedRef } from 'vue';
import { intlLocale } from '../model/locale';
import { type Occurrence, place, type Placed } from '../model/occurrence';
import { DAY_MS, type Day } from '../model/plainDate';
import type { Zone } from '../model/zone';
import { useServices } from '../ports/services';
import { timesOf } from './describeTimes';

export interface EventTime {
	when: string;
	/** Empty where it does not matter */
	zone: string;
	/** Language of what Intl wrote, not the wiki */
	lang?: string;
}

/**
 * When an occurrence happens: on the reader's clock, on the event's where it shows something else, and in the calendar
 * that the reader's language goes by where that is another. An all-day one lies on its dates everywhere.
 */
export function useEventTimes( occurrence: () => Occurrence | null, own: Zone ): ComputedRef<EventTime[]> {
	const { msg, formats, language } = useServices();

	function describe( placed: Placed ): string {
		const times = timesOf( placed, { msg, formats }, formats.dateWithWeekday );
		return placed.last > placed.first ? times :
			msg( 'eventcalendar-page-day-time', formats.dateWithWeekday( placed.first ), times );
	}

	function inOtherCalendar( { first, last }: Placed ): EventTime[] {
		const format = new Intl.DateTimeFormat( intlLocale( language ), { dateStyle: 'full', timeZone: 'UTC' } as Intl.DateTimeFormatOptions );
		const { calendar, locale } = format.resolvedOptions();
		const nameOf = ( day: Day ): string => format.format( day * DAY_MS );
		return calendar === 'gregory' ? [] : [ {
			when: last > first ? msg( 'eventcalendar-date-range', nameOf( first ), nameOf( last ) ) : nameOf( first ), zone: '', lang: locale
		} ];
	}

	return computed( () => {
		const event = occurrence();
		if ( !event ) {
			return [];
		}
		const { allday, timezone } = event;
		const placed = place( event, own );
		const times: EventTime[] = [ { when: describe( placed ), zone: allday ? '' : msg( 'eventcalendar-zone-own-named', own.name ) } ];
		if ( timezone && timezone !== own.name ) {
			times.push( { when: describe( place( event, null ) ), zone: timezone } );
		}
		return [ ...times, ...inOtherCalendar( placed ) ];
	} );
}
