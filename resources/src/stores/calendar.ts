import { computed, type ComputedRef, shallowRef, type ShallowRef } from 'vue';
import { type Sheet, sheetAround } from '../layout/sheet';
import type { CalendarState, Filter, View } from '../model/calendar';
import { covers, matches, narrowed, sizeOf } from '../model/filter';
import { type Occurrence, place, type Placed } from '../model/occurrence';
import { type Day, parseDay } from '../model/plainDate';
import type { Zone } from '../model/zone';
import type { OccurrenceSource, SourceError } from '../ports/occurrenceSource';
import { type Answer, createSheetRequests } from './sheetRequests';

export interface CalendarStore {
	readonly sheet: ComputedRef<Sheet>;
	/** What lies on the sheet, by start */
	readonly placed: ComputedRef<readonly Placed[]>;
	/** Occurrences on the sheet's days to choose from; null where only those are known that were chosen */
	readonly choices: ComputedRef<readonly Occurrence[] | null>;
	/** False where there were too many for a sheet */
	readonly complete: ComputedRef<boolean>;
	/** Whether nothing comes after an agenda, as far as it was looked for */
	readonly isAtEnd: ShallowRef<boolean>;
	readonly filter: ShallowRef<Filter>;
	readonly isLoading: ShallowRef<boolean>;
	readonly problem: ShallowRef<SourceError | null>;
	/** The promises never fail: what went wrong is in `problem` */
	go( date: Day, view?: View ): Promise<void>;
	step( direction: -1 | 1 ): Promise<void>;
	/** Lets an agenda go on to later days */
	extend(): Promise<void>;
	retry(): Promise<void>;
	choose( filter: Filter ): Promise<void>;
	/** Asks for what there is to choose from, and for the sheets before and after the one shown */
	prefetch(): void;
	/** One of the occurrences that came so far with their details */
	known( id: string ): Occurrence | undefined;
}

/** Days after an agenda in which nothing is left, before it says so */
const REACH = 366;

/**
 * What one calendar shows, and how it comes to show something else. The sheet stays as it is until the answer for the
 * next one is there; of several navigations under way the last one wins. Readers choose among what is here already,
 * wherever it holds all that they may choose.
 *
 * @param state What the server drew
 * @param source
 * @param zone The zone that is drawn, null for each event's own; it may change
 * @param language The reader's; where the server drew in another one, the texts are asked for again
 */
