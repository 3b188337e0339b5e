import type { ReaderMemory } from '../ports/readerPlace';

/**
 * @param place Name of the page, and which of its calendars
 */
export function createReaderMemory( place: string ): ReaderMemory {
	const key = ( what: string ): string => `ext-eventcalendar-${ what }-${ place }`;
	return {
		get( what ) {
			try {
				return localStorage.getItem( key( what ) );
			} catch {
				// Forbidden to this page: nothing is kept.
				return null;
			}
		},
		set( what, choice ) {
			try {
				localStorage.setItem( key( what ), choice );
			} catch {
				// As above, or full.
			}
		}
	};
}
