/**
 * How far something planned is; docs/api.md, list=eventpromotion. What failed, or was claimed and nothing heard of, is due again
 * after a while, a few times.
 */
export type State = 'coming' | 'due' | 'past' | 'skipped' | 'done' | 'failed' | 'claimed';

/** Something to be done for an occurrence, as list=eventpromotion tells it. */
export interface Item {
	/** Stable; also in what is written, so that it is known again */
	id: string;
	kind: 'announce' | 'post';
	state: State;
	/** UTC, ISO 8601 */
	due: string;
	occurrence: string;
	/** Prefixed title of the event page */
	page: string;
	title: string;
	start: string;
	channel: string;
	channelkind: 'page' | 'list' | 'mailing-list' | 'social';
	/** Of a social network */
	network: string | null;
	account: string | null;
	/** WikiMap id of the wiki to write on */
	wiki: string | null;
	/** Prefixed title of the page to write on; null for posts and mailing lists */
	targetpage: string | null;
	/** Address of that wiki's api.php, if the wiki of the event knows it */
	api: string | null;
	/** Empty for posts */
	heading: string;
	/** Wikitext for pages, which ends with the signature and the marker; plain text otherwise */
	text: string;
	/** Of the edit; names the identifier. Empty if there is no page */
	summary: string;
	/** Of the picture; may be empty */
	alt: string;
	/** Address of a picture, if the wiki makes one */
	image?: string | null;
	/** Where the text leads, with the channel as campaign */
	link: string | null;
	/** Categories: a page in one of them wants to hear nothing */
	optout: string[];
	language: string;
	/** What the people there ask for beside that, for those who look through what is to be announced */
	condition?: string | null;
	/** Whether somebody has said on the wiki that it is met */
	conditionmet?: boolean | null;
	done: { time: string; url: string | null; by: string | null } | null;
	reason: string | null;
	attempts: number;
}

/** What all that is written for an item holds, in the text and in the summary */
export function markerOf( { id }: Item ): string {
	return `eventcalendar:${ id }`;
}

/** Where it goes, for people */
export function placeOf( { wiki, targetpage, account, network, channel }: Item ): string {
	return targetpage === null ? [ account ?? channel, network ? `(${ network })` : '' ].filter( Boolean ).join( ' ' ) :
		`${ wiki === null ? '' : `${ wiki }: ` }${ targetpage }`;
}
