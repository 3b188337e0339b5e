import type { ZoneMemory } from '../ports/readerPlace';

/**
 * @param page Its name
 */
export function createZoneMemory( page: string ): ZoneMemory {
	const key = `ext-eventcalendar-zone-${ page }`;
	return {
		get() {
			try {
				return sessionStorage.getItem( key );
			} catch {
				// Forbidden to this page: nothing is kept.
				return null;
			}
		},
		set( choice ) {
			try {
				sessionStorage.setItem( key, choice );
			} catch {
				// As above, or full.
			}
		}
	};
}
