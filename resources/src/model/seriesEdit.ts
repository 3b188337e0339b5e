import type { CalendarEvent, Override, Recurrence } from './event.generated';
import { lengthOf, type ZoneOf } from './eventDraft';
import { basicUtc, formatWall, instantOf, parseWall } from './wallClock';

/**
 * One occurrence of a series, as includes/Recurrence/SeriesPosition.php tells of it.
 */
export interface SeriesPosition {
	/** Recurrence id: its original start, on the clocks of the event */
	id: string;
	/** The key of its override, as the page writes it; null without one */
	key: string | null;
	/** When it starts and ends now, on the same clocks; of an all-day event the last day */
	start: string;
	end: string;
	/** Its original start: Unix time in seconds */
	instant: number;
	/** How many of the rule's dates come before */
	before: number;
	/** The first of the rule's dates that does not; null if there is none */
	next: string | null;
}

/** What an occurrence may have of its own, beside its times */
const OWN = [ 'status', 'title', 'summary', 'speakers', 'participation', 'registration', 'links', 'outcome' ] as const;

const same = ( one: unknown, other: unknown ): boolean => JSON.stringify( one ) === JSON.stringify( other );

function without<T extends object>( record: T, name: string ): Partial<T> {
	return Object.fromEntries( Object.entries( record ).filter( ( [ key ] ) => key !== name ) ) as Partial<T>;
}

/** With another recurrence: an override with nothing in it, or a list with none, is left out. */
function withRecurrence( event: CalendarEvent, recurrence: Recurrence ): CalendarEvent {
	const says = ( value: unknown ): boolean => !!value && ( typeof value === 'string' || Object.keys( value ).length > 0 );
	const kept = Object.entries( recurrence ).filter( ( [ , value ] ) => says( value ) );
	const result = without( event, 'recurrence' ) as CalendarEvent;
	return kept.length ? { ...result, recurrence: Object.fromEntries( kept ) } : result;
}

/**
 * The occurrence as an event of its own: what a form for it alone starts from.
 */
export function occurrenceOf( series: CalendarEvent, { key, start, end }: SeriesPosition ): CalendarEvent {
	const event = without( without( series, 'recurrence' ), 'duration' ) as CalendarEvent;
	return { ...event, ...key ? series.recurrence!.overrides![ key ] : {}, start, end };
}

/**
 * The series in which one occurrence is what a form says: an override holds what differs from the others, and nothing else.
 *
 * @param series
 * @param position
 * @param edited Its title, times and so on, as occurrenceOf() gives them
 */
export function withOccurrence( series: CalendarEvent, position: SeriesPosition, edited: CalendarEvent ): CalendarEvent {
	const override: Override = {};
	const { id } = position;
	if ( edited.start !== id ) {
		override.start = edited.start;
	}
	if ( edited.end && parseWall( edited.end ) - parseWall( edited.start ) !== lengthOf( series ) ) {
		override.end = edited.end;
	}
	for ( const name of OWN ) {
		const value = edited[ name ] ?? ( name === 'status' ? 'confirmed' : undefined );
		if ( value !== undefined && !same( value, series[ name ] ?? ( name === 'status' ? 'confirmed' : undefined ) ) ) {
			Object.assign( override, { [ name ]: value } );
		}
	}
	const { overrides = {}, ...recurrence } = series.recurrence || {};
	const others = without( overrides, position.key ?? id ) as Record<string, Override>;
	const all = Object.keys( override ).length ? { ...others, [ position.key ?? id ]: override } : others;
	return withRecurrence( series, { ...recurrence, overrides: all } );
}

/**
 * The series without one occurrence. What was said of it goes too.
 */
export function withoutOccurrence( series: CalendarEvent, { id, key }: SeriesPosition ): CalendarEvent {
	const { overrides = {}, include = [], exclude = [], rule } = series.recurrence || {};
	// An included date is taken back, unless the rule or a time in UTC gives it as well.
	const isIncluded = include.includes( id ) && !rule;
	return withRecurrence( series, {
		rule,
		exclude: isIncluded ? exclude : [ ...exclude, id ],
		include: isIncluded ? include.filter( ( date ) => date !== id ) : include,
		overrides: without( overrides, key ?? id ) as Record<string, Override>
	} );
}

/** A date of `exclude`, `include` or `overrides` on the event's clocks, in milliseconds */
function wallOf( written: string, series: CalendarEvent, zoneOf: ZoneOf ): number {
	if ( !written.endsWith( 'Z' ) ) {
		return parseWall( written );
	}
	const instant = Date.parse( written );
	return instant + zoneOf( series.timeZone! ).offsetAt( instant ) * 6e4;
}

/**
 * Splits a series before an occurrence: a rule that ends before it (exactly: by UTC, RFC 5545 §3.3.10, or by number) and one
 * that begins with it. What is excluded, included and different goes where its date is; a whole day that is excluded, to both
 * if it is the one on which the series is split.
 *
 *     rule      ●───●───●───●───●───►
 *     split                 │
 *     kept      ●───●───●            UNTIL or COUNT
 *     rest                  ●───●───►
 *
 * @return `rest` begins with a date of the rule, if there is one left. `kept` is null where no date of the rule comes before:
 *  then there is nothing to split
 */
