import { occurrence } from '../support/samples';
import { readerZone } from '../../../resources/src/mediawiki/readerZone';
import { createWikiLinks } from '../../../resources/src/mediawiki/wikiLinks';
import { specialPageAddress } from '../../../resources/src/mediawiki/sheetAddress';
import { createZoneMemory } from '../../../resources/src/mediawiki/zoneMemory';
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

describe( 'the address of the special page', () => {
	test( 'keeps date and types beside what else it says', () => {
		history.replaceState( null, '', '/wiki/Special:EventCalendar?view=month&topics=a&types=x#event=1' );
		specialPageAddress.push( parseDay( '2026-12-01' ), [ 'b', 'c' ] );
		expect( location.search + location.hash ).toBe( '?view=month&topics=a&types=b%7Cc&date=2026-12-01' );
		specialPageAddress.push( parseDay( '2027-01-01' ), [] );
		expect( location.search ).toBe( '?view=month&topics=a&date=2027-01-01' );
	} );

	test( 'forgets the event that a link opened', () => {
		history.replaceState( null, '', '/wiki/Special:EventCalendar?event=12' );
		specialPageAddress.push( parseDay( '2026-12-01' ), [] );
		expect( location.search ).toBe( '?date=2026-12-01' );
	} );

	test( 'is that of the links to the other views too, on the way and on the way back', () => {
		document.body.innerHTML = '<a class="ext-eventcalendar-view" href="/wiki/Special:EventCalendar?view=agenda&topics=a&types=x">List</a>';
		const link = (): string => document.querySelector( 'a' )!.search;
		history.replaceState( null, '', '/wiki/Special:EventCalendar' );
		specialPageAddress.onReturn( () => {} );
		specialPageAddress.push( parseDay( '2026-12-01' ), [ 'b' ] );
		expect( link() ).toBe( '?view=agenda&topics=a&types=b&date=2026-12-01' );
		history.replaceState( null, '', '/wiki/Special:EventCalendar' );
		window.dispatchEvent( new PopStateEvent( 'popstate' ) );
		expect( link() ).toBe( '?view=agenda&topics=a' );
	} );

	test( 'says where the reader goes back to', () => {
		const show = jest.fn();
		specialPageAddress.onReturn( show );
		history.replaceState( null, '', '?date=2026-12-01&types=a|b' );
		window.dispatchEvent( new PopStateEvent( 'popstate' ) );
		history.replaceState( null, '', '?view=month' );
		window.dispatchEvent( new PopStateEvent( 'popstate' ) );
		expect( show.mock.calls ).toEqual( [ [ parseDay( '2026-12-01' ), [ 'a', 'b' ] ], [ null, [] ] ] );
	} );
} );

test( 'the zone chosen on one page is not that of another', () => {
	createZoneMemory( 'A' ).set( 'UTC' );
	expect( createZoneMemory( 'A' ).get() ).toBe( 'UTC' );
	expect( createZoneMemory( 'B' ).get() ).toBe( null );
} );

test( 'a browser that forbids to remember is no problem', () => {
	const storage = jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new DOMException( 'Quota', 'QuotaExceededError' );
	} );
	const reading = jest.spyOn( Storage.prototype, 'getItem' ).mockImplementation( () => {
		throw new DOMException( 'Denied', 'SecurityError' );
	} );
	createZoneMemory( 'A' ).set( 'UTC' );
	expect( createZoneMemory( 'A' ).get() ).toBe( null );
	storage.mockRestore();
	reading.mockRestore();
} );
