/** What ends a line, moves the cursor, or turns a line around (UAX #9 §2) */
const MARKS = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text of others as one line that does nothing to a terminal, and is no second line in a log: titles, messages and addresses
 * may hold anything.
 */
export function plainLine( text: string ): string {
	return text.replace( MARKS, ( mark ) => `\\u{${ mark.codePointAt( 0 )!.toString( 16 ) }}` );
}

/** JSON that does nothing to a terminal either, and still is JSON */
export function jsonText( value: unknown ): string {
	return JSON.stringify( value, null, 2 ).replace( /[^\n]+/g, ( line ) =>
		line.replace( MARKS, ( mark ) => `\\u${ mark.codePointAt( 0 )!.toString( 16 ).padStart( 4, '0' ) }` ) );
}
