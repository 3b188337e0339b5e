import { computed, defineComponent, h, type PropType, ref, type VNode } from 'vue';
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

/**
 * A month as a grid of days, the same table that the server draws. A render function: of all that readers wait for it is the
 * most, and it makes an element for each slot and nothing else.
 */
export default defineComponent( {
	name: 'MonthTable',
	props: {
		sheet: { type: Object as PropType<Sheet>, required: true },
		placed: { type: Array as PropType<readonly Placed[]>, required: true },
		today: { type: Number, required: true },
		titleId: { type: String, required: true },
		isLoading: Boolean,
		typeOf: { type: Function as PropType<TypeLookup>, required: true },
		/** Address of the sheet of a date */
		linkTo: { type: Function as PropType<( view: View, date: Day ) => string>, required: true },
		/** On a narrow screen, which has room for dots only: the day whose list is shown; otherwise null */
		chosen: { type: Number as PropType<Day | null>, default: null }
	},
	emits: {
		/** The reader wants another sheet, by the keyboard */
		go: ( _date: Day ) => true,
		/** The reader chose a day */
		day: ( _date: Day ) => true,
		/** The focus came to another day */
		moved: ( _date: Day ) => true
	},
	setup( props, { emit } ) {
		const { msg, formats, links } = useServices();
		const table = ref<HTMLElement | null>( null );
		const weeks = computed( () => {
			const { first, end } = props.sheet;
			return layoutMonth( first, ( end - first ) / 7, props.placed, LANES );
		} );
		const { onKeydown, onFocusin } = useGridKeys( {
			table,
			sheet: () => props.sheet,
			today: () => props.today,
			isNarrow: () => props.chosen !== null,
			go: ( date ) => emit( 'go', date ),
			enter: ( date ) => emit( 'day', date ),
			moved: ( date ) => emit( 'moved', date )
		} );

		function onClick( event: MouseEvent ): void {
			const number = ( event.target as Element ).closest<HTMLElement>( `.${ CELL }__number` );
			if ( number && isPlainClick( event ) ) {
				event.preventDefault();
				emit( 'day', parseDay( number.parentElement!.dataset.date! ) );
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
			onKeydown,
			onFocusin,
			onClick
		}, [
			h( 'thead', h( 'tr', weeks.value[ 0 ].map( ( { day } ) =>
				h( 'th', { scope: 'col', abbr: formats.weekday( day ) }, formats.weekdayShort( day ) ) ) ) ),
			h( 'tbody', weeks.value.map( ( week ) => h( 'tr', { class: 'ext-eventcalendar-month__week' }, week.map( drawCell ) ) ) )
		] );
	}
} );
