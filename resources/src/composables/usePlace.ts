import { type View, VIEWS } from '../model/calendar';
import type { Day } from '../model/plainDate';
import type { ReaderMemory, SheetAddress } from '../ports/readerPlace';
import type { CalendarStore } from '../stores/calendar';

/**
 * Keeps what is shown in the page's address and, for the next visit, the view; and shows what they say.
 *
 * @param store
 * @param address
 * @param memory
 * @param show Brings a date to a view
 */
export function usePlace(
	store: CalendarStore, address: SheetAddress, memory: ReaderMemory, show: ( date: Day | null, view: View ) => Promise<void>
): {
	/** To be called once, when the calendar is there */
		begin(): void;
		/** Follows what a reader did, once it is done */
		follow( done: Promise<void> ): Promise<void>;
	} {
	const said = (): string => JSON.stringify( [ store.sheet.value.view, store.sheet.value.date, store.filter.value ] );
	let written = said();
	/** Where the address names none */
	let usual = store.sheet.value.view;

	function arrive( done: Promise<void> ): Promise<void> {
		return done.then( () => {
			written = said();
		} );
	}

	address.onReturn( ( place ) => {
		if ( place ) {
			store.choose( place.filter );
			arrive( show( place.date, place.view || usual ) );
		}
	} );

	return {
		begin() {
			const place = address.read();
			const remembered = VIEWS.find( ( name ) => name === memory.get( 'view' ) );
			usual = remembered || usual;
			const view = place?.view || usual;
			if ( place && !address.isDrawn ) {
				store.choose( place.filter );
				arrive( show( place.date, view ) );
			} else if ( view !== store.sheet.value.view ) {
				arrive( show( store.sheet.value.date, view ) );
			}
		},
		follow: ( done ) => done.then( () => {
			const { view, date } = store.sheet.value;
			if ( said() !== written ) {
				written = said();
				memory.set( 'view', view );
				address.write( { view, date, filter: store.filter.value } );
			}
		} )
	};
}
