import { nextTick, shallowRef, type ShallowRef } from 'vue';
import type { Occurrence } from '../model/occurrence';
import { isPlainClick } from '../model/plainClick';
import { type Day, parseDay } from '../model/plainDate';

interface Shown {
	/** A day whose list is shown; otherwise an event is */
	day?: Day;
	/** Of the event */
	id: string;
	/** Null while it is asked for, and where there is none */
	occurrence: Occurrence | null;
	isMissing: boolean;
	anchor: DOMRect | null;
	/** What gets the focus back */
	from: HTMLElement | null;
}

interface Surroundings {
	wrapper: HTMLElement;
	known( id: string ): Occurrence | undefined;
	find( id: string ): Promise<Occurrence | null>;
}

/**
 * The one pop-up of a calendar: an event, or all events of a day. One listener serves every slot.
 */
export function usePopup( around: Surroundings ): {
	shown: ShallowRef<Shown | null>;
	open( id: string, from?: HTMLElement | null ): void;
	follow( event: MouseEvent ): void;
	/** Shows another occurrence in the place of the one that is open */
	replace( occurrence: Occurrence ): void;
	close(): void;
} {
	const shown = shallowRef<Shown | null>( null );

	function show( id: string, occurrence: Occurrence | null, from: HTMLElement | null, day?: Day ): Shown {
		shown.value = { day, id, occurrence, isMissing: false, anchor: from && from.getBoundingClientRect(), from };
		return shown.value;
	}

	function open( id: string, from: HTMLElement | null = null ): void {
		const known = around.known( id );
		const mine = show( id, known || null, from );
		if ( !known ) {
			around.find( id ).catch( () => null ).then( ( occurrence ) => {
				if ( shown.value === mine ) {
					shown.value = { ...mine, occurrence, isMissing: !occurrence };
				}
			} );
		}
	}

	return {
		shown,
		open,
		follow( event ) {
			const link = ( event.target as Element ).closest( 'a' );
			if ( !link || !isPlainClick( event ) ) {
				return;
			}
			const { occurrence } = link.dataset;
			if ( occurrence ) {
				event.preventDefault();
				// From the list of a day the focus goes back to where that was opened from.
				open( occurrence, shown.value ? shown.value.from : link );
			} else if ( link.classList.contains( 'ext-eventcalendar-day__more' ) ) {
				event.preventDefault();
				show( '', null, link, parseDay( link.closest( 'td' )!.dataset.date! ) );
			}
		},
		replace( occurrence ) {
			shown.value = { ...shown.value!, id: occurrence.id, occurrence };
		},
		close() {
			const { from, id } = shown.value!;
			shown.value = null;
			nextTick( () => {
				const target = from?.isConnected ? from :
					id && around.wrapper.querySelector<HTMLElement>( `[data-occurrence="${ CSS.escape( id ) }"]` );
				// Not if a click elsewhere has given the focus to something else.
				if ( target && document.activeElement === document.body ) {
					target.focus( { preventScroll: true } );
				}
			} );
		}
	};
}
