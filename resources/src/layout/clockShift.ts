import type { Occurrence } from '../model/occurrence';
import { DAY_MS, type Day } from '../model/plainDate';
import { wallClock, type Zone } from '../model/zone';

export interface ClockShift {
	/** The reader's day of the first occurrence that comes at the other time */
	day: Day;
	/** What the reader's clock shows then, see wallClock() */
	start: number;
	/** Later than before, or earlier if negative */
	minutes: number;
}

/**
 * When a series that keeps its time in its own zone comes to start at another time on the reader's clock, since the
 * clocks change on different days or in one of the places only.
 *
 *     March 2026           6th       13th      20th      27th      3rd
 *     event, Berlin        18:00     18:00     18:00     18:00     18:00
 *     reader, New York     12:00     13:00     13:00     13:00     12:00
 *     said before              from the 13th: 60        from the 3rd: -60
 *
 * @param event
 * @param later Occurrences of the same series after it, by start
 * @param zone The reader's
 */
export function nextClockShift( event: Occurrence, later: readonly Occurrence[], zone: Zone ): ClockShift | null {
	const startOf = ( { start }: Occurrence ): number => wallClock( Date.parse( start ), zone );
	const isSameTime = ( { allday, status, wallstart }: Occurrence ): boolean =>
		!allday && status !== 'cancelled' && wallstart.slice( 11 ) === event.wallstart.slice( 11 );

	for ( const occurrence of later.filter( isSameTime ) ) {
		const start = startOf( occurrence );
		// The shorter way round the clock.
		const minutes = ( ( start - startOf( event ) ) / 6e4 % 1440 + 2160 ) % 1440 - 720;
		if ( minutes ) {
			return { day: Math.floor( start / DAY_MS ), start, minutes };
		}
	}
	return null;
}
