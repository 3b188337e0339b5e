import type { Placed } from '../model/occurrence';
import { DAY_MS } from '../model/plainDate';
import type { Services } from '../ports/services';

/**
 * When an occurrence happens, as a list of days says it: the day itself stands above.
 */
export function describeTimes( placed: Placed, services: Pick<Services, 'msg' | 'formats'> ): string {
	const times = timesOf( placed, services );
	return placed.zone ? services.msg( 'eventcalendar-page-zone', times, placed.zone ) : times;
}

function timesOf( { occurrence, first, last, start, end }: Placed, { msg, formats }: Pick<Services, 'msg' | 'formats'> ): string {
	if ( occurrence.allday ) {
		return last > first ? msg( 'eventcalendar-date-range', formats.date( first ), formats.date( last ) ) : msg( 'eventcalendar-slot-allday' );
	}
	if ( last > first ) {
		return msg( 'eventcalendar-slot-times-long',
			formats.date( first ), formats.time( start ), formats.date( Math.floor( end / DAY_MS ) ), formats.time( end ) );
	}
	return end === start ? formats.time( start ) : msg( 'eventcalendar-slot-times', formats.time( start ), formats.time( end ) );
}
