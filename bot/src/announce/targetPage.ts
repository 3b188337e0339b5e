import { type Parameters, type WikiClient } from '../wiki/client';

/** How many of a page's last edits are looked through: as many as the API gives anybody at once */
const HISTORY = 500;

const USER_TALK = 3;

/** Why the account may not edit a page, as the wiki says it */
export interface Hindrance {
	code: string;
	message: string;
	/** Whether it is no more than this page, or some, that the account is blocked from */
	isPartial: boolean;
}

/** A page as it is before something is written on it, redirects followed. */
export interface TargetPage {
	/** Prefixed */
	title: string;
	exists: boolean;
	/** Whether a page that is missing may be made: the talk page of a user or page that exists */
	mayBeMade: boolean;
	/** How many redirects led to it */
	redirects: number;
	contentModel: string;
	text: string;
	/** Null if it is missing */
	revision: number | null;
	/** The category by which it wants to hear nothing */
	optedOutBy: string | null;
	hindrances: Hindrance[];
	/** Newest first */
	edits: { revision: number; summary: string }[];
	/** Of the wiki's clock, when it was looked at */
	seen: string;
}

interface ApiPage {
	ns: number;
	title: string;
	missing?: boolean;
	invalid?: boolean;
	invalidreason?: string;
	special?: boolean;
	contentmodel?: string;
	subjectid?: number;
	categories?: { title: string }[];
	actions?: Record<string, { code: string; text?: string; data?: { blockinfo?: { blockpartial?: boolean } } }[]>;
	revisions?: {
		revid: number;
		comment?: string;
		slots?: { main: { content?: string; contentmodel?: string } };
	}[];
}

interface Answer {
	curtimestamp: string;
	query?: {
		pages?: ApiPage[];
		redirects?: { to: string; tointerwiki?: string }[];
		interwiki?: { title: string }[];
		users?: { missing?: boolean; invalid?: boolean }[];
	};
}

/**
 * @param client
 * @param title Prefixed
 * @param optout Categories, as the wiki of the event names them
 * @return Null if there can be no such page there
 */
export async function readTargetPage( client: WikiClient, title: string, optout: string[] ): Promise<TargetPage | null> {
	const { query, curtimestamp } = await client.query<Answer>( {
		titles: title, redirects: 1, curtimestamp: 1,
		prop: `info|revisions${ optout.length ? '|categories' : '' }`,
		inprop: 'subjectid', intestactions: 'edit|create', intestactionsdetail: 'full',
		rvprop: 'ids|content', rvslots: 'main',
		...( optout.length ? { clcategories: optout.join( '|' ), cllimit: 'max' } : {} )
	} );
	const page = query?.pages?.[ 0 ];
	if ( !page || page.invalid || page.special || query.interwiki?.length ) {
		return null;
	}
	const exists = !page.missing;
	const revision = page.revisions?.[ 0 ];
	return {
		title: page.title,
		exists,
		mayBeMade: !exists && await mayBeMade( client, page ),
		redirects: query.redirects?.length ?? 0,
		contentModel: revision?.slots?.main.contentmodel ?? page.contentmodel ?? '',
		text: revision?.slots?.main.content ?? '',
		revision: revision?.revid ?? null,
		optedOutBy: page.categories?.[ 0 ]?.title ?? null,
		hindrances: hindrances( page, exists ? [ 'edit' ] : [ 'edit', 'create' ] ),
		edits: exists ? await readEdits( client, page.title ) : [],
		seen: curtimestamp
	};
}

function hindrances( { actions = {} }: ApiPage, needed: string[] ): Hindrance[] {
	return needed.flatMap( ( action ) => actions[ action ] ?? [] ).map( ( { code, text, data } ) => ( {
		code, message: text ?? code, isPartial: data?.blockinfo?.blockpartial === true
	} ) );
}

/** What was archived is no longer in the text, but still in the summaries. */
async function readEdits( client: WikiClient, title: string ): Promise<TargetPage[ 'edits' ]> {
	const parameters: Parameters = { titles: title, prop: 'revisions', rvprop: 'ids|comment', rvlimit: HISTORY };
	const { query } = await client.query<Answer>( parameters );
	return ( query?.pages?.[ 0 ]?.revisions ?? [] )
		.map( ( { revid, comment } ) => ( { revision: revid, summary: comment ?? '' } ) );
}

async function mayBeMade( client: WikiClient, { ns, title, subjectid }: ApiPage ): Promise<boolean> {
	const name = title.slice( title.indexOf( ':' ) + 1 );
	if ( ns !== USER_TALK ) {
		return subjectid !== undefined;
	}
	if ( name.includes( '/' ) ) {
		return false;
	}
	const { query } = await client.query<Answer>( { list: 'users', ususers: name } );
	return query?.users?.length === 1 && !query.users[ 0 ].missing && !query.users[ 0 ].invalid;
}
