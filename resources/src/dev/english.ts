import type { LanguageData } from '../model/languageData';
import type { Messages } from '../ports/messages';

const months = [
	'January', 'February', 'March', 'April', 'May', 'June',
	'July', 'August', 'September', 'October', 'November', 'December'
];

export const english: LanguageData = {
	digits: null,
	weekdays: [ 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday' ],
	weekdaysShort: [ 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat' ],
	months,
	monthsInDates: months,
	types: {}
};

/**
 * @param texts As in i18n/en.json
 */
export function createMessages( texts: Record<string, unknown> ): Messages {
	return ( key, ...params ) => String( texts[ key ] )
		.replace( /\$(\d)/g, ( _match, number ) => params[ number - 1 ] );
}
