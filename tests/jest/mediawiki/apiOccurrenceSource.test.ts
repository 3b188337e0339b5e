import { filter, occurrence } from '../support/samples';
import { createApiOccurrenceSource } from '../../../resources/src/mediawiki/apiOccurrenceSource';
import { SourceError } from '../../../resources/src/ports/occurrenceSource';

const question = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z' };
const fetched: URL[] = [];

function answers( ...bodies: unknown[] ): void {
	let n = 0;
	fetched.length = 0;
	global.fetch = jest.fn( ( url: string ) => {
		fetched.push( new URL( url, 'http://wiki.test' ) );
		const body = bodies[ n++ ];
		return body instanceof Error ? Promise.reject( body ) : Promise.resolve( body );
	} ) as unknown as typeof fetch;
}

const json = ( body: unknown ) => ( { ok: true, status: 200, json: () => Promise.resolve( body ) } );
const batch = ( ids: string[], next?: string ) => json( {
	query: { eventoccurrences: ids.map( ( id ) => occurrence( { id } ) ) }, ...next ? { continue: { eocontinue: next, continue: '-||' } } : {}
} );
const source = createApiOccurrenceSource( '/w/api.php?', 'pt-br' );

test( 'asks the action API for the range, in the reader\'s language and with the filter', async () => {
	answers( batch( [ '1' ] ) );
	await source.find( { ...question, filter: filter( { types: [ 'a', 'b' ], languages: [ 'en' ], search: 'two words', recorded: true } ) } );
	expect( fetched[ 0 ].pathname ).toBe( '/w/api.php' );
	expect( Object.fromEntries( fetched[ 0 ].searchParams ) ).toEqual( {
		action: 'query', list: 'eventoccurrences', eostart: question.start, eoend: question.end, eolimit: 'max', eotypes: 'a|b', eolanguages: 'en', eosearch: 'two words', eorecorded: '1',
		uselang: 'pt-br', format: 'json', formatversion: '2', errorformat: 'plaintext'
	} );
} );

test( 'asks for one event where only that is wanted, wherever it is', async () => {
	answers( batch( [] ) );
	await source.find( { ...question, event: 'metawiki~12' } );
	expect( fetched[ 0 ].searchParams.get( 'eopages' ) ).toBe( 'metawiki~12' );
} );

test( 'goes on until all is said', async () => {
	answers( batch( [ '1', '2' ], 'x|y' ), batch( [ '3' ] ) );
	const { occurrences, complete } = await source.find( question );
	expect( occurrences.map( ( { id } ) => id ) ).toEqual( [ '1', '2', '3' ] );
	expect( complete ).toBe( true );
	expect( fetched[ 1 ].searchParams.get( 'eocontinue' ) ).toBe( 'x|y' );
} );

test( 'stops after ten answers and says that there is more', async () => {
	answers( ...Array.from( { length: 12 }, ( _b, n ) => batch( [ `${ n }` ], 'more' ) ) );
	const { occurrences, complete } = await source.find( question );
	expect( occurrences ).toHaveLength( 10 );
	expect( complete ).toBe( false );
} );

test.each( [
	[ 'no way to the server', new TypeError( 'Failed to fetch' ), 'offline', '' ],
	[ 'an answer cut short', { ok: true, json: () => Promise.reject( new SyntaxError( 'Unexpected end' ) ) }, 'offline', '' ],
	[ 'a server in trouble', { ok: false, status: 503 }, 'refused', 'HTTP 503' ],
	[ 'an error of the API', json( { errors: [ { code: 'eventcalendar-range-too-far', text: 'Too far ahead.' } ] } ), 'refused', 'Too far ahead.' ],
	[ 'an answer without the list', json( {} ), 'refused', '' ]
] )( 'tells %s', async ( _name, response, reason, message ) => {
	answers( response );
	const error = await source.find( question ).catch( ( thrown ) => thrown );
	expect( error ).toBeInstanceOf( SourceError );
	expect( error ).toMatchObject( { reason, message } );
} );

test( 'says that it was aborted, and nothing else', async () => {
	answers( new DOMException( 'Aborted', 'AbortError' ) );
	await expect( source.find( question ) ).rejects.toMatchObject( { name: 'AbortError' } );
} );
