import { nextTick, type Ref, ref, watch } from 'vue';
import { isWithin, type Sheet } from '../layout/sheet';
import { addMonths, type Day, formatDay, parseDay } from '../model/plainDate';

interface Grid {
	table: Ref<HTMLElement | null>;
	sheet: () => Sheet;
	today: () => Day;
	/** Shows the sheet of another date */
	go( date: Day ): void;
	/** The reader pressed Enter on the cell of a day */
	enter( cell: HTMLElement ): void;
	/** The focus came to another day by the keyboard */
	moved( day: Day ): void;
}

/**
 * The keyboard in a table of days: arrows go by day and week, Home and End to the ends of a week, PageUp and PageDown by
 * sheet (the grid pattern of the ARIA Authoring Practices Guide). The focus goes to the first link of a day, or to its
 * cell. Links stay in the order of the Tab key, as they are without JavaScript; one day without links is in it too, as
 * the way in.
 *
 * @return The day that has the focus or had it last, and the listeners of the table
 */
export function useGridKeys( grid: Grid ): {
	active: Ref<Day>;
	onKeydown( event: KeyboardEvent ): void;
	onFocusin( event: FocusEvent ): void;
} {
	const active = ref( 0 );
	let isMovingTo: Day | null = null;

	const cellOf = ( event: Event ): HTMLElement | null => ( event.target as Element ).closest( 'td[data-date]' );

	function focus( day: Day ): void {
		const cell = grid.table.value?.querySelector<HTMLElement>( `td[data-date="${ formatDay( day ) }"]` );
		if ( cell ) {
			( cell.querySelector( 'a' ) || cell ).focus();
			grid.moved( day );
		}
	}

	function dayFor( event: KeyboardEvent, day: Day ): Day | null {
		const { view, first } = grid.sheet();
		const weekday = ( day - first ) % 7;
		const forwards = getComputedStyle( grid.table.value! ).direction === 'rtl' ? -1 : 1;
		const page = ( direction: -1 | 1 ): Day => view === 'month' ? addMonths( day, direction ) : day + 7 * direction;
		switch ( event.key ) {
			case 'ArrowLeft': return day - forwards;
			case 'ArrowRight': return day + forwards;
			case 'ArrowUp': return day - 7;
			case 'ArrowDown': return day + 7;
			case 'Home': return day - weekday;
			case 'End': return day - weekday + 6;
			case 'PageUp': return page( -1 );
			case 'PageDown': return page( 1 );
		}
		return null;
	}

	// The way in: today, or the first day of what is shown.
	watch( grid.sheet, ( sheet ) => {
		const today = grid.today();
		active.value = isMovingTo ?? ( isWithin( sheet, today ) ? today : sheet.view === 'month' ? sheet.date : sheet.first );
		if ( isMovingTo !== null ) {
			const day = isMovingTo;
			isMovingTo = null;
			nextTick( () => focus( day ) );
		}
	}, { immediate: true } );

	return {
		active,
		onKeydown( event ) {
			const cell = cellOf( event );
			if ( !cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ) {
				return;
			}
			if ( event.key === 'Enter' && event.target === cell ) {
				grid.enter( cell );
				return;
			}
			const day = dayFor( event, parseDay( cell.dataset.date! ) );
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
			const cell = cellOf( event );
			if ( cell ) {
				active.value = parseDay( cell.dataset.date! );
			}
		}
	};
}
