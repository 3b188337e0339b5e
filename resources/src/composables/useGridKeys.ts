import { nextTick, onMounted, onUpdated, type Ref, watch } from 'vue';
import { isWithin, type Sheet } from '../layout/sheet';
import { addMonths, type Day } from '../model/plainDate';

interface Grid {
	table: Ref<HTMLElement | null>;
	sheet(): Sheet;
	today(): Day;
	/** The day that an element of the table belongs to */
	dayOf( element: Element ): Day | null;
	/** What may have the focus on a day: its events, otherwise what stands for the day; none beyond the sheet */
	stopsOf( day: Day ): HTMLElement[];
	/** Shows the sheet of another date */
	go( date: Day ): void;
	/** The reader pressed Enter on a day without events */
	enter( date: Day ): void;
	/** The focus came to another day */
	moved( date: Day ): void;
}

/**
 * The keyboard in a table of days (the grid pattern of the ARIA Authoring Practices Guide). Left and Right go by day, Up and
 * Down by week, or by event where each day is a column; Home and End to the ends of a week, with Ctrl to those of the
 * sheet; PageUp and PageDown by sheet. One day is in the order of the Tab key: the one that had the focus last, at first
 * the next one that has events.
 *
 * @return The listeners of the table
 */
export function useGridKeys( grid: Grid ): { onKeydown( event: KeyboardEvent ): void; onFocusin( event: FocusEvent ): void } {
	let active: Day | null = null;
	let isMovingTo: Day | null = null;
	let inTabOrder: HTMLElement[] = [];

	/** Today or the next day that has events, otherwise the first one that has, otherwise today or the first day. */
	function wayIn(): Day {
		const sheet = grid.sheet();
		const today = isWithin( sheet, grid.today() ) ? grid.today() : sheet.view === 'month' ? sheet.date : sheet.first;
		const days = Array.from( grid.table.value!.querySelectorAll( '[data-occurrence]' ), ( slot ) => grid.dayOf( slot )! )
			.sort( ( a, b ) => a - b );
		return days.find( ( day ) => day >= today ) ?? days[ 0 ] ?? today;
	}

	function arrange(): void {
		for ( const stop of inTabOrder ) {
			stop.tabIndex = -1;
		}
		inTabOrder = active === null ? [] : grid.stopsOf( active );
		if ( !inTabOrder.length ) {
			inTabOrder = grid.stopsOf( wayIn() );
		}
		for ( const stop of inTabOrder ) {
			stop.tabIndex = 0;
		}
	}

	/** By how many days, where the key goes by days */
	function daysFor( { key, ctrlKey }: KeyboardEvent, day: Day ): number | undefined {
		const { view, first, end } = grid.sheet();
		const forwards = getComputedStyle( grid.table.value! ).direction === 'rtl' ? -1 : 1;
		const weekday = ( day - first ) % 7;
		const page = ( direction: -1 | 1 ): number => view === 'month' ? addMonths( day, direction ) - day : ( end - first ) * direction;
		switch ( key ) {
			case 'ArrowLeft': return -forwards;
			case 'ArrowRight': return forwards;
			case 'ArrowUp': return -7;
			case 'ArrowDown': return 7;
			case 'Home': return ctrlKey ? first - day : -weekday;
			case 'End': return Math.min( ctrlKey ? end : day - weekday + 7, end ) - 1 - day;
			case 'PageUp': return page( -1 );
			case 'PageDown': return page( 1 );
			default: return undefined;
		}
	}

	onMounted( arrange );
	onUpdated( arrange );
	watch( grid.sheet, () => {
		active = isMovingTo;
		if ( isMovingTo !== null ) {
			const day = isMovingTo;
			isMovingTo = null;
			nextTick( () => grid.stopsOf( day )[ 0 ]?.focus() );
		}
	} );

	return {
		onKeydown( event ) {
			const { key, target } = event;
			const day = grid.dayOf( target as Element );
			if ( day === null || event.metaKey || event.altKey || event.shiftKey || ( event.ctrlKey && !/^(?:Home|End)$/.test( key ) ) ) {
				return;
			}
			if ( key === 'Enter' && ( target as Element ).matches( 'td' ) ) {
				grid.enter( day );
				return;
			}
			const days = daysFor( event, day );
			if ( days === undefined ) {
				return;
			}
			event.preventDefault();
			const stops = grid.stopsOf( day + days );
			if ( grid.sheet().view !== 'month' && /^Arrow(?:Up|Down)$/.test( key ) ) {
				const own = grid.stopsOf( day );
				own[ own.indexOf( target as HTMLElement ) + days / 7 ]?.focus();
			} else if ( /^Page/.test( key ) || !stops.length ) {
				isMovingTo = day + days;
				grid.go( isMovingTo );
			} else {
				stops[ 0 ].focus();
			}
		},
		onFocusin( { target } ) {
			const day = grid.dayOf( target as Element );
			if ( day !== null && day !== active ) {
				active = day;
				arrange();
				grid.moved( day );
			}
		}
	};
}
