import { formatDay, parseDay } from '../model/plainDate';
import type { SheetAddress } from '../ports/readerPlace';

/**
 * `date` and `types` in the address of Special:EventCalendar, and in its links to the other views. Other pages keep
 * theirs.
 */
export const specialPageAddress: SheetAddress = {
	push( date, types ) {
		const url = new URL( location.href );
		set( url, 'date', formatDay( date ) );
		set( url, 'types', types.join( '|' ) );
		// The reader went on from the event that a link opened.
		set( url, 'event', '' );
		url.hash = '';
		history.pushState( null, '', url.href );
		followInLinks( url );
	},
	onReturn( show ) {
		window.addEventListener( 'popstate', () => {
			const query = new URLSearchParams( location.search );
			const day = parseDay( query.get( 'date' ) || '' );
			show( Number.isNaN( day ) ? null : day, ( query.get( 'types' ) || '' ).split( /[|,]/ ).filter( Boolean ) );
			followInLinks( new URL( location.href ) );
		} );
	}
};

function set( url: URL, name: string, value: string ): void {
	if ( value ) {
		url.searchParams.set( name, value );
	} else {
		url.searchParams.delete( name );
	}
}

function followInLinks( { searchParams }: URL ): void {
	for ( const link of document.querySelectorAll<HTMLAnchorElement>( '.ext-eventcalendar-view' ) ) {
		const url = new URL( link.href );
		for ( const name of [ 'date', 'types' ] ) {
			set( url, name, searchParams.get( name ) || '' );
		}
		link.href = url.href;
	}
}
