import { computed, defineComponent, h, ref, type SetupContext, type VNode } from 'vue';
import { useGridKeys } from '../composables/useGridKeys';
import type { TypeLookup } from '../composables/useTypes';
import type { Sheet } from '../layout/sheet';
import { type Box, isLow, isTight, layoutTimeGrid } from '../layout/timeGrid';
import type { View } from '../model/calendar';
import type { Placed } from '../model/occurrence';
import { isPlainClick } from '../model/plainClick';
import { DAY_MS, type Day, formatDay, monthOf } from '../model/plainDate';
import { useServices } from '../ports/services';
import { EventSlot, type SlotProps } from './EventSlot';

type Style = NonNullable<SlotProps[ 'style' ]>;

const WEEK = 'ext-eventcalendar-week';
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
	/** What the clock of the drawn zone shows, see wallClock(); null for no line that says so */
	now: number | null;
}

/** `go`: the reader wants another sheet, by the keyboard; `day`: chose a day; `moved`: the focus came to another day */
type Emits = Record<'go' | 'day' | 'moved', ( date: Day ) => void>;

/**
 * A week, or a single day, as a grid of days and hours, the same table that the server draws. A render function as the
 * month's is.
 */
export default defineComponent( ( props: Props, { emit }: SetupContext<Emits> ) => {
	const { msg, formats, links } = useServices();
	const table = ref<HTMLTableElement | null>( null );
	const days = computed( () => {
		const { first, end } = props.sheet;
		return Array.from( { length: end - first }, ( _, n ) => first + n );
	} );
	const grid = computed( () => layoutTimeGrid( props.sheet.first, days.value.length, props.placed ) );
	const listeners = useGridKeys( {
		table,
		sheet: () => props.sheet,
		today: () => props.today,
		dayOf( element ) {
			// The first column has the heads of the rows.
			const column = element.closest<HTMLTableCellElement>( 'th, td' )?.cellIndex;
			return column ? props.sheet.first + column - 1 : null;
		},
		stopsOf( day ) {
			const stops = Array.from( table.value!.rows ).flatMap( ( row ) =>
				Array.from( row.cells[ day - props.sheet.first + 1 ]?.querySelectorAll( 'a' ) || [] ) );
			// The head last: arrows come to it, but what a reader looks for are the events.
			return [ ...stops.slice( 1 ), ...stops.slice( 0, 1 ) ];
		},
		go: ( date ) => emit( 'go', date ),
		enter: ( date ) => emit( 'day', date ),
		moved: ( date ) => emit( 'moved', date )
	} );

	const ifToday = ( day: Day, block: string ): string => day === props.today ? `${ block } ${ block }--today` : block;
	const perDay = ( draw: ( day: Day, n: number ) => VNode ): VNode[] => days.value.map( draw );

	function drawHead( day: Day, n: number ): VNode {
		const { dates, hours } = grid.value;
		return h( 'th', {
			scope: 'col',
			class: ifToday( day, `${ WEEK }__head` ) + ( dates[ n ].length + hours[ n ].length ? '' : ` ${ WEEK }__head--empty` )
		}, h( 'a', {
			class: `${ WEEK }__day`,
			href: props.linkTo( 'day', day ),
			rel: 'nofollow',
			tabindex: -1,
			'aria-label': formats.dateWithWeekday( day ),
			onClick( event: MouseEvent ) {
				if ( isPlainClick( event ) ) {
					event.preventDefault();
					emit( 'day', day );
				}
			}
		}, msg( 'eventcalendar-week-day', formats.weekdayShort( day ), formats.number( monthOf( day ).date ) ) ) );
	}

	function drawSlot( item: Placed, day: Day, time: string, style: Style, length?: number ): VNode {
		const { occurrence, first } = item;
		return EventSlot( {
			placed: item,
			href: links.page( occurrence ),
			day,
			type: props.typeOf( occurrence.type ),
			time: occurrence.allday || first < day ? '' : time,
			days: length,
			style,
			isInGrid: true,
			msg
		}, undefined! ) as VNode;
	}

	function drawBar( bar: Box<Placed>, day: Day, n: number ): VNode {
		return drawSlot( bar.item, day, formats.time( bar.item.start ), { '--lane': bar.lane }, bar.from === n ? bar.to - n : 0 );
	}

	function drawBox( box: Box<Placed>, day: Day ): VNode {
		const { item, from, to, lane, lanes, span } = box;
		const start = formats.time( item.start );
		const time = item.start === item.end || isTight( box, days.value.length ) ? start :
			msg( 'eventcalendar-slot-times', start, formats.time( item.end ) );
		const style: Style = { '--from': from, '--to': to, '--lane': lane, '--lanes': lanes };
		if ( span > 1 ) {
			style[ '--span' ] = span;
		}
		if ( isLow( box ) ) {
			style[ '--wrap' ] = 'nowrap';
		}
		return drawSlot( item, day, time, style );
	}

	function drawNow( day: Day ): VNode | undefined {
		const minutes = Math.floor( ( ( props.now ?? 0 ) - day * DAY_MS ) / 6e4 );
		return minutes >= 0 && minutes < 1440 ?
			h( 'div', { class: `${ WEEK }__now`, 'aria-hidden': 'true', style: { '--now': minutes } } ) : undefined;
	}

	return () => h( 'table', {
		ref: table,
		class: WEEK,
		role: 'grid',
		'aria-labelledby': props.titleId,
		'aria-busy': props.isLoading,
		...listeners
	}, [
		h( 'thead', h( 'tr', [ h( 'td', { class: `${ WEEK }__corner` } ), perDay( drawHead ) ] ) ),
		h( 'tbody', [
			h( 'tr', { class: `${ WEEK }__dates`, style: grid.value.lanes > 1 ? { '--lanes': grid.value.lanes } : undefined }, [
				h( 'th', { scope: 'row' }, msg( 'eventcalendar-slot-allday' ) ),
				perDay( ( day, n ) => h( 'td', { 'data-all-day': formatDay( day ) },
					grid.value.dates[ n ].map( ( bar ) => drawBar( bar, day, n ) ) ) )
			] ),
			h( 'tr', { class: `${ WEEK }__hours` }, [
				h( 'th', { scope: 'row', class: `${ WEEK }__axis`, 'aria-label': msg( 'eventcalendar-week-hours' ) },
					Array.from( { length: 24 }, ( _, hour ) => h( 'span', formats.time( hour * 36e5 ) ) ) ),
				perDay( ( day, n ) => h( 'td', {
					class: ifToday( day, CELL ),
					'data-date': formatDay( day ),
					'aria-current': day === props.today ? 'date' : undefined
				}, [ grid.value.hours[ n ].map( ( box ) => drawBox( box, day ) ), drawNow( day ) ] ) )
			] )
		] )
	] );
}, {
	props: [ 'sheet', 'placed', 'today', 'titleId', 'isLoading', 'typeOf', 'linkTo', 'now' ],
	emits: [ 'go', 'day', 'moved' ]
} );
