/**
 * What there is to know of the wiki before one subscribes to its events; includes/Feed/SubscribeSite.php tells it.
 */
export interface SubscribeSite {
	/** Whole address of rest.php */
	base: string;
	/** Code of the wiki's language */
	language: string;
	/** Its name */
	wiki: string;
	/** Why services on the internet cannot fetch anything, if they cannot */
	obstacle: 'private' | 'unreachable' | null;
	/** Address of the page where readers subscribe to a digest by e-mail, if there is one */
	digest: string | null;
}
