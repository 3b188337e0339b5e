import { type Filter, type View, VIEWS } from '../model/calendar';
import { LISTS, readFilter } from '../model/filter';
import { type Day, formatDay, parseDay } from '../model/plainDate';
import { namedZone } from '../model/zone';

/** What may be said of an embedded calendar, under the names of the tag's attributes */
export const NAMES = [ 'view', 'date', 'limit', 'zone', 'search', 'recorded', ...LISTS ] as const;

type Name = typeof NAMES[ number ];

export interface EmbedOptions {
	view: View;
	/** Null for today */
	date: Day | null;
	limit: number | null;
	/** IANA name; null for the wiki's */
	zone: string | null;
	filter: Filter;
}

/** An attribute whose value is none, and the value */
export type BadValue = [ name: Name, value: string ];

const STATUSES = [ 'confirmed', 'proposed', 'postponed', 'cancelled' ];

const MAX_ITEMS = 50;
const MAX_ITEM_LENGTH = 100;
const MAX_SEARCH_LENGTH = 100;
const MAX_LIMIT = 500;

/**
 * Reads attributes as OptionsReader does on the server: whatever is wrong is reported at once, and an attribute without a
 * value stands for none.
 *
 * @param valueOf Null where there is no such attribute
 */
export function readOptions( valueOf: ( name: Name ) => string | null ): { options: EmbedOptions; problems: BadValue[] } {
	const said = new URLSearchParams( NAMES.map( ( name ) => [ name, ( valueOf( name ) || '' ).trim() ] ) );
	const problems: BadValue[] = [];
	function check( name: Name, isGood: ( value: string ) => boolean ): string | null {
		const value = said.get( name )!;
		if ( value && !isGood( value ) ) {
			problems.push( [ name, value ] );
		}
		return value || null;
	}

	const view = check( 'view', ( value ) => isView( value.toLowerCase() ) );
	const date = check( 'date', isDate );
	const limit = check( 'limit', ( value ) => /^\d{1,4}$/.test( value ) && +value >= 1 && +value <= MAX_LIMIT );
	const zone = check( 'zone', isZone );
	check( 'search', ( value ) => Array.from( value ).length <= MAX_SEARCH_LENGTH );
	check( 'recorded', ( value ) => /^(?:yes|1|true|recorded|no|0|false)$/i.test( value ) );
	const filter = readFilter( said );
	for ( const name of LISTS ) {
		filter[ name ] = [ ...new Set( filter[ name ] ) ];
		check( name, () => filter[ name ].length <= MAX_ITEMS && filter[ name ].every( ( item ) =>
			item.length <= MAX_ITEM_LENGTH && ( name !== 'status' || STATUSES.includes( item ) ) ) );
	}
	return {
		options: {
			view: view ? view.toLowerCase() as View : 'month',
			date: date ? parseDay( date ) : null,
			limit: limit ? +limit : null,
			zone,
			filter: { ...filter, search: filter.search.replace( /\s+/g, ' ' ) }
		},
		problems
	};
}

const isView = ( name: string ): boolean => ( VIEWS as readonly string[] ).includes( name );

function isDate( text: string ): boolean {
	const day = parseDay( text );
	// Browsers take 29 February of any year.
	return /^(?:19\d\d|2[01]\d\d|2200)-\d\d(?:-\d\d)?$/.test( text ) && !Number.isNaN( day ) && formatDay( day ).startsWith( text );
}

function isZone( name: string ): boolean {
	try {
		namedZone( name );
		// Browsers know offsets too, and do not mind small letters.
		return /^[A-Z]/.test( name );
	} catch {
		return false;
	}
}
