import { type FunctionalComponent, h } from 'vue';
import { describeTimes } from '../composables/describeTimes';
import type { TypeLookup } from '../composables/useTypes';
import type { Placed } from '../model/occurrence';
import type { Day } from '../model/plainDate';
import { useServices } from '../ports/services';
import { EventSlot } from './EventSlot';

/**
 * Events under each other, as an agenda has them under a day.
 */
export const DayList: FunctionalComponent<{
	day: Day;
	items: readonly Placed[];
	typeOf: TypeLookup;
}> = ( { day, items, typeOf } ) => {
	const services = useServices();
	return h( 'ul', items.map( ( item ) => h( 'li', { key: item.id }, [ EventSlot( {
		placed: item,
		href: services.links.page( item.occurrence ),
		day,
		type: typeOf( item.occurrence.type ),
		time: describeTimes( item, services ),
		isTypeShown: true,
		msg: services.msg
	}, undefined! ) ] ) ) );
};

DayList.props = [ 'day', 'items', 'typeOf' ];
