import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { links, readerPlace, screen, services, settled, slowSource } from '../support/doubles';
import { allDay, filter, occurrence, state } from '../support/samples';
import EventCalendar from '../../../resources/src/components/EventCalendar.vue';
import { type CalendarState } from '../../../resources/src/model/calendar';
import { parseDay } from '../../../resources/src/model/plainDate';
import { namedZone, utcZone } from '../../../resources/src/model/zone';
import { SourceError } from '../../../resources/src/ports/occurrenceSource';
import { type Services, servicesKey } from '../../../resources/src/ports/services';

let calendar: VueWrapper | null = null;

interface Options {
	calendar?: Partial<CalendarState>;
	expected?: Partial<Services>;
	props?: Record<string, unknown>;
}

function show( { calendar: fields = {}, expected = {}, props = {} }: Options = {} ): VueWrapper {
	document.body.innerHTML = '<div id="wrapper"></div>';
	const wrapper = document.getElementById( 'wrapper' )!;
	const { address, memory } = readerPlace();
	calendar = mount( EventCalendar, {
		attachTo: wrapper,
		props: {
			wrapper,
			state: state( fields ),
			titleId: 'title',
			ownZone: utcZone,
			memory,
			address,
			typeLabels: {},
			...props
		},
		global: { provide: { [ servicesKey as symbol ]: services( {
			links,
			source: { find: () => Promise.resolve( { occurrences: [], complete: true } ) },
			...expected
		} ) } }
	} );
	return calendar;
}

const cell = ( date: string ): HTMLElement => document.querySelector( `td[data-date="${ date }"]` )!;
const slot = ( id: string ): HTMLElement => document.querySelector( `[data-occurrence="${ id }"]` )!;
const popup = (): HTMLElement | null => document.querySelector( '[role=dialog]' );
const popupButton = ( text: string ): Element => Array.from( popup()!.querySelectorAll( 'button' ) )
	.find( ( { textContent } ) => textContent!.trim() === text )!;
const press = ( key: string, init: KeyboardEventInit = {} ): boolean => document.activeElement!.dispatchEvent(
	new KeyboardEvent( 'keydown', { key, bubbles: true, cancelable: true, ...init } ) );
const tabStops = (): HTMLElement[] => Array.from( document.querySelectorAll<HTMLElement>( 'table [tabindex="0"]' ) );
const focusedDate = (): string | undefined => document.activeElement!.closest<HTMLElement>( 'td' )?.dataset.date;

async function click( element: Element, init: MouseEventInit = {} ): Promise<boolean> {
	const isFollowed = element.dispatchEvent( new MouseEvent( 'click', { bubbles: true, cancelable: true, ...init } ) );
	await settled();
	return isFollowed;
}

