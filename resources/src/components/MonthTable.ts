import { computed, defineComponent, h, ref, type SetupContext, type VNode } from 'vue';
import { useGridKeys } from '../composables/useGridKeys';
import type { TypeLookup } from '../composables/useTypes';
import { type DayCell, layoutMonth } from '../layout/month';
import { isWithin, LANES, type Sheet } from '../layout/sheet';
import type { View } from '../model/calendar';
import type { Placed } from '../model/occurrence';
import { isPlainClick } from '../model/plainClick';
import { type Day, formatDay, monthOf, parseDay } from '../model/plainDate';
import { useServices } from '../ports/services';
import { EventSlot } from './EventSlot';

const CELL = 'ext-eventcalendar-day';

interface Props {
	sheet: Sheet;
	placed: readonly Placed[];
	today: Day;
	titleId: string;
	isLoading: boolean;
	typeOf: TypeLookup;
	/** Address of the sheet of a date */
	linkTo( view: View, date: Day ): string;
	/** On a narrow screen, which has room for dots only: the day whose list is shown; otherwise null */
	chosen: Day | null;
}

/** `go`: the reader wants another sheet, by the keyboard; `day`: chose a day; `moved`: the focus came to another day */
type Emits = Record<'go' | 'day' | 'moved', ( date: Day ) => void>;

/**
 * A month as a grid of days, the same table that the server draws. A render function: of all that readers wait for it is the
 * most, and it makes an element for each slot and nothing else.
 */
export default defineComponent( ( props: Props, { emit }: SetupContext<Emits> ) => {
	const { msg, formats, links } = useServices();
	const table = ref<HTMLElement | null>( null );
	const weeks = computed( () => {
		const { first, end } = props.sheet;
		return layoutMonth( first, ( end - first ) / 7, props.placed, LANES );
	} );
	const cellOf = ( element: Element ): HTMLElement | null => element.closest( 'td[data-date]' );
	const listeners = useGridKeys( {
		table,
		sheet: () => props.sheet,
		today: () => props.today,
		dayOf( element ) {
			const cell = cellOf( element );
			return cell && parseDay( cell.dataset.date! );
		},
		stopsOf( day ) {
			const cell = table.value!.querySelector<HTMLElement>( `td[data-date="${ formatDay( day ) }"]` );
			// A narrow screen has room for the number only.
			const stops = cell?.querySelectorAll<HTMLElement>( props.chosen === null ? 'a:not( [class$=number] )' : 'a' );
			return stops?.length ? Array.from( stops ).slice( 0, props.chosen === null ? undefined : 1 ) : cell ? [ cell ] : [];
		},
		go: ( date ) => emit( 'go', date ),
		enter: ( date ) => emit( 'day', date ),
		moved: ( date ) => emit( 'moved', date )
	} );

	function onClick( event: MouseEvent ): void {
		const number = ( event.target as Element ).closest<HTMLElement>( `.${ CELL }__number` );
		if ( number && isPlainClick( event ) ) {
			event.preventDefault();
			emit( 'day', parseDay( cellOf( number )!.dataset.date! ) );
		}
	}

	function drawCell( { day, slots, more }: DayCell<Placed>, weekday: number ): VNode {
		const { sheet, today, chosen, typeOf, linkTo } = props;
		const isToday = day === today;
		const children = [ h( 'a', {
			class: `${ CELL }__number`,
			href: linkTo( 'day', day ),
			rel: 'nofollow',
			tabindex: -1,
			'aria-label': formats.dateWithWeekday( day )
		}, formats.number( monthOf( day ).date ) ) ];
		for ( const { item, lane } of slots ) {
			const { occurrence, first, last, start } = item;
			children.push( EventSlot( {
				placed: item,
				href: links.page( occurrence ),
				day,
				type: typeOf( occurrence.type ),
				time: occurrence.allday || first < day ? '' : formats.time( start ),
				lane,
				days: first === day || !weekday ? Math.min( last - day + 1, 7 - weekday ) : 0,
				isInGrid: true,
				msg
			}, undefined! ) as VNode );
		}
		if ( more ) {
			children.push( h( 'a', {
				class: `${ CELL }__more`,
				href: linkTo( 'day', day ),
				rel: 'nofollow',
				tabindex: -1,
				'aria-label': msg( 'eventcalendar-month-more-label', formats.date( day ), formats.number( more ) )
			}, msg( 'eventcalendar-month-more', formats.number( more ) ) ) );
		}
		return h( 'td', {
			class: CELL + ( isWithin( sheet, day ) ? '' : ` ${ CELL }--outside` ) + ( isToday ? ` ${ CELL }--today` : '' ) +
				( day === chosen ? ` ${ CELL }--chosen` : '' ),
			'data-date': formatDay( day ),
			'aria-current': isToday ? 'date' : undefined,
			'aria-selected': chosen === null ? undefined : day === chosen,
			tabindex: -1
		}, children );
	}

	return () => h( 'table', {
		ref: table,
		class: 'ext-eventcalendar-month',
		role: 'grid',
		'aria-labelledby': props.titleId,
		'aria-busy': props.isLoading,
		onClick,
		...listeners
	}, [
		h( 'thead', h( 'tr', weeks.value[ 0 ].map( ( { day } ) =>
			h( 'th', { scope: 'col', abbr: formats.weekday( day ) }, formats.weekdayShort( day ) ) ) ) ),
		h( 'tbody', weeks.value.map( ( week ) => h( 'tr', { class: 'ext-eventcalendar-month__week' }, week.map( drawCell ) ) ) )
	] );
}, {
	props: [ 'sheet', 'placed', 'today', 'titleId', 'isLoading', 'typeOf', 'linkTo', 'chosen' ],
	emits: [ 'go', 'day', 'moved' ]
} );