export function createCalendarStore(
	state: CalendarState, source: OccurrenceSource, zone: { readonly value: Zone | null }, language: string
): CalendarStore {
	const sheetOf = ( view: View, date: Day ): Sheet & { end: Day } => sheetAround( view, date, state.weekStart );
	const requests = createSheetRequests( source );

	const drawn = sheetOf( state.view, parseDay( state.date ) );
	if ( state.compact ) {
		// The next ones, whenever they are.
		drawn.end = parseDay( state.range.end ) - 1;
	}
	const shown = shallowRef<Answer>( {
		...state,
		// The page may have been drawn a while ago.
		occurrences: state.occurrences.filter( ( { end } ) => !state.compact || Date.parse( end ) > Date.now() ),
		sheet: drawn,
		filter: narrowed( state.fixed, state.filter )
	} );
	const filter = shallowRef( state.filter );
	const isLoading = shallowRef( false );
	const isAtEnd = shallowRef( state.compact );
	const problem = shallowRef<SourceError | null>( null );
	let wanted = drawn;
	let failed: () => Promise<void> = () => Promise.resolve();
	let current: unknown = null;

	/** All that a reader may choose from; the words alone are looked for by the server. */
	const whole = (): Filter => narrowed( state.fixed, { ...state.fixed, search: filter.value.search } );
	/** What is asked for: where all do not fit into an answer, only what the reader chose. */
	const asked = (): Filter => shown.value.complete ? whole() : narrowed( state.fixed, filter.value );
	/** Whether a choice can be made among what is here. Where there is a lot on a sheet, the server leaves details out. */
	const holds = ( wish: Filter ): boolean => {
		const { filter: held, occurrences } = shown.value;
		return covers( held, wish ) && occurrences.every( ( { topics } ) => topics );
	};

	/**
	 * @param ask
	 * @param isQuiet Whether the reader did not ask for it and is not told that it is under way, or failed
	 * @param accept
	 */
	function load<T>( ask: () => Promise<T>, isQuiet: boolean, accept: ( answer: T ) => void ): Promise<void> {
		const mine = {};
		current = mine;
		isLoading.value = !isQuiet;
		const whenLast = ( act: () => void ): void => {
			if ( current === mine ) {
				current = null;
				isLoading.value = false;
				act();
			}
		};
		return ask().then( ( answer ) => whenLast( () => {
			problem.value = null;
			accept( answer );
			wanted = shown.value.sheet;
		} ), ( error ) => whenLast( () => {
			wanted = shown.value.sheet;
			failed = () => load( ask, false, accept );
			problem.value = isQuiet ? null : error;
		} ) );
	}

	function show( sheet: Sheet, isQuiet = false ): Promise<void> {
		wanted = sheet;
		return load( () => requests.answer( sheet, asked(), true ), isQuiet, ( answer ) => {
			shown.value = answer;
			isAtEnd.value = state.compact;
			if ( !isQuiet ) {
				prefetch();
			}
		} );
	}

	function prefetch(): void {
		const { view, date, next, previous } = shown.value.sheet;
		if ( state.compact ) {
			return;
		}
		// Whoever goes there asks again, and is told of problems then.
		const ask = ( day: Day ): Promise<Answer | null> =>
			requests.answer( sheetOf( view, day ), asked(), false ).catch( () => null );
		if ( !holds( asked() ) ) {
			ask( date ).then( ( answer ) => {
				const { sheet, complete } = shown.value;
				const isSame = answer?.sheet.view === sheet.view && answer.sheet.end === sheet.end;
				// What the reader chose may be all here where all that there is does not fit into an answer.
				if ( answer && isSame && !current && ( answer.complete || !complete ) ) {
					shown.value = answer;
				}
			} );
		}
		ask( next );
		ask( previous );
	}

	// More may come than the reader chose.
	const isChosen = ( occurrence: Occurrence ): boolean => matches( occurrence, filter.value );

	/**
	 * @param from
	 * @param days How far to look at once: twice as far wherever there was nothing
	 */
	function findLater( from: Day, days: number ): Promise<Answer> {
		const sheet = { ...shown.value.sheet, first: from, end: from + days };
		const isWanted = ( occurrence: Occurrence ): boolean => parseDay( occurrence.start ) >= from && isChosen( occurrence );
		return requests.answer( sheet, asked(), true ).then( ( answer ) =>
			answer.occurrences.some( isWanted ) || days >= REACH ? answer : findLater( from, Math.min( days * 2, REACH ) ) );
	}

	function extend(): Promise<void> {
		const { sheet, occurrences } = shown.value;
		if ( isLoading.value || isAtEnd.value || sheet.view !== 'agenda' ) {
			return Promise.resolve();
		}
		return load( () => findLater( sheet.end, 31 ), false, ( later ) => {
			const known = new Set( occurrences.map( ( { id } ) => id ) );
			const added = later.occurrences.filter( ( { id } ) => !known.has( id ) );
			isAtEnd.value = later.complete && !added.some( isChosen ) && later.sheet.end - later.sheet.first >= REACH;
			shown.value = {
				...shown.value,
				occurrences: [ ...occurrences, ...added ],
				complete: later.complete,
				sheet: { ...sheet, end: later.sheet.end }
			};
		} );
	}

	function choose( chosen: Filter ): Promise<void> {
		filter.value = chosen;
		isAtEnd.value = state.compact;
		return !sizeOf( chosen ) && covers( shown.value.filter, whole() ) ||
			shown.value.complete && holds( narrowed( state.fixed, chosen ) ) ? Promise.resolve() : show( wanted );
	}

	requests.remember( shown.value, language === state.language && state.complete && holds( whole() ) );
	if ( language !== state.language ) {
		show( drawn, true );
	}

	/** All that is here and lies on the sheet's days, by start. */
	const onSheet = computed( () => {
		const { sheet, occurrences } = shown.value;
		return occurrences.map( ( occurrence ) => place( occurrence, zone.value ) )
			.filter( ( { first, last } ) => first < sheet.end && last >= sheet.first )
			.sort( ( a, b ) => a.start - b.start );
	} );

	return {
		sheet: computed( () => shown.value.sheet ),
		placed: computed( () => {
			const chosen = onSheet.value.filter( ( { occurrence } ) => matches( occurrence, filter.value ) );
			return state.limit === null ? chosen : chosen.slice( 0, state.limit );
		} ),
		choices: computed( () => holds( whole() ) ? onSheet.value.map( ( { occurrence } ) => occurrence ) : null ),
		complete: computed( () => shown.value.complete ),
		isAtEnd,
		filter,
		isLoading,
		problem,
		go: ( date, view = wanted.view ) => show( sheetOf( view, date ) ),
		step: ( direction ) => show( sheetOf( wanted.view, direction < 0 ? wanted.previous : wanted.next ) ),
		extend,
		retry: () => failed(),
		choose,
		prefetch,
		known: requests.known
	};
}
