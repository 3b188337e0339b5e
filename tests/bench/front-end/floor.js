/* eslint-env browser */
// A month in one string of HTML, four events a day: what any calendar costs at the least.
'use strict';

( function () {
	const DAY = 864e5;
	const COLORS = { talk: '#c6dbff', sport: '#ffd5a8', music: '#e2d4fd', market: '#c2ebcd', school: '#ffccc7', club: '#dfe2e7' };
	const byDay = new Map();
	const byId = new Map();

	const escape = ( text ) => text.replace( /[&<>"]/g, ( sign ) => `&#${ sign.charCodeAt( 0 ) };` );
	const slot = ( { id, title, start, category, url } ) =>
		`<a class="event" href="/wiki/${ url }" data-id="${ id }" style="background:${ COLORS[ category ] }">${ start.slice( 11, 16 ) } ${ escape( title ) }</a>`;

	function cell( day ) {
		const events = byDay.get( day ) || [];
		const more = events.length > 4 ? `<a href="#">+${ events.length - 4 } more</a>` : '';
		return `<td>${ new Date( day * DAY ).getUTCDate() }${ events.slice( 0, 4 ).map( slot ).join( '' ) }${ more }</td>`;
	}

	function draw( month ) {
		const first = Date.UTC( 2026, month, 1 ) / DAY;
		const start = first - ( first + 4 ) % 7;
		const end = Date.UTC( 2026, month + 1, 1 ) / DAY;
		let html = '';
		for ( let day = start; day < end; day += 7 ) {
			html += `<tr>${ [ 0, 1, 2, 3, 4, 5, 6 ].map( ( n ) => cell( day + n ) ).join( '' ) }</tr>`;
		}
		document.getElementById( 'app' ).innerHTML = `<h2>${ month + 1 }/2026</h2><table>${ html }</table>`;
	}

	Object.assign( window, {
		benchMount( events ) {
			for ( const event of events ) {
				byId.set( event.id, event );
				for ( let day = Math.floor( Date.parse( event.start ) / DAY ); day * DAY < Date.parse( event.end ); day++ ) {
					byDay.set( day, [ ...byDay.get( day ) || [], event ] );
				}
			}
			document.getElementById( 'app' ).addEventListener( 'click', ( click ) => {
				const { id } = click.target.dataset;
				if ( id ) {
					click.preventDefault();
					const dialog = document.createElement( 'dialog' );
					dialog.textContent = byId.get( id ).title;
					document.body.append( dialog );
				}
			} );
			draw( 5 );
		},
		benchNext: () => draw( 6 ),
		benchEvent: '.event',
		benchPopup: 'dialog'
	} );
}() );
