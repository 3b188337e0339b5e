import { type Component, nextTick, shallowRef, type ShallowRef } from 'vue';
import type { Occurrence, Placed } from '../model/occurrence';
import { type Day, parseDay } from '../model/plainDate';
import type { Parts } from '../ports/parts';
import { isPlainClick } from '../model/plainClick';

interface Shown {
	part: Component;
	props: Record<string, unknown>;
	/** What gets the focus back */
	from: HTMLElement | null;
	id?: string;
}

interface Surroundings {
	wrapper: HTMLElement;
	loadParts(): Promise<Parts>;
	known( id: string ): Occurrence | undefined;
	find( id: string ): Promise<Occurrence | null>;
	ofDay( day: Day ): readonly Placed[];
	/** Beside the occurrence itself, what a pop-up shows of it */
	propsOf( occurrence: Occurrence | null ): Record<string, unknown>;
	/** Of the list of a day */
	dayProps: Record<string, unknown>;
}

/**
 * The one pop-up of a calendar: an event, or all events of a day. One listener serves every slot.
 */
export function usePopup( around: Surroundings ): {
	shown: ShallowRef<Shown | null>;
	open( id: string, from?: HTMLElement | null ): Promise<void>;
	follow( event: MouseEvent ): void;
	/** Shows another occurrence in the place of the one that is open */
	replace( occurrence: Occurrence ): void;
	close(): void;
} {
	const shown = shallowRef<Shown | null>( null );
	let asked = 0;

	function show(
		from: HTMLElement | null, make: ( parts: Parts, anchor: DOMRect | null ) => Omit<Shown, 'from'>
	): Promise<boolean> {
		const mine = ++asked;
		return around.loadParts().then( ( parts ) => {
			if ( mine === asked ) {
				shown.value = { from, ...make( parts, from && from.getBoundingClientRect() ) };
			}
			return mine === asked;
		} );
	}

	function open( id: string, from: HTMLElement | null = null ): Promise<void> {
		const showIt = ( occurrence: Occurrence | null, isMissing: boolean ): Promise<boolean> => show(
			from, ( { EventPopup }, anchor ) => ( {
				part: EventPopup, id, props: { id, occurrence, isMissing, anchor, ...around.propsOf( occurrence ) }
			} )
		);
		const known = around.known( id );
		return showIt( known || null, false ).then( ( isShown ) => {
			if ( !known && isShown ) {
				around.find( id ).catch( () => null ).then( ( found ) => shown.value?.id === id && showIt( found, !found ) );
			}
		} );
	}

	function openDay( cell: HTMLElement, from: HTMLElement ): Promise<unknown> {
		const day = parseDay( cell.dataset.date! );
		return show( from, ( parts, anchor ) => ( {
			part: parts.DayPopup,
			props: { day, anchor, placed: around.ofDay( day ), ...around.dayProps }
		} ) );
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
			const cell = link.closest( 'td' );
			const isMore = cell && link.classList.contains( 'ext-eventcalendar-day__more' );
			if ( occurrence || isMore ) {
				event.preventDefault();
				// From the list of a day the focus goes back to where that was opened from.
				( occurrence ? open( occurrence, shown.value ? shown.value.from : link ) : openDay( cell!, link ) ).catch( () => {
					location.href = link.href;
				} );
			}
		},
		replace( occurrence ) {
			if ( shown.value ) {
				const props = { ...shown.value.props, id: occurrence.id, occurrence, ...around.propsOf( occurrence ) };
				shown.value = { ...shown.value, id: occurrence.id, props };
			}
		},
		close() {
			const { from, id } = shown.value || {};
			asked++;
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
