import { shallowRef } from 'vue';
import { services, slowSource } from '../support/doubles';
import { filter, occurrence, state } from '../support/samples';
import { namedZone, utcZone, type Zone } from '../../../resources/src/model/zone';
import { type Occurrence } from '../../../resources/src/model/occurrence';
import { formatDay, parseDay } from '../../../resources/src/model/plainDate';
import { type OccurrenceSource, SourceError } from '../../../resources/src/ports/occurrenceSource';
import { createCalendarStore } from '../../../resources/src/stores/calendar';

const answer = ( ...ids: string[] ) => ( {
	occurrences: ids.map( ( id ) => occurrence( { id, start: '2026-12-10T18:00:00Z' } ) ), complete: true
} );

function make( source: OccurrenceSource = slowSource(), calendar = state(), language = 'en', zone: Zone | null = utcZone ) {
	return createCalendarStore( calendar, source, shallowRef<Zone | null>( zone ), language );
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

	test( 'each event lies on the day of its own clock where no zone is drawn', () => {
		const late = occurrence( { id: 'late', start: '2026-12-06T22:00:00Z', timezone: 'Asia/Tokyo', wallstart: '2026-12-07T07:00', wallend: '2026-12-07T08:00' } );
		const early = occurrence( { id: 'early', start: '2026-11-10T22:00:00Z', timezone: 'Asia/Tokyo', wallstart: '2026-11-11T07:00', wallend: '2026-11-11T08:00' } );
		const [ placed, ...others ] = make( services().source, state( { occurrences: [ early, late ] } ), 'en', null ).placed.value;
		expect( others ).toEqual( [] );
		expect( placed ).toMatchObject( { id: 'early', first: parseDay( '2026-11-11' ), start: Date.parse( '2026-11-11T07:00Z' ), zone: 'Asia/Tokyo' } );
	} );

	test( 'the order is that of the clocks that are drawn', () => {
		const calendar = state( { occurrences: [
			occurrence( { id: 'tokyo', start: '2026-11-10T10:00:00Z', timezone: 'Asia/Tokyo', wallstart: '2026-11-10T19:00', wallend: '2026-11-10T20:00' } ),
			occurrence( { id: 'utc', start: '2026-11-10T11:00:00Z' } )
		] } );
		expect( ids( make( services().source, calendar ) ) ).toEqual( [ 'tokyo', 'utc' ] );
		expect( ids( make( services().source, calendar, 'en', null ) ) ).toEqual( [ 'utc', 'tokyo' ] );
	} );

	test( 'another zone moves what is shown, and asks for nothing', () => {
		const zone = shallowRef<Zone | null>( utcZone );
		const store = createCalendarStore( state( { occurrences: [ occurrence( { id: '7' } ) ] } ), services().source, zone, 'en' );
		zone.value = namedZone( 'Pacific/Auckland' );
		expect( store.placed.value[ 0 ].first ).toBe( parseDay( '2026-11-11' ) );
	} );

	test( 'what the reader chose is shown, of all that the server left for them to choose from', () => {
		const store = make( services().source, state( {
			filter: filter( { types: [ 'workshop' ] } ), occurrences: [ occurrence( { id: '7', type: 'workshop' } ), occurrence( { id: '8' } ) ]
		} ) );
		expect( ids( store ) ).toEqual( [ '7' ] );
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
			start: '2026-10-25T00:00:00Z', end: '2026-12-08T00:00:00Z', filter: filter()
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

	test( 'a day more on each side is asked for, with the calendar\'s filter', () => {
		const source = slowSource();
		const calendar = state( { fixed: filter( { types: [ 'workshop' ], topics: [ 't' ] } ) } );
		make( source, calendar ).step( 1 );
		expect( source.asked[ 0 ].question ).toEqual( {
			start: '2026-11-29T00:00:00Z', end: '2027-01-05T00:00:00Z', filter: calendar.fixed
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

describe( 'a choice', () => {
	const occurrences = [ occurrence( { id: 'talk' } ), occurrence( { id: 'shop', type: 'workshop', start: '2026-11-11T10:00:00Z' } ) ];
	const without = ( event: Occurrence ): Occurrence => ( { ...event, topics: undefined } );

	test( 'is made without asking where all is here', async () => {
		const store = make( services().source, state( { occurrences } ) );
		expect( store.choices.value ).toEqual( occurrences );
		await store.choose( filter( { types: [ 'workshop' ] } ) );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
		// What the others are is still there to choose from.
		expect( store.choices.value ).toEqual( occurrences );
		await store.choose( filter( { types: [ 'workshop', 'tech-talk' ] } ) );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
		await store.choose( filter() );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
		expect( store.filter.value ).toEqual( filter() );
	} );

	test( 'of words is left to the server, and taken back without it', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences } ) );
		store.choose( filter( { search: 'jetons', types: [ 'workshop' ] } ) );
		expect( source.asked[ 0 ].question.filter ).toEqual( filter( { search: 'jetons' } ) );
		await source.asked[ 0 ].answer( { occurrences: occurrences.slice( 1 ), complete: true } );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
		await store.choose( filter() );
		expect( ids( store ) ).toEqual( [ 'talk', 'shop' ] );
		expect( source.asked.filter( ( { question } ) => question.start === '2026-10-25T00:00:00Z' ) ).toHaveLength( 1 );
	} );

	test( 'is asked for where there are more events than the server sent', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: occurrences.slice( 0, 1 ), complete: false } ) );
		store.choose( filter( { types: [ 'workshop' ] } ) );
		expect( source.asked[ 0 ].question.filter ).toEqual( filter( { types: [ 'workshop' ] } ) );
		await source.asked[ 0 ].answer( { occurrences: occurrences.slice( 1 ), complete: true } );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
		expect( store.complete.value ).toBe( true );
		// Only what was chosen is known: there is nothing to count the others by.
		expect( store.choices.value ).toBe( null );
		const rest = source.asked.find( ( { question } ) => question.start === '2026-10-25T00:00:00Z' && !question.filter!.types.length )!;
		await rest.answer( { occurrences: occurrences.slice( 0, 1 ), complete: false } );
		expect( ids( store ) ).toEqual( [ 'shop' ] );
	} );

	test( 'is asked for where the server left out the details that tell', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: occurrences.map( without ) } ) );
		expect( store.choices.value ).toBe( null );
		store.choose( filter( { topics: [ 'css' ] } ) );
		expect( source.asked[ 0 ].question.filter ).toEqual( filter() );
		await source.asked[ 0 ].answer( { occurrences: [ { ...occurrences[ 0 ], topics: [ 'css' ] }, occurrences[ 1 ] ], complete: true } );
		expect( ids( store ) ).toEqual( [ 'talk' ] );
		expect( store.choices.value ).toHaveLength( 2 );
	} );

	test( 'may have more to choose from once the reader shows interest', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences: occurrences.map( without ) } ) );
		store.prefetch();
		expect( source.asked[ 0 ].question.start ).toBe( '2026-10-25T00:00:00Z' );
		await source.asked[ 0 ].answer( { occurrences, complete: true } );
		expect( store.choices.value ).toEqual( occurrences );
		expect( store.known( 'talk' ) ).toBe( occurrences[ 0 ] );
	} );

	test( 'stays within what the calendar is about', () => {
		const source = slowSource();
		const fixed = filter( { types: [ 'workshop', 'tech-talk' ], search: 'design' } );
		const store = make( source, state( { fixed, occurrences } ) );
		store.choose( filter( { types: [ 'workshop' ], search: 'tokens' } ) );
		expect( source.asked[ 0 ].question.filter ).toEqual( { ...fixed, search: 'design tokens' } );
	} );

	test( 'counts for the months to come', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences } ) );
		await store.choose( filter( { types: [ 'workshop' ] } ) );
		store.step( 1 );
		expect( source.asked[ 0 ].question.filter ).toEqual( filter() );
		await source.asked[ 0 ].answer( answer( 'a' ) );
		expect( ids( store ) ).toEqual( [] );
		await store.choose( filter() );
		expect( ids( store ) ).toEqual( [ 'a' ] );
	} );

	test( 'made on the way to another month is made of that month', async () => {
		const source = slowSource();
		const store = make( source, state( { occurrences, complete: false } ) );
		store.step( 1 );
		store.choose( filter( { types: [ 'workshop' ] } ) );
		expect( source.asked[ 1 ].question ).toMatchObject( { start: '2026-11-29T00:00:00Z', filter: { types: [ 'workshop' ] } } );
		await source.asked[ 1 ].answer( { occurrences: [], complete: true } );
		expect( month( store ) ).toBe( '2026-12' );
	} );
} );

