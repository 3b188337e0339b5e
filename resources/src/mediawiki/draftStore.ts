import type { DraftStore, KeptDraft } from '../ports/scheduleWiki';

const MONTH_MS = 30 * 864e5;

/**
 * Drafts in the browser, by page and by user, who may share it; after a month they are forgotten.
 */
export function createDraftStore( page: string, user: string | null ): DraftStore {
	const key = `ext-eventcalendar-draft-${ user }-${ page }`;
	return {
		read() {
			try {
				const kept = JSON.parse( localStorage.getItem( key ) || 'null' ) as KeptDraft | null;
				return kept && Date.now() - kept.at < MONTH_MS ? kept : null;
			} catch {
				// Forbidden to this page, or no draft of ours.
				return null;
			}
		},
		write( kept ) {
			try {
				if ( kept ) {
					localStorage.setItem( key, JSON.stringify( kept ) );
				} else {
					localStorage.removeItem( key );
				}
			} catch {
				// As above, or full: there is still the question before the page is left.
			}
		}
	};
}
