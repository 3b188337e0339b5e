import type { LanguageData } from '../model/languageData';
import { type Day, monthOf, weekdayOf } from '../model/plainDate';
import type { Formats } from '../ports/formats';
import type { Messages } from '../ports/messages';

export function createFormats( language: LanguageData, msg: Messages ): Formats {
	const digits = language.digits && Array.from( language.digits );
	const localize = ( text: string ): string => digits ? text.replace( /\d/g, ( digit ) => digits[ +digit ] ) : text;
	const number = ( value: number ): string => localize( String( value ) );
	const weekday = ( day: Day ): string => language.weekdays[ weekdayOf( day ) ];
	const dateParts = ( day: Day ): [ string, string, string ] => {
		const { year, month, date } = monthOf( day );
		return [ number( date ), language.monthsInDates[ month ], number( year ) ];
	};
	const date = ( day: Day ): string => msg( 'eventcalendar-date-day', ...dateParts( day ) );

	return {
		number,
		time: ( wall ) => localize( new Date( wall ).toISOString().slice( 11, 16 ) ),
		date,
		dateWithWeekday: ( day ) => msg( 'eventcalendar-date-weekday', weekday( day ), ...dateParts( day ) ),
		weekday,
		weekdayShort: ( day ) => language.weekdaysShort[ weekdayOf( day ) ],
		title( { view, date: shown, first, end } ) {
			const { year, month, date: dayOfMonth } = monthOf( shown );
			return view === 'month' || ( view === 'agenda' && dayOfMonth === 1 ) ?
				msg( 'eventcalendar-date-month', language.months[ month ], number( year ) ) :
				msg( 'eventcalendar-date-range', date( first ), date( end - 1 ) );
		}
	};
}
