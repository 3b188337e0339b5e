import { openSubscribeDialog } from '../components/openSubscribeDialog';
import { createSubscribeEnvironment } from '../mediawiki/subscribeEnvironment';

/**
 * Opens the dialog for what a link to Special:EventCalendar/subscribe is about.
 */
export function open( link: HTMLAnchorElement ): void {
	openSubscribeDialog( link, createSubscribeEnvironment() );
}
