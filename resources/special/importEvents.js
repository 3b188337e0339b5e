/* eslint-env browser */
'use strict';

// Special:ImportEvents: a step is taken once, however often its button is clicked, and the next one is taken by itself. Without
// this script each step is a click.
const PAUSE = 1500;

for ( const form of document.querySelectorAll( '.ext-eventcalendar-import__step' ) ) {
	const [ submit ] = form.querySelectorAll( 'button[type="submit"]' );
	form.addEventListener( 'submit', () => {
		submit.disabled = true;
		form.setAttribute( 'aria-busy', 'true' );
	} );
	const pause = form.querySelector( '.ext-eventcalendar-import__pause' );
	if ( pause ) {
		const next = setTimeout( () => form.requestSubmit(), PAUSE );
		pause.hidden = false;
		pause.addEventListener( 'click', () => {
			clearTimeout( next );
			pause.hidden = true;
			submit.focus();
		} );
	}
}

// Whoever comes back with the browser's button finds the form as it was.
window.addEventListener( 'pageshow', ( event ) => {
	if ( event.persisted ) {
		for ( const button of document.querySelectorAll( '.ext-eventcalendar-import__step button' ) ) {
			button.disabled = false;
		}
	}
} );
