import { createApp, type InjectionKey } from 'vue';
import { readFilter } from '../model/filter';
import { type ReaderServices, servicesKey } from '../ports/services';
import type { SubscribeSite } from '../ports/subscribeSite';
import SubscribeDialog from './SubscribeDialog.vue';

interface Surroundings {
	services: ReaderServices;
	site: SubscribeSite;
	/** Of types, in the reader's language */
	typeLabels: Record<string, string>;
}

/**
 * Opens the dialog for what a link to Special:EventCalendar/subscribe is about: a filter, or a page and, in `data-title`, the
 * title of the event on it. The focus goes back to the link or, if that is gone, to what has it now.
 */
export function openSubscribeDialog( link: HTMLAnchorElement, { services, site, typeLabels }: Surroundings ): void {
	const parameters = new URL( link.href ).searchParams;
	const page = parameters.get( 'page' );
	const from = link.isConnected ? link : document.activeElement as HTMLElement | null;
	const place = document.body.appendChild( document.createElement( 'div' ) );
	const app = createApp( SubscribeDialog, {
		target: page ? { page } : { filter: readFilter( parameters ) },
		eventTitle: link.dataset.title || page || '',
		site,
		typeLabels,
		onClose() {
			app.unmount();
			place.remove();
			// Not if a click elsewhere has given the focus to something else.
			if ( document.activeElement === document.body ) {
				from?.focus( { preventScroll: true } );
			}
		}
	} );
	app.provide( servicesKey as InjectionKey<ReaderServices>, services );
	app.mount( place );
}
