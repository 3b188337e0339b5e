import { computed, type ComputedRef, shallowRef, watch } from 'vue';
import type { Occurrence } from '../model/occurrence';
import { eventIdOf } from '../model/occurrenceId';
import { formatDay, parseDay } from '../model/plainDate';
import { useServices } from '../ports/services';

/** The API answers for 400 days at once */
const REACH = 199;

export interface Surroundings {
	previous: Occurrence | undefined;
	/** What comes after it, by start */
	later: Occurrence[];
}

/**
 * What is before and after one occurrence of a series; null as long as that is not known. The others are asked for once,
 * and again where the reader comes to the end of what is known.
 */
export function useSeries( occurrence: () => Occurrence ): ComputedRef<Surroundings | null> {
	const { source } = useServices();
	const known = shallowRef<Occurrence[]>( [] );
	const around = computed( () => {
		const index = known.value.findIndex( ( { id } ) => id === occurrence().id );
		return index < 0 ? null : { previous: known.value[ index - 1 ], later: known.value.slice( index + 1 ) };
	} );

	watch( occurrence, ( event ) => {
		if ( !around.value?.previous || !around.value.later.length ) {
			const day = parseDay( event.start );
			source.find( {
				start: formatDay( day - REACH ) + 'T00:00:00Z', end: formatDay( day + REACH ) + 'T00:00:00Z', event: eventIdOf( event )
			} ).then( ( { occurrences } ) => {
				if ( occurrence() === event ) {
					known.value = occurrences;
				}
			}, () => {
				// Then the reader goes on by the calendar.
			} );
		}
	}, { immediate: true } );

	return around;
}
