import { filterParameters } from '../model/filter';
import type { Occurrence } from '../model/occurrence';
import { type OccurrenceAnswer, type OccurrenceQuestion, type OccurrenceSource, SourceError } from '../ports/occurrenceSource';

/** Answers of `max` (500) occurrences each; what comes after is not shown */
const MAX_BATCHES = 10;

interface Batch {
	query?: { eventoccurrences: Occurrence[] };
	continue?: Record<string, string>;
	/** With `errorformat=plaintext` */
	errors?: { code: string; text: string }[];
}

/**
 * `action=query&list=eventoccurrences`, asked again until it has said all.
 *
 * @param url Of api.php, up to the `?` or `&` in front of the question
 * @param language
 */
export function createApiOccurrenceSource( url: string, language: string ): OccurrenceSource {
	function ask( parameters: Record<string, string>, signal?: AbortSignal ): Promise<Batch> {
		return fetch( url + new URLSearchParams( parameters ), { signal } ).then( ( response ) => {
			if ( !response.ok ) {
				throw new SourceError( 'refused', `HTTP ${ response.status }` );
			}
			return response.json();
		} ).catch( ( error ) => {
			// fetch() fails with a TypeError where it does not reach the server; a SyntaxError is an answer cut short.
			throw error instanceof SourceError || error.name === 'AbortError' ? error : new SourceError( 'offline' );
		} );
	}

	function collect(
		parameters: Record<string, string>, signal: AbortSignal | undefined, before: Occurrence[], batches: number
	): Promise<OccurrenceAnswer> {
		return ask( parameters, signal ).then( ( batch ) => {
			if ( batch.errors || !batch.query ) {
				throw new SourceError( 'refused', batch.errors?.[ 0 ]?.text );
			}
			const occurrences = [ ...before, ...batch.query.eventoccurrences ];
			return batch.continue && batches < MAX_BATCHES ?
				collect( { ...parameters, ...batch.continue }, signal, occurrences, batches + 1 ) :
				{ occurrences, complete: !batch.continue };
		} );
	}

	return {
		find( { start, end, filter, event }: OccurrenceQuestion, signal ) {
			const parameters: Record<string, string> = {
				action: 'query',
				list: 'eventoccurrences',
				eostart: start,
				eoend: end,
				eolimit: 'max',
				uselang: language,
				format: 'json',
				formatversion: '2',
				errorformat: 'plaintext'
			};
			for ( const [ name, value ] of Object.entries( filter ? filterParameters( filter ) : {} ) ) {
				parameters[ `eo${ name }` ] = value;
			}
			if ( event ) {
				parameters.eopages = event;
			}
			return collect( parameters, signal, [], 1 );
		}
	};
}
