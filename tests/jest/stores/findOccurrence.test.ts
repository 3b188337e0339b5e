import { services } from '../support/doubles';
import { occurrence } from '../support/samples';
import { createMemoryOccurrenceSource } from '../../../resources/src/dev/memoryOccurrenceSource';
import { findOccurrence } from '../../../resources/src/stores/findOccurrence';

const now = Date.parse( '2026-11-23T12:00:00Z' );
const at = ( start: string, fields = {} ) => occurrence( { start, ...fields } );

test( 'an occurrence of a series is found by its id, also where it was moved', async () => {
	const source = createMemoryOccurrenceSource( [
		at( '2029-11-02T18:00:00Z', { id: '12:2029-11-02T18:00' } ), at( '2029-11-20T18:00:00Z', { id: '12:2029-11-09T18:00' } )
	] );
	expect( ( await findOccurrence( '12:2029-11-09T18:00', source, now ) )?.start ).toBe( '2029-11-20T18:00:00Z' );
} );

test( 'a single event is found within three years', async () => {
	for ( const start of [ '2026-12-01T10:00:00Z', '2027-12-01T10:00:00Z', '2025-12-01T10:00:00Z' ] ) {
		expect( ( await findOccurrence( '12', createMemoryOccurrenceSource( [ at( start ) ] ), now ) )?.start ).toBe( start );
	}
} );

test( 'the page of a series gives its next occurrence', async () => {
	const source = createMemoryOccurrenceSource( [ '2026-11-01', '2026-12-01', '2027-01-01' ].map( ( day ) =>
		at( `${ day }T10:00:00Z`, { id: `12:${ day }T10:00` } ) ) );
	expect( ( await findOccurrence( '12', source, now ) )?.id ).toBe( '12:2026-12-01T10:00' );
} );

test( 'there is none where no id is right', async () => {
	const source = createMemoryOccurrenceSource( [ at( '2026-12-01T10:00:00Z' ) ] );
	expect( await findOccurrence( '13', source, now ) ).toBe( null );
	expect( await findOccurrence( '12:2026-12-08T10:00', source, now ) ).toBe( null );
	expect( await findOccurrence( 'otherwiki~12', source, now ) ).toBe( null );
	expect( await findOccurrence( 'testwiki~12', source, now ) ).not.toBe( null );
} );

test( 'nobody is asked about what is no id', async () => {
	expect( await findOccurrence( '<script>', services().source, now ) ).toBe( null );
} );
