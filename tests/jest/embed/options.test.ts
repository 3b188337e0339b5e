import values from '../../fixtures/tag-values.json';
import { mediaWikiCode } from '../../../resources/src/embed/language';
import { readOptions } from '../../../resources/src/embed/options';
import { parseDay } from '../../../resources/src/model/plainDate';

const read = ( attributes: Record<string, string> ) => readOptions( ( name ) => attributes[ name ] ?? null );
const problems = ( attributes: Record<string, string> ) => read( attributes ).problems;

test( 'without attributes it is today\'s month, unfiltered', () => {
	const { options } = read( {} );
	expect( options ).toMatchObject( { view: 'month', date: null, limit: null, zone: null } );
	expect( options.filter ).toEqual( { types: [], topics: [], audience: [], languages: [], status: [], search: '', recorded: false } );
	expect( problems( { view: '', date: ' ', limit: '' } ) ).toEqual( [] );
} );

test.each( values.dates.good )( '%s is a date', ( date ) => {
	expect( read( { date } ) ).toMatchObject( { options: { date: parseDay( date ) }, problems: [] } );
} );

test.each( values.dates.bad )( '%s is no date', ( date ) => {
	expect( problems( { date } ) ).toEqual( [ [ 'date', date ] ] );
} );

test.each( values.limits.good )( '%s is a limit', ( limit ) => {
	expect( read( { limit } ) ).toMatchObject( { options: { limit: +limit }, problems: [] } );
} );

test.each( values.limits.bad )( '%s is no limit', ( limit ) => {
	expect( problems( { limit } ) ).toEqual( [ [ 'limit', limit ] ] );
} );

test.each( values.lists )( 'the list "%s" is read as the server reads it', ( text, items ) => {
	expect( read( { types: text as string } ).options.filter.types ).toEqual( items );
} );

test( 'everything that is wrong is told at once', () => {
	expect( problems( {
		view: 'year', zone: 'Europe/Atlantis', status: 'perhaps', recorded: 'maybe', search: 'x'.repeat( 101 ), topics: 'y'.repeat( 101 )
	} ).map( ( [ name ] ) => name ).sort() ).toEqual( [ 'recorded', 'search', 'status', 'topics', 'view', 'zone' ] );
} );

test( 'a list has an end', () => {
	const list = ( length: number ) => Array.from( { length }, ( _, n ) => `t${ n }` ).join();
	expect( problems( { types: list( 50 ) } ) ).toEqual( [] );
	expect( problems( { types: list( 51 ) } ) ).toHaveLength( 1 );
} );

test( 'a zone is a name of IANA, not an offset', () => {
	expect( problems( { zone: 'Europe/Berlin' } ) ).toEqual( [] );
	expect( [ '+02:00', 'europe/berlin' ].flatMap( ( zone ) => problems( { zone } ) ) ).toHaveLength( 2 );
} );

test.each( [
	[ 'en-US', 'en' ], [ 'pt-BR', 'pt-br' ], [ 'zh-Hans-CN', 'zh-hans' ], [ 'de-DE', 'de' ], [ ' HE ', 'he' ], [ '', 'en' ]
] )( 'the language %s is %s for MediaWiki', ( tag, code ) => {
	expect( mediaWikiCode( tag ) ).toBe( code );
} );
