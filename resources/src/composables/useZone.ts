import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue';
import { namedZone, utcZone, type Zone } from '../model/zone';
import type { ZoneMemory } from '../ports/readerPlace';

/** The choice of the reader's own zone; any other choice is the name of a zone */
export const OWN_ZONE = 'reader';

/**
 * Which zone the calendar is drawn in: the reader's own, unless they chose the calendar's or UTC on this page before.
 *
 * @param calendarZone IANA name
 * @param own
 * @param memory
 */
export function useZone( calendarZone: string, own: Zone, memory: ZoneMemory ): {
	choice: ShallowRef<string>;
	choices: string[];
	zone: ComputedRef<Zone>;
	choose( choice: string ): void;
} {
	const choices = [ ...new Set( [ OWN_ZONE, calendarZone, 'UTC' ] ) ];
	const remembered = memory.get();
	const choice = shallowRef( remembered !== null && choices.includes( remembered ) ? remembered : OWN_ZONE );

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
		zone: computed( () => choice.value === OWN_ZONE ? own : zoneOf( choice.value ) ),
		choose( chosen ) {
			choice.value = chosen;
			memory.set( chosen );
		}
	};
}
