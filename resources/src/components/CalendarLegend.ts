import { type FunctionalComponent, h } from 'vue';
import type { EventType } from '../model/calendar';
import { isPlainClick } from '../model/plainClick';
import { useServices } from '../ports/services';

interface Props {
	types: EventType[];
	/** None: all are shown */
	active: readonly string[];
	/** How many events each would show, where that is known */
	counts: Map<string, number> | null;
	/** Address of the sheet with a type switched on or off */
	linkTo( type: string ): string;
}

/**
 * The types of events with their colours and icons: each switches the filter for it.
 */
export const CalendarLegend: FunctionalComponent<Props, { toggle( type: string ): void }> = ( props, { emit } ) => {
	const { types, active, counts, linkTo } = props;
	const { msg, formats } = useServices();
	const block = 'ext-eventcalendar-legend__type';
	return h( 'ul', { class: 'ext-eventcalendar-legend', 'aria-label': msg( 'eventcalendar-legend-label' ) }, types.map(
		( { id, label, color, icon } ) => {
			const isActive = active.includes( id );
			return h( 'li', { key: id }, h( 'a', {
				class: `${ block } ${ block }--${ color } ext-eventcalendar-icon--${ icon }${ isActive ? ` ${ block }--active` : '' }`,
				href: linkTo( id ),
				rel: 'nofollow',
				'aria-current': isActive ? 'true' : undefined,
				dir: 'auto',
				onClick( event: MouseEvent ) {
					if ( isPlainClick( event ) ) {
						event.preventDefault();
						emit( 'toggle', id );
					}
				}
			}, [ label, counts && [ ' ', h( 'span', { class: 'ext-eventcalendar-count' }, formats.number( counts.get( id ) || 0 ) ) ] ] ) );
		}
	) );
};
CalendarLegend.props = [ 'types', 'active', 'counts', 'linkTo' ];
CalendarLegend.emits = [ 'toggle' ];
