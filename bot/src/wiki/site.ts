import { Exit, Failure } from '../failure';
import { type WikiClient } from './client';

export const CANONICAL_NAMESPACE = 'EventCalendar';

/** What the bot needs to know about a wiki */
export interface Site {
	name: string;
	/** MediaWiki and its version */
	generator: string;
	/** WikiMap id, which UIDs are made of */
	wikiId: string;
	/** Of the extension */
	version: string;
	/** Id of the namespace of event pages */
	namespace: number;
	/** Whether the calendar may show an older revision than the page */
	hasReviews: boolean;
}

interface Answer {
	query: {
		general: { sitename: string; generator: string; wikiid: string };
		extensions: { name: string; version?: string }[];
		namespaces: Record<string, { id: number; canonical?: string }>;
	};
}

export async function readSite( client: WikiClient ): Promise<Site> {
	const { query } = await client.query<Answer>( { meta: 'siteinfo', siprop: 'general|extensions|namespaces' } );
	const extension = query.extensions.find( ( { name } ) => name === 'EventCalendar' );
	const namespace = Object.values( query.namespaces ).find( ( { canonical } ) => canonical === CANONICAL_NAMESPACE );
	if ( !extension || !namespace ) {
		throw new Failure( `${ query.general.sitename } has no EventCalendar`, Exit.unreachable );
	}
	return {
		name: query.general.sitename,
		generator: query.general.generator,
		wikiId: query.general.wikiid,
		version: extension.version ?? '',
		namespace: namespace.id,
		hasReviews: await hasReviews( client )
	};
}

/** A version of the extension that does not say so has none, or cannot tell what was reviewed. */
async function hasReviews( client: WikiClient ): Promise<boolean> {
	const { status, text } = await client.rest( '/eventcalendar/v1/settings' );
	return status === 200 && ( JSON.parse( text ) as { reviews?: boolean } ).reviews === true;
}
