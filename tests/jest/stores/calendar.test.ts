import { shallowRef } from 'vue';
import { services, slowSource } from '../support/doubles';
import { occurrence, state } from '../support/samples';
import { namedZone, utcZone, type Zone } from '../../../resources/src/model/zone';
import { formatDay, parseDay } from '../../../resources/src/model/plainDate';
import { type OccurrenceSource, SourceError } from '../../../resources/src/ports/occurrenceSource';
import { createCalendarStore } from '../../../resources/src/stores/calendar';

const answer = ( ...ids: string[] ) => ( {
	occurrences: ids.map( ( id ) => occurrence( { id, start: '2026-12-10T18:00:00Z' } ) ), complete: true
} );

function make( source: OccurrenceSource = slowSource(), calendar = state(), language = 'en', zone: Zone = utcZone ) {
	return createCalendarStore( calendar, source, shallowRef( zone ), language );
}

const month = ( store: ReturnType<typeof make> ): string => formatDay( store.sheet.value.date ).slice( 0, 7 );
const ids = ( store: ReturnType<typeof make> ): string[] => store.placed.value.map( ( { id } ) => id );

describe( 'at first', () => {
	test( 'the calendar shows what the server drew, and asks for nothing', () => {
		const store = make( services().source, state( { occurrences: [ occurrence( { id: '7' } ) ] } ) );
		expect( month( store ) ).toBe( '2026-11' );
		expect( ids( store ) ).toEqual( [ '7' ] );
		expect( store.known( '7' )?.title ).toBe( 'Design tokens' );
		expect( store.known( '8' ) ).toBe( undefined );
	} );

	test( 'an occurrence without its details is shown but not known', () => {
		const { topics, ...slot } = occurrence( { id: '7' } );
		const store = make( services().source, state( { occurrences: [ slot ] } ) );
		expect( topics ).toEqual( [] );
		expect( ids( store ) ).toEqual( [ '7' ] );
		expect( store.known( '7' ) ).toBe( undefined );
	} );

	test( 'occurrences off the sheet are left out, in the zone that is drawn', () => {
		const calendar = state( { occurrences: [
			occurrence( { id: 'before', start: '2026-10-25T13:00:00Z' } ), occurrence( { id: 'on', start: '2026-11-10T11:00:00Z' } ),
			occurrence( { id: 'after', start: '2026-12-06T13:00:00Z' } )
		] } );
		expect( ids( make( services().source, calendar ) ) ).toEqual( [ 'on', 'after' ] );
		expect( ids( make( services().source, calendar, 'en', namedZone( 'Pacific/Auckland' ) ) ) ).toEqual( [ 'before', 'on' ] );
	} );

	test( 'a limit keeps the first ones of the zone that is drawn', () => {
		const calendar = state( { limit: 1, occurrences: [ occurrence( { id: 'b', start: '2026-11-11T10:00:00Z' } ), occurrence( { id: 'a', start: '2026-11-10T10:00:00Z' } ) ] } );
		expect( ids( make( services().source, calendar ) ) ).toEqual( [ 'a' ] );
	} );

	test( 'texts are asked for again where the reader has another language', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: [ occurrence( { id: '7', title: 'Tokens' } ) ] } ), 'fr' );
		expect( store.isLoading.value ).toBe( false );
		expect( source.asked[ 0 ].question ).toEqual( {
			start: '2026-10-25T00:00:00Z', end: '2026-12-08T00:00:00Z', filter: state().filter
		} );
		await source.asked[ 0 ].answer( { occurrences: [ occurrence( { id: '7', title: 'Jetons' } ) ], complete: true } );
		expect( store.placed.value[ 0 ].occurrence.title ).toBe( 'Jetons' );
	} );

	test( 'the page\'s language stays where the reader\'s cannot be had', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: [ occurrence( { id: '7' } ) ] } ), 'fr' );
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( store.problem.value ).toBe( null );
		expect( ids( store ) ).toEqual( [ '7' ] );
	} );
} );

