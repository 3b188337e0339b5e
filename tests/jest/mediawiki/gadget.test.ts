import { type GadgetPlace, watchPlaces } from '../../../resources/src/mediawiki/gadget';

/** Addresses of api.php that are asked for what a page with these addresses holds; null where none may be */
function asked( config: object | null, ...written: string[] ): ( string | null )[] {
	document.body.innerHTML = written.map( ( api ) => `<div class="eventcalendar-embed" data-api="${ api }"></div>` ).join( '' );
	location.hash = '#event=1';
	const places: GadgetPlace[] = [];
	Object.assign( globalThis, {
		$: ( run: () => void ) => run(),
		mw: {
			config: { get: ( key: string ) => key === 'wgEventCalendarGadget' ? config : 'x' },
			hook: () => ( { add: () => undefined } ),
			user: { options: { get: () => 'System|0' } }
		}
	} );
	watchPlaces( ( _host, place ) => {
		places.push( place );
		return () => undefined;
	} );
	return places.map( ( { api } ) => api );
}

const own = `${ location.origin }/w/api.php`;
const central = 'https://central.test/w/api.php';

test( 'whoever edits a page names no host that the wiki has not named', () => {
	expect( asked( null, central, '/w/api.php' ) ).toEqual( [ null, own ] );
	expect( asked( {}, central ) ).toEqual( [ null ] );
	expect( asked( { hosts: [] }, central ) ).toEqual( [ null ] );
} );

test( 'the wiki that calendars usually come from may be asked, and those that are named', () => {
	expect( asked( { api: central }, central, '', 'https://other.test/api.php' ) ).toEqual( [ central, central, null ] );
	expect( asked( { api: central, hosts: [ 'other.test' ] }, 'https://other.test/api.php', 'https://third.test/api.php' ) )
		.toEqual( [ 'https://other.test/api.php', null ] );
} );
