import { computed, type ComputedRef, onUnmounted, shallowRef } from 'vue';
import { intlLocale } from '../model/locale';
import type { Occurrence } from '../model/occurrence';
import { DAY_MS } from '../model/plainDate';
import { wallClock, type Zone } from '../model/zone';
import { useServices } from '../ports/services';

/** Minutes before the start from which on one can take part */
const DOORS_OPEN = 10;

interface Soon {
	/** "Live now", or such as "in 20 minutes", within a day of the start */
	words: string;
	isLive: boolean;
	/** From shortly before the start to the end */
	isOpen: boolean;
	isOver: boolean;
}

/**
 * How far an occurrence is away from now, as long as somebody looks at it. One that is cancelled or postponed never comes.
 *
 * @param occurrence
 * @param zone The reader's, whose day an all-day occurrence begins and ends with
 */
export function useSoon( occurrence: () => Occurrence | null, zone: Zone ): ComputedRef<Soon> {
	const { msg, language, formats } = useServices();
	const now = shallowRef( Date.now() );
	const timer = setInterval( () => {
		now.value = Date.now();
	}, 3e4 );
	onUnmounted( () => clearInterval( timer ) );

	function wordsFor( minutes: number ): string {
		const isLong = minutes > 90;
		return new Intl.RelativeTimeFormat( intlLocale( language ), { numberingSystem: 'latn' } as Intl.RelativeTimeFormatOptions )
			.format( isLong ? Math.round( minutes / 60 ) : minutes, isLong ? 'hour' : 'minute' )
			// In the wiki's digits, as all other numbers are.
			.replace( /\d+/, ( digits ) => formats.number( +digits ) );
	}

	return computed( () => {
		const { start = '', end = '', allday = false, status = '' } = occurrence() || {};
		const clock = allday ? wallClock( now.value, zone ) : now.value;
		const minutes = Math.ceil( ( Date.parse( start ) - clock ) / 6e4 );
		const isOver = Date.parse( end ) <= clock;
		const isOn = !isOver && /^(confirmed|proposed)$/.test( status );
		const isLive = isOn && minutes <= 0;
		const isNear = isOn && !allday && minutes * 6e4 < DAY_MS;
		return {
			words: isLive ? msg( 'eventcalendar-popup-live' ) : isNear ? wordsFor( minutes ) : '',
			isLive,
			isOpen: isOn && minutes <= DOORS_OPEN,
			isOver
		};
	} );
}
