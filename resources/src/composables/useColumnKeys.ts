import { nextTick, onMounted, onUpdated, type Ref, watch } from 'vue';
import type { Sheet } from '../layout/sheet';
import type { Day } from '../model/plainDate';

interface Grid {
	/** Its first column has the heads of rows, then comes a column per day */
	table: Ref<HTMLTableElement | null>;
	sheet: () => Sheet;
	today: () => Day;
	/** Shows the sheet of another date */
	go( date: Day ): void;
	/** The focus came to another day */
	moved( date: Day ): void;
}

/**
 * The keyboard in a table whose columns are days (the grid pattern of the ARIA Authoring Practices Guide). The stops of a day
 * are the links of its column: its head, then its events by time. Up and Down go by stop, Left and Right by day, Home and
 * End to the first and last day, PageUp and PageDown by sheet. One link is in the order of the Tab key: the one that had
 * the focus last, at first the first event from today on.
 *
 * @return The listeners of the table
 */
export function useColumnKeys( grid: Grid ): { onKeydown( event: KeyboardEvent ): void; onFocusin( event: FocusEvent ): void } {
	let active: HTMLElement | undefined;
	let isMovingTo: Day | null = null;

	const length = (): number => grid.sheet().end - grid.sheet().first;
	const columnOf = ( target: EventTarget | null ): number => ( target as Element ).closest<HTMLTableCellElement>( 'th, td' )?.cellIndex || 0;
	const columnAt = ( day: Day ): number => day - grid.sheet().first + 1;
	const stopsOf = ( column: number ): HTMLElement[] => Array.from( grid.table.value!.rows )
		.flatMap( ( row ) => Array.from( row.cells[ column ].querySelectorAll( 'a' ) ) );
	/** The first event of a day, otherwise its head */
	const entryOf = ( column: number ): HTMLElement => {
		const [ head, event = head ] = stopsOf( column );
		return event;
	};

	function arrange( stop?: HTMLElement ): void {
		if ( active ) {
			active.tabIndex = -1;
		}
		if ( stop || !active?.isConnected ) {
			const today = columnAt( grid.today() );
			const columns = Array.from( { length: length() }, ( _, n ) => n + 1 );
			const entries = columns.map( entryOf );
			active = stop || entries.find( ( entry, n ) => n + 1 >= today && entry.dataset.occurrence ) ||
				entries.find( ( entry ) => entry.dataset.occurrence ) || entries[ today - 1 ] || entries[ 0 ];
		}
		active!.tabIndex = 0;
	}

	onMounted( () => arrange() );
	onUpdated( () => arrange() );
	watch( grid.sheet, () => {
		if ( isMovingTo !== null ) {
			const column = columnAt( isMovingTo );
			isMovingTo = null;
			nextTick( () => entryOf( column ).focus() );
		}
	} );

	return {
		onKeydown( event ) {
			const column = columnOf( event.target );
			if ( !column || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ) {
				return;
			}
			const forwards = getComputedStyle( grid.table.value! ).direction === 'rtl' ? -1 : 1;
			const steps: Record<string, number> = {
				ArrowLeft: -forwards,
				ArrowRight: forwards,
				PageUp: -length(),
				PageDown: length(),
				Home: 1 - column,
				End: length() - column
			};
			const stops = stopsOf( column );
			const next = column + steps[ event.key ];
			if ( next < 1 || next > length() ) {
				isMovingTo = grid.sheet().first + next - 1;
				grid.go( isMovingTo );
			} else if ( next ) {
				entryOf( next ).focus();
			} else if ( /^Arrow/.test( event.key ) ) {
				stops[ stops.indexOf( event.target as HTMLElement ) + ( event.key === 'ArrowUp' ? -1 : 1 ) ]?.focus();
			} else {
				return;
			}
			event.preventDefault();
		},
		onFocusin( event ) {
			const column = columnOf( event.target );
			if ( column && event.target !== active ) {
				const isOtherDay = !active || columnOf( active ) !== column;
				arrange( event.target as HTMLElement );
				if ( isOtherDay ) {
					grid.moved( grid.sheet().first + column - 1 );
				}
			}
		}
	};
}
