import type { Occurrence } from '../model/occurrence';
import type { OccurrenceSource } from '../ports/occurrenceSource';

/**
 * Occurrences that are here already.
 */
export function createMemoryOccurrenceSource( occurrences: readonly Occurrence[] ): OccurrenceSource {
	const anyOf = ( wanted: readonly string[] | undefined, given: readonly string[] ): boolean =>
		!wanted?.length || given.some( ( value ) => wanted.includes( value ) );

	return {
		find: ( { start, end, filter, page } ) => Promise.resolve( {
			occurrences: occurrences.filter( ( occurrence ) =>
				Date.parse( occurrence.start ) < Date.parse( end ) && Date.parse( occurrence.end ) > Date.parse( start ) &&
				( !page || occurrence.pageid === page ) &&
				anyOf( filter?.types, [ occurrence.type ] ) && anyOf( filter?.topics, occurrence.topics || [] ) &&
				anyOf( filter?.audience, occurrence.audience || [] ) && anyOf( filter?.languages, occurrence.languages || [] )
			),
			complete: true
		} )
	};
}
