import { isPlainClick } from '../model/plainClick';
import { loadModule } from './loadModule';

interface SubscribeModule {
	open( link: HTMLAnchorElement ): void;
}

/**
 * Links to the page that tells how to subscribe open a dialog that tells the same, wherever on the page they are.
 */
export function watchSubscribeLinks(): void {
	document.addEventListener( 'click', ( event ) => {
		const link = ( event.target as Element ).closest<HTMLAnchorElement>( 'a.ext-eventcalendar-subscribe' );
		if ( link && isPlainClick( event ) ) {
			event.preventDefault();
			loadModule<SubscribeModule>( 'ext.eventCalendar.subscribe' ).then( ( { open } ) => open( link ) ).catch( () => {
				location.href = link.href;
			} );
		}
	} );
}
