import type { Placed } from '../model/occurrence';
import { DAY_MS, type Day } from '../model/plainDate';
import type { Services } from '../ports/services';

/**
 * When an occurrence happens, as a list of days says it: the day itself stands above.
 */
export function describeTimes( placed: Placed, services: Pick<Services, 'msg' | 'formats'> ): string {
	const times = timesOf( placed, services );
	return placed.zone ? services.msg( 'eventcalendar-page-zone', times, placed.zone ) : times;
}

/**
 * The same in the zone that it was placed in.
 *
 * @param placed
 * @param services
 * @param nameOf What days are called, of which the first one is left out where it is the only one
 */
export function timesOf(
	{ occurrence: { allday }, first, last, start, end }: Placed, { msg, formats }: Pick<Services, 'msg' | 'formats'>,
	nameOf: ( day: Day ) => string = formats.date
): string {
	if ( last > first ) {
		return allday ? msg( 'eventcalendar-date-range', nameOf( first ), nameOf( last ) ) : msg( 'eventcalendar-slot-times-long',
			nameOf( first ), formats.time( start ), nameOf( Math.floor( end / DAY_MS ) ), formats.time( end ) );
	}
	return allday ? msg( 'eventcalendar-slot-allday' ) :
		end === start ? formats.time( start ) : msg( 'eventcalendar-slot-times', formats.time( start ), formats.time( end ) );
}
