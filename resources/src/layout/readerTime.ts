import type { Zone } from '../model/zone';
import { wallClock } from '../model/zone';

/**
 * An occurrence and the words to say when it is, in the page's language: as the server's TimeMarkup writes them.
 */
export interface ReaderTime {
	/** Unix times; the end is exclusive */
	start: number;
	end: number;
	/** In words, by `YYYY-MM-DD`: every day on which it may start or end somewhere in the world */
	days: Record<string, string>;
	/** The language's, from 0 to 9 */
	digits: string[];
	/** Whether the time of its end is enough where that is on another day */
	isShort: boolean;
	/** `$1` day, `$2` time */
	moment: string;
	/** `$1` moment, `$2` time */
	sameDay: string;
	/** `$1` and `$2` moments */
	severalDays: string;
}

const fill = ( pattern: string, first: string, second: string ): string => pattern
	.replace( /\$([12])/g, ( _, number: string ) => number === '1' ? first : second );

/**
 * From when to when it lasts on the clock of a zone, in the same form as the server's text for the event's own zone.
 */
export function readerTime( time: ReaderTime, zone: Zone ): string {
	const [ start, end ] = [ time.start, time.end ].map( ( instant ) => {
		const [ day, rest ] = new Date( wallClock( instant * 1000, zone ) ).toISOString().split( 'T' );
		const clock = rest.slice( 0, 5 ).replace( /\d/g, ( digit ) => time.digits[ Number( digit ) ] );
		return { day, clock, moment: fill( time.moment, time.days[ day ] || day, clock ) };
	} );
	if ( time.start === time.end ) {
		return start.moment;
	}
	return start.day === end.day || time.isShort ?
		// Word joiners keep the two times on one line.
		fill( time.sameDay, `${ start.moment }\u2060`, `\u2060${ end.clock }` ) :
		fill( time.severalDays, start.moment, end.moment );
}
