import { openSubscribeDialog } from '../../../resources/src/components/openSubscribeDialog';
import { type ReaderServices } from '../../../resources/src/ports/services';
import { type SubscribeSite } from '../../../resources/src/ports/subscribeSite';
import { msg, settled } from '../support/doubles';

const SITE: SubscribeSite = {
	base: 'https://wiki.test/rest.php', language: 'en', wiki: 'Example wiki', obstacle: null, digest: null
};
const BLOCK = '.ext-eventcalendar-subscription';

async function open( href: string, site: Partial<SubscribeSite> = {}, services: Partial<ReaderServices> = {}, title = '' ): Promise<HTMLElement> {
	document.body.innerHTML = `<a href="${ href }" data-title="${ title }">Subscribe</a><button>Other</button>`;
	const link = document.querySelector( 'a' )!;
	link.focus();
	openSubscribeDialog( link, {
		services: { msg, language: 'en', copy: () => Promise.resolve(), ...services },
		site: { ...SITE, ...site },
		typeLabels: { 'tech-talk': 'Tech talk', 'office-hours': 'Office hours' }
	} );
	await settled();
	return dialog()!;
}

const dialog = (): HTMLElement | null => document.querySelector( '[role=dialog]' );
const text = ( element: Element | null ): string => element!.textContent!.replace( /[\u2066-\u2069]/g, '' ).trim();
const linksOf = ( within: Element ): string[][] => Array.from( within.querySelectorAll( 'a' ), ( link ) => [ link.textContent!, link.getAttribute( 'href' )! ] );

test( 'says what it is about, and leads there with each program', async () => {
	const shown = await open( '/wiki/Special:EventCalendar/subscribe?types=tech-talk|office-hours&topics=design&languages=fr' );
	const feed = 'wiki.test/rest.php/eventcalendar/v1/calendar.ics?types=office-hours%7Ctech-talk&topics=design&languages=fr';
	expect( text( shown.querySelector( `${ BLOCK }__what` ) ) ).toBe( 'Tech talk and Office hours about design, in French' );
	expect( shown.querySelector( 'input' )!.value ).toBe( `https://${ feed }` );
	const links = linksOf( shown );
	expect( links.map( ( [ name ] ) => name ) ).toEqual( [
		'Apple Calendar', 'Thunderbird and other programs', 'Google Calendar', 'Outlook.com', 'Microsoft 365', 'Atom', 'JSON'
	] );
	expect( links[ 0 ][ 1 ] ).toBe( `webcal://${ feed }` );
	expect( links[ 2 ][ 1 ] ).toContain( encodeURIComponent( `webcal://${ feed }` ) );
	expect( links[ 3 ][ 1 ] ).toMatch( /&name=Tech%20talk%20and%20Office%20hours%20about%20design%2C%20in%20French%20%E2%80%93%20Example%20wiki$/ );
	expect( links[ 5 ][ 1 ] ).toContain( '/calendar.atom?types=' );
	expect( text( shown.querySelector( `${ BLOCK }__note` ) ) ).toMatch( /once a day.*once they are confirmed/s );
} );

test( 'asks for texts in the reader\'s language where that is not the wiki\'s', async () => {
	const shown = await open( '/subscribe', {}, { language: 'fr' } );
	expect( shown.querySelector( 'input' )!.value ).toBe( 'https://wiki.test/rest.php/eventcalendar/v1/calendar.ics?uselang=fr' );
} );

test( 'of an event it has the calendar of that event alone', async () => {
	const shown = await open( '/subscribe?page=EventCalendar:Talks/A%20%26%20B', {}, {}, 'A and B' );
	expect( text( shown.querySelector( `${ BLOCK }__what` ) ) ).toBe( 'A and B, with all its dates and changes' );
	expect( shown.querySelector( 'input' )!.value ).toBe( 'https://wiki.test/rest.php/eventcalendar/v1/events/EventCalendar%3ATalks%2FA_%26_B/event.ics' );
	expect( linksOf( shown ).map( ( [ name ] ) => name ) ).not.toContain( 'Atom' );
	expect( text( shown.querySelector( `${ BLOCK }__note` ) ) ).not.toContain( 'Proposed' );
} );

test.each( [
	[ '/wiki/Special:EventDigest', '/subscribe', '/wiki/Special:EventDigest' ],
	[ '/wiki/Special:EventDigest', '/subscribe?topics=design|owls', '/wiki/Special:EventDigest?topics=design%7Cowls' ],
	[ '/index.php?title=Special:EventDigest', '/subscribe?types=tech-talk', '/index.php?title=Special:EventDigest&types=tech-talk' ]
] )( 'offers a digest of the same at %s for %s', async ( digest, page, address ) => {
	expect( linksOf( await open( page, { digest } ) ) ).toContainEqual( [ 'By e-mail, as a digest', address ] );
} );

test( 'offers no digest of a single event', async () => {
	const shown = await open( '/subscribe?page=EventCalendar:Talk', { digest: '/wiki/Special:EventDigest' }, {}, 'Talk' );
	expect( linksOf( shown ).map( ( [ name ] ) => name ) ).not.toContain( 'By e-mail, as a digest' );
} );

test.each( [ [ 'private', 'log in' ], [ 'unreachable', 'cannot be reached' ] ] as const )( 'warns where the wiki is %s', async ( obstacle, words ) => {
	expect( text( ( await open( '/subscribe', { obstacle } ) ).querySelector( `${ BLOCK }__warning` ) ) ).toContain( words );
} );

test( 'says nothing of proposed events where they come along', async () => {
	expect( text( ( await open( '/subscribe?status=proposed|confirmed' ) ).querySelector( `${ BLOCK }__note` ) ) ).not.toContain( 'once they are confirmed' );
} );

test( 'copies the address and says so', async () => {
	const copy = jest.fn( () => Promise.resolve() );
	const shown = await open( '/subscribe', {}, { copy } );
	shown.querySelector<HTMLElement>( `${ BLOCK }__row button` )!.click();
	await settled();
	expect( copy ).toHaveBeenCalledWith( 'https://wiki.test/rest.php/eventcalendar/v1/calendar.ics' );
	expect( text( shown.querySelector( '[role=status]' ) ) ).toBe( 'Copied' );
} );

test( 'selects the address where the browser does not copy', async () => {
	const shown = await open( '/subscribe', {}, { copy: () => Promise.reject() } );
	shown.querySelector<HTMLElement>( `${ BLOCK }__row button` )!.click();
	await settled();
	const field = shown.querySelector( 'input' )!;
	expect( document.activeElement ).toBe( field );
	expect( field.value.slice( field.selectionStart!, field.selectionEnd! ) ).toBe( field.value );
	expect( text( shown.querySelector( '[role=status]' ) ) ).toContain( 'selected' );
} );

test( 'Esc closes it, and the link has the focus again', async () => {
	const shown = await open( '/subscribe' );
	expect( document.activeElement ).toBe( shown );
	shown.dispatchEvent( new KeyboardEvent( 'keydown', { key: 'Escape', bubbles: true } ) );
	await settled();
	expect( dialog() ).toBe( null );
	expect( document.activeElement ).toBe( document.querySelector( 'a' ) );
} );

test( 'what is clicked elsewhere keeps the focus', async () => {
	await open( '/subscribe' );
	const other = document.querySelector( 'button' )!;
	other.focus();
	other.click();
	await settled();
	expect( dialog() ).toBe( null );
	expect( document.activeElement ).toBe( other );
} );
