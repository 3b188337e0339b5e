import { filter, occurrence } from '../support/samples';
import { readerZone } from '../../../resources/src/mediawiki/readerZone';
import { createWikiLinks } from '../../../resources/src/mediawiki/wikiLinks';
import { fragmentAddress, specialPageAddress } from '../../../resources/src/mediawiki/sheetAddress';
import { createReaderMemory } from '../../../resources/src/mediawiki/readerMemory';
import { parseDay } from '../../../resources/src/model/plainDate';
import { systemZone } from '../../../resources/src/model/zone';

describe( 'the reader\'s zone', () => {
	const instant = Date.parse( '2026-07-01T00:00:00Z' );

	test( 'is the one they set, with its summer time', () => {
		const zone = readerZone( 'ZoneInfo|60|Europe/Berlin' );
		expect( zone.name ).toBe( 'Europe/Berlin' );
		expect( zone.offsetAt( instant ) ).toBe( 120 );
	} );

	test( 'is the offset they set', () => {
		expect( readerZone( 'Offset|-210' ).offsetAt( instant ) ).toBe( -210 );
	} );

	test.each( [ null, '', 'System|0', 'ZoneInfo|60|Mars/Olympus', 'ZoneInfo|0|', 'Offset|soon', 'nonsense' ] )(
		'is that of the machine where they set none that it knows: %s', ( preference ) => {
			expect( readerZone( preference ) ).toBe( systemZone );
		} );
} );

describe( 'addresses', () => {
	const links = createWikiLinks( { id: 'testwiki', scriptPath: '/w', articlePath: '/wiki/$1' } );

	test( 'the calendar file of an event has its prefixed title in one piece', () => {
		expect( links.calendarFile( occurrence(), null ) ).toBe(
			'/w/rest.php/eventcalendar/v1/events/EventCalendar%3ATalks%2FTokens_one/event.ics' );
	} );

	test( 'the calendar file of an occurrence has its recurrence id, and an alarm where one is wanted', () => {
		const series = occurrence( { recurrenceid: '2026-11-10T18:00' } );
		expect( links.calendarFile( series, null ) ).toMatch( /\/event\.ics\?occurrence=2026-11-10T18%3A00$/ );
		expect( links.calendarFile( series, 15 ) ).toMatch( /\/event\.ics\?occurrence=2026-11-10T18%3A00&reminder=15$/ );
		expect( links.calendarFile( occurrence(), 15 ) ).toMatch( /\/event\.ics\?reminder=15$/ );
	} );

	test( 'another wiki\'s event has none', () => {
		expect( links.calendarFile( occurrence( { wiki: 'otherwiki' } ), null ) ).toBe( null );
	} );

	test( 'subscribing has a page of its own, which is told what to', () => {
		expect( links.subscribe( { types: 'a|b', search: 'x y' } ) ).toBe( '/wiki/Special:EventCalendar/subscribe?types=a%7Cb&search=x%20y' );
		expect( links.subscribe( {} ) ).toBe( '/wiki/Special:EventCalendar/subscribe' );
		const plain = createWikiLinks( { id: 'testwiki', scriptPath: '/w', articlePath: '/w/index.php?title=$1' } );
		expect( plain.subscribe( { page: 'EventCalendar:A' } ) )
			.toBe( '/w/index.php?title=Special:EventCalendar/subscribe&page=EventCalendar%3AA' );
	} );

	test( 'the page of a user is that of this wiki', () => {
		expect( links.user( 'Grace H/?', 'testwiki' ) ).toBe( '/wiki/User:Grace_H%2F%3F' );
		expect( links.user( 'Grace', 'otherwiki' ) ).toBe( null );
	} );

	test( 'the page of an event is on the server that the reader uses, or on its own wiki', () => {
		expect( links.page( occurrence() ) ).toBe( '/EventCalendar:Talks/Tokens_one' );
		expect( links.page( occurrence( { wiki: 'otherwiki', url: 'https://other.test/wiki/A' } ) ) ).toBe( 'https://other.test/wiki/A' );
		expect( links.page( occurrence( { url: 'javascript:alert(1)' } ) ) ).toBe( undefined );
		expect( links.page( occurrence( { url: 'http://wiki.test//evil.test/' } ) ) ).toBe( undefined );
	} );

	test( 'an event page is known by its id', () => {
		expect( links.pageOf( '12:2026-11-02T18:00' ) ).toBe( '/wiki/Special:Redirect/page/12' );
		expect( links.pageOf( 'testwiki~12' ) ).toBe( '/wiki/Special:Redirect/page/12' );
		expect( links.pageOf( 'otherwiki~12' ) ).toBe( null );
		expect( links.pageOf( 'javascript:alert(1)' ) ).toBe( null );
	} );

	test( 'the link to copy is this page\'s with the occurrence', () => {
		history.replaceState( null, '', '/wiki/Main_Page?a=b#event=1' );
		expect( links.permalink( '12:2026-11-02T18:00' ) ).toBe( 'http://localhost/wiki/Main_Page?a=b#event=12:2026-11-02T18:00' );
	} );
} );

const december = parseDay( '2026-12-01' );

