import { computed, type ComputedRef } from 'vue';
import { type Occurrence, place, type Placed } from '../model/occurrence';
import { DAY_MS } from '../model/plainDate';
import type { Zone } from '../model/zone';
import { useServices } from '../ports/services';

/**
 * When an occurrence happens: on the reader's clock, and on the event's where it shows something else. An all-day one
 * lies on its dates everywhere.
 */
export function useEventTimes( occurrence: () => Occurrence | null, own: Zone ): ComputedRef<{ when: string; zone: string }[]> {
	const { msg, formats } = useServices();

	function describe( { occurrence: { allday }, first, last, start, end }: Pick<Placed, 'occurrence' | 'first' | 'last' | 'start' | 'end'> ): string {
		const from = formats.dateWithWeekday( first );
		if ( last > first ) {
			return allday ? msg( 'eventcalendar-date-range', from, formats.dateWithWeekday( last ) ) :
				msg( 'eventcalendar-slot-times-long', from, formats.time( start ), formats.dateWithWeekday( Math.floor( end / DAY_MS ) ), formats.time( end ) );
		}
		return msg( 'eventcalendar-page-day-time', from, allday ? msg( 'eventcalendar-slot-allday' ) :
			end === start ? formats.time( start ) : msg( 'eventcalendar-slot-times', formats.time( start ), formats.time( end ) ) );
	}

	return computed( () => {
		const event = occurrence();
		if ( !event ) {
			return [];
		}
		const { allday, timezone, wallstart, wallend } = event;
		const ownTimes = { when: describe( place( event, own ) ), zone: allday ? '' : msg( 'eventcalendar-zone-own-named', own.name ) };
		if ( !timezone || timezone === own.name ) {
			return [ ownTimes ];
		}
		// The server says what the event's clock shows: to ask the browser again could only differ.
		const [ start, end ] = [ Date.parse( wallstart + 'Z' ), Date.parse( wallend + 'Z' ) ];
		const first = Math.floor( start / DAY_MS );
		const last = Math.max( first, Math.ceil( end / DAY_MS ) - 1 );
		return [ ownTimes, { when: describe( { occurrence: event, first, last, start, end } ), zone: timezone } ];
	} );
}
