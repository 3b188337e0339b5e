import { type FunctionalComponent, h, type VNode } from 'vue';
import { describeTimes } from '../composables/describeTimes';
import type { TypeLookup } from '../composables/useTypes';
import type { Placed } from '../model/occurrence';
import { type Day, formatDay } from '../model/plainDate';
import { useServices } from '../ports/services';
import { EventSlot } from './EventSlot';

interface ListProps {
	day: Day;
	items: readonly Placed[];
	typeOf: TypeLookup;
}

/**
 * Events under each other, as an agenda has them under a day.
 */
export const DayList: FunctionalComponent<ListProps> = ( { day, items, typeOf } ) => {
	const services = useServices();
	return h( 'ul', items.map( ( item ) => h( 'li', { key: item.id }, EventSlot( {
		placed: item,
		href: services.links.page( item.occurrence ),
		day,
		type: typeOf( item.occurrence.type ),
		time: describeTimes( item, services ),
		isTypeShown: true,
		msg: services.msg
	}, undefined! ) as VNode ) ) );
};
DayList.props = [ 'day', 'items', 'typeOf' ];

/**
 * The same with the day above it.
 */
export const DaySection: FunctionalComponent<ListProps & { today: Day }> = ( { day, today, items, typeOf } ) => {
	const { msg, formats } = useServices();
	const block = 'ext-eventcalendar-agenda__day';
	const isToday = day === today;
	return h( 'section', {
		class: isToday ? `${ block } ${ block }--today` : block,
		'data-date': formatDay( day ),
		'aria-current': isToday ? 'date' : undefined
	}, [
		h( 'div', { class: 'ext-eventcalendar-agenda__date', role: 'heading', 'aria-level': 3 },
			h( 'time', { datetime: formatDay( day ) }, formats.dateWithWeekday( day ) ) ),
		items.length ? h( DayList, { day, items, typeOf } ) : h( 'p', { class: 'ext-eventcalendar-empty' }, msg( 'eventcalendar-day-empty' ) )
	] );
};
DaySection.props = [ 'day', 'today', 'items', 'typeOf' ];
