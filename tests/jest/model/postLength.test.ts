import cases from '../../fixtures/posts/length.json';
import { type LengthRule, postLength } from '../../../resources/src/model/postLength';

describe( 'postLength', () => {
	it.each( cases )( 'counts as the network does: $name', ( { text, count, linkLength, length } ) => {
		expect( postLength( text, { count, linkLength } as LengthRule ) ).toBe( length );
	} );
} );
