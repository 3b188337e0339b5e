import { occurrence } from '../support/samples';
import { createCentralLinks } from '../../../resources/src/embed/centralLinks';
import { type CentralSettings, createCentralWiki } from '../../../resources/src/embed/centralWiki';
import { createShelf } from '../../../resources/src/embed/shelf';
import { createTexts } from '../../../resources/src/embed/texts';
import { english } from '../../../resources/src/dev/english';
import { SourceError } from '../../../resources/src/ports/occurrenceSource';

const API = 'https://central.test/w/api.php';
const settings: CentralSettings = {
	wiki: 'central',
	name: 'Central',
	zone: 'Europe/Berlin',
	calendar: 'https://central.test/wiki/Special:EventCalendar',
	article: 'https://central.test/wiki/$1',
	rest: 'https://central.test/w/rest.php',
	language: { ...english, code: 'fr', lang: 'fr', dir: 'ltr', weekStart: 1 },
	types: []
};

let fetched: URL[];

function answers( ...bodies: unknown[] ): void {
	fetched = [];
	global.fetch = jest.fn( ( url: string ) => {
		fetched.push( new URL( url ) );
		const body = bodies.shift();
		return body instanceof Error ? Promise.reject( body ) :
			Promise.resolve( { ok: typeof body !== 'number', status: body, json: () => Promise.resolve( body ) } );
	} ) as unknown as typeof fetch;
}

const central = ( shelf = createShelf( () => localStorage ) ) => createCentralWiki( API, 'fr', [ 'a', 'b' ], shelf );

beforeEach( () => localStorage.clear() );

describe( 'settings', () => {
	test( 'come from REST beside api.php, in the language', async () => {
		answers( settings );
		expect( await central().settings() ).toEqual( settings );
		expect( String( fetched[ 0 ] ) ).toBe( 'https://central.test/w/rest.php/eventcalendar/v1/settings?uselang=fr' );
	} );

	test( 'and texts come from that wiki alone, wherever it leads', async () => {
		answers( settings, { query: { allmessages: [] } } );
		await central().settings();
		await central().texts();
		for ( const [ , options ] of ( global.fetch as jest.Mock ).mock.calls ) {
			expect( options ).toEqual( { credentials: 'omit', redirect: 'error' } );
		}
	} );

	test.each( [ 'calendar', 'article', 'rest' ] )( 'are refused where %s is no address of the web', async ( name ) => {
		for ( const address of [ 'javascript:alert(1)', '//evil.test/', '/wiki/$1', undefined ] ) {
			answers( { ...settings, [ name ]: address } );
			await expect( central().settings() ).rejects.toEqual( new SourceError( 'refused' ) );
		}
	} );

	test( 'are refused where they are kept but none', async () => {
		localStorage.setItem( `ext-eventcalendar-embed settings ${ API } fr`, JSON.stringify( {
			until: Date.now() + 1e6, value: { ...settings, calendar: 'javascript:alert(1)' }
		} ) );
		await expect( central().settings() ).rejects.toEqual( new SourceError( 'refused' ) );
	} );

	test( 'fail as offline or refused', async () => {
		answers( new TypeError( 'No way there' ), 404 );
		await expect( central().settings() ).rejects.toMatchObject( { reason: 'offline' } );
		await expect( central().settings() ).rejects.toMatchObject( { reason: 'refused', message: 'HTTP 404' } );
	} );
} );

describe( 'texts', () => {
	test( 'are those that were wanted, from allmessages', async () => {
		answers( { query: { allmessages: [ { name: 'a', content: 'A' }, { name: 'c', content: 'C' }, { name: 'b', missing: true } ] } } );
		expect( await central().texts() ).toEqual( { a: 'A' } );
		expect( fetched[ 0 ].searchParams.get( 'amlang' ) ).toBe( 'fr' );
		expect( fetched[ 0 ].searchParams.get( 'origin' ) ).toBe( '*' );
	} );

	test( 'may be missing: English is in the bundle, with its parameters', async () => {
		answers( new TypeError( 'No way there' ) );
		const msg = createTexts( await central().texts() );
		expect( msg( 'eventcalendar-embed-unreachable', 'Central' ) ).toBe( 'The calendar of Central cannot be reached.' );
		expect( createTexts( { 'eventcalendar-embed-bad-value': '$1: $2?' } )( 'eventcalendar-embed-bad-value', '$2', 'b' ) ).toBe( '$2: b?' );
	} );
} );

describe( 'the shelf', () => {
	test( 'asks once for what is good for a while, and once at a time', async () => {
		answers( settings, settings );
		const shelf = createShelf( () => localStorage );
		await Promise.all( [ central( shelf ).settings(), central( shelf ).settings() ] );
		await central().settings();
		expect( fetched ).toHaveLength( 1 );
		jest.spyOn( Date, 'now' ).mockReturnValue( Date.now() + 36e5 + 1 );
		await central().settings();
		expect( fetched ).toHaveLength( 2 );
		jest.restoreAllMocks();
	} );

	test( 'keeps no failure', async () => {
		answers( 500, settings );
		const shelf = createShelf( () => localStorage );
		await expect( central( shelf ).settings() ).rejects.toThrow();
		expect( await central( shelf ).settings() ).toEqual( settings );
	} );

	test( 'does without storage', async () => {
		answers( settings );
		expect( await central( createShelf( () => {
			throw new DOMException( 'Forbidden' );
		} ) ).settings() ).toEqual( settings );
	} );
} );

describe( 'links', () => {
	const links = createCentralLinks( settings );

	test( 'lead to the central wiki', () => {
		const one = occurrence( { wiki: 'central', page: 'EventCalendar:A/B', recurrenceid: '2026-11-10T18:00', url: 'https://central.test/wiki/X' } );
		expect( links.page( one ) ).toBe( 'https://central.test/wiki/X' );
		expect( links.calendarFile( one, 30 ) ).toBe(
			'https://central.test/w/rest.php/eventcalendar/v1/events/EventCalendar%3AA%2FB/event.ics?occurrence=2026-11-10T18%3A00&reminder=30' );
		expect( links.user( 'A b', 'central' ) ).toBe( 'https://central.test/wiki/User:A_b' );
		expect( links.pageOf( '12' ) ).toBe( 'https://central.test/wiki/Special:Redirect/page/12' );
		expect( links.subscribe( { types: 'a' } ) ).toBe( 'https://central.test/wiki/Special:EventCalendar/subscribe?types=a' );
		expect( links.permalink( '12' ) ).toBe( `${ location.href }#event=12` );
	} );

	test( 'are none where the address is of a kind that must not be linked, and never on this site', () => {
		expect( links.page( occurrence( { url: 'javascript:alert(1)' } ) ) ).toBe( undefined );
		expect( links.page( occurrence( { url: null } ) ) ).toBe( undefined );
		expect( links.page( occurrence( { url: '/wiki/X' } ) ) ).toBe( 'https://central.test/wiki/X' );
		expect( links.page( occurrence( { url: '//evil.test/X' } ) ) ).toBe( undefined );
	} );
} );
