import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { links, popupParts, services, settled, slowSource } from '../support/doubles';
import { allDay, occurrence, state } from '../support/samples';
import EventCalendar from '../../../resources/src/components/EventCalendar.vue';
import { type CalendarState } from '../../../resources/src/model/calendar';
import { formatDay } from '../../../resources/src/model/plainDate';
import { namedZone, utcZone } from '../../../resources/src/model/zone';
import { SourceError } from '../../../resources/src/ports/occurrenceSource';
import { type SheetAddress } from '../../../resources/src/ports/readerPlace';
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
	calendar = mount( EventCalendar, {
		attachTo: wrapper,
		props: {
			wrapper,
			state: state( fields ),
			titleId: 'title',
			ownZone: utcZone,
			zoneMemory: { get: () => null, set: () => {} },
			address: null,
			typeLabels: {},
			...props
		},
		global: { provide: { [ servicesKey as symbol ]: services( {
			loadPopups: popupParts,
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
const press = ( key: string, init: KeyboardEventInit = {} ): boolean => document.activeElement!.dispatchEvent(
	new KeyboardEvent( 'keydown', { key, bubbles: true, cancelable: true, ...init } ) );
const focusedDate = (): string | undefined => document.activeElement!.closest<HTMLElement>( 'td' )?.dataset.date;

async function click( element: Element, init: MouseEventInit = {} ): Promise<boolean> {
	const isFollowed = element.dispatchEvent( new MouseEvent( 'click', { bubbles: true, cancelable: true, ...init } ) );
	await settled();
	return isFollowed;
}

beforeEach( () => {
	jest.useFakeTimers( { now: new Date( '2026-11-23T12:00:00Z' ), doNotFake: [ 'setTimeout', 'nextTick', 'queueMicrotask' ] } );
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
		show( { calendar: { occurrences: [ occurrence( { id: '12:2026-11-10T18:00', status: 'cancelled' } ) ] } } );
		expect( document.querySelectorAll( 'table.ext-eventcalendar-month tbody tr.ext-eventcalendar-month__week' ) ).toHaveLength( 6 );
		expect( document.querySelectorAll( 'th' )[ 0 ].outerHTML ).toBe( '<th scope="col" abbr="Monday">Mon</th>' );
		expect( cell( '2026-11-10' ).innerHTML.replace( /<!--.*?-->/g, '' ) ).toBe(
			'<time class="ext-eventcalendar-day__number" datetime="2026-11-10">10</time>' +
			'<a class="ext-eventcalendar-slot ext-eventcalendar-slot--blue ext-eventcalendar-slot--lane-1 ext-eventcalendar-slot--cancelled" ' +
			'href="http://wiki.test/EventCalendar:Talks/Tokens_one" title="Tech talk" data-occurrence="12:2026-11-10T18:00">' +
			'<span class="ext-eventcalendar-slot__time">18:00</span> ' +
			'<span class="ext-eventcalendar-slot__title" dir="auto">Design tokens</span>' +
			'<span class="ext-eventcalendar-hidden"> (Cancelled)</span></a>'
		);
		expect( cell( '2026-10-31' ).className ).toContain( '--outside' );
		expect( document.querySelectorAll( '[aria-current=date]' ) ).toHaveLength( 1 );
		expect( cell( '2026-11-23' ).getAttribute( 'aria-current' ) ).toBe( 'date' );
	} );

	test( 'shows an occurrence of several days on each of them', () => {
		show( { calendar: { occurrences: [ allDay( { id: '5', start: '2026-11-14', end: '2026-11-17' } ) ] } } );
		const classes = [ '14', '15', '16' ].map( ( day ) => cell( `2026-11-${ day }` ).querySelector( 'a' )!.className.match( /continues-\w+/g ) );
		expect( classes ).toEqual( [ [ 'continues-after' ], [ 'continues-before', 'continues-after' ], [ 'continues-before' ] ] );
		expect( cell( '2026-11-15' ).textContent ).toContain( 'Design tokens' );
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
			props: { ownZone: namedZone( 'Pacific/Auckland' ), zoneMemory: { get: () => null, set } }
		} );
		const select = wrapper.find<HTMLSelectElement>( 'select.ext-eventcalendar-zone' );
		expect( wrapper.findAll( 'option' ).map( ( { element } ) => element.value ) ).toEqual( [ 'reader', 'Europe/Berlin', 'UTC' ] );
		await select.setValue( 'Europe/Berlin' );
		expect( cell( '2026-11-10' ).textContent ).toContain( '19:00' );
		await select.setValue( 'UTC' );
		expect( cell( '2026-11-10' ).textContent ).toContain( '18:00' );
		expect( set.mock.calls ).toEqual( [ [ 'Europe/Berlin' ], [ 'UTC' ] ] );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Times are in UTC.' );
	} );

	test( 'starts in the zone that was chosen before', () => {
		show( {
			calendar: { zone: 'Europe/Berlin', occurrences: [ occurrence( { id: '5' } ) ] },
			props: { ownZone: namedZone( 'Pacific/Auckland' ), zoneMemory: { get: () => 'UTC', set: () => {} } }
		} );
		expect( cell( '2026-11-10' ).textContent ).toContain( '18:00' );
	} );

	test( 'follows midnight', async () => {
		show();
		jest.advanceTimersByTime( 12 * 36e5 );
		await nextTick();
		expect( cell( '2026-11-24' ).getAttribute( 'aria-current' ) ).toBe( 'date' );
	} );

	test( 'says when there is nothing, and when there is too much', async () => {
		expect( show().text() ).toContain( 'There are no events here yet.' );
		calendar!.unmount();
		expect( show( { calendar: { complete: false, occurrences: [ occurrence() ] } } ).text() ).toContain( 'not all of them are shown' );
	} );

	test( 'shows what people wrote as text, wherever it stands', async () => {
		const evil = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>{{constructor}}';
		show( { calendar: {
			types: [ { id: 'tech-talk', label: evil, color: 'blue' } ],
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

describe( 'the views of a week and an agenda', () => {
	test( 'a week has one row with everything of each day', () => {
		show( { calendar: {
			view: 'week', date: '2026-11-10', occurrences: Array.from( { length: 6 }, ( _o, n ) => occurrence( { id: `${ n }` } ) )
		} } );
		expect( document.querySelectorAll( 'table.ext-eventcalendar-week tbody tr' ) ).toHaveLength( 1 );
		expect( cell( '2026-11-10' ).querySelectorAll( 'a' ) ).toHaveLength( 6 );
	} );

	test( 'an agenda lists the days that have something, with times and types', () => {
		show( { calendar: { view: 'agenda', date: '2026-11-10', occurrences: [
			occurrence( { id: '5' } ), allDay( { id: '6', start: '2026-11-12', end: '2026-11-14' } )
		] } } );
		expect( Array.from( document.querySelectorAll( 'section' ), ( { textContent } ) => textContent ) ).toEqual( [
			'Tuesday, 10 November 202618:00–19:00 Design tokens Tech talk',
			'Thursday, 12 November 202612 November 2026 – 13 November 2026 Design tokens Tech talk'
		] );
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
		expect( Array.from( dialog.querySelectorAll( 'a' ), ( link ) => [ link.textContent, link.getAttribute( 'href' ) ] ) ).toEqual( [
			[ 'Stream', 'https://s.example.org/' ], [ 'Registration', 'https://r.example.org/' ], [ 'Recording', 'https://v.example.org/' ],
			[ 'Notes', 'https://n.example.org/' ], [ 'Task', 'https://t.example.org/' ], [ 'Add to your calendar', '/file/12/null' ],
			[ 'Remind me 15 minutes before', '/file/12/15' ], [ 'Event page', 'http://wiki.test/EventCalendar:Talks/Tokens_one' ]
		] );
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
		await click( dialog.querySelector( 'dl' )! );
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
		show( { calendar: { occurrences: [ occurrence() ] }, expected: { loadPopups: services().loadPopups } } );
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
		await click( popup()!.querySelector( 'li button' )! );
		expect( copied ).toEqual( [ 'http://wiki.test/Main_Page#event=12' ] );
		expect( popup()!.querySelector( '[role=status]' )!.textContent ).toContain( 'Copied.' );
	} );

	test( 'shows its address where the browser does not let it copy', async () => {
		show( { calendar: { occurrences: [ occurrence() ] }, expected: { copy: () => Promise.reject() } } );
		await click( slot( '12' ) );
		await click( popup()!.querySelector( 'li button' )! );
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
		cell( '2026-11-10' ).querySelector( 'a' )!.focus();
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

	test( 'finds one day without events in the order of Tab, and every slot', async () => {
		show( { calendar: { occurrences: [ occurrence() ] } } );
		const stops = (): ( string | undefined )[] => Array.from( document.querySelectorAll<HTMLElement>( 'td[tabindex="0"]' ), ( { dataset } ) => dataset.date );
		expect( stops() ).toEqual( [ '2026-11-23' ] );
		expect( slot( '12' ).tabIndex ).toBe( 0 );
		cell( '2026-11-12' ).focus();
		await nextTick();
		expect( stops() ).toEqual( [ '2026-11-12' ] );
	} );

	test( 'passes over the later days of a longer occurrence, but for the start of a week', () => {
		show( { calendar: { occurrences: [ allDay( { id: '5', start: '2026-11-13', end: '2026-11-18' } ) ] } } );
		expect( [ '13', '14', '15', '16', '17' ].map( ( day ) => cell( `2026-11-${ day }` ).querySelector( 'a' )!.tabIndex ) )
			.toEqual( [ 0, -1, -1, 0, -1 ] );
	} );

	test( 'opens with Enter what the day has', async () => {
		show( { calendar: { occurrences: [ occurrence(), occurrence( { id: '1', start: '2026-11-11T10:00:00Z' } ), occurrence( { id: '2', start: '2026-11-11T10:00:00Z' } ) ] } } );
		cell( '2026-11-10' ).focus();
		press( 'Enter' );
		await settled();
		expect( popup()!.querySelector( '[role=heading]' )!.textContent ).toBe( 'Design tokens' );
		press( 'Escape' );
		await settled();
		cell( '2026-11-11' ).focus();
		press( 'Enter' );
		await settled();
		expect( popup()!.querySelectorAll( '.ext-eventcalendar-slot' ) ).toHaveLength( 2 );
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
		const [ talk ] = wrapper.findAll( '.ext-eventcalendar-legend__type' );
		expect( talk.attributes( 'href' ) ).toContain( 'types=tech-talk' );
		await click( talk.element );
		expect( talk.attributes( 'aria-current' ) ).toBe( 'true' );
		expect( slot( '2' ) ).toBe( null );
		expect( talk.attributes( 'href' ) ).not.toContain( 'types=' );
		expect( wrapper.find( '[role=status]' ).text() ).toBe( 'Events shown: 1' );
	} );

	test( 'name a type in the reader\'s language, and one that is unknown by its id', () => {
		const wrapper = show( {
			calendar: { filter: { types: [ 'old' ], topics: [], audience: [], languages: [] } }, props: { typeLabels: { 'tech-talk': 'Conférence' } }
		} );
		expect( wrapper.findAll( '.ext-eventcalendar-legend__type' ).map( ( link ) => link.text() ) ).toEqual( [ 'Conférence', 'Workshop', 'old' ] );
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

describe( 'the address of the page', () => {
	test( 'says the month where it is that of the special page, and is followed back', async () => {
		const pushed: unknown[] = [];
		let goBack: Parameters<SheetAddress[ 'onReturn' ]>[ 0 ] = () => {};
		const wrapper = show( { props: { address: {
			push: ( date: number, types: string[] ) => pushed.push( [ formatDay( date ).slice( 0, 7 ), types ] ),
			onReturn: ( follow: typeof goBack ) => {
				goBack = follow;
			}
		} } } );
		await click( wrapper.find( '.ext-eventcalendar-nav__link--next' ).element );
		await click( wrapper.find( '.ext-eventcalendar-legend__type' ).element );
		expect( pushed ).toEqual( [ [ '2026-12', [] ], [ '2026-12', [ 'tech-talk' ] ] ] );
		goBack( null, [] );
		await settled();
		expect( wrapper.find( '#title' ).text() ).toBe( 'November 2026' );
		expect( pushed ).toHaveLength( 2 );
	} );
} );
