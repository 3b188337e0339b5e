import { interestControl } from '../components/interestControl';
import { createInterestEnvironment } from '../mediawiki/interestEnvironment';

const shown = new WeakMap<Element, string>();

/**
 * Puts "remind me" into its place: as the first item of a pop-up's list of actions, or instead of the link on an event page.
 * Whoever draws the place anew calls again.
 */
export function mount( place: HTMLElement, occurrence: string ): void {
	if ( shown.get( place ) === occurrence ) {
		return;
	}
	shown.set( place, occurrence );
	const isList = place.tagName === 'UL';
	const old = isList ? place.querySelector( ':scope > .ext-eventcalendar-interest-item' ) : null;
	const item = isList ? document.createElement( 'li' ) : place;
	if ( isList ) {
		item.className = 'ext-eventcalendar-interest-item';
		old?.remove();
		place.prepend( item );
	}
	const environment = createInterestEnvironment();
	environment.source.ask( occurrence ).then( ( state ) => {
		if ( state && shown.get( place ) === occurrence ) {
			item.replaceChildren( interestControl( occurrence, state, environment ) );
		}
	}, () => {
		// What stood there works too; a pop-up has a link to the page.
	} );
}
