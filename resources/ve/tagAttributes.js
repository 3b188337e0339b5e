// Plain JavaScript within ES2016, as ResourceLoader takes it: OOUI and VisualEditor have no types to check against.
'use strict';

/** In the order that they are written in */
const NAMES = [
	'view', 'types', 'topics', 'audience', 'languages', 'status', 'search', 'recorded', 'date', 'limit', 'zone'
];

const YES = [ '', 'recorded', 'yes', 'true', '1' ];

/**
 * @param {string} [text] An attribute's value
 * @return {string[]} What `|` or `,` separates, each once
 */
function readList( text ) {
	const items = ( text || '' ).toLowerCase().split( /[|,]/ ).map( ( item ) => item.trim() );
	return items.filter( ( item, i ) => item && items.indexOf( item ) === i );
}

/**
 * @param {string} [text] An attribute's value; empty where it was written without one
 * @return {boolean}
 */
function readYes( text ) {
	return text !== undefined && YES.includes( text.trim().toLowerCase() );
}

/**
 * @param {string} text
 * @param {{firstYear:number,lastYear:number}} limits
 * @return {boolean} Whether it is a day (`2027-03-15`) or a month (`2027-03`) that can be drawn
 */
function isDate( text, limits ) {
	const [ whole, year, month, day ] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec( text ) || [];
	// Date.UTC takes the 31st of February for a day in March.
	return !!whole && +year >= limits.firstYear && +year <= limits.lastYear &&
		new Date( Date.UTC( +year, +month - 1, +( day || 1 ) ) ).toISOString().startsWith( whole );
}

/**
 * @param {string} text
 * @param {{maxLimit:number}} limits
 * @return {boolean}
 */
function isLimit( text, limits ) {
	return /^\d{1,4}$/.test( text ) && +text >= 1 && +text <= limits.maxLimit;
}

/**
 * @param {string} text
 * @return {boolean} Whether it may be the IANA name of a time zone; which ones there are, the server knows best
 */
function isZone( text ) {
	try {
		// Browsers take offsets too, and names in any case.
		return /^[A-Z]\w*(?:[/+-]\w+)*$/.test( text ) && !!new Intl.DateTimeFormat( 'en', { timeZone: text } );
	} catch ( e ) {
		return false;
	}
}

/**
 * @param {Object.<string,string>} attributes Of the tag, as they are
 * @param {Object.<string,string>} changes Only of what has changed; what is empty goes
 * @return {Object.<string,string>} Unknown attributes stay, after the known ones
 */
function change( attributes, changes ) {
	const merged = Object.assign( {}, attributes, changes );
	const result = {};
	for ( const name of NAMES.concat( Object.keys( merged ) ) ) {
		if ( merged[ name ] !== undefined && !( name in changes && changes[ name ] === '' ) ) {
			result[ name ] = merged[ name ];
		}
	}
	return result;
}

module.exports = { NAMES, readList, readYes, isDate, isLimit, isZone, change };
