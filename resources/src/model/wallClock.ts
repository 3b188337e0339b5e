import type { Zone } from './zone';

/**
 * What a clock or a sheet shows, as the JSON of a page has it (`2026-12-03T18:00`, `2026-12-03`), in milliseconds since
 * 1970-01-01T00:00 of that same clock. NaN where it is none.
 */
export function parseWall( text: string ): number {
	return Date.parse( text.length > 10 ? `${ text }Z` : `${ text }T00:00Z` );
}

export function formatWall( wall: number, isDate = false ): string {
	const text = new Date( wall ).toISOString();
	return isDate ? text.slice( 0, 10 ) : text.slice( 0, text.slice( 17, 19 ) === '00' ? 16 : 19 );
}

/**
 * When a clock shows something. As RFC 5545 §3.3.5 has it: the first of two times, and a time that is skipped is read with
 * the offset before the change.
 *
 *     clocks go on   01:59 | 03:00      02:30 ─► 03:30
 *     clocks go back 02:59 | 02:00      02:30 ─► the first one
 *
 * @return Milliseconds since 1970-01-01T00:00Z
 */
export function instantOf( wall: number, zone: Zone ): number {
	const DAY = 864e5;
	const by = ( offset: number ): number => wall - offset * 6e4;
	const before = zone.offsetAt( wall - DAY );
	const after = zone.offsetAt( wall + DAY );
	return zone.offsetAt( by( before ) ) === before || zone.offsetAt( by( after ) ) !== after ? by( before ) : by( after );
}

/** As `UNTIL` of a rule is written: `20270301T165959Z` */
export function basicUtc( instant: number ): string {
	return `${ new Date( instant ).toISOString().slice( 0, 19 ).replace( /[-:]/g, '' ) }Z`;
}

/** ISO 8601, as a page's `duration` has it: days (nominal) and milliseconds (exact). Null where it is none. */
export function parseDuration( text: string ): { days: number; exact: number } | null {
	const parts = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/.exec( text );
	if ( !parts ) {
		return null;
	}
	const [ weeks, days, hours, minutes, seconds ] = parts.slice( 1 ).map( ( part ) => Number( part || 0 ) );
	return { days: weeks * 7 + days, exact: hours * 36e5 + minutes * 6e4 + seconds * 1e3 };
}
