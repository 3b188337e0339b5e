import type { CalendarEvent } from './event.generated';

/** A field that two people have changed since, each to something else */
export interface Clash {
	field: keyof CalendarEvent;
	base: unknown;
	mine: unknown;
	theirs: unknown;
}

const same = ( one: unknown, other: unknown ): boolean => JSON.stringify( sorted( one ) ) === JSON.stringify( sorted( other ) );

/** The order of keys means nothing. */
function sorted( value: unknown ): unknown {
	if ( Array.isArray( value ) || !value || typeof value !== 'object' ) {
		return Array.isArray( value ) ? value.map( sorted ) : value;
	}
	const entries = Object.entries( value ).sort( ( [ a ], [ b ] ) => a < b ? -1 : 1 );
	return Object.fromEntries( entries.map( ( [ key, part ] ) => [ key, sorted( part ) ] ) );
}

/** The times of an event only make sense together. */
const TIMES: ( keyof CalendarEvent )[] = [ 'start', 'end', 'duration', 'timeZone', 'recurrence' ];

/**
 * Puts together what two people made of the same page: what one of them has changed counts; where both have changed the same
 * field, mine stands until somebody chooses.
 */
export function mergeEdits(
	base: CalendarEvent, mine: CalendarEvent, theirs: CalendarEvent
): { merged: CalendarEvent; clashes: Clash[] } {
	const merged: Record<string, unknown> = {};
	const clashes: Clash[] = [];
	const names = [ mine, theirs, base ].flatMap( ( event ) => Object.keys( event ) );
	const fields = [ ...new Set( names ) ] as ( keyof CalendarEvent )[];
	const isTimeOf = ( event: CalendarEvent ): boolean => TIMES.some( ( field ) => !same( event[ field ], base[ field ] ) );
	const areTimesAtOdds = isTimeOf( mine ) && isTimeOf( theirs );
	for ( const field of fields ) {
		const isMine = !same( mine[ field ], base[ field ] );
		const isTheirs = !same( theirs[ field ], base[ field ] );
		const isTime = TIMES.includes( field );
		if ( !same( mine[ field ], theirs[ field ] ) && ( isMine && isTheirs || isTime && areTimesAtOdds ) ) {
			clashes.push( { field, base: base[ field ], mine: mine[ field ], theirs: theirs[ field ] } );
		}
		merged[ field ] = isTheirs && !isMine && !( isTime && areTimesAtOdds ) ? theirs[ field ] : mine[ field ];
	}
	return { merged: merged as unknown as CalendarEvent, clashes };
}

/** The same with their version of some fields. */
export function withTheirs( merged: CalendarEvent, clashes: Clash[], fields: readonly string[] ): CalendarEvent {
	const chosen = clashes.filter( ( { field } ) => fields.includes( field ) ).map( ( { field, theirs } ) => [ field, theirs ] );
	return JSON.parse( JSON.stringify( { ...merged, ...Object.fromEntries( chosen ) } ) );
}
