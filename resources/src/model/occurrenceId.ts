/**
 * What an occurrence's id says: `[WIKI~]PAGEID[:RECURRENCEID]`.
 */
export interface OccurrenceId {
	/** Null for this wiki, where it is not said */
	wiki: string | null;
	page: number;
	/** Date of the original start of an occurrence of a series */
	date: string | null;
}

/**
 * @return The id of the event that an occurrence is of: without its recurrence id
 */
export function eventIdOf( { id }: { id: string } ): string {
	return id.split( ':' )[ 0 ];
}

/**
 * @return Null where the text is no id
 */
export function parseOccurrenceId( id: string ): OccurrenceId | null {
	const match = /^(?:([^~]+)~)?(\d+)(?::(\d{4}-\d\d-\d\d)(?:T[\d:]+Z?)?)?$/.exec( id );
	return match && { wiki: match[ 1 ] || null, page: Number( match[ 2 ] ), date: match[ 3 ] || null };
}
