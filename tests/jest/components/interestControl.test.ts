import { interestControl } from '../../../resources/src/components/interestControl';
import type { InterestSource, InterestState } from '../../../resources/src/ports/interestSource';

const state: InterestState = {
	interested: 12,
	text: 'Promise',
	choices: [
		{ kind: 'occurrence', target: null, label: 'Talk', mine: false },
		{ kind: 'topic', target: 'design', label: 'All about design', mine: false }
	]
};

function mount( more: Partial<InterestState> = {}, set: InterestSource[ 'set' ] = () => Promise.resolve( { text: 'Done', interested: 13 } ) ) {
	const asked: unknown[] = [];
	const source: InterestSource = {
		isNamed: true,
		page: ( id ) => `/add?occurrence=${ id }`,
		ask: () => Promise.reject( new Error( 'Not asked' ) ),
		set: ( ...what ) => {
			asked.push( [ what[ 0 ], what[ 1 ].kind, what[ 2 ] ] );
			return set( ...what );
		}
	};
	const control = interestControl( '12', JSON.parse( JSON.stringify( { ...state, ...more } ) ), {
		msg: ( key, ...params ) => [ key, ...params ].join( ' ' ), source
	} );
	document.body.replaceChildren( control );
	const button = ( text: string ): HTMLButtonElement =>
		Array.from( control.querySelectorAll( 'button' ) ).find( ( { textContent } ) => textContent!.includes( text ) )!;
	return { control, asked, button };
}

const settled = (): Promise<void> => new Promise( ( resolve ) => {
	setTimeout( resolve );
} );

test( 'a click asks for the occurrence, says what happens and how many there are now, and can be undone', async () => {
	const { control, asked, button } = mount();
	expect( control.textContent ).toContain( 'eventcalendar-interest-count 12' );
	button( 'interest-button' ).click();
	expect( button( 'interest-button' ).getAttribute( 'aria-pressed' ) ).toBe( 'true' );
	await settled();
	expect( control.querySelector( '[role=status]' )!.textContent ).toContain( 'Done' );
	expect( control.textContent ).toContain( 'eventcalendar-interest-count 13' );
	button( 'interest-undo' ).click();
	await settled();
	expect( button( 'interest-button' ).getAttribute( 'aria-pressed' ) ).toBe( 'false' );
	expect( document.activeElement ).toBe( button( 'interest-button' ) );
	expect( asked ).toEqual( [ [ '12', 'occurrence', true ], [ '12', 'occurrence', false ] ] );
} );

test( 'what is clicked while another is on its way is shown at once and asked next', async () => {
	const answers: ( () => void )[] = [];
	const { asked, button } = mount( {}, () => new Promise( ( resolve ) => {
		answers.push( () => resolve( { text: 'Done' } ) );
	} ) );
	button( 'interest-button' ).click();
	button( 'All about design' ).click();
	await settled();
	expect( button( 'All about design' ).getAttribute( 'aria-pressed' ) ).toBe( 'true' );
	expect( asked ).toEqual( [ [ '12', 'occurrence', true ] ] );
	answers.shift()!();
	await settled();
	expect( asked.slice( 1 ) ).toEqual( [ [ '12', 'topic', true ] ] );
} );

test( 'of several clicks on one button the last counts', async () => {
	const answers: ( () => void )[] = [];
	const { asked, button } = mount( {}, () => new Promise( ( resolve ) => {
		answers.push( () => resolve( { text: 'Done' } ) );
	} ) );
	const pressed = (): string | null => button( 'interest-button' ).getAttribute( 'aria-pressed' );
	button( 'interest-button' ).click();
	await settled();
	button( 'interest-button' ).click();
	button( 'interest-button' ).click();
	button( 'interest-button' ).click();
	expect( pressed() ).toBe( 'false' );
	answers.shift()!();
	await settled();
	answers.shift()!();
	await settled();
	expect( pressed() ).toBe( 'false' );
	expect( asked ).toEqual( [ [ '12', 'occurrence', true ], [ '12', 'occurrence', false ] ] );
	expect( answers ).toEqual( [] );
} );

test( 'what was refused can be asked for again', async () => {
	let isOpen = false;
	const { control, asked, button } = mount( {}, () => isOpen ?
		Promise.resolve( { text: 'Done' } ) :
		Promise.reject( new Error( 'Too often' ) ) );
	button( 'interest-button' ).click();
	await settled();
	isOpen = true;
	button( 'interest-button' ).click();
	await settled();
	expect( asked.length ).toBe( 2 );
	expect( button( 'interest-button' ).getAttribute( 'aria-pressed' ) ).toBe( 'true' );
	expect( control.querySelector( '[role=alert]' )!.textContent ).toBe( '' );
} );

test( 'what the wiki refuses is said, and the button shows how it is', async () => {
	const { control, button } = mount( {}, () => Promise.reject( new Error( 'You are blocked' ) ) );
	button( 'interest-button' ).click();
	await settled();
	expect( control.querySelector( '[role=alert]' )!.textContent ).toBe( 'You are blocked' );
	expect( button( 'interest-button' ).getAttribute( 'aria-pressed' ) ).toBe( 'false' );
} );

test( 'further reminders are behind a button, unless there are any', () => {
	const { control, button } = mount();
	const list = control.querySelector( 'ul' )!;
	expect( list.hidden ).toBe( true );
	button( 'interest-more' ).click();
	expect( list.hidden ).toBe( false );
	expect( button( 'interest-more' ).getAttribute( 'aria-expanded' ) ).toBe( 'true' );
	const mine = mount( { choices: [ state.choices![ 0 ], { ...state.choices![ 1 ], mine: true } ] } );
	expect( mine.control.querySelector( 'ul' )!.hidden ).toBe( false );
	expect( mine.control.querySelector( '[role=status]' )!.textContent ).toBe( 'Promise' );
} );

test( 'one person alone is not counted aloud', () => {
	expect( mount( { interested: 1 } ).control.textContent ).not.toContain( 'interest-count' );
} );

test( 'who is not logged in gets a link, and the number', () => {
	const { control } = mount( { choices: undefined } );
	expect( control.querySelector( 'a' )!.getAttribute( 'href' ) ).toBe( '/add?occurrence=12' );
	expect( control.querySelector( 'button' ) ).toBeNull();
	expect( control.textContent ).toContain( 'interest-count 12' );
} );
