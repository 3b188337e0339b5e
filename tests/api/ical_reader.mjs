import ICAL from 'ical.js';

/** Dates of one series that are looked at: more than any that is tested has */
const MOST = 1000;

// As the API writes it
const moment = ( time ) => time.isDate ? time.toString() : time.toJSDate().toISOString().replace( '.000', '' );

const occurrence = ( { summary, component }, start, end ) => ( {
	title: summary, status: component.getFirstPropertyValue( 'status' ), start: moment( start ), end: moment( end )
} );

function datesOf( event ) {
	if ( !event.isRecurring() ) {
		return [ occurrence( event, event.startDate, event.endDate ) ];
	}
	const dates = [];
	const iterator = event.iterator();
	for ( let next = iterator.next(); next && dates.length < MOST; next = iterator.next() ) {
		const { item, startDate, endDate } = event.getOccurrenceDetails( next );
		dates.push( occurrence( item, startDate, endDate ) );
	}
	return dates;
}

/**
 * Reads a calendar with ical.js, the library of Thunderbird.
 *
 * @param {string} text
 * @return {{events: ICAL.Event[], occurrences: function(string, string): Object[]}}
 * @throws {Error} At whatever ical.js cannot make sense of
 */
export function readCalendar( text ) {
	const calendar = new ICAL.Component( ICAL.parse( text ) );
	ICAL.TimezoneService.reset();
	for ( const zone of calendar.getAllSubcomponents( 'vtimezone' ) ) {
		ICAL.TimezoneService.register( zone );
	}
	const all = calendar.getAllSubcomponents( 'vevent' ).map( ( component ) => new ICAL.Event( component, { strictExceptions: true, exceptions: [] } ) );
	// An occurrence that alone is in the calendar has no series there.
	const seriesOf = ( exception ) => all.find( ( event ) => event.uid === exception.uid && !event.isRecurrenceException() );
	const isPart = ( event ) => event.isRecurrenceException() && seriesOf( event );
	all.filter( isPart ).forEach( ( exception ) => seriesOf( exception ).relateException( exception ) );
	const events = all.filter( ( event ) => !isPart( event ) );
	return {
		events,
		/**
		 * @param {string} from Date
		 * @param {string} to Date, after the last one
		 * @return {Object[]} Those that start between the two
		 */
		occurrences: ( from, to ) => events.flatMap( datesOf ).filter( ( { start } ) => start >= from && start < to )
	};
}