function goBack( url: string ): void {
	history.replaceState( null, '', url );
	window.dispatchEvent( new PopStateEvent( 'popstate' ) );
}

describe( 'the address of the special page', () => {
	test( 'keeps what is shown beside what else it says, as a step to go back to', () => {
		history.replaceState( null, '', '/wiki/Special:EventCalendar?uselang=fr&view=month&topics=a&types=x#event=1' );
		const before = history.length;
		specialPageAddress.write( { view: 'week', date: december, filter: filter( { types: [ 'b', 'c' ] } ) } );
		expect( location.search + location.hash ).toBe( '?uselang=fr&view=week&date=2026-12-01&types=b%7Cc' );
		expect( history.length ).toBe( before + 1 );
		specialPageAddress.write( { view: 'month', date: null, filter: filter( { search: 'two words', recorded: true } ) } );
		expect( location.search ).toBe( '?uselang=fr&view=month&search=two+words&recorded=1' );
	} );

	test( 'forgets the event that a link opened', () => {
		history.replaceState( null, '', '/wiki/Special:EventCalendar?event=12' );
		specialPageAddress.write( { view: null, date: december, filter: filter() } );
		expect( location.search ).toBe( '?date=2026-12-01' );
	} );

	test( 'is drawn by the server', () => {
		expect( specialPageAddress.isDrawn ).toBe( true );
	} );

	test( 'says where the reader goes back to', () => {
		const show = jest.fn();
		specialPageAddress.onReturn( show );
		goBack( '?view=day&date=2026-12-01&types=a|b' );
		goBack( '?view=nonsense&date=soon' );
		expect( show.mock.calls ).toEqual( [
			[ { view: 'day', date: december, filter: filter( { types: [ 'a', 'b' ] } ) } ], [ { view: null, date: null, filter: filter() } ]
		] );
	} );
} );

describe( 'the address of a page with calendars', () => {
	beforeEach( () => {
		history.replaceState( null, '', '/wiki/Main_Page?a=b' );
	} );

	test( 'says in its fragment what is shown, and leaves the history as it is', () => {
		const before = history.length;
		fragmentAddress( 1 ).write( { view: 'week', date: december, filter: filter( { status: [ 'cancelled' ] } ) } );
		expect( location.search + location.hash ).toBe( '?a=b#view=week&date=2026-12-01&status=cancelled' );
		expect( history.length ).toBe( before );
	} );

	test( 'is read as it was written', () => {
		const place = { view: 'agenda' as const, date: december, filter: filter( { topics: [ 'a', 'b' ], search: 'ä & b' } ) };
		fragmentAddress( 1 ).write( place );
		expect( fragmentAddress( 1 ).read() ).toEqual( place );
		expect( fragmentAddress( 1 ).isDrawn ).toBe( false );
	} );

	test( 'says which of them it is about', () => {
		fragmentAddress( 2 ).write( { view: 'week', date: december, filter: filter() } );
		expect( location.hash ).toBe( '#calendar=2&view=week&date=2026-12-01' );
		expect( fragmentAddress( 1 ).read() ).toBe( null );
		expect( fragmentAddress( 2 ).read() ).toMatchObject( { view: 'week', date: december } );
		expect( fragmentAddress( 3 ).read() ).toBe( null );
	} );

	test.each( [ '', '#History', '#event=12:2026-11-02T18:00', '#%' ] )( 'says nothing of any with %s', ( hash ) => {
		history.replaceState( null, '', `/wiki/Main_Page${ hash }` );
		expect( fragmentAddress( 1 ).read() ).toBe( null );
	} );

	test( 'is followed back', () => {
		const show = jest.fn();
		fragmentAddress( 1 ).onReturn( show );
		goBack( '#view=day' );
		goBack( '#History' );
		expect( show.mock.calls ).toEqual( [ [ { view: 'day', date: null, filter: filter() } ], [ null ] ] );
	} );
} );

describe( 'the memory for the next visit', () => {
	test( 'keeps view and zone apart, and each page for itself', () => {
		createReaderMemory( 'A-1' ).set( 'zone', 'UTC' );
		createReaderMemory( 'A-1' ).set( 'view', 'week' );
		expect( createReaderMemory( 'A-1' ).get( 'zone' ) ).toBe( 'UTC' );
		expect( createReaderMemory( 'A-1' ).get( 'view' ) ).toBe( 'week' );
		expect( createReaderMemory( 'A-2' ).get( 'zone' ) ).toBe( null );
		expect( createReaderMemory( 'B-1' ).get( 'view' ) ).toBe( null );
	} );

	test( 'is empty, and no problem, in a browser that forbids it', () => {
		const storage = jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
			throw new DOMException( 'Quota', 'QuotaExceededError' );
		} );
		const reading = jest.spyOn( Storage.prototype, 'getItem' ).mockImplementation( () => {
			throw new DOMException( 'Denied', 'SecurityError' );
		} );
		createReaderMemory( 'C-1' ).set( 'zone', 'UTC' );
		expect( createReaderMemory( 'C-1' ).get( 'zone' ) ).toBe( null );
		storage.mockRestore();
		reading.mockRestore();
	} );
} );