beforeEach( () => {
	screen( false );
	jest.useFakeTimers( { now: new Date( '2026-11-23T12:00:00Z' ), doNotFake: [ 'setTimeout', 'clearTimeout', 'nextTick', 'queueMicrotask' ] } );
	// The links of these tests lead nowhere.
	document.addEventListener( 'click', ( event ) => event.preventDefault(), { once: false } );
	Element.prototype.scrollIntoView = () => {};
	window.CSS = { escape: ( text: string ) => text.replace( /(["\\])/g, '\\$1' ) } as typeof CSS;
} );

afterEach( () => {
	calendar?.unmount();
	calendar = null;
	jest.useRealTimers();
} );

describe( 'the sheet', () => {
	test( 'is the table that the server draws', () => {
		show( { calendar: { occurrences: [ occurrence( { id: '12:2026-11-10T18:00', status: 'cancelled', textlanguage: 'de' } ) ] } } );
		expect( document.querySelectorAll( 'table.ext-eventcalendar-month tbody tr.ext-eventcalendar-month__week' ) ).toHaveLength( 6 );
		expect( document.querySelectorAll( 'th' )[ 0 ].outerHTML ).toBe( '<th scope="col" abbr="Monday">Mon</th>' );
		expect( cell( '2026-11-10' ).innerHTML.replace( /<!--.*?-->/g, '' ) ).toBe(
			'<a class="ext-eventcalendar-day__number" href="/index.php/Special:EventCalendar?view=day&amp;date=2026-11-10&amp;zone=UTC" ' +
			'rel="nofollow" tabindex="-1" aria-label="Tuesday, 10 November 2026">10</a>' +
			'<a class="ext-eventcalendar-slot ext-eventcalendar-slot--blue ext-eventcalendar-icon--talk ' +
			'ext-eventcalendar-slot--lane-1 ext-eventcalendar-slot--cancelled" ' +
			'href="http://wiki.test/EventCalendar:Talks/Tokens_one" title="Tech talk" lang="de" dir="auto" tabindex="0" ' +
			'data-occurrence="12:2026-11-10T18:00">18:00 \u2068Design tokens\u2069' +
			'<span class="ext-eventcalendar-hidden"> (Cancelled)</span></a>'
		);
		expect( cell( '2026-10-31' ).className ).toContain( '--outside' );
		expect( document.querySelectorAll( '[aria-current=date]' ) ).toHaveLength( 1 );
		expect( cell( '2026-11-23' ).getAttribute( 'aria-current' ) ).toBe( 'date' );
	} );

	test( 'says nothing about itself but what the server says', () => {
		show();
		expect( document.querySelector( 'table' )!.getAttributeNames().sort() ).toEqual( [
			'aria-busy', 'aria-describedby', 'aria-labelledby', 'class', 'role'
		] );
	} );

	test( 'has the weeks that the month touches, and no more', () => {
		show( { calendar: { date: '2026-12-01' } } );
		expect( document.querySelectorAll( 'tbody tr' ) ).toHaveLength( 5 );
	} );

	test( 'shows an occurrence of several days on each of them', () => {
		show( { calendar: { occurrences: [ allDay( { id: '5', start: '2026-11-14', end: '2026-11-17' } ) ] } } );
		const classes = [ '14', '15', '16' ].map( ( day ) => cell( `2026-11-${ day }` ).querySelector( '[data-occurrence]' )!.className
			.match( /continues-\w+/g ) );
		expect( classes ).toEqual( [ [ 'continues-after' ], [ 'continues-before', 'continues-after' ], [ 'continues-before' ] ] );
		expect( cell( '2026-11-15' ).textContent ).toContain( 'Design tokens' );
	} );

	test( 'draws one bar over the days of a row, and another where the next row begins', () => {
		show( { calendar: { occurrences: [ allDay( { id: '5', start: '2026-11-13', end: '2026-11-18' } ), occurrence( { id: '6' } ) ] } } );
		const days = ( day: string ): string | undefined => /slot--days-\d/.exec( cell( `2026-11-${ day }` ).querySelector( '[data-occurrence]' )!.className )?.[ 0 ];
		expect( [ '13', '14', '15', '16', '17', '10' ].map( days ) ).toEqual( [ 'slot--days-3', undefined, undefined, 'slot--days-2', undefined, undefined ] );
	} );

	test( 'moves slots to the reader\'s day, and names the reader\'s zone', async () => {
		show( { calendar: { occurrences: [ occurrence( { id: '5' } ) ] }, props: { ownZone: namedZone( 'Pacific/Auckland' ) } } );
		expect( cell( '2026-11-11' ).textContent ).toContain( '07:00' );
		await settled();
		expect( document.querySelector( '.ext-eventcalendar-month__caption' )!.textContent ).toContain( 'Pacific/Auckland (your time zone)' );
	} );

	test( 'is drawn in the zone that the reader chooses, and remembers it', async () => {
		const set = jest.fn();
		const wrapper = show( {
			calendar: { zone: 'Europe/Berlin', occurrences: [ occurrence( { id: '5' } ) ] },
			props: { ownZone: namedZone( 'Pacific/Auckland' ), memory: { get: () => null, set } }
		} );
		const select = wrapper.find<HTMLSelectElement>( 'select.ext-eventcalendar-zone' );
		expect( wrapper.findAll( 'option' ).map( ( { element } ) => element.value ) ).toEqual( [ 'reader', 'Europe/Berlin', 'UTC', 'event', 'other' ] );
		await select.setValue( 'Europe/Berlin' );
		expect( cell( '2026-11-10' ).textContent ).toContain( '19:00' );
		await select.setValue( 'UTC' );
		expect( cell( '2026-11-10' ).textContent ).toContain( '18:00' );
		expect( set.mock.calls ).toEqual( [ [ 'zone', 'Europe/Berlin' ], [ 'zone', 'UTC' ] ] );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Times are in UTC.' );
	} );

	test( 'may be drawn with each event in its own zone, which the slots then name', async () => {
		const wrapper = show( { calendar: { occurrences: [ occurrence( {
			id: '5', timezone: 'Asia/Tokyo', wallstart: '2026-11-11T03:00', wallend: '2026-11-11T04:00'
		} ) ] } } );
		await wrapper.find( 'select' ).setValue( 'event' );
		expect( cell( '2026-11-11' ).textContent ).toContain( '03:00' );
		expect( slot( '5' ).title ).toBe( 'Tech talk · Asia/Tokyo' );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Times are in each event\'s own time zone.' );
	} );

	test( 'may be drawn in any zone that the browser knows, once the reader wants another one', async () => {
		const remembered = readerPlace();
		const wrapper = show( { calendar: { occurrences: [ occurrence( { id: '5' } ) ] }, props: { memory: remembered.memory } } );
		const select = wrapper.find<HTMLSelectElement>( 'select' );
		await select.setValue( 'other' );
		expect( select.element.value ).toBe( 'reader' );
		expect( remembered.remembered ).toEqual( {} );
		expect( wrapper.findAll( 'option' ).length ).toBeGreaterThan( 300 );
		await select.setValue( 'Asia/Tokyo' );
		expect( cell( '2026-11-11' ).textContent ).toContain( '03:00' );
	} );

	test( 'starts in the zone that was chosen before', () => {
		show( {
			calendar: { zone: 'Europe/Berlin', occurrences: [ occurrence( { id: '5' } ) ] },
			props: { ownZone: namedZone( 'Pacific/Auckland' ), memory: readerPlace( null, { zone: 'UTC' } ).memory }
		} );
		expect( cell( '2026-11-10' ).textContent ).toContain( '18:00' );
	} );

	test( 'follows midnight', async () => {
		show();
		jest.advanceTimersByTime( 12 * 36e5 );
		await nextTick();
		expect( cell( '2026-11-24' ).getAttribute( 'aria-current' ) ).toBe( 'date' );
	} );

	test( 'says when there is nothing, and leads to what comes', async () => {
		const wrapper = show();
		const empty = wrapper.find( '.ext-eventcalendar-empty' );
		expect( empty.text() ).toContain( 'There are no events here yet.' );
		expect( empty.findAll( 'button' ).map( ( button ) => button.text() ) ).toEqual( [ 'Upcoming events' ] );
		await click( empty.find( 'button' ).element );
		expect( wrapper.find( '#title' ).text() ).toBe( '23 November 2026 – 22 December 2026' );
		expect( wrapper.find( '.ext-eventcalendar-agenda' ).exists() ).toBe( true );
	} );

	test( 'says when there is too much', () => {
		expect( show().text() ).not.toContain( 'not all of them are shown' );
		calendar!.unmount();
		expect( show( { calendar: { complete: false, occurrences: [ occurrence() ] } } ).text() ).toContain( 'not all of them are shown' );
	} );

	test( 'shows what people wrote as text, wherever it stands', async () => {
		const evil = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{{constructor}}';
		show( { calendar: {
			types: [ { id: 'tech-talk', label: evil, color: 'blue', icon: 'talk' } ],
			occurrences: [ occurrence( {
				id: '"><b>', title: evil, summary: evil, topics: [ evil ], audience: [ evil ], languages: [ evil ], timezone: evil,
				participation: [ { kind: evil, url: 'https://example.org/"><b>', label: evil, text: evil } ],
				speakers: [ { name: evil, affiliation: evil } ], links: [ { label: evil, url: `javascript:${ evil }` } ]
			} ) ]
		} } );
		await click( document.querySelector( '.ext-eventcalendar-slot' )! );
		expect( popup()!.textContent!.split( evil ).length ).toBeGreaterThan( 10 );
		expect( document.querySelector( 'img, script, b' ) ).toBe( null );
	} );
} );

describe( 'the other views', () => {
	const views = ( wrapper: VueWrapper ) => wrapper.findAll( '.ext-eventcalendar-views__link' );
	const busy = { occurrences: Array.from( { length: 6 }, ( _o, n ) => occurrence( { id: `${ n }` } ) ) };

	test( 'a week has everything of each day', () => {
		show( { calendar: { view: 'week', date: '2026-11-10', ...busy } } );
		expect( document.querySelectorAll( 'table.ext-eventcalendar-week .ext-eventcalendar-slot' ) ).toHaveLength( 6 );
	} );

	test( 'an agenda lists the days that have something, with times and types', () => {
		show( { calendar: { view: 'agenda', date: '2026-11-10', occurrences: [
			occurrence( { id: '5' } ), allDay( { id: '6', start: '2026-11-12', end: '2026-11-14' } )
		] } } );
		expect( Array.from( document.querySelectorAll( 'section' ), ( { textContent } ) => textContent!.replace( /[\u2068\u2069]/g, '' ) ) ).toEqual( [
			'Tuesday, 10 November 202618:00–19:00 Design tokens Tech talk',
			'Thursday, 12 November 202612 November 2026 – 13 November 2026 Design tokens Tech talk'
		] );
	} );

	test( 'are links, of which the one shown says so', () => {
		expect( views( show() ).map( ( link ) => [ link.text(), link.attributes( 'aria-current' ), link.attributes( 'href' ) ] ) ).toEqual( [
			[ 'Month', 'true', '/index.php/Special:EventCalendar?view=month&date=2026-11-01&zone=UTC' ],
			[ 'Week', undefined, '/index.php/Special:EventCalendar?view=week&date=2026-11-23&zone=UTC' ],
			[ 'Day', undefined, '/index.php/Special:EventCalendar?view=day&date=2026-11-23&zone=UTC' ],
			[ 'List', undefined, '/index.php/Special:EventCalendar?view=agenda&date=2026-11-23&zone=UTC' ]
		] );
	} );

	test( 'come in place of the month around today, which is back with one press', async () => {
		const wrapper = show( { calendar: busy } );
		document.getElementById( 'wrapper' )!.classList.add( 'ext-eventcalendar--month' );
		await click( views( wrapper )[ 1 ].element );
		expect( wrapper.find( '#title' ).text() ).toBe( '23 November 2026 – 29 November 2026' );
		expect( wrapper.find( 'table.ext-eventcalendar-week' ).exists() ).toBe( true );
		expect( document.getElementById( 'wrapper' )!.className ).toBe( 'ext-eventcalendar--week' );
		expect( document.getElementById( 'wrapper' )!.dataset.view ).toBe( 'week' );
		await click( views( wrapper )[ 0 ].element );
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
	} );

	test( 'of a month that today is not in begin with its first day', async () => {
		const wrapper = show( { calendar: { date: '2026-12-01' } } );
		await click( views( wrapper )[ 2 ].element );
		expect( wrapper.find( '#title' ).text() ).toBe( 'Tuesday, 1 December 2026' );
	} );

	test( 'a day opens by its number', async () => {
		const wrapper = show( { calendar: busy } );
		const number = cell( '2026-11-10' ).querySelector( '.ext-eventcalendar-day__number' )!;
		await click( number, { ctrlKey: true } );
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
		await click( number );
		expect( wrapper.find( '#title' ).text() ).toBe( 'Tuesday, 10 November 2026' );
	} );

	test( 'an agenda goes on to later days, and says where it ends', async () => {
		const wrapper = show( { calendar: { view: 'agenda', date: '2026-11-10', ...busy } } );
		const later = wrapper.find( '.ext-eventcalendar-agenda__later' );
		expect( later.attributes( 'href' ) ).toBe( '/index.php/Special:EventCalendar?view=agenda&date=2026-12-10&zone=UTC' );
		await click( later.element );
		expect( wrapper.find( '.ext-eventcalendar-agenda__later' ).exists() ).toBe( false );
		expect( wrapper.find( '.ext-eventcalendar-agenda__end' ).text() ).toBe( 'No more events until 10 December 2027.' );
		expect( wrapper.findAll( '.ext-eventcalendar-slot' ) ).toHaveLength( 6 );
	} );

	test( 'a short list for a home page leads to all events, and has nothing to move or choose by', () => {
		jest.setSystemTime( new Date( '2026-11-10T00:00:00Z' ) );
		const wrapper = show( { calendar: { view: 'agenda', date: '2026-11-10', compact: true, limit: 2, ...busy } } );
		expect( wrapper.find( '#title' ).text() ).toBe( 'Upcoming events' );
		expect( wrapper.findAll( '.ext-eventcalendar-slot' ) ).toHaveLength( 2 );
		expect( wrapper.findAll( 'button, input, .ext-eventcalendar-nav, .ext-eventcalendar-views, .ext-eventcalendar-legend' ) ).toHaveLength( 0 );
		const all = wrapper.find( '.ext-eventcalendar-agenda__later' );
		expect( all.text() ).toBe( 'All events' );
		expect( all.attributes( 'href' ) ).toBe( '/index.php/Special:EventCalendar?view=agenda&zone=UTC' );
	} );
} );

describe( 'on a narrow screen', () => {
	const two = { occurrences: [ occurrence( { id: '5' } ), occurrence( { id: '6', start: '2026-11-25T10:00:00Z', title: 'Office hour' } ) ] };
	const chosen = ( wrapper: VueWrapper ) => wrapper.find( '.ext-eventcalendar-chosen' );

	beforeEach( () => {
		screen( true );
	} );

	test( 'a month has the list of one day below it: at first today\'s', () => {
		const wrapper = show( { calendar: two } );
		expect( chosen( wrapper ).find( 'section' ).attributes( 'data-date' ) ).toBe( '2026-11-23' );
		expect( chosen( wrapper ).text() ).toContain( 'No events on this day.' );
		expect( cell( '2026-11-23' ).className ).toContain( 'ext-eventcalendar-day--chosen' );
		expect( cell( '2026-11-23' ).getAttribute( 'aria-selected' ) ).toBe( 'true' );
		expect( cell( '2026-11-24' ).getAttribute( 'aria-selected' ) ).toBe( 'false' );
	} );

	test( 'a press on a day shows its list, and stays with the month', async () => {
		const wrapper = show( { calendar: two } );
		await click( cell( '2026-11-25' ).querySelector( '.ext-eventcalendar-day__number' )! );
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
		expect( chosen( wrapper ).text() ).toContain( 'Office hour' );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Events shown: 1' );
		expect( document.querySelectorAll( '.ext-eventcalendar-day--chosen' ) ).toHaveLength( 1 );
		await click( chosen( wrapper ).find( '.ext-eventcalendar-slot' ).element );
		expect( popup()!.textContent ).toContain( 'Office hour' );
	} );

	test( 'a press on a day beside the month goes to its month', async () => {
		const wrapper = show( { calendar: two } );
		await click( cell( '2026-12-02' ).querySelector( '.ext-eventcalendar-day__number' )! );
		expect( wrapper.find( '#title' ).text() ).toBe( 'December 2026' );
		expect( chosen( wrapper ).find( 'section' ).attributes( 'data-date' ) ).toBe( '2026-12-02' );
	} );

	test( 'another month shows the first day that has something', async () => {
		const source = slowSource();
		const wrapper = show( { calendar: two, expected: { source } } );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		await source.asked[ 0 ].answer( { occurrences: [ occurrence( { id: '7', start: '2026-12-10T10:00:00Z' } ) ], complete: true } );
		expect( chosen( wrapper ).find( 'section' ).attributes( 'data-date' ) ).toBe( '2026-12-10' );
	} );

	test( 'the number of a day is the stop of the keyboard', () => {
		show( { calendar: two } );
		const stops = document.querySelectorAll<HTMLElement>( 'table [tabindex="0"]' );
		expect( Array.from( stops, ( { className } ) => className ) ).toEqual( [ 'ext-eventcalendar-day__number' ] );
		stops[ 0 ].focus();
		press( 'ArrowRight' );
		expect( document.activeElement!.getAttribute( 'aria-label' ) ).toBe( 'Thursday, 26 November 2026' );
	} );

	test( 'only a month has it, and only as long as the screen is narrow', async () => {
		expect( chosen( show( { calendar: { view: 'agenda', date: '2026-11-10', ...two } } ) ).exists() ).toBe( false );
		calendar!.unmount();
		const resize = screen( true );
		const wrapper = show( { calendar: two } );
		expect( chosen( wrapper ).exists() ).toBe( true );
		resize( false );
		await nextTick();
		expect( chosen( wrapper ).exists() ).toBe( false );
		expect( cell( '2026-11-23' ).hasAttribute( 'aria-selected' ) ).toBe( false );
	} );
} );

describe( 'the pop-up of an event', () => {
	const open = async ( fields = {} ): Promise<HTMLElement> => {
		show( { calendar: { occurrences: [ occurrence( fields ) ] }, props: { ownZone: namedZone( 'Pacific/Auckland' ) } } );
		slot( '12' ).focus();
		await click( slot( '12' ) );
		return popup()!;
	};

	test( 'is a dialog that is named by the title and has the focus', async () => {
		const dialog = await open();
		expect( document.getElementById( dialog.getAttribute( 'aria-labelledby' )! )!.textContent ).toBe( 'Design tokens' );
		expect( document.activeElement ).toBe( dialog );
	} );

	test( 'says when it is, on the reader\'s clock and on the event\'s', async () => {
		const text = ( await open( { timezone: 'Europe/Berlin', wallstart: '2026-11-10T19:00', wallend: '2026-11-10T20:00' } ) ).textContent;
		expect( text ).toContain( 'Wednesday, 11 November 2026, 07:00–08:00 Pacific/Auckland (your time zone)' );
		expect( text ).toContain( 'Tuesday, 10 November 2026, 19:00–20:00 Europe/Berlin' );
	} );

	test( 'says all that there is', async () => {
		const dialog = await open( {
			status: 'postponed', recurring: true, recurrenceid: '2026-11-10T18:00', topics: [ 'design', 'javascript' ], audience: [ 'developers' ],
			languages: [ 'en', 'fr' ], registration: 'https://r.example.org/', speakers: [ { name: 'Ada', affiliation: 'Analytics' }, { user: 'Grace' } ],
			participation: [ { kind: 'stream', url: 'https://s.example.org/' }, { kind: 'room', text: 'Room 5' } ],
			links: [ { label: 'Task', url: 'https://t.example.org/' } ], outcome: { recording: 'https://v.example.org/', slides: null, notes: 'https://n.example.org/' }
		} );
		for ( const text of [ 'Tech talk', 'Postponed', 'repeats', 'All about tokens.', 'Room 5', 'Ada', 'Analytics', 'Grace', 'English, French', 'design, javascript', 'developers' ] ) {
			expect( dialog.textContent ).toContain( text );
		}
		// Screen readers and the clipboard know of no margins.
		expect( dialog.textContent ).toContain( 'Room Room 5' );
		expect( dialog.textContent ).toContain( 'Ada Analytics' );
		expect( Array.from( dialog.querySelectorAll( 'a' ), ( link ) => [ link.textContent, link.getAttribute( 'href' )!.replace( /\?.*/, '' ) ] ) ).toEqual( [
			[ 'Stream', 'https://s.example.org/' ], [ 'Registration', 'https://r.example.org/' ], [ 'Grace', '/user/Grace' ],
			[ 'Recording', 'https://v.example.org/' ], [ 'Notes', 'https://n.example.org/' ], [ 'Task', 'https://t.example.org/' ],
			[ 'Calendar file', '/file/12/null' ], [ 'Remind me 15 minutes before', '/file/12/15' ],
			[ 'Google Calendar', 'https://calendar.google.com/calendar/render' ],
			[ 'Outlook.com', 'https://outlook.live.com/calendar/deeplink/compose' ],
			[ 'Outlook (Microsoft 365)', 'https://outlook.office.com/calendar/deeplink/compose' ],
			[ 'Whole series (subscribe)', '/subscribe' ], [ 'All events of this type (subscribe)', '/subscribe' ],
			[ 'Event page', 'http://wiki.test/EventCalendar:Talks/Tokens_one' ]
		] );
	} );

	test.each( [ [ true, 'Registration open' ], [ false, 'Registration closed' ] ] )( 'says whether people can still register: %s', async ( isOpen, text ) => {
		const dialog = await open( {
			registration: 'https://r.example.org/',
			registrationinfo: { title: 'Tokens', open: isOpen, start: '2026-11-10T18:00:00Z', end: '2026-11-10T19:00:00Z', page: 'https://r.example.org/page' }
		} );
		expect( dialog.querySelector( 'a[href="https://r.example.org/"]' )!.textContent ).toBe( text );
	} );

	test( 'says nothing of what is not there', async () => {
		expect( ( await open( { summary: null } ) ).querySelectorAll( 'dt' ) ).toHaveLength( 0 );
	} );

	test( 'links no address but those of known kinds', async () => {
		const dialog = await open( {
			registration: 'data:text/html,x', links: [ { label: 'Bad', url: ' JavaScript:alert(1)' } ],
			participation: [ { kind: 'chat', url: 'javascript:alert(1)', label: 'Chat' }, { kind: 'chat', url: 'ircs://irc.example.org/a', label: 'Good' } ]
		} );
		expect( Array.from( dialog.querySelectorAll( 'dd a' ), ( { textContent } ) => textContent ) ).toEqual( [ 'Good' ] );
		expect( dialog.textContent ).toContain( 'Bad' );
		expect( document.body.innerHTML ).not.toMatch( /href="\s*(javascript|data):/i );
	} );

	test( 'closes with Esc, and the slot has the focus again', async () => {
		await open();
		press( 'Escape' );
		await settled();
		expect( popup() ).toBe( null );
		expect( document.activeElement ).toBe( slot( '12' ) );
	} );

	test( 'closes with its button', async () => {
		await click( ( await open() ).querySelector( 'button' )! );
		expect( popup() ).toBe( null );
		expect( document.activeElement ).toBe( slot( '12' ) );
	} );

	test( 'closes with a click outside, not with one inside', async () => {
		const dialog = await open();
		await click( dialog.querySelector( '.ext-eventcalendar-popup__when' )! );
		expect( popup() ).not.toBe( null );
		( document.activeElement as HTMLElement ).blur();
		await click( document.body );
		expect( popup() ).toBe( null );
		expect( document.activeElement ).toBe( slot( '12' ) );
	} );

	test( 'makes way for that of another slot', async () => {
		show( { calendar: { occurrences: [ occurrence( { id: '1', title: 'One' } ), occurrence( { id: '2', title: 'Two' } ) ] } } );
		await click( slot( '1' ) );
		await click( slot( '2' ) );
		expect( document.querySelectorAll( '[role=dialog]' ) ).toHaveLength( 1 );
		expect( popup()!.textContent ).toContain( 'Two' );
	} );

	test( 'keeps the Tab key within', async () => {
		const dialog = await open();
		const stops = Array.from( dialog.querySelectorAll<HTMLElement>( 'a, button' ) );
		press( 'Tab', { shiftKey: true } );
		expect( document.activeElement ).toBe( stops[ stops.length - 1 ] );
		press( 'Tab' );
		expect( document.activeElement ).toBe( stops[ 0 ] );
		press( 'Tab', { shiftKey: true } );
		expect( document.activeElement ).toBe( stops[ stops.length - 1 ] );
	} );

	test( 'leaves clicks that ask for a tab, a window or a download to the browser', async () => {
		show( { calendar: { occurrences: [ occurrence() ] } } );
		for ( const init of [ { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 } ] ) {
			await click( slot( '12' ), init );
		}
		expect( popup() ).toBe( null );
	} );

	test( 'copies its address and says so', async () => {
		const copied: string[] = [];
		show( { calendar: { occurrences: [ occurrence() ] }, expected: { copy: ( text ) => {
			copied.push( text );
			return Promise.resolve();
		} } } );
		await click( slot( '12' ) );
		await click( popupButton( 'Copy link' ) );
		expect( copied ).toEqual( [ 'http://wiki.test/Main_Page#event=12' ] );
		expect( popup()!.textContent ).toContain( 'Copied.' );
	} );

	test( 'shows its address where the browser does not let it copy', async () => {
		show( { calendar: { occurrences: [ occurrence() ] }, expected: { copy: () => Promise.reject() } } );
		await click( slot( '12' ) );
		await click( popupButton( 'Copy link' ) );
		expect( popup()!.querySelector( 'input' )!.value ).toBe( 'http://wiki.test/Main_Page#event=12' );
	} );

	test( 'opens by an id that is not on the sheet', async () => {
		const wrapper = show( { expected: { source: { find: () => Promise.resolve( { occurrences: [ occurrence( { id: '99', pageid: 99, title: 'Far away' } ) ], complete: true } ) } } } );
		( wrapper.vm as unknown as { open( id: string ): void } ).open( '99' );
		await settled();
		expect( popup()!.textContent ).toContain( 'Far away' );
	} );

	test( 'says so where there is no such event, and leads to its page', async () => {
		const wrapper = show();
		( wrapper.vm as unknown as { open( id: string ): void } ).open( '99' );
		await settled();
		await settled();
		expect( popup()!.textContent ).toContain( 'This event cannot be found' );
		expect( popup()!.querySelector( 'a' )!.getAttribute( 'href' ) ).toBe( '/page/99' );
	} );
} );

describe( 'a day with more than there is room for', () => {
	const busy = { occurrences: Array.from( { length: 6 }, ( _o, n ) => occurrence( { id: `${ n }`, title: `Busy ${ n }` } ) ) };

	test( 'shows four and opens the list of all', async () => {
		show( { calendar: busy } );
		expect( cell( '2026-11-10' ).querySelectorAll( '.ext-eventcalendar-slot' ) ).toHaveLength( 4 );
		const more = cell( '2026-11-10' ).querySelector<HTMLElement>( '.ext-eventcalendar-day__more' )!;
		expect( more.textContent ).toBe( '+2 more' );
		more.focus();
		await click( more );
		expect( popup()!.querySelectorAll( '.ext-eventcalendar-slot' ) ).toHaveLength( 6 );
		expect( document.getElementById( popup()!.getAttribute( 'aria-labelledby' )! )!.textContent ).toBe( 'Tuesday, 10 November 2026' );
		press( 'Escape' );
		await settled();
		expect( document.activeElement ).toBe( more );
	} );

	test( 'opens an event of the list, and gives the focus back to where the list was opened', async () => {
		show( { calendar: busy } );
		const more = cell( '2026-11-10' ).querySelector<HTMLElement>( '.ext-eventcalendar-day__more' )!;
		more.focus();
		await click( more );
		await click( popup()!.querySelectorAll( '.ext-eventcalendar-slot' )[ 5 ] );
		expect( document.querySelectorAll( '[role=dialog]' ) ).toHaveLength( 1 );
		expect( popup()!.querySelector( '[role=heading]' )!.textContent ).toBe( 'Busy 5' );
		press( 'Escape' );
		await settled();
		expect( document.activeElement ).toBe( more );
	} );
} );

describe( 'the keyboard', () => {
	test( 'moves by day and week, to the ends of the week, and says the day', async () => {
		const wrapper = show( { calendar: { occurrences: [ occurrence() ] } } );
		slot( '12' ).focus();
		press( 'ArrowRight' );
		expect( focusedDate() ).toBe( '2026-11-11' );
		await nextTick();
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Wednesday, 11 November 2026' );
		press( 'ArrowDown' );
		expect( focusedDate() ).toBe( '2026-11-18' );
		press( 'Home' );
		expect( focusedDate() ).toBe( '2026-11-16' );
		press( 'ArrowUp' );
		press( 'End' );
		expect( focusedDate() ).toBe( '2026-11-15' );
		press( 'ArrowLeft' );
		expect( focusedDate() ).toBe( '2026-11-14' );
	} );

	test( 'is mirrored where the text runs from right to left', () => {
		show();
		document.querySelector( 'table' )!.style.direction = 'rtl';
		cell( '2026-11-10' ).focus();
		press( 'ArrowRight' );
		expect( focusedDate() ).toBe( '2026-11-09' );
		press( 'ArrowLeft' );
		expect( focusedDate() ).toBe( '2026-11-10' );
	} );

	test( 'goes to the same day of the next month and back, and past the edge of the sheet', async () => {
		show();
		cell( '2026-11-30' ).focus();
		press( 'PageDown' );
		await settled();
		expect( focusedDate() ).toBe( '2026-12-30' );
		press( 'PageUp' );
		await settled();
		expect( focusedDate() ).toBe( '2026-11-30' );
		cell( '2026-12-06' ).focus();
		press( 'ArrowRight' );
		await settled();
		expect( focusedDate() ).toBe( '2026-12-07' );
	} );

	test( 'leaves keys with modifiers and other keys alone', () => {
		show();
		cell( '2026-11-10' ).focus();
		expect( press( 'ArrowRight', { altKey: true } ) ).toBe( true );
		expect( press( 'a' ) ).toBe( true );
		expect( press( 'ArrowRight' ) ).toBe( false );
	} );

	test( 'finds one day in the order of Tab: today, or the next that has events', async () => {
		show( { calendar: { occurrences: [
			occurrence( { id: '1' } ), occurrence( { id: '2', start: '2026-11-25T10:00:00Z' } ), occurrence( { id: '3', start: '2026-11-25T11:00:00Z' } ),
			occurrence( { id: '4', start: '2026-11-26T11:00:00Z' } )
		] } } );
		expect( tabStops() ).toEqual( [ slot( '2' ), slot( '3' ) ] );
		slot( '1' ).focus();
		await nextTick();
		expect( tabStops() ).toEqual( [ slot( '1' ) ] );
		cell( '2026-11-12' ).focus();
		expect( tabStops() ).toEqual( [ cell( '2026-11-12' ) ] );
	} );

	test( 'finds the first day that has events where none comes, and a day where there are none', () => {
		show( { calendar: { occurrences: [ occurrence( { id: '1' } ), occurrence( { id: '2', start: '2026-11-12T10:00:00Z' } ) ] } } );
		expect( tabStops() ).toEqual( [ slot( '1' ) ] );
		calendar!.unmount();
		show();
		expect( tabStops() ).toEqual( [ cell( '2026-11-23' ) ] );
		calendar!.unmount();
		show( { calendar: { date: '2026-12-01' } } );
		expect( tabStops() ).toEqual( [ cell( '2026-12-01' ) ] );
	} );

	test( 'keeps one day in the order of Tab when the month is drawn anew', async () => {
		const wrapper = show( { calendar: { occurrences: [ occurrence( { id: '1' } ), occurrence( { id: '2', type: 'workshop', start: '2026-11-12T10:00:00Z' } ) ] } } );
		slot( '2' ).focus();
		await click( wrapper.find( '.ext-eventcalendar-legend__type' ).element );
		expect( tabStops() ).toEqual( [ cell( '2026-11-12' ) ] );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		expect( tabStops() ).toEqual( [ cell( '2026-12-01' ) ] );
	} );

	test( 'stops at what continues from the day before too', () => {
		show( { calendar: { occurrences: [ allDay( { id: '5', start: '2026-11-13', end: '2026-11-18' } ) ] } } );
		cell( '2026-11-13' ).querySelector<HTMLElement>( '[data-occurrence]' )!.focus();
		press( 'ArrowRight' );
		expect( document.activeElement ).toBe( cell( '2026-11-14' ).querySelector( '[data-occurrence]' ) );
	} );

	test( 'goes to the ends of the sheet with Ctrl', () => {
		show();
		cell( '2026-11-10' ).focus();
		press( 'Home', { ctrlKey: true } );
		expect( focusedDate() ).toBe( '2026-10-26' );
		press( 'End', { ctrlKey: true } );
		expect( focusedDate() ).toBe( '2026-12-06' );
	} );

	test( 'opens with Enter a day that has no events', async () => {
		const wrapper = show();
		cell( '2026-11-10' ).focus();
		press( 'Enter' );
		await settled();
		expect( wrapper.find( '#title' ).text() ).toBe( 'Tuesday, 10 November 2026' );
	} );
} );

describe( 'the links above and below', () => {
	test( 'show another month, and stay links', async () => {
		const wrapper = show();
		const next = wrapper.find( '.ext-eventcalendar-nav__link--next' );
		expect( next.attributes() ).toMatchObject( {
			href: '/index.php/Special:EventCalendar?view=month&date=2026-12-01&zone=UTC', 'aria-label': 'Next: December 2026', rel: 'nofollow'
		} );
		await click( next.element, { ctrlKey: true } );
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
		await click( next.element );
		expect( wrapper.find( '#title' ).text() ).toBe( 'December 2026' );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'December 2026' );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--today' ).element );
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
	} );

	test( 'end where the special page does', () => {
		expect( show( { calendar: { date: '2200-12-01' } } ).find( '.ext-eventcalendar-nav__link--next' ).exists() ).toBe( false );
	} );

	test( 'switch types on and off without a load', async () => {
		const wrapper = show( { calendar: { occurrences: [ occurrence( { id: '1' } ), occurrence( { id: '2', type: 'workshop' } ) ] } } );
		const [ talk, workshop ] = wrapper.findAll( '.ext-eventcalendar-legend__type' );
		expect( [ talk.text(), workshop.text() ] ).toEqual( [ 'Tech talk 1', 'Workshop 1' ] );
		expect( talk.attributes( 'href' ) ).toContain( 'types=tech-talk' );
		await click( talk.element );
		expect( talk.attributes( 'aria-current' ) ).toBe( 'true' );
		expect( slot( '2' ) ).toBe( null );
		expect( talk.attributes( 'href' ) ).not.toContain( 'types=' );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Events shown: 1' );
	} );

	test( 'name a type in the reader\'s language, and one that is unknown by its id', () => {
		const wrapper = show( {
			calendar: { filter: filter( { types: [ 'old' ] } ) }, props: { typeLabels: { 'tech-talk': 'Conférence' } }
		} );
		expect( wrapper.findAll( '.ext-eventcalendar-legend__type' ).map( ( link ) => link.text() ) ).toEqual( [ 'Conférence', 'Workshop', 'old' ] );
	} );

	test( 'offer only the types that the calendar is about', () => {
		const wrapper = show( { calendar: { fixed: filter( { types: [ 'workshop' ] } ) } } );
		expect( wrapper.findAll( '.ext-eventcalendar-legend__type' ).map( ( link ) => link.text() ) ).toEqual( [ 'Workshop 0' ] );
	} );

	test( 'count nothing where only a part is here', () => {
		const wrapper = show( { calendar: { occurrences: [ occurrence( { topics: undefined } ) ] } } );
		expect( wrapper.find( '.ext-eventcalendar-legend__type' ).text() ).toBe( 'Tech talk' );
	} );

	test( 'say that the network is away, keep the month and try again', async () => {
		const source = slowSource();
		const wrapper = show( { calendar: { occurrences: [ occurrence() ] }, expected: { source } } );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		expect( wrapper.find( 'table' ).attributes( 'aria-busy' ) ).toBe( 'true' );
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( wrapper.find( '[role=alert]' ).text() ).toContain( 'The wiki cannot be reached.' );
		expect( slot( '12' ) ).not.toBe( null );
		const again = wrapper.find<HTMLElement>( '[role=alert] button' ).element;
		again.focus();
		await click( again );
		await source.asked[ 1 ].answer( { occurrences: [], complete: true } );
		expect( wrapper.find( '[role=alert]' ).exists() ).toBe( false );
		expect( wrapper.find( '#title' ).text() ).toBe( 'December 2026' );
		expect( document.activeElement!.className ).toContain( 'ext-eventcalendar-nav__link' );
	} );
} );

describe( 'search and filters', () => {
	const some = [
		occurrence( { id: '1', topics: [ 'css' ], languages: [ 'en' ] } ),
		occurrence( { id: '2', topics: [ 'css', 'php' ], languages: [ 'fr' ], status: 'cancelled', outcome: { recording: 'https://v.example.org/' } } )
	];
	const openFilters = ( wrapper: VueWrapper ): Promise<boolean> => click( wrapper.find( '.ext-eventcalendar-filters__button' ).element );
	const option = ( wrapper: VueWrapper, text: string ) => wrapper.findAll( '.ext-eventcalendar-filters__option' ).find( ( button ) => button.text().startsWith( text ) )!;

	test( 'words are looked for by the server, once the reader has typed them', async () => {
		const source = slowSource();
		const wrapper = show( { calendar: { occurrences: some }, expected: { source } } );
		const field = wrapper.find<HTMLInputElement>( 'input[type=search]' );
		await field.setValue( 'des' );
		await field.setValue( 'design ' );
		expect( source.asked ).toHaveLength( 0 );
		await wrapper.find( 'form' ).trigger( 'submit' );
		await settled();
		await settled();
		expect( source.asked.map( ( { question } ) => question.filter!.search ) ).toEqual( [ 'design' ] );
		await source.asked[ 0 ].answer( { occurrences: [], complete: true } );
		expect( wrapper.find( '.ext-eventcalendar-empty' ).text() ).toContain( 'No events here match your search and filters.' );
		await click( wrapper.find( '.ext-eventcalendar-empty button' ).element );
		expect( slot( '1' ) ).not.toBe( null );
		expect( field.element.value ).toBe( '' );
	} );

	test( 'the panel offers what the events have, with how many each would show', async () => {
		const wrapper = show( { calendar: { occurrences: some } } );
		await openFilters( wrapper );
		expect( wrapper.find( '.ext-eventcalendar-filters__button' ).attributes( 'aria-expanded' ) ).toBe( 'true' );
		expect( wrapper.findAll( '.ext-eventcalendar-filters__option' ).map( ( button ) => button.text() ) ).toEqual( [
			'css 2', 'php 1', 'English 1', 'French 1', 'Cancelled 1', 'Confirmed 1', 'With a recording 1'
		] );
		await click( option( wrapper, 'php' ).element );
		expect( option( wrapper, 'php' ).attributes( 'aria-pressed' ) ).toBe( 'true' );
		expect( option( wrapper, 'English' ).text() ).toBe( 'English 0' );
		expect( slot( '1' ) ).toBe( null );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Events shown: 1' );
		expect( wrapper.find( '.ext-eventcalendar-filters__button' ).text() ).toBe( 'Filters (1)' );
		await openFilters( wrapper );
		expect( wrapper.find( '.ext-eventcalendar-filters' ).exists() ).toBe( false );
	} );

	test( 'the panel shows only what has a recording, and clears all', async () => {
		const wrapper = show( { calendar: { occurrences: some } } );
		await openFilters( wrapper );
		await click( option( wrapper, 'With a recording' ).element );
		expect( slot( '1' ) ).toBe( null );
		await click( wrapper.findAll( '.ext-eventcalendar-filters button' ).find( ( button ) => button.text() === 'Clear filters' )!.element );
		expect( slot( '1' ) ).not.toBe( null );
	} );

	test( 'the panel offers nothing beyond what the calendar is about', async () => {
		const wrapper = show( { calendar: { occurrences: some, fixed: filter( { topics: [ 'css' ], recorded: true } ) } } );
		await openFilters( wrapper );
		const texts = wrapper.findAll( '.ext-eventcalendar-filters__option' ).map( ( button ) => button.text() ).join();
		expect( texts ).not.toMatch( /css|php|recording/ );
		expect( texts ).toContain( 'English' );
	} );

	test( 'the link for subscribing follows what is shown', async () => {
		const wrapper = show( { calendar: { occurrences: some, fixed: filter( { types: [ 'tech-talk' ] } ), filter: filter( { topics: [ 'php' ] } ) } } );
		const link = (): string | undefined => wrapper.find( 'a.ext-eventcalendar-subscribe' ).attributes( 'href' );
		expect( link() ).toBe( '/subscribe?types=tech-talk&topics=php' );
		await openFilters( wrapper );
		await click( wrapper.findAll( '.ext-eventcalendar-filters button' ).find( ( button ) => button.text() === 'Clear filters' )!.element );
		expect( link() ).toBe( '/subscribe?types=tech-talk' );
	} );

	test( 'a link leads to the form for a new event, from a day to that of the day', async () => {
		const wrapper = show( { calendar: { occurrences: some, mayAdd: '/wiki/Special:ScheduleEvent' } } );
		const link = (): string | undefined => wrapper.find( 'a.ext-eventcalendar-add' ).attributes( 'href' );
		expect( link() ).toBe( '/wiki/Special:ScheduleEvent' );
		await click( wrapper.find( '[data-view=day]' ).element );
		expect( link() ).toMatch( /^\/wiki\/Special:ScheduleEvent\?date=\d{4}-\d\d-\d\d$/ );
		expect( show( { calendar: { occurrences: some } } ).find( 'a.ext-eventcalendar-add' ).exists() ).toBe( false );
	} );

	test( 'a short list has no such link', () => {
		expect( show( { calendar: { occurrences: some, view: 'agenda', compact: true, limit: 3 } } ).find( 'a.ext-eventcalendar-subscribe' ).exists() ).toBe( false );
	} );
} );

describe( 'the place of the reader', () => {
	const december = parseDay( '2026-12-01' );

	test( 'is in the address of the page, and is followed back', async () => {
		const { address, memory, written, remembered, goBack } = readerPlace();
		const wrapper = show( { props: { address, memory } } );
		await settled();
		expect( written ).toEqual( [] );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		await click( wrapper.find( '.ext-eventcalendar-legend__type' ).element );
		expect( written ).toEqual( [
			{ view: 'month', date: december, filter: filter() }, { view: 'month', date: december, filter: filter( { types: [ 'tech-talk' ] } ) }
		] );
		expect( remembered ).toEqual( { view: 'month' } );
		goBack( { view: 'agenda', date: null, filter: filter( { types: [ 'workshop' ] } ) } );
		await settled();
		expect( wrapper.find( '#title' ).text() ).toBe( '23 November 2026 – 22 December 2026' );
		expect( wrapper.findAll( '.ext-eventcalendar-legend__type--active' ).map( ( link ) => link.text() ) ).toEqual( [ 'Workshop 0' ] );
		expect( written ).toHaveLength( 2 );
		goBack( null );
		await settled();
		expect( wrapper.find( '.ext-eventcalendar-agenda' ).exists() ).toBe( true );
	} );

	test( 'is the view that was there at first, where the address names none', async () => {
		const { address, memory, goBack } = readerPlace();
		const wrapper = show( { props: { address, memory } } );
		await settled();
		await click( wrapper.find( '.ext-eventcalendar-views [data-view=week]' ).element );
		expect( wrapper.find( '.ext-eventcalendar-week' ).exists() ).toBe( true );
		goBack( { view: null, date: null, filter: filter() } );
		await settled();
		expect( wrapper.find( '.ext-eventcalendar-month' ).exists() ).toBe( true );
	} );

	test( 'is not written where nothing came of a press', async () => {
		const { address, written } = readerPlace();
		const source = slowSource();
		const wrapper = show( { props: { address }, expected: { source } } );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		await source.asked[ 0 ].fail( new SourceError( 'offline' ) );
		expect( written ).toEqual( [] );
		await click( wrapper.find( '[role=alert] button' ).element );
		await source.asked[ 1 ].answer( { occurrences: [], complete: true } );
		await settled();
		expect( written ).toMatchObject( [ { date: december } ] );
	} );

	test( 'is what the address says at first', async () => {
		const { address, written } = readerPlace( { view: 'week', date: december, filter: filter( { types: [ 'workshop' ] } ) } );
		const wrapper = show( { props: { address } } );
		await settled();
		expect( wrapper.find( '#title' ).text() ).toBe( '30 November 2026 – 6 December 2026' );
		expect( wrapper.find( '.ext-eventcalendar-legend__type--active' ).text() ).toContain( 'Workshop' );
		expect( written ).toEqual( [] );
	} );

	test( 'is what the server drew where that read the address', async () => {
		const { address } = readerPlace( { view: 'month', date: december, filter: filter( { types: [ 'workshop' ] } ) }, {}, true );
		const wrapper = show( { props: { address }, expected: { source: services().source } } );
		await settled();
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
	} );

	test( 'is the view that was chosen before, unless the address says another', async () => {
		const remembered = readerPlace( null, { view: 'agenda' } );
		const wrapper = show( { props: { address: remembered.address, memory: remembered.memory } } );
		await settled();
		expect( wrapper.find( '.ext-eventcalendar-agenda' ).exists() ).toBe( true );
		wrapper.unmount();
		const said = readerPlace( { view: 'day', date: december, filter: filter() }, { view: 'agenda' } );
		const other = show( { props: { address: said.address, memory: said.memory } } );
		await settled();
		expect( other.find( '#title' ).text() ).toBe( 'Tuesday, 1 December 2026' );
	} );

	test( 'does not matter to a short list', async () => {
		const { address, memory } = readerPlace( { view: 'week', date: december, filter: filter() }, { view: 'month' } );
		const wrapper = show( { calendar: { view: 'agenda', compact: true, limit: 3 }, props: { address, memory }, expected: { source: services().source } } );
		await settled();
		expect( wrapper.find( '.ext-eventcalendar-agenda' ).exists() ).toBe( true );
	} );
} );
