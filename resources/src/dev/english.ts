import type { LanguageData } from '../model/languageData';
import type { Messages } from '../ports/messages';

const months = [
	'January', 'February', 'March', 'April', 'May', 'June',
	'July', 'August', 'September', 'October', 'November', 'December'
];

export const english: LanguageData = {
	digits: null,
	time: 'H:i',
	yearOffset: 0,
	weekdays: [ 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday' ],
	weekdaysShort: [ 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat' ],
	months,
	monthsInDates: months,
	types: {}
};

/**
 * @param texts As in i18n/en.json. Of the plural forms, the first is that of one.
 */
export function createMessages( texts: Record<string, unknown> ): Messages {
	return ( key, ...params ) => String( texts[ key ] )
		.replace( /\$(\d)/g, ( _match, number ) => params[ number - 1 ] )
		.replace( /\{\{PLURAL:([^|}]*)\|([^}]*)\}\}/g, ( _match, count, forms ) => ( forms.split( '|' )[ count === '1' ? 0 : 1 ] ?? forms ).replace( /^1=/, '' ) );
}
