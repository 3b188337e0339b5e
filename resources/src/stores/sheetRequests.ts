import type { Sheet } from '../layout/sheet';
import type { Filter } from '../model/calendar';
import { filterParameters } from '../model/filter';
import type { Occurrence } from '../model/occurrence';
import { formatDay } from '../model/plainDate';
import type { OccurrenceAnswer, OccurrenceSource } from '../ports/occurrenceSource';

/** What came for the days of a sheet, and what had been asked for */
export interface Answer extends OccurrenceAnswer {
	readonly sheet: Sheet;
	readonly filter: Filter;
}

interface Request {
	answer: Promise<Answer>;
	/** Null when the answer is there */
	controller: AbortController | null;
}

/** Sheets that are kept: a year to either side */
const KEPT = 24;

/**
 * Asks for the occurrences of sheets, once for each, and keeps the answers.
 */
export function createSheetRequests( source: OccurrenceSource ): {
	/**
	 * @param sheet
	 * @param filter
	 * @param isOnly Whether the reader waits for this one and for no other: what else is under way to be shown is given up
	 */
	answer( sheet: Sheet, filter: Filter, isOnly: boolean ): Promise<Answer>;
	/** Keeps what came otherwise; as an answer only if it is whole */
	remember( answer: Answer, isWhole: boolean ): void;
	known( id: string ): Occurrence | undefined;
} {
	const requests = new Map<string, Request>();
	const seen = new Map<string, Occurrence>();
	let awaited: string | null = null;

	const keyOf = ( { first, end }: Sheet, filter: Filter ): string => `${ first } ${ end } ${ JSON.stringify( filterParameters( filter ) ) }`;

	function keep( { occurrences }: OccurrenceAnswer ): void {
		for ( const occurrence of occurrences ) {
			// Where there is a lot on a sheet, the server leaves details out.
			if ( occurrence.topics ) {
				seen.set( occurrence.id, occurrence );
			}
		}
	}

	function give( key: string ): void {
		requests.get( key )?.controller?.abort();
		requests.delete( key );
	}

	function ask( key: string, sheet: Sheet, filter: Filter ): Request {
		const controller = new AbortController();
		const made: Request = {
			controller,
			// A day more on each side: no zone is further from UTC, in which all-day occurrences are counted.
			answer: source.find( {
				start: formatDay( sheet.first - 1 ) + 'T00:00:00Z', end: formatDay( sheet.end + 1 ) + 'T00:00:00Z', filter
			}, controller.signal ).then( ( answer ) => {
				made.controller = null;
				keep( answer );
				return { ...answer, sheet, filter };
			}, ( error ) => {
				if ( requests.get( key ) === made ) {
					requests.delete( key );
				}
				throw error;
			} )
		};
		return made;
	}

	return {
		answer( sheet, filter, isOnly ) {
			const key = keyOf( sheet, filter );
			if ( isOnly ) {
				if ( awaited !== null && awaited !== key && requests.get( awaited )?.controller ) {
					give( awaited );
				}
				awaited = key;
			}
			const made = requests.get( key ) || ask( key, sheet, filter );
			requests.set( key, made );
			if ( requests.size > KEPT ) {
				requests.delete( requests.keys().next().value as string );
			}
			// The same days may be those of another view.
			return made.answer.then( ( answer ) => ( { ...answer, sheet } ) );
		},
		remember( answer, isWhole ) {
			keep( answer );
			if ( isWhole ) {
				requests.set( keyOf( answer.sheet, answer.filter ), { answer: Promise.resolve( answer ), controller: null } );
			}
		},
		known: ( id ) => seen.get( id )
	};
}
