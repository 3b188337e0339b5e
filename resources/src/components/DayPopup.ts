import { type FunctionalComponent, h } from 'vue';
import type { TypeLookup } from '../composables/useTypes';
import type { Rect } from '../layout/placement';
import type { Placed } from '../model/occurrence';
import type { Day } from '../model/plainDate';
import { useServices } from '../ports/services';
import { DayList } from './DayList';
import PopupFrame from './PopupFrame.vue';

interface Props {
	day: Day;
	/** All of the day, by start */
	placed: readonly Placed[];
	anchor: Rect | null;
	typeOf: TypeLookup;
}

/**
 * All events of a day.
 */
export const DayPopup: FunctionalComponent<Props, { close(): void; pick( event: MouseEvent ): void }> = ( props, { emit } ) => {
	const { day, placed, anchor, typeOf } = props;
	return h( PopupFrame, {
		title: useServices().formats.dateWithWeekday( day ),
		anchor,
		onClose: () => emit( 'close' )
	}, () => h( DayList, {
		class: 'ext-eventcalendar-popup__day',
		day,
		items: placed,
		typeOf,
		onClick: ( event: MouseEvent ) => emit( 'pick', event )
	} ) );
};
DayPopup.props = [ 'day', 'placed', 'anchor', 'typeOf' ];
DayPopup.emits = [ 'close', 'pick' ];