export function splitSeries(
	series: CalendarEvent, position: SeriesPosition, zoneOf: ZoneOf
): { kept: CalendarEvent | null; rest: CalendarEvent } {
	const { rule, exclude = [], include = [], overrides = {} } = series.recurrence || {};
	const isAllDay = series.start.length <= 10;
	const at = parseWall( position.id );
	const isBefore = ( written: string ): boolean => wallOf( written, series, zoneOf ) < at;
	const isDayOf = ( written: string ): boolean => !isAllDay && written === position.id.slice( 0, 10 );
	const divided = ( isWanted: ( written: string ) => boolean ): Recurrence => ( {
		exclude: exclude.filter( ( date ) => isWanted( date ) || isDayOf( date ) ),
		include: include.filter( isWanted ),
		overrides: Object.fromEntries( Object.entries( overrides ).filter( ( [ key ] ) => isWanted( key ) ) )
	} );

	const keptDates = divided( isBefore );
	const restDates = divided( ( date ) => !isBefore( date ) );
	if ( rule ? position.before === 0 : parseWall( series.start ) >= at ) {
		return { kept: null, rest: series };
	}
	const kept = withRecurrence( series, { ...keptDates, rule: rule && endedRule( rule, position, isAllDay ) } );

	const goesOn = rule && position.next;
	const first = Math.min( ...restDates.include!.map( ( date ) => wallOf( date, series, zoneOf ) ) );
	const start = goesOn || formatWall( first, isAllDay );
	const rest = withRecurrence( { ...series, start, ...series.end ? endFrom( start, series, zoneOf ) : {} }, {
		...restDates,
		rule: goesOn ? rule.replace( /\bCOUNT=(\d+)/i, ( _, count ) => `COUNT=${ count - position.before }` ) : undefined,
		// Without a rule the start is one of the dates.
		include: restDates.include!.filter( ( date ) => goesOn || wallOf( date, series, zoneOf ) !== first )
	} );
	// Its source knows the series by that name, and two pages cannot have it.
	delete rest.uid;
	return { kept, rest: JSON.parse( JSON.stringify( rest ) ) };
}

/**
 * The end of a series that begins on another of its dates. It lasts as long in exact time (RFC 5545 §3.8.5.3): where clocks
 * change in between and show that end twice, only a duration can say so.
 */
function endFrom( start: string, series: CalendarEvent, zoneOf: ZoneOf ): Pick<CalendarEvent, 'end' | 'duration'> {
	if ( start.length <= 10 ) {
		return { end: formatWall( parseWall( start ) + lengthOf( series ), true ) };
	}
	const zone = zoneOf( series.timeZone! );
	const exact = instantOf( parseWall( series.end! ), zone ) - instantOf( parseWall( series.start ), zone );
	const end = instantOf( parseWall( start ), zone ) + exact;
	const wall = end + zone.offsetAt( end ) * 6e4;
	return instantOf( wall, zone ) === end ? { end: formatWall( wall ) } : { end: undefined, duration: `PT${ exact / 6e4 }M` };
}

function endedRule( rule: string, { instant, before, id, next }: SeriesPosition, isAllDay: boolean ): string {
	if ( !next ) {
		return rule;
	}
	if ( /\bCOUNT=/i.test( rule ) ) {
		return rule.replace( /\bCOUNT=\d+/i, `COUNT=${ before }` );
	}
	const until = isAllDay ? formatWall( parseWall( id ) - 864e5, true ).replace( /-/g, '' ) : basicUtc( instant * 1e3 - 1e3 );
	return `${ rule.replace( /;?\bUNTIL=[^;]*/i, '' ).replace( /^;/, '' ) };UNTIL=${ until }`;
}

/**
 * What is said of single dates of a series whose time of day or zone has changed: by local date, it still is of that date.
 *
 * @param before The series as it was
 * @param start As it is to be
 * @param zoneOf
 */
export function movedDates( before: CalendarEvent, start: string, zoneOf: ZoneOf ): Required<Pick<Recurrence, 'exclude' | 'include' | 'overrides'>> {
	const { exclude = [], include = [], overrides = {} } = before.recurrence || {};
	const isDate = start.length <= 10;
	const wasDate = before.start.length <= 10;
	const timeOf = ( text: string ): number => text.length > 10 ? parseWall( text ) - parseWall( text.slice( 0, 10 ) ) : 0;
	const shift = timeOf( start ) - timeOf( before.start );
	const moved = ( written: string ): string => {
		const wall = wallOf( written, before, zoneOf );
		const day = Math.floor( wall / 864e5 ) * 864e5;
		const time = ( ( wasDate ? timeOf( start ) : wall - day + shift ) + 864e5 ) % 864e5;
		return isDate ? formatWall( day, true ) : formatWall( day + time );
	};
	return {
		// A whole day stays one.
		exclude: [ ...new Set( exclude.map( ( date ) => date.length <= 10 && !isDate ? date : moved( date ) ) ) ],
		include: [ ...new Set( include.map( moved ) ) ],
		overrides: Object.fromEntries( Object.entries( overrides ).map( ( [ key, override ] ) => [ moved( key ), override ] ) )
	};
}
