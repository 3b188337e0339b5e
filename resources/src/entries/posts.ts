import { copyText } from '../mediawiki/copyText';
import { type LengthRule, postLength } from '../model/postLength';

/**
 * On Special:EventPromotion: buttons that copy, and how long a text is while one types. Everything works without.
 */
const DONE_FOR = 2000;

for ( const button of document.querySelectorAll<HTMLButtonElement>( '[data-mw-eventcalendar-copy]' ) ) {
	const field = document.getElementById( button.dataset.mwEventcalendarCopy! ) as HTMLTextAreaElement;
	const label = button.textContent;
	button.hidden = false;
	button.addEventListener( 'click', () => {
		copyText( field.value ).then( () => {
			button.textContent = button.dataset.done!;
			setTimeout( () => {
				button.textContent = label;
			}, DONE_FOR );
		}, () => field.select() );
	} );
}

for ( const field of document.querySelectorAll<HTMLTextAreaElement>( '[data-mw-eventcalendar-length]' ) ) {
	const rule: LengthRule & { max: number } = JSON.parse( field.dataset.mwEventcalendarLength! );
	const place = document.getElementById( field.getAttribute( 'aria-describedby' )! )!;
	field.addEventListener( 'input', () => {
		const length = postLength( field.value.trim(), rule );
		place.textContent = place.dataset.pattern!.replace( '$1', String( length ) ).replace( '$2', String( rule.max ) );
		place.classList.toggle( 'ext-eventcalendar-post__length--over', length > rule.max );
	} );
}
