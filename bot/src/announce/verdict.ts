import { type Item, markerOf } from '../promotion/item';
import { allowsBot } from './exclusion';
import { type TargetPage } from './targetPage';

/**
 * What is to be done with an announcement, after a look at its page: write it; it stands there already; never; not as things
 * are, with the reason; nothing at all with this account.
 */
export type Verdict =
	{ kind: 'write' } |
	{ kind: 'there'; revision: number | null } |
	{ kind: 'never' | 'not now' | 'blocked'; reason: string };

/** Of the whole account, not of one page */
export const BLOCKED = /^(blocked|autoblocked|systemblocked|globalblocking-.*)$/;

/**
 * @param item
 * @param page Null if the wiki can have no such page
 * @param bot Name of the account
 */
export function judge( item: Item, page: TargetPage | null, bot: string ): Verdict {
	if ( page === null ) {
		return { kind: 'not now', reason: 'there can be no page of that name on that wiki' };
	}
	const there = find( item, page );
	if ( there ) {
		return there;
	}
	if ( page.optedOutBy !== null ) {
		return { kind: 'never', reason: `the page wants no announcements: it is in ${ page.optedOutBy }` };
	}
	if ( !allowsBot( page.text, bot ) ) {
		return { kind: 'never', reason: `the page asks ${ bot } to stay away ({{bots}} or {{nobots}})` };
	}
	const blocks = page.hindrances.filter( ( { code, isPartial } ) => BLOCKED.test( code ) && !isPartial );
	if ( blocks.length > 0 ) {
		return { kind: 'blocked', reason: blocks[ 0 ].message };
	}
	const reason = page.redirects > 1 ? 'it leads from one redirect to another' :
		!page.exists && !page.mayBeMade ? 'there is no such page' :
			page.contentModel !== 'wikitext' ? `it is no wikitext page, but ${ page.contentModel || 'something else' }` :
				page.hindrances.length > 0 ? page.hindrances.map( ( { message } ) => message ).join( ' ' ) : null;
	return reason === null ? { kind: 'write' } : { kind: 'not now', reason };
}

/** Looks into the history first, which also says where it is. */
export function find( item: Item, { edits, text }: TargetPage ): Verdict | null {
	const marker = markerOf( item );
	const edit = edits.filter( ( { summary } ) => summary.includes( marker ) ).at( -1 );
	if ( edit ) {
		return { kind: 'there', revision: edit.revision };
	}
	return text.includes( marker ) ? { kind: 'there', revision: null } : null;
}
