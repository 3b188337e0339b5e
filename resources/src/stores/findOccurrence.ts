import type { Occurrence } from '../model/occurrence';
import { eventIdOf, parseOccurrenceId } from '../model/occurrenceId';
import { DAY_MS, type Day, formatDay, parseDay } from '../model/plainDate';
import type { OccurrenceSource } from '../ports/occurrenceSource';

/** The API answers for 400 days at once */
const REACH = 199;

/**
 * Asks for one occurrence by its id. That of an occurrence of a series says when it was to be; an override may have
 * moved it. Otherwise it may be any day: it is looked for around today, then in the years beside.
 *
 * @return Null where there is none
 */
export function findOccurrence( id: string, source: OccurrenceSource, now: number ): Promise<Occurrence | null> {
	const parts = parseOccurrenceId( id );
	if ( !parts ) {
		return Promise.resolve( null );
	}
	const { date } = parts;
	const event = eventIdOf( { id } );
	const around = date ? parseDay( date ) : Math.floor( now / DAY_MS );

	function choose( occurrences: Occurrence[] ): Occurrence | null {
		const exact = occurrences.find( ( occurrence ) => occurrence.id === id || `${ occurrence.wiki }~${ occurrence.id }` === id );
		if ( exact || date ) {
			return exact || null;
		}
		// The page of a series: its next occurrence, otherwise its last.
		return occurrences.find( ( { end } ) => Date.parse( end ) > now ) || occurrences[ occurrences.length - 1 ] || null;
	}
	const ask = ( day: Day ): Promise<Occurrence | null> => source.find( {
		start: formatDay( day - REACH ) + 'T00:00:00Z', end: formatDay( day + REACH ) + 'T00:00:00Z', event
	} ).then( ( { occurrences } ) => choose( occurrences ) );

	const places = date ? [ around ] : [ around, around + 2 * REACH, around - 2 * REACH ];
	return places.reduce<Promise<Occurrence | null>>(
		( found, day ) => found.then( ( occurrence ) => occurrence || ask( day ) ), Promise.resolve( null )
	);
}
