import { type ReaderTime, readerTime } from '../layout/readerTime';
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

watchSubscribeLinks();
showNotice();
