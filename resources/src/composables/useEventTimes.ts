import { computed, type ComputedRef } from 'vue';
import { intlLocale } from '../model/locale';
import { type Occurrence, place, type Placed } from '../model/occurrence';
import { DAY_MS, type Day } from '../model/plainDate';
import type { Zone } from '../model/zone';
import { useServices } from '../ports/services';

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

	function describe( { occurrence: { allday }, first, last, start, end }: Placed ): string {
		const from = formats.dateWithWeekday( first );
		if ( last > first ) {
			return allday ? msg( 'eventcalendar-date-range', from, formats.dateWithWeekday( last ) ) :
				msg( 'eventcalendar-slot-times-long', from, formats.time( start ), formats.dateWithWeekday( Math.floor( end / DAY_MS ) ), formats.time( end ) );
		}
		return msg( 'eventcalendar-page-day-time', from, allday ? msg( 'eventcalendar-slot-allday' ) :
			end === start ? formats.time( start ) : msg( 'eventcalendar-slot-times', formats.time( start ), formats.time( end ) ) );
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
