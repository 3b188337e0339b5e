import values from '../../fixtures/tag-values.json';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { NAMES, readList, readYes, isDate, isLimit, isZone, change } = require( '../../../resources/ve/tagAttributes.js' );

const LIMITS = { firstYear: 1900, lastYear: 2200, maxLimit: 500 };

test.each( values.dates.good )( '%s is a date for the tag', ( text ) => {
	expect( isDate( text, LIMITS ) ).toBe( true );
} );

test.each( values.dates.bad )( '%s is no date for the tag', ( text ) => {
	expect( isDate( text, LIMITS ) ).toBe( false );
} );

test.each( values.limits.good )( '%s is a limit for the tag', ( text ) => {
	expect( isLimit( text, LIMITS ) ).toBe( true );
} );

test.each( values.limits.bad )( '%s is no limit for the tag', ( text ) => {
	expect( isLimit( text, LIMITS ) ).toBe( false );
} );

test.each( values.lists )( 'the list "%s" is read as the server reads it', ( text, items ) => {
	expect( readList( text ) ).toEqual( items );
} );

test( 'a zone is a name of IANA, not an offset', () => {
	expect( [ 'UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires' ].map( isZone ) ).toEqual( [ true, true, true ] );
	expect( [ '+02:00', 'Europe/Atlantis', 'europe/berlin', 'UTC"' ].map( isZone ) ).toEqual( [ false, false, false, false ] );
} );

test( 'an attribute without a value says yes', () => {
	expect( [ '', 'recorded', 'Yes', '1', 'true' ].map( readYes ) ).toEqual( [ true, true, true, true, true ] );
	expect( [ undefined, 'no', '0', 'false' ].map( readYes ) ).toEqual( [ false, false, false, false ] );
} );

test( 'attributes are written in one order, unknown ones last', () => {
	const changed = change( { own: 'x', zone: 'UTC', types: 'workshop' }, { view: 'week', limit: '3' } );
	expect( Object.entries( changed ) ).toEqual( [
		[ 'view', 'week' ], [ 'types', 'workshop' ], [ 'limit', '3' ], [ 'zone', 'UTC' ], [ 'own', 'x' ]
	] );
	expect( NAMES ).not.toContain( 'own' );
} );

test( 'what is emptied goes, and what nobody touched stays even if it is empty', () => {
	expect( change( { recorded: '', view: 'week' }, { view: '' } ) ).toEqual( { recorded: '' } );
} );
