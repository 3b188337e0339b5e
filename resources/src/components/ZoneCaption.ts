import { type FunctionalComponent, h } from 'vue';
import { EVENT_ZONE, OTHER_ZONE, OWN_ZONE } from '../composables/useZone';
import { useServices } from '../ports/services';

interface Props {
	choice: string;
	choices: string[];
	/** Of the reader's zone; empty as long as nobody asked the browser */
	ownName: string;
}

/**
 * Says which zone times are in, and lets readers choose another: the list stands where the message names the zone.
 */
export const ZoneCaption: FunctionalComponent<Props, { choose( choice: string ): void }> = ( props, { emit } ) => {
	const { choice, choices, ownName } = props;
	const { msg } = useServices();
	const [ before, after ] = msg( 'eventcalendar-month-zone', '\0' ).split( '\0' );

	function nameOf( option: string ): string {
		switch ( option ) {
			case OWN_ZONE: return ownName ? msg( 'eventcalendar-zone-own-named', ownName ) : msg( 'eventcalendar-zone-own' );
			case EVENT_ZONE: return msg( 'eventcalendar-zone-event' );
			case OTHER_ZONE: return msg( 'eventcalendar-zone-other' );
			default: return option.replace( /_/g, ' ' );
		}
	}

	return h( 'p', [ before, h( 'select', {
		class: 'ext-eventcalendar-zone',
		'aria-label': msg( 'eventcalendar-zone-label' ),
		value: choice,
		onChange( { target }: Event ) {
			const list = target as HTMLSelectElement;
			emit( 'choose', list.value );
			// The wish for another zone is none that can stay chosen.
			if ( list.value === OTHER_ZONE ) {
				list.value = choice;
			}
		}
	}, choices.map( ( option ) => h( 'option', { key: option, value: option }, nameOf( option ) ) ) ),
	// A full stop alone would look lost behind a list.
	after.slice( 1 ) && after ] );
};
ZoneCaption.props = [ 'choice', 'choices', 'ownName' ];
ZoneCaption.emits = [ 'choose' ];
