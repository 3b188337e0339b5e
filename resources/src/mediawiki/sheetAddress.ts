import { formatDay, parseDay } from '../model/plainDate';
import type { SheetAddress } from '../ports/readerPlace';

/**
 * `date` and `types` in the address of Special:EventCalendar. Other pages keep theirs.
 */
export const specialPageAddress: SheetAddress = {
	push( date, types ) {
		const url = new URL( location.href );
		url.searchParams.set( 'date', formatDay( date ) );
		if ( types.length ) {
			url.searchParams.set( 'types', types.join( '|' ) );
		} else {
			url.searchParams.delete( 'types' );
		}
		url.hash = '';
		history.pushState( null, '', url.href );
	},
	onReturn( show ) {
		window.addEventListener( 'popstate', () => {
			const query = new URLSearchParams( location.search );
			const day = parseDay( query.get( 'date' ) || '' );
			show( Number.isNaN( day ) ? null : day, ( query.get( 'types' ) || '' ).split( /[|,]/ ).filter( Boolean ) );
		} );
	}
};
