import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue';
import { type Sheet, sheetAround } from '../layout/sheet';
import type { CalendarState } from '../model/calendar';
import { covers, ofTypes, toggled } from '../model/filter';
import { type Occurrence, place, type Placed } from '../model/occurrence';
import { type Day, formatDay, parseDay } from '../model/plainDate';
import type { Zone } from '../model/zone';
import type { OccurrenceAnswer, OccurrenceSource, SourceError } from '../ports/occurrenceSource';

export interface CalendarStore {
	readonly sheet: ComputedRef<Sheet>;
	/** What lies on the sheet, by start */
	readonly placed: ComputedRef<Placed[]>;
	/** False where there were too many for a sheet */
	readonly complete: ComputedRef<boolean>;
	/** None: all types are shown */
	readonly activeTypes: ShallowRef<readonly string[]>;
	readonly isLoading: ShallowRef<boolean>;
	readonly problem: ShallowRef<SourceError | null>;
	/** The promises never fail: what went wrong is in `problem` */
	go( date: Day ): Promise<void>;
	step( direction: -1 | 1 ): Promise<void>;
	retry(): Promise<void>;
	setTypes( types: readonly string[] ): Promise<void>;
	toggleType( type: string ): Promise<void>;
	/** Asks for the sheets before and after the one shown */
	prefetch(): void;
	/** One of the occurrences that came so far with their details */
	known( id: string ): Occurrence | undefined;
}

interface Request {
	answer: Promise<OccurrenceAnswer>;
	abort(): void;
}

/** Sheets that are kept: a year to either side */
const KEPT = 24;

/**
 * What one calendar shows, and how it comes to show something else. The sheet stays as it is until the answer for the
 * next one is there; of several navigations under way the last one wins.
 *
 * @param state What the server drew
 * @param source
 * @param zone The zone that is drawn; it may change
 * @param language The reader's; where the server drew in another one, the texts are asked for again
 */
export function createCalendarStore(
	state: CalendarState, source: OccurrenceSource, zone: { readonly value: Zone }, language: string
): CalendarStore {
	const sheetOf = ( date: Day ): Sheet => sheetAround( state.view, date, state.weekStart );

	const shown = shallowRef<OccurrenceAnswer & { sheet: Sheet }>( { ...state, sheet: sheetOf( parseDay( state.date ) ) } );
	const activeTypes = shallowRef<readonly string[]>( state.filter.types );
	const isLoading = shallowRef( false );
	const problem = shallowRef<SourceError | null>( null );
	const requests = new Map<string, Request>();
	const seen = new Map<string, Occurrence>();
	let askedTypes = state.filter.types;
	let wanted = shown.value.sheet;
	let failed = wanted;
	let current: Request | null = null;

	function remember( { occurrences }: OccurrenceAnswer ): void {
		// Where there is a lot on a sheet, the server leaves details out.
		occurrences.filter( ( { topics } ) => topics ).forEach( ( occurrence ) => seen.set( occurrence.id, occurrence ) );
	}

	const keyOf = ( sheet: Sheet ): string => `${ sheet.first } ${ askedTypes }`;

	function request( sheet: Sheet ): Request {
		const key = keyOf( sheet );
		const controller = new AbortController();
		const forget = (): void => {
			if ( requests.get( key ) === made ) {
				requests.delete( key );
			}
		};
		const made: Request = requests.get( key ) || {
			// A day more on each side: no zone is further from UTC, in which all-day occurrences are counted.
			answer: source.find( {
				start: formatDay( sheet.first - 1 ) + 'T00:00:00Z',
				end: formatDay( sheet.end + 1 ) + 'T00:00:00Z',
				filter: { ...state.filter, types: askedTypes }
			}, controller.signal ).then( ( answer ) => {
				remember( answer );
				made.abort = () => {};
				return answer;
			}, ( error ) => {
				forget();
				throw error;
			} ),
			abort() {
				forget();
				controller.abort();
			}
		};
		requests.set( key, made );
		if ( requests.size > KEPT ) {
			requests.delete( requests.keys().next().value as string );
		}
		return made;
	}

	function prefetch(): void {
		const { next, previous } = shown.value.sheet;
		for ( const date of [ next, previous ] ) {
			// Whoever goes there asks again, and is told then.
			request( sheetOf( date ) ).answer.catch( () => {} );
		}
	}

	/**
	 * @param sheet
	 * @param isQuiet Whether the reader did not ask for it and is not told that it is under way, or failed
	 */
	function show( sheet: Sheet, isQuiet = false ): Promise<void> {
		const mine = request( sheet );
		if ( current && current !== mine ) {
			current.abort();
		}
		current = mine;
		wanted = sheet;
		isLoading.value = !isQuiet;
		const whenLast = ( act: () => void ): void => {
			if ( current === mine ) {
				current = null;
				isLoading.value = false;
				act();
			}
		};
		return mine.answer.then( ( answer ) => whenLast( () => {
			shown.value = { ...answer, sheet };
			problem.value = null;
			if ( !isQuiet ) {
				prefetch();
			}
		} ), ( error ) => whenLast( () => {
			wanted = shown.value.sheet;
			failed = sheet;
			problem.value = isQuiet ? null : error;
		} ) );
	}

	function setTypes( types: readonly string[] ): Promise<void> {
		activeTypes.value = types;
		if ( covers( askedTypes, types ) ) {
			return Promise.resolve();
		}
		// All types at once, so that no further press has to ask again.
		askedTypes = [];
		return show( wanted );
	}

	remember( state );
	if ( language === state.language ) {
		requests.set( keyOf( wanted ), { answer: Promise.resolve( state ), abort: () => {} } );
	} else {
		show( wanted, true );
	}

	return {
		sheet: computed( () => shown.value.sheet ),
		placed: computed( () => {
			const { sheet, occurrences } = shown.value;
			const placed = ofTypes( occurrences, activeTypes.value )
				.map( ( occurrence ) => place( occurrence, zone.value ) )
				.filter( ( { first, last } ) => first < sheet.end && last >= sheet.first )
				.sort( ( a, b ) => a.start - b.start );
			return state.limit === null ? placed : placed.slice( 0, state.limit );
		} ),
		complete: computed( () => shown.value.complete ),
		activeTypes,
		isLoading,
		problem,
		go: ( date ) => show( sheetOf( date ) ),
		step: ( direction ) => show( sheetOf( direction < 0 ? wanted.previous : wanted.next ) ),
		retry: () => show( failed ),
		setTypes,
		toggleType: ( type ) => setTypes( toggled( activeTypes.value, type ) ),
		prefetch,
		known: ( id ) => seen.get( id )
	};
}
