import { type ReaderTime, readerTime } from '../layout/readerTime';
import { loadModule } from '../mediawiki/loadModule';
import { showNotice } from '../mediawiki/savedNotice';
import { watchSubscribeLinks } from '../mediawiki/subscribeLinks';
import { systemZone } from '../model/zone';

/**
 * On an event page: writes the time on the reader's clock into the place that the server has left for it.
 */
for ( const place of document.querySelectorAll<HTMLElement>( '[data-mw-eventcalendar-reader]' ) ) {
	const time: ReaderTime = JSON.parse( place.dataset.mwEventcalendarReader! );
	place.querySelector( '.ext-eventcalendar-page__reader-time > :last-child' )!.textContent = readerTime( time, systemZone );
	place.querySelector( '.ext-eventcalendar-page__zone bdi' )!.textContent = systemZone.name;
	place.dataset.ready = '';
}

const reminder = document.querySelector<HTMLElement>( '.ext-eventcalendar-page__remind' );
if ( reminder ) {
	loadModule<{ mount( place: HTMLElement, occurrence: string ): void }>( 'ext.eventCalendar.interest' ).then( ( { mount } ) => mount( reminder, reminder.dataset.event! ) ).catch( () => {
		// The link in it works too.
	} );
}

watchSubscribeLinks();
showNotice();
