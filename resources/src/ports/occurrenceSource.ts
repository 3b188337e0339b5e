import type { Filter } from '../model/calendar';
import type { Occurrence } from '../model/occurrence';

export interface OccurrenceQuestion {
	/** ISO 8601 with `Z`; occurrences that overlap [start, end) */
	start: string;
	end: string;
	filter?: Filter;
	/** Id of the only event that is asked for: that of its page, after `WIKI~` if it may be on another wiki */
	event?: string;
}

export interface OccurrenceAnswer {
	/** By start */
	occurrences: Occurrence[];
	/** False where there were too many to ask for all of them */
	complete: boolean;
}

/**
 * Texts come in the reader's language.
 */
export interface OccurrenceSource {
	/**
	 * @throws SourceError Unless it was aborted
	 */
	find( question: OccurrenceQuestion, signal?: AbortSignal ): Promise<OccurrenceAnswer>;
}

/**
 * Why no answer came: there was no way to the wiki, or the wiki said no (then the message is what it said).
 */
export class SourceError extends Error {
	public constructor( public readonly reason: 'offline' | 'refused', message = '' ) {
		super( message );
	}
}
