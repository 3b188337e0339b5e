import { nextTick, onMounted, onUpdated, type Ref, watch } from 'vue';
import { isWithin, type Sheet } from '../layout/sheet';
import { addMonths, type Day, formatDay, parseDay } from '../model/plainDate';

interface Grid {
	table: Ref<HTMLElement | null>;
	sheet: () => Sheet;
	today: () => Day;
	/** Whether only the days can be seen, and not what is in them */
	isNarrow: () => boolean;
	/** Shows the sheet of another date */
	go( date: Day ): void;
	/** The reader pressed Enter on a day without events */
	enter( date: Day ): void;
	/** The focus came to another day */
	moved( date: Day ): void;
}

/**
 * The keyboard in a table of days (the grid pattern of the ARIA Authoring Practices Guide). Arrows go by day and week, Home
 * and End to the ends of a week, with Ctrl to those of the sheet, PageUp and PageDown by sheet. One day is in the order of
 * the Tab key: the one that had the focus last, at first the next one that has events. Its events are the stops; a day
 * without any is a stop itself.
 *
 * @return The listeners of the table
 */
export function useGridKeys( grid: Grid ): { onKeydown( event: KeyboardEvent ): void; onFocusin( event: FocusEvent ): void } {
	let active: Day | null = null;
	let isMovingTo: Day | null = null;
	let inTabOrder: HTMLElement[] = [];

	const cellOf = ( target: EventTarget | null ): HTMLElement | null => ( target as Element ).closest( 'td[data-date]' );
	const dayOf = ( cell: HTMLElement ): Day => parseDay( cell.dataset.date! );
	const cellAt = ( day: Day ): HTMLElement | null | undefined => grid.table.value?.querySelector( `td[data-date="${ formatDay( day ) }"]` );

	function stopsOf( cell: HTMLElement ): HTMLElement[] {
		const stops = cell.querySelectorAll<HTMLElement>( grid.isNarrow() ? '[class$=number]' : 'a:not( [class$=number] )' );
		return stops.length ? Array.from( stops ) : [ cell ];
	}

	/** The way in: today or the next day that has events, otherwise the first one that has, otherwise today or the first day. */
	function wayIn(): Day {
		const sheet = grid.sheet();
		const today = isWithin( sheet, grid.today() ) ? grid.today() : sheet.view === 'month' ? sheet.date : sheet.first;
		const days = Array.from( grid.table.value!.querySelectorAll( 'td[data-date] [data-occurrence]' ), ( slot ) => dayOf( cellOf( slot )! ) );
		return days.find( ( day ) => day >= today ) ?? days[ 0 ] ?? today;
	}

	function arrange(): void {
		const cell = cellAt( active ?? wayIn() ) || cellAt( wayIn() );
		for ( const stop of inTabOrder ) {
			stop.tabIndex = -1;
		}
		inTabOrder = cell ? stopsOf( cell ) : [];
		for ( const stop of inTabOrder ) {
			stop.tabIndex = 0;
		}
	}

	function focus( day: Day ): void {
		const cell = cellAt( day );
		if ( cell ) {
			stopsOf( cell )[ 0 ].focus();
		}
	}

	function dayFor( event: KeyboardEvent, day: Day ): Day | null {
		const { view, first, end } = grid.sheet();
		const weekday = ( day - first ) % 7;
		const forwards = getComputedStyle( grid.table.value! ).direction === 'rtl' ? -1 : 1;
		const page = ( direction: -1 | 1 ): Day => view === 'month' ? addMonths( day, direction ) : day + ( end - first ) * direction;
		switch ( event.key ) {
			case 'ArrowLeft': return day - forwards;
			case 'ArrowRight': return day + forwards;
			case 'ArrowUp': return day - 7;
			case 'ArrowDown': return day + 7;
			case 'Home': return event.ctrlKey ? first : day - weekday;
			case 'End': return event.ctrlKey ? end - 1 : Math.min( day - weekday + 6, end - 1 );
			case 'PageUp': return page( -1 );
			case 'PageDown': return page( 1 );
		}
		return null;
	}

	onMounted( arrange );
	onUpdated( arrange );
	watch( grid.sheet, () => {
		active = isMovingTo;
		if ( isMovingTo !== null ) {
			const day = isMovingTo;
			isMovingTo = null;
			nextTick( () => focus( day ) );
		}
	} );

	return {
		onKeydown( event ) {
			const cell = cellOf( event.target );
			if ( !cell || event.metaKey || event.altKey || event.shiftKey || ( event.ctrlKey && !/^(?:Home|End)$/.test( event.key ) ) ) {
				return;
			}
			if ( event.key === 'Enter' && event.target === cell ) {
				grid.enter( dayOf( cell ) );
				return;
			}
			const day = dayFor( event, dayOf( cell ) );
			if ( day === null ) {
				return;
			}
			event.preventDefault();
			const { first, end } = grid.sheet();
			if ( event.key.startsWith( 'Page' ) || day < first || day >= end ) {
				isMovingTo = day;
				grid.go( day );
			} else {
				focus( day );
			}
		},
		onFocusin( event ) {
			const cell = cellOf( event.target );
			if ( cell && dayOf( cell ) !== active ) {
				active = dayOf( cell );
				arrange();
				grid.moved( active );
			}
		}
	};
}