describe( 'on the way to another month', () => {
	test( 'the sheet stays until the answer is there', async () => {
		const source = slowSource();
		const store = make( source );
		store.step( 1 );
		expect( store.isLoading.value ).toBe( true );
		expect( month( store ) ).toBe( '2026-11' );
		await source.asked[ 0 ].answer( answer( 'a' ) );
		expect( store.isLoading.value ).toBe( false );
		expect( month( store ) ).toBe( '2026-12' );
		expect( ids( store ) ).toEqual( [ 'a' ] );
	} );

	test( 'a day more on each side is asked for, with the filter', () => {
		const source = slowSource();
		const calendar = state( { filter: { types: [ 'workshop' ], topics: [ 't' ], audience: [], languages: [] } } );
		make( source, calendar ).step( 1 );
		expect( source.asked[ 0 ].question ).toEqual( {
			start: '2026-11-29T00:00:00Z', end: '2027-01-12T00:00:00Z', filter: calendar.filter
		} );
	} );

	test( 'presses add up, and the last one wins in whatever order answers come', async () => {
		const source = slowSource();
		const store = make( source );
		store.step( 1 );
		store.step( 1 );
		store.step( 1 );
		expect( source.asked.map( ( { signal } ) => signal?.aborted ) ).toEqual( [ true, true, false ] );
		await source.asked[ 2 ].answer( answer( 'c' ) );
		await source.asked[ 0 ].answer( answer( 'a' ) );
		expect( month( store ) ).toBe( '2027-02' );
		expect( store.problem.value ).toBe( null );
	} );

	test( 'the way back to a month that is known needs no answer', async () => {
		const source = slowSource();
		const store = make( source );
		store.step( 1 );
		await store.step( -1 );
		expect( month( store ) ).toBe( '2026-11' );
		await source.asked[ 0 ].answer( answer( 'a' ) );
		expect( month( store ) ).toBe( '2026-11' );
	} );

	test( 'neighbours are fetched ahead and then shown without asking', async () => {
		const source = slowSource();
		const store = make( source );
		store.prefetch();
		expect( source.asked.map( ( { question } ) => question.start.slice( 0, 7 ) ) ).toEqual( [ '2026-11', '2026-09' ] );
		expect( store.isLoading.value ).toBe( false );
		await source.asked[ 0 ].answer( answer( 'a' ) );
		await store.step( 1 );
		expect( month( store ) ).toBe( '2026-12' );
		// Those of the new month that are not known yet.
		expect( source.asked.map( ( { question } ) => question.start.slice( 0, 7 ) ) ).toEqual( [ '2026-11', '2026-09', '2026-12' ] );
	} );

	test( 'a neighbour that cannot be fetched ahead is no problem, and is asked for when wanted', async () => {
		const source = slowSource();
		const store = make( source );
		store.prefetch();
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( store.problem.value ).toBe( null );
		store.step( 1 );
		expect( source.asked ).toHaveLength( 3 );
	} );

	test( 'not more than two years of sheets are kept', async () => {
		const asked: string[] = [];
		const store = make( { find: ( { start } ) => {
			asked.push( start );
			return Promise.resolve( answer() );
		} } );
		for ( let n = 0; n < 40; n++ ) {
			await store.step( 1 );
		}
		const before = asked.length;
		await store.go( parseDay( '2026-11-01' ) );
		expect( asked.length ).toBeGreaterThan( before );
	} );
} );

describe( 'when no answer comes', () => {
	test( 'what is shown stays, and the reader is told', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: [ occurrence( { id: '7' } ) ] } ) );
		store.step( 1 );
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( store.problem.value?.reason ).toBe( 'offline' );
		expect( store.isLoading.value ).toBe( false );
		expect( month( store ) ).toBe( '2026-11' );
		expect( ids( store ) ).toEqual( [ '7' ] );
	} );

	test( 'trying again asks for the same month', async () => {
		const source = slowSource();
		const store = make( source );
		store.step( 1 );
		await source.asked[ 0 ].fail( new SourceError( 'refused', 'Too far.' ) );
		store.retry();
		expect( source.asked[ 1 ].question ).toEqual( source.asked[ 0 ].question );
		await source.asked[ 1 ].answer( answer( 'a' ) );
		expect( store.problem.value ).toBe( null );
		expect( month( store ) ).toBe( '2026-12' );
	} );

	test( 'the next press counts from the month that is shown', async () => {
		const source = slowSource();
		const store = make( source );
		store.step( 1 );
		store.step( 1 );
		await source.asked[ 1 ].fail( new SourceError( 'offline' ) );
		store.step( 1 );
		await source.asked[ 2 ].answer( answer( 'a' ) );
		expect( month( store ) ).toBe( '2026-12' );
	} );
} );

describe( 'the types that are shown', () => {
	const occurrences = [ occurrence( { id: 'talk' } ), occurrence( { id: 'shop', type: 'workshop', start: '2026-11-11T10:00:00Z' } ) ];

	test( 'are chosen without asking where all are there', async () => {
		const store = make( services().source, state( { occurrences } ) );
		await store.toggleType( 'workshop' );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
		await store.toggleType( 'tech-talk' );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
		await store.setTypes( [] );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
	} );

	test( 'are asked for once where the server left some out', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: occurrences.slice( 0, 1 ), filter: { ...state().filter, types: [ 'tech-talk' ] } } ) );
		store.toggleType( 'workshop' );
		expect( source.asked[ 0 ].question.filter?.types ).toEqual( [] );
		await source.asked[ 0 ].answer( { occurrences, complete: true } );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
		const before = source.asked.length;
		await store.toggleType( 'tech-talk' );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
		expect( source.asked ).toHaveLength( before );
	} );
} );
