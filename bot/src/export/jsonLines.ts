import { type Site } from '../wiki/site';
import { type EventPage } from './pages';

/** As maintenance/exportEvents writes it; null for a page that is left out. */
export function jsonLine( page: EventPage, site: Site ): string | null {
	if ( page.event === null ) {
		return null;
	}
	const { uid } = page.event;
	return JSON.stringify( {
		page: page.title,
		uid: typeof uid === 'string' ? uid : `${ page.id }@${ site.wikiId }.eventcalendar`,
		event: page.event
	} ) + '\n';
}
