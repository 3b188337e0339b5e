import { filter, occurrence } from '../support/samples';
import { english } from '../../../resources/src/dev/english';
import type { CentralSettings } from '../../../resources/src/embed/centralWiki';
import { createFrame } from '../../../resources/src/embed/frame';
import { type EmbedOptions } from '../../../resources/src/embed/options';
import { findState } from '../../../resources/src/embed/state';
import { createTexts } from '../../../resources/src/embed/texts';
import { parseDay } from '../../../resources/src/model/plainDate';
import type { OccurrenceQuestion } from '../../../resources/src/ports/occurrenceSource';

const settings = {
	zone: 'Europe/Berlin', calendar: 'https://central.test/wiki/Special:EventCalendar',
	language: { ...english, code: 'fr', weekStart: 1 }, types: [ { id: 'talk', label: 'Talk', color: 'blue', icon: 'talk' } ]
} as unknown as CentralSettings;
const TODAY = parseDay( '2026-11-10' );
const NOW = Date.parse( '2026-11-10T12:00:00Z' );

async function find( options: Partial<EmbedOptions>, starts: string[] = [] ) {
	const asked: OccurrenceQuestion[] = [];
	const state = await findState( { view: 'month', date: null, limit: null, zone: null, filter: filter(), ...options }, settings, TODAY, {
		find( question ) {
			asked.push( question );
			const occurrences = starts.filter( ( start ) => start < question.end )
				.map( ( start, n ) => occurrence( { id: String( n ), start, end: start.replace( 'T10', 'T11' ) } ) );
			return Promise.resolve( { complete: true, occurrences } );
		}
	}, NOW );
	return { state, asked };
}

test( 'a month is asked for with a day more on each side, from the first day of the language\'s week', async () => {
	const { state, asked } = await find( { filter: filter( { topics: [ 'design' ] } ) } );
	expect( asked ).toMatchObject( [ { start: '2026-10-25T00:00:00Z', end: '2026-12-08T00:00:00Z', filter: { topics: [ 'design' ] } } ] );
	expect( state ).toMatchObject( {
		view: 'month', compact: false, date: '2026-11-01', today: '2026-11-10', zone: 'Europe/Berlin', language: 'fr', weekStart: 1, limit: null,
		fixed: { topics: [ 'design' ] }, filter: { topics: [] }, types: settings.types, page: settings.calendar, complete: true, mayAdd: null
	} );
} );

test( 'a date and a zone of its own go before today and the wiki\'s', async () => {
	const { state, asked } = await find( { view: 'week', date: parseDay( '2027-01-06' ), zone: 'Asia/Tokyo' } );
	expect( asked ).toMatchObject( [ { start: '2027-01-03T00:00:00Z', end: '2027-01-12T00:00:00Z' } ] );
	expect( state ).toMatchObject( { date: '2027-01-06', zone: 'Asia/Tokyo' } );
} );

test( 'a short list looks further ahead until it has enough, and counts nothing that is over', async () => {
	const { state, asked } = await find( { view: 'agenda', limit: 2 }, [ '2026-11-10T10:00:00Z', '2026-11-20T10:00:00Z', '2027-02-01T10:00:00Z' ] );
	expect( asked.map( ( { end } ) => end.slice( 0, 10 ) ) ).toEqual( [ '2026-12-12', '2027-01-12', '2027-03-15' ] );
	expect( state ).toMatchObject( { compact: true, limit: 2, range: { end: '2027-03-15T00:00:00Z' } } );
} );

test( 'a short list stops looking after a year', async () => {
	const { asked } = await find( { view: 'agenda', limit: 2, date: parseDay( '2020-01-01' ) } );
	expect( asked ).toHaveLength( 5 );
	expect( asked[ 4 ] ).toMatchObject( { start: '2026-11-09T00:00:00Z', end: '2027-11-12T00:00:00Z' } );
} );

describe( 'the element', () => {
	const host = document.createElement( 'div' );
	const texts = createTexts( {} );
	const words = () => host.textContent!.replace( /\s+/g, ' ' ).trim();

	beforeEach( () => {
		host.innerHTML = '<a href="https://central.test/">Calendar</a>';
	} );

	test( 'keeps what the page has put into it until the calendar is there, and gets it back', () => {
		const frame = createFrame( host );
		frame.loading( texts );
		expect( words() ).toBe( 'CalendarLoading events…' );
		const calendar = document.createElement( 'section' );
		frame.put( calendar );
		expect( [ ...host.childNodes ] ).toEqual( [ calendar ] );
		frame.clear();
		expect( host.innerHTML ).toBe( '<a href="https://central.test/">Calendar</a>' );
	} );

	test( 'names the wiki that does not answer as text, whatever it is called, and tries again', () => {
		const retry = jest.fn();
		createFrame( host ).unreachable( texts, { name: '<b>x</b>', href: 'https://central.test/' }, retry );
		expect( words() ).toContain( 'The calendar of <b>x</b> cannot be reached.' );
		host.querySelector( 'button' )!.click();
		expect( retry ).toHaveBeenCalledTimes( 1 );
	} );

	test( 'shows one notice at a time', () => {
		const frame = createFrame( host );
		frame.loading( texts );
		frame.wrong( [ 'One.', 'Two.' ] );
		expect( words() ).toBe( 'CalendarOne.Two.' );
		expect( host.querySelectorAll( '[role]' ) ).toHaveLength( 1 );
	} );
} );
