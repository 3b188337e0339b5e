import { VIEWS } from '../model/calendar';
import { filterParameters, LISTS, readFilter } from '../model/filter';
import { formatDay, parseDay } from '../model/plainDate';
import type { Place, SheetAddress } from '../ports/readerPlace';

/** Parameters that say what a calendar shows, and the event that a link opened */
const OWN = [ 'view', 'date', 'search', 'recorded', ...LISTS, 'event' ];

function read( parameters: URLSearchParams ): Place {
	const day = parseDay( parameters.get( 'date' ) || '' );
	const view = parameters.get( 'view' ) || '';
	return {
		view: VIEWS.find( ( name ) => name === view ) || null,
		date: Number.isNaN( day ) ? null : day,
		filter: readFilter( parameters )
	};
}

function write( parameters: URLSearchParams, { view, date, filter }: Place ): void {
	OWN.forEach( ( name ) => parameters.delete( name ) );
	const said = { view: view || '', date: date === null ? '' : formatDay( date ), ...filterParameters( filter ) };
	for ( const [ name, value ] of Object.entries( said ) ) {
		if ( value ) {
			parameters.set( name, value );
		}
	}
}

const make = ( address: Omit<SheetAddress, 'onReturn'> ): SheetAddress => ( {
	...address,
	onReturn: ( show ) => addEventListener( 'popstate', () => show( address.read() ) )
} );

/**
 * The query of Special:EventCalendar: every step is one to go back to.
 */
export const specialPageAddress = make( {
	isDrawn: true,
	read: () => read( new URLSearchParams( location.search ) ),
	write( place ) {
		const url = new URL( location.href );
		write( url.searchParams, place );
		url.hash = '';
		history.pushState( null, '', url.href );
	}
} );

/**
 * The fragment of any other page, since its query belongs to the wiki: `#view=week&date=2026-11-02`. A page's history is
 * that of the page, not of the calendars in it.
 *
 * @param number Which calendar of the page this is; all but the first say it: `#calendar=2&view=week`
 */
export function fragmentAddress( number: number ): SheetAddress {
	const own = number > 1 ? String( number ) : null;
	return make( {
		isDrawn: false,
		read() {
			const parameters = new URLSearchParams( location.hash.slice( 1 ) );
			return OWN.some( ( name ) => name !== 'event' && parameters.has( name ) ) && parameters.get( 'calendar' ) === own ?
				read( parameters ) : null;
		},
		write( place ) {
			const parameters = new URLSearchParams( own ? { calendar: own } : {} );
			write( parameters, place );
			history.replaceState( null, '', `#${ parameters }` );
		}
	} );
}
