import { inject, type InjectionKey } from 'vue';
import type { EventType } from '../model/calendar';
import type { CalendarEvent } from '../model/event.generated';
import type { Draft } from '../model/eventDraft';
import type { Occurrence } from '../model/occurrence';
import type { SeriesPosition } from '../model/seriesEdit';
import type { Zone } from '../model/zone';
import type { Services } from './services';

/** What Special:ScheduleEvent tells the form: see includes/Special/SpecialScheduleEvent.php */
export interface ScheduleStart {
	/** Prefixed title of the page that is edited; null for a new one */
	page: string | null;
	/** The name of a new page, without its namespace, where somebody has chosen it already */
	name: string | null;
	/** What the page holds, or the one that is copied */
	event: CalendarEvent | null;
	/** Of the page that is edited; 0 for a new one */
	revision: number;
	/** Whether something of it is over */
	past: boolean;
	/** The one of a series that the reader came from */
	occurrence: SeriesPosition | null;
	date: string | null;
	time: string | null;
	/** Null for those who have no watchlist */
	watch: boolean | null;
	/** What load.php must not tell everybody, on a wiki that not everybody may read */
	site: Partial<ScheduleSite>;
	/** Of event pages, in the wiki's language */
	namespace: string;
	/** Edit summaries in the wiki's language, with `$1` for the other page */
	summaries: { splitFrom: string; splitTo: string };
}

/** What the wiki offers to choose from: see includes/Sheet/ScheduleSite.php */
export interface ScheduleSite {
	language: string;
	zone: string;
	zones: string[];
	/** Names by code */
	languages: Record<string, string>;
	types: EventType[];
	topics: string[];
	audiences: string[];
	/** Labels by id */
	channels: Record<string, string>;
}

export interface Problem {
	/** JSON pointer (RFC 6901) */
	pointer: string;
	code: string;
	message: string;
}

export interface Advice extends Problem {
	level: 'done' | 'hint' | 'warning';
}

export interface Region {
	zone: string;
	wallstart: string;
	awake: boolean;
}

export interface PreviewAnswer {
	valid: boolean;
	problems: Problem[];
	/** The next ten */
	occurrences: Occurrence[];
	ruleText: string | null;
	changes?: string[];
	/** What the history will say, in the wiki's language */
	summary?: string;
	guidance?: { checklist: Advice[]; regions: Region[]; day: Occurrence[]; clashes: Occurrence[] } | null;
}

export interface SaveRequest {
	page: string;
	text: string;
	summary: string;
	/** Revision that is edited; 0 to create the page */
	base: number;
	watch: boolean | null;
	/** The page at which the series goes on that ends here: who is reminded of it stays reminded there */
	continuation?: string;
	captcha?: { id: string; word: string };
}

export type SaveAnswer =
	{ kind: 'saved'; page: string; revision: number; before: number } |
	{ kind: 'problems'; problems: Problem[] } |
	{ kind: 'conflict' | 'exists' } |
	{ kind: 'captcha'; id: string; question: string } |
	/** Somebody may want to be asked once more: saving again does it */
	{ kind: 'warning'; text: string } |
	{ kind: 'refused'; text: string };

/** Why the wiki gave no answer; the message is what it said, empty if there was no way to it */
export class WikiError extends Error {}

export interface ScheduleWiki {
	/** @throws WikiError Unless it was aborted */
	preview( text: string, page: string | null, signal: AbortSignal ): Promise<PreviewAnswer>;
	save( request: SaveRequest ): Promise<SaveAnswer>;
	/** @throws WikiError */
	latest( page: string ): Promise<{ revision: number; event: CalendarEvent | null }>;
	exists( page: string ): Promise<boolean>;
	findUsers( prefix: string ): Promise<string[]>;
}

export interface KeptDraft {
	/** Unix time in milliseconds */
	at: number;
	/** What the page held then, and its revision: it may have changed since */
	base: CalendarEvent | null;
	revision: number;
	name: string;
	draft: Draft;
}

/** Where a draft outlives its tab */
export interface DraftStore {
	read(): KeptDraft | null;
	/** Null forgets it. */
	write( kept: KeptDraft | null ): void;
}

export interface ScheduleServices extends Pick<Services, 'msg' | 'formats' | 'language' | 'copy' | 'links'> {
	readonly wiki: ScheduleWiki;
	readonly drafts: DraftStore;
	readonly site: ScheduleSite;
	/** The reader's */
	readonly zone: Zone;
	/** Unknown ones are taken for UTC. */
	zoneOf( name: string ): Zone;
	now(): number;
	pageAddress( page: string ): string;
	/** Leads to what has been saved. */
	leave( saved: { page: string; revision: number; before: number } ): void;
}

export const scheduleKey = Symbol( 'schedule' ) as InjectionKey<ScheduleServices>;

export function useScheduleServices(): ScheduleServices {
	const services = inject( scheduleKey );
	if ( !services ) {
		throw new Error( 'No services' );
	}
	return services;
}
