import type { LanguageData } from '../model/languageData';
import { type Day, monthOf, weekdayOf } from '../model/plainDate';
import type { Formats } from '../ports/formats';
import type { Messages } from '../ports/messages';

export function createFormats( language: LanguageData, msg: Messages ): Formats {
	const digits = language.digits && Array.from( language.digits );
	const localize = ( text: string ): string => digits ? text.replace( /\d/g, ( digit ) => digits[ +digit ] ) : text;
	const number = ( value: number ): string => localize( String( value ) );
	const year = ( value: number ): string => number( value + language.yearOffset );
	const weekday = ( day: Day ): string => language.weekdays[ weekdayOf( day ) ];
	const dateParts = ( day: Day ): [ string, string, string ] => {
		const parts = monthOf( day );
		return [ number( parts.date ), language.monthsInDates[ parts.month ], year( parts.year ) ];
	};
	const date = ( day: Day ): string => msg( 'eventcalendar-date-day', ...dateParts( day ) );
	const dateWithWeekday = ( day: Day ): string => msg( 'eventcalendar-date-weekday', weekday( day ), ...dateParts( day ) );

	return {
		number,
		time( wall ) {
			const clock = new Date( wall ).toISOString();
			const hour = clock.slice( 11, 13 );
			return localize( language.time.replace( /[HGi]/g, ( part ) =>
				part === 'i' ? clock.slice( 14, 16 ) : part === 'H' ? hour : String( +hour ) ) );
		},
		date,
		dateWithWeekday,
		weekday,
		weekdayShort: ( day ) => language.weekdaysShort[ weekdayOf( day ) ],
		title( { view, date: shown, first, end } ) {
			const parts = monthOf( shown );
			return view === 'day' ? dateWithWeekday( first ) :
				view === 'month' || ( view === 'agenda' && parts.date === 1 ) ?
					msg( 'eventcalendar-date-month', language.months[ parts.month ], year( parts.year ) ) :
					msg( 'eventcalendar-date-range', date( first ), date( end - 1 ) );
		}
	};
}