describe( 'another view', () => {
	test( 'of the same date is asked for, and the way back needs no answer', async () => {
		const source = slowSource();
		const store = make( source );
		store.go( parseDay( '2026-11-23' ), 'week' );
		expect( source.asked[ 0 ].question ).toMatchObject( { start: '2026-11-22T00:00:00Z', end: '2026-12-01T00:00:00Z' } );
		await source.asked[ 0 ].answer( { occurrences: [ occurrence( { id: 'w', start: '2026-11-24T10:00:00Z' } ) ], complete: true } );
		expect( store.sheet.value.view ).toBe( 'week' );
		expect( ids( store ) ).toEqual( [ 'w' ] );
		await store.go( parseDay( '2026-11-23' ), 'month' );
		expect( store.sheet.value.view ).toBe( 'month' );
	} );
} );

describe( 'an agenda', () => {
	const calendar = ( fields = {} ) => state( { view: 'agenda', date: '2026-11-01', occurrences: [ occurrence( { id: 'first' } ) ], ...fields } );
	const at = ( id: string, start: string ) => occurrence( { id, start } );

	test( 'goes on to later days below those that are there', async () => {
		const source = slowSource();
		const store = make( source, calendar() );
		store.extend();
		expect( source.asked[ 0 ].question ).toMatchObject( { start: '2026-11-30T00:00:00Z', end: '2027-01-02T00:00:00Z' } );
		await source.asked[ 0 ].answer( { occurrences: [ occurrence( { id: 'first' } ), at( 'later', '2026-12-10T18:00:00Z' ) ], complete: true } );
		expect( ids( store ) ).toEqual( [ 'first', 'later' ] );
		expect( formatDay( store.sheet.value.first ) ).toBe( '2026-11-01' );
		expect( formatDay( store.sheet.value.end ) ).toBe( '2027-01-01' );
		expect( store.isAtEnd.value ).toBe( false );
	} );

	test( 'looks further and further where there is nothing, and says when nothing comes within a year', async () => {
		const lengths: number[] = [];
		const store = make( { find: ( { start, end } ) => {
			lengths.push( parseDay( end ) - parseDay( start ) - 2 );
			return Promise.resolve( { occurrences: [], complete: true } );
		} }, calendar() );
		await store.extend();
		expect( lengths ).toEqual( [ 31, 62, 124, 248, 366 ] );
		expect( store.isAtEnd.value ).toBe( true );
		expect( formatDay( store.sheet.value.end ) ).toBe( '2027-12-02' );
		await store.extend();
		expect( lengths ).toHaveLength( 5 );
		await store.step( 1 );
		expect( store.isAtEnd.value ).toBe( false );
	} );

	test( 'finds what lies far away in one go', async () => {
		const store = make( { find: ( { end } ) => Promise.resolve(
			{ occurrences: end > '2027-03' ? [ at( 'far', '2027-03-01T10:00:00Z' ) ] : [], complete: true }
		) }, calendar() );
		await store.extend();
		expect( ids( store ) ).toEqual( [ 'first', 'far' ] );
		expect( store.isAtEnd.value ).toBe( false );
	} );

	test( 'looks for what the reader chose, also among what was not chosen', async () => {
		const talk = ( id: string, start: string, type: string ): Occurrence => ( { ...at( id, start ), type } );
		const far = talk( 'far', '2027-03-01T10:00:00Z', 'workshop' );
		const store = make( { find: ( { start, end } ) => Promise.resolve( {
			occurrences: [ talk( 'near', '2026-12-10T10:00:00Z', 'tech-talk' ), far ].filter( ( event ) => event.start > start && event.start < end ),
			complete: true
		} ) }, calendar() );
		await store.choose( filter( { types: [ 'workshop' ] } ) );
		await store.extend();
		expect( ids( store ) ).toEqual( [ 'far' ] );
		expect( store.isAtEnd.value ).toBe( false );
		await store.extend();
		expect( store.isAtEnd.value ).toBe( true );
		await store.choose( filter( {} ) );
		expect( store.isAtEnd.value ).toBe( false );
	} );

	test( 'asks once, however often the reader scrolls', () => {
		const source = slowSource();
		const store = make( source, calendar() );
		store.extend();
		store.extend();
		expect( source.asked ).toHaveLength( 1 );
	} );

	test( 'tries again to go on where that failed', async () => {
		const source = slowSource();
		const store = make( source, calendar() );
		store.extend();
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( store.problem.value?.reason ).toBe( 'offline' );
		expect( ids( store ) ).toEqual( [ 'first' ] );
		store.retry();
		expect( source.asked[ 1 ].question ).toEqual( source.asked[ 0 ].question );
		await source.asked[ 1 ].answer( { occurrences: [ at( 'later', '2026-12-10T18:00:00Z' ) ], complete: true } );
		expect( ids( store ) ).toEqual( [ 'first', 'later' ] );
		expect( store.problem.value ).toBe( null );
	} );

	test( 'gives up going on where the reader goes elsewhere', async () => {
		const source = slowSource();
		const store = make( source, calendar() );
		store.extend();
		store.go( parseDay( '2027-06-01' ) );
		expect( source.asked[ 0 ].signal?.aborted ).toBe( true );
		await source.asked[ 1 ].answer( { occurrences: [ at( 'june', '2027-06-10T18:00:00Z' ) ], complete: true } );
		expect( ids( store ) ).toEqual( [ 'june' ] );
		expect( store.problem.value ).toBe( null );
	} );

	test( 'that is short for a home page goes nowhere', async () => {
		const store = make( services().source, calendar( { compact: true, limit: 1 } ) );
		store.prefetch();
		await store.extend();
		expect( store.isAtEnd.value ).toBe( true );
	} );
} );
