import type { LanguageData } from '../model/languageData';
import { DAY_MS } from '../model/plainDate';

/** Languages whose digits the browser does not take for those that MediaWiki writes */
const LOCALES: Record<string, string> = { ar: 'ar-EG' };

/** A Sunday */
const SUNDAY = 4 * DAY_MS - DAY_MS;

/**
 * What the server would say of a language, as the browser knows it.
 *
 * @param code
 * @param types Labels of the types of events
 */
export function languageDataOf( code: string, types: Record<string, string> ): LanguageData {
	const locale = LOCALES[ code ] || code;
	const names = (
		count: number, time: ( n: number ) => number, options: Intl.DateTimeFormatOptions, part: 'month' | 'weekday'
	): string[] => {
		const format = new Intl.DateTimeFormat( locale, { timeZone: 'UTC', ...options } );
		return Array.from( { length: count }, ( _n, n ) => format.formatToParts( time( n ) )
			.find( ( { type } ) => type === part )!.value );
	};
	const month = ( n: number ): number => Date.UTC( 2026, n, 1 );
	const nameOfMonth = new Intl.DateTimeFormat( locale, { timeZone: 'UTC', month: 'long' } );
	const months = Array.from( { length: 12 }, ( _n, n ) => nameOfMonth.format( month( n ) ) );
	const weekday = ( n: number ): number => SUNDAY + n * DAY_MS;
	const digits = new Intl.NumberFormat( locale, { useGrouping: false, minimumIntegerDigits: 10 } ).format( 123456789 );
	return {
		digits: digits === '0123456789' ? null : digits,
		time: 'H:i',
		yearOffset: 0,
		weekdays: names( 7, weekday, { weekday: 'long' }, 'weekday' ),
		weekdaysShort: names( 7, weekday, { weekday: 'short' }, 'weekday' ),
		months,
		// Not where it is a number, to which what stands behind it belongs.
		monthsInDates: names( 12, month, { month: 'long', day: 'numeric' }, 'month' ).map( ( name, n ) => /^\d/.test( name ) ? months[ n ] : name ),
		types
	};
}
