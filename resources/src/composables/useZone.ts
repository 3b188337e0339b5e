import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue';
import { namedZone, utcZone, type Zone } from '../model/zone';
import type { ReaderMemory } from '../ports/readerPlace';

/** Choices that are no names of zones: the reader's own, each event's own, and the wish for another one */
export const OWN_ZONE = 'reader';
export const EVENT_ZONE = 'event';
export const OTHER_ZONE = 'other';

/**
 * Which zone the calendar is drawn in: the reader's own, unless they chose another one here before.
 *
 * @param calendarZone IANA name
 * @param own
 * @param memory
 */
export function useZone( calendarZone: string, own: Zone, memory: ReaderMemory ): {
	choice: ShallowRef<string>;
	choices: ShallowRef<string[]>;
	/** Null for each event's own */
	zone: ComputedRef<Zone | null>;
	/** False for a choice that only opens the list of all zones */
	choose( choice: string ): boolean;
} {
	const remembered = memory.get( 'zone' );
	const some = [ OWN_ZONE, calendarZone, 'UTC', EVENT_ZONE ];
	const choices = shallowRef( [ ...new Set( [ ...some, ...remembered ? [ remembered ] : [], OTHER_ZONE ] ) ] );
	const choice = shallowRef( remembered || OWN_ZONE );

	function zoneOf( name: string ): Zone {
		try {
			return name === 'UTC' ? utcZone : namedZone( name );
		} catch {
			// The server knows more zones than this browser.
			return utcZone;
		}
	}

	return {
		choice,
		choices,
		zone: computed( () => choice.value === OWN_ZONE ? own : choice.value === EVENT_ZONE ? null : zoneOf( choice.value ) ),
		choose( chosen ) {
			if ( chosen === OTHER_ZONE ) {
				choices.value = [ ...new Set( [ ...some, ...Intl.supportedValuesOf( 'timeZone' ) ] ) ];
				return false;
			}
			choice.value = chosen;
			memory.set( 'zone', chosen );
			return true;
		}
	};
}
