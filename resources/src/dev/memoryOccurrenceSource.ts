import { matches } from '../model/filter';
import type { Occurrence } from '../model/occurrence';
import { eventIdOf } from '../model/occurrenceId';
import { type OccurrenceAnswer, type OccurrenceSource, SourceError } from '../ports/occurrenceSource';

export interface Behaviour {
	/** How long an answer takes, in milliseconds; Infinity for none at all */
	delay?: number;
	/** Why no question is answered */
	failure?: 'offline' | 'refused';
	/** How many occurrences an answer has at most */
	limit?: number;
}

/**
 * Occurrences that are here already.
 *
 * @param occurrences By start
 * @param behaviour Of the wiki that this stands for
 */
export function createMemoryOccurrenceSource( occurrences: readonly Occurrence[], behaviour: Behaviour = {} ): OccurrenceSource {
	const { delay = 0, failure, limit = Infinity } = behaviour;

	return {
		find( { start, end, filter, event }, signal ) {
			const words = filter ? folded( filter.search ).split( /\s+/ ).filter( Boolean ) : [];
			// Times in UTC are in the order of their texts.
			const found = occurrences.filter( ( occurrence ) =>
				occurrence.start < end && occurrence.end > start &&
				( !event || [ occurrence, { id: `${ occurrence.wiki }~${ occurrence.id }` } ].some( ( one ) => eventIdOf( one ) === event ) ) &&
				( !filter || matches( occurrence, filter ) ) &&
				words.every( ( word ) => folded( `${ occurrence.title } ${ occurrence.summary || '' }` ).includes( word ) )
			);
			return answer( () => {
				if ( failure ) {
					throw new SourceError( failure, failure === 'refused' ? 'The wiki is being moved to another computer.' : '' );
				}
				return { occurrences: found.slice( 0, limit ), complete: found.length <= limit };
			}, delay, signal );
		}
	};
}

function answer( make: () => OccurrenceAnswer, delay: number, signal?: AbortSignal ): Promise<OccurrenceAnswer> {
	if ( !delay ) {
		return Promise.resolve().then( make );
	}
	return new Promise<void>( ( resolve, reject ) => {
		signal?.addEventListener( 'abort', () => reject( new DOMException( 'Aborted', 'AbortError' ) ) );
		if ( delay < Infinity ) {
			setTimeout( resolve, delay );
		}
	} ).then( make );
}

/**
 * As the server compares words: without regard to case and accents.
 */
function folded( text: string ): string {
	return text.normalize( 'NFKD' ).replace( /\p{M}/gu, '' ).toLowerCase();
}
