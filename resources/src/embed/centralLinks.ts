import { createWikiLinks } from '../mediawiki/wikiLinks';
import { isSafeUrl } from '../model/links';
import type { WikiLinks } from '../ports/services';
import type { CentralSettings } from './centralWiki';

/**
 * Addresses on the wiki that a calendar comes from, whole ones: the page that shows it is on another server.
 */
export function createCentralLinks( { wiki, article, rest, calendar }: CentralSettings ): WikiLinks {
	const server = new URL( calendar ).origin;
	return {
		...createWikiLinks( { id: wiki, scriptPath: rest.replace( /\/rest\.php$/, '' ), articlePath: article } ),
		page( { url } ) {
			const address = ( url || '' ).replace( /^\/(?!\/)/, server + '/' );
			return isSafeUrl( address ) ? address : undefined;
		}
	};
}
