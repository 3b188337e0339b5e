import { Exit, Failure, usage } from '../failure';
import { type Parameters, Refusal, type WikiClient } from '../wiki/client';

export interface Problem {
	code: string;
	place: string;
	message: string;
}

/** What the import would do with one event of the source; docs/api.md, eventcalendarimportplan. */
export interface Entry {
	uid: string | null;
	outcome: 'new' | 'changed' | 'unchanged' | 'skipped';
	/** Prefixed title; null if there is none to write to */
	page: string | null;
	/** Top-level keys of the page's JSON that change */
	fields: string[];
	/** Null unless new or changed */
	text: string | null;
	/** Revision that the text was made from; null unless changed */
	baserevid: number | null;
	/** Of the edit */
	summary: string;
	problems: Problem[];
}

export type Counts = Record<Entry[ 'outcome' ], number>;

/** What a user may say beside the source, as parameters of the API */
export type Defaults = Parameters;

export interface Plan {
	entries: Entry[];
	/** About the source as a whole */
	warnings: Problem[];
}

interface Answer {
	eventcalendarimportplan: {
		error: Problem | null;
		entries: Entry[];
		warnings: Problem[];
		/** Of the whole source */
		total: number;
		/** Offset of what comes next; null: that was all */
		continue: number | null;
	};
}

/** Asks the wiki what an import would do. Nothing is changed by that. */
export class Planner {
	public constructor(
		private readonly client: WikiClient,
		private readonly text: string,
		private readonly defaults: Defaults
	) {
	}

	/**
	 * @param progress Told how many entries came, of how many
	 */
	public async plan( progress: ( count: number, total: number ) => void = () => {} ): Promise<Plan> {
		const plan: Plan = { entries: [], warnings: [] };
		let offset: number | null = 0;
		while ( offset !== null ) {
			const answer: Answer[ 'eventcalendarimportplan' ] = await this.ask( { limit: 'max', offset } );
			plan.entries.push( ...answer.entries );
			plan.warnings = answer.warnings;
			progress( answer.entries.length, answer.total );
			offset = answer.continue;
		}
		return plan;
	}

	/**
	 * @param place Of the entry in the plan
	 * @return The same entry as it is now; null if the source has no such entry any more
	 */
	public async again( entry: Entry, place: number ): Promise<Entry | null> {
		const { entries } = await this.ask( { limit: 1, offset: place } );
		return entries.find( ( { uid, page } ) => entry.uid === null ? page === entry.page : uid === entry.uid ) ?? null;
	}

	private async ask( parameters: Parameters ): Promise<Answer[ 'eventcalendarimportplan' ]> {
		const { eventcalendarimportplan: answer } = await this.client.post<Partial<Answer>>( {
			action: 'eventcalendarimportplan', ...this.defaults, ...parameters, text: this.text
		} ).catch( ( error: unknown ) => {
			throw error instanceof Refusal ? usage( `the wiki refuses: ${ error.message } [${ error.code }]` ) : error;
		} );
		if ( !answer ) {
			// PHP drops what is more than it may take, and the API does not even see what was asked.
			throw usage( 'the wiki did not get the events; its server may take less at a time (post_max_size)' );
		}
		if ( answer.error ) {
			throw new Failure( `nothing can be imported: ${ problemText( answer.error ) }`, Exit.someFailed );
		}
		return answer;
	}
}

export function problemText( { place, message }: Problem ): string {
	return place === '' ? message : `${ place }: ${ message }`;
}

export function count( entries: Entry[] ): Counts {
	const counts: Counts = { new: 0, changed: 0, unchanged: 0, skipped: 0 };
	for ( const { outcome } of entries ) {
		counts[ outcome ]++;
	}
	return counts;
}

export function countsText( counts: Counts ): string {
	return `${ counts.new } new, ${ counts.changed } changed, ${ counts.unchanged } unchanged, ${ counts.skipped } skipped`;
}
