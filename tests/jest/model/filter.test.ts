import { filter, occurrence } from '../support/samples';
import {
	countsOf, covers, filterParameters, matches, narrowed, readFilter, sizeOf, toggled, valuesOf
} from '../../../resources/src/model/filter';

test( 'a value is switched on and off', () => {
	expect( toggled( [], 'a' ) ).toEqual( [ 'a' ] );
	expect( toggled( [ 'a', 'b' ], 'a' ) ).toEqual( [ 'b' ] );
} );

test( 'the size of a filter is the number of choices in it', () => {
	expect( sizeOf( filter() ) ).toBe( 0 );
	expect( sizeOf( filter( { types: [ 'a', 'b' ], status: [ 'cancelled' ], search: 'two words', recorded: true } ) ) ).toBe( 5 );
} );

describe( 'what matches', () => {
	const event = occurrence( { type: 'tech-talk', status: 'postponed', topics: [ 'design', 'css' ], languages: [ 'en' ] } );

	test( 'an empty filter lets everything through', () => {
		expect( matches( event, filter() ) ).toBe( true );
	} );

	test( 'one of a list is enough, but each list has to have one', () => {
		expect( matches( event, filter( { topics: [ 'css', 'php' ] } ) ) ).toBe( true );
		expect( matches( event, filter( { topics: [ 'css' ], languages: [ 'fr' ] } ) ) ).toBe( false );
		expect( matches( event, filter( { types: [ 'tech-talk' ], status: [ 'postponed' ] } ) ) ).toBe( true );
		expect( matches( event, filter( { status: [ 'confirmed' ] } ) ) ).toBe( false );
	} );

	test( 'an event that says nothing of a list is not in it', () => {
		const { topics, ...bare } = occurrence();
		expect( topics ).toEqual( [] );
		expect( matches( bare, filter( { topics: [ 'css' ] } ) ) ).toBe( false );
		expect( valuesOf( bare, 'topics' ) ).toEqual( [] );
	} );

	test( 'a recording has to be there where one is wanted', () => {
		const wish = filter( { recorded: true } );
		expect( matches( event, wish ) ).toBe( false );
		expect( matches( { ...event, outcome: { slides: 'https://s.example.org/' } }, wish ) ).toBe( false );
		expect( matches( { ...event, outcome: { recording: 'https://v.example.org/' } }, wish ) ).toBe( true );
	} );

	test( 'words are left to the server', () => {
		expect( matches( event, filter( { search: 'no such word' } ) ) ).toBe( true );
	} );
} );

describe( 'a choice within a fixed filter', () => {
	const fixed = filter( { types: [ 'a', 'b' ], topics: [ 'css' ], search: 'design' } );

	test( 'is the fixed one where nothing is chosen', () => {
		expect( narrowed( fixed, filter() ) ).toEqual( fixed );
	} );

	test( 'takes the place of a list, and adds words', () => {
		expect( narrowed( fixed, filter( { types: [ 'b' ], search: 'tokens' } ) ) ).toEqual( { ...fixed, types: [ 'b' ], search: 'design tokens' } );
		expect( narrowed( filter(), filter( { search: 'tokens' } ) ).search ).toBe( 'tokens' );
	} );

	test( 'cannot do without a recording that is asked for', () => {
		expect( narrowed( filter( { recorded: true } ), filter() ).recorded ).toBe( true );
		expect( narrowed( filter(), filter( { recorded: true } ) ).recorded ).toBe( true );
	} );
} );

describe( 'what is here', () => {
	test( 'holds a choice of values that were all asked for', () => {
		expect( covers( filter(), filter( { types: [ 'a' ] } ) ) ).toBe( true );
		expect( covers( filter( { types: [ 'a', 'b' ] } ), filter( { types: [ 'b' ] } ) ) ).toBe( true );
		expect( covers( filter( { types: [ 'a' ] } ), filter( { types: [ 'a', 'b' ] } ) ) ).toBe( false );
		expect( covers( filter( { types: [ 'a' ] } ), filter() ) ).toBe( false );
		expect( covers( filter( { types: [ 'a' ] } ), filter( { types: [ 'a' ], topics: [ 'c' ] } ) ) ).toBe( true );
	} );

	test( 'holds those with a recording, but not the others where it was asked for these alone', () => {
		expect( covers( filter(), filter( { recorded: true } ) ) ).toBe( true );
		expect( covers( filter( { recorded: true } ), filter() ) ).toBe( false );
	} );

	test( 'holds no other words', () => {
		expect( covers( filter(), filter( { search: 'a' } ) ) ).toBe( false );
		expect( covers( filter( { search: 'a' } ), filter() ) ).toBe( false );
		expect( covers( filter( { search: 'a' } ), filter( { search: 'a', types: [ 'b' ] } ) ) ).toBe( true );
	} );
} );

test( 'a value\'s count is what it would show beside the other lists, whatever is chosen of its own', () => {
	const events = [
		occurrence( { type: 'talk', topics: [ 'css', 'php' ] } ), occurrence( { type: 'talk', topics: [ 'css' ] } ),
		occurrence( { type: 'workshop', topics: [ 'php' ] } )
	];
	expect( [ ...countsOf( events, filter(), 'topics' ) ] ).toEqual( [ [ 'css', 2 ], [ 'php', 2 ] ] );
	expect( [ ...countsOf( events, filter( { topics: [ 'php' ], types: [ 'talk' ] } ), 'topics' ) ] ).toEqual( [ [ 'css', 2 ], [ 'php', 1 ] ] );
	expect( [ ...countsOf( events, filter( { topics: [ 'php' ], types: [ 'talk' ] } ), 'types' ) ] ).toEqual( [ [ 'talk', 1 ], [ 'workshop', 1 ] ] );
} );

describe( 'as parameters', () => {
	const wish = filter( { types: [ 'a', 'b' ], languages: [ 'pt-br' ], status: [ 'cancelled' ], search: 'Two words', recorded: true } );

	test( 'a filter says only what it asks for', () => {
		expect( filterParameters( filter() ) ).toEqual( {} );
		expect( filterParameters( wish ) ).toEqual( { types: 'a|b', languages: 'pt-br', status: 'cancelled', search: 'Two words', recorded: '1' } );
	} );

	test( 'it is read as it was written', () => {
		expect( readFilter( new URLSearchParams( filterParameters( wish ) ) ) ).toEqual( wish );
		expect( readFilter( new URLSearchParams() ) ).toEqual( filter() );
	} );

	test( 'it is read as people write it', () => {
		expect( readFilter( new URLSearchParams( { types: ' Tech-Talk, b ||', search: '  a ' } ) ) ).toEqual(
			filter( { types: [ 'tech-talk', 'b' ], search: 'a' } ) );
	} );

	test.each( [ [ '1', true ], [ 'yes', true ], [ 'true', true ], [ 'recorded', true ], [ '0', false ], [ 'no', false ], [ 'false', false ], [ 'perhaps', false ] ] )(
		'a recording is asked for with %s: %s', ( value, isAsked ) => {
			expect( readFilter( new URLSearchParams( { recorded: value } ) ).recorded ).toBe( isAsked );
		} );
} );
