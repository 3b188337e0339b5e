import { type Parameters, type WikiClient } from '../wiki/client';
import { CANONICAL_NAMESPACE, type Site } from '../wiki/site';

const BATCH = 50;
const MODEL = 'CalendarEvent';

/** An event page as the API gives it */
export interface EventPage {
	id: number;
	/** With the canonical namespace, which every wiki knows */
	title: string;
	/** Null: left out, for the reason given */
	event: Record<string, unknown> | null;
	reason: 'hidden' | 'invalid' | null;
}

interface Revision {
	slots?: { main?: { contentmodel?: string; content?: string; texthidden?: boolean } };
	texthidden?: boolean;
}

interface Page {
	pageid: number;
	title: string;
	revisions?: Revision[];
	categories?: unknown[];
}

interface Answer {
	query?: { pages?: Page[] };
	continue?: Parameters;
	batchcomplete?: boolean;
}

/**
 * All event pages of a wiki, a batch in memory at a time.
 *
 * @yield By title
 */
export async function* eventPages( client: WikiClient, site: Site ): AsyncGenerator<EventPage> {
	const invalid = await invalidCategory( client );
	let batch = new Map<number, Page>();
	let next: Parameters | undefined = {};
	while ( next ) {
		const answer: Answer = await client.query<Answer>( {
			generator: 'allpages', gapnamespace: site.namespace, gaplimit: BATCH,
			prop: invalid === null ? 'revisions' : 'revisions|categories',
			rvprop: 'content', rvslots: 'main',
			...( invalid === null ? {} : { clcategories: invalid, cllimit: 'max' } ),
			...next
		} );
		for ( const page of answer.query?.pages ?? [] ) {
			// What did not fit into one answer comes in the next.
			batch.set( page.pageid, { ...batch.get( page.pageid ), ...page } );
		}
		if ( answer.batchcomplete ) {
			yield* inOrder( batch );
			batch = new Map();
		}
		next = answer.continue;
	}
}

function* inOrder( batch: Map<number, Page> ): Generator<EventPage> {
	const pages = Array.from( batch.values() );
	pages.sort( ( one, other ) => one.title < other.title ? -1 : 1 );
	for ( const page of pages ) {
		const read = eventPage( page );
		if ( read ) {
			yield read;
		}
	}
}

function eventPage( page: Page ): EventPage | null {
	const base = { id: page.pageid, title: page.title.replace( /^[^:]*/, CANONICAL_NAMESPACE ) };
	const revision = page.revisions?.[ 0 ];
	const main = revision?.slots?.main;
	if ( !revision || revision.texthidden || main?.texthidden || main?.content === undefined ) {
		return { ...base, event: null, reason: 'hidden' };
	}
	if ( main.contentmodel !== MODEL ) {
		// Some other page that was put there
		return null;
	}
	const event = page.categories?.length ? null : parse( main.content );
	return { ...base, event, reason: event ? null : 'invalid' };
}

function parse( text: string ): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse( text );
		return typeof value === 'object' && value !== null && !Array.isArray( value ) ? value as Record<string, unknown> : null;
	} catch {
		return null;
	}
}

/** The wiki itself says which pages are not valid: they are in a tracking category, if it has not been switched off. */
async function invalidCategory( client: WikiClient ): Promise<string | null> {
	const { query } = await client.query<{ query: { general: { lang: string } } }>( { meta: 'siteinfo', siprop: 'general' } );
	const answer = await client.query<{ query: { allmessages: { content?: string }[] } }>( {
		meta: 'allmessages', ammessages: 'eventcalendar-page-invalid-category', amlang: query.general.lang
	} );
	const name = answer.query.allmessages[ 0 ]?.content;
	return name === undefined || name === '-' ? null : `Category:${ name }`;
}
