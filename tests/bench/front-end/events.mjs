// Events for benches: in June and July 2026, always the same ones, sorted by start.

const WORDS = (
	'open review of tools gadgets templates bots data talk meeting planning testing weekly help first steps design for everybody in spring'
).split( ' ' );
const CATEGORIES = [ 'talk', 'sport', 'music', 'market', 'school', 'club' ];
const HOUR = 3600e3;

/**
 * @param {number} seed
 * @return {function(number): number} Whole numbers below a limit (a linear congruential generator)
 */
function randomNumbers( seed ) {
	let state = seed;
	return ( limit ) => {
		state = ( state * 1664525 + 1013904223 ) % 2 ** 32;
		return Math.floor( state / 2 ** 32 * limit );
	};
}

/**
 * @param {number} count Of a month
 * @param {number} month 5 for June
 * @return {{id: string, title: string, start: string, end: string, category: string, url: string}[]}
 */
function eventsOf( count, month ) {
	const random = randomNumbers( count + month );
	return Array.from( { length: count }, ( _event, n ) => {
		const isLong = random( 20 ) === 0;
		const start = Date.UTC( 2026, month, 1 + random( isLong ? 26 : 30 ), 8 + random( 12 ), 15 * random( 4 ) );
		const end = start + ( isLong ? 24 * ( 1 + random( 3 ) ) : 0.5 + random( 4 ) / 2 ) * HOUR;
		const words = Array.from( { length: 3 + random( 6 ) }, () => WORDS[ random( WORDS.length ) ] );
		return {
			id: `${ month }-${ n }`,
			title: words.join( ' ' ),
			start: new Date( start ).toISOString(),
			end: new Date( end ).toISOString(),
			category: CATEGORIES[ random( CATEGORIES.length ) ],
			url: `EventCalendar:Event_${ n }`
		};
	} ).sort( ( a, b ) => Date.parse( a.start ) - Date.parse( b.start ) );
}

/**
 * @param {number} count Of each month
 * @return {Object[]} Of June and July
 */
export const events = ( count ) => [ ...eventsOf( count, 5 ), ...eventsOf( count, 6 ) ];
