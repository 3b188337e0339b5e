/** How a network counts: see Network in PHP */
export interface LengthRule {
	count: 'graphemes' | 'utf16' | 'weighted';
	/** As how long each link counts; null: as long as it is */
	linkLength: number | null;
}

/** Ranges of code points that X counts once; all others count twice. As in PostLength.php */
const LIGHT = [ [ 0, 4351 ], [ 8192, 8205 ], [ 8208, 8223 ], [ 8242, 8247 ] ];

/** Letters of flags, pictures, and what makes a picture of a character */
const EMOJI = /[\u{1F1E6}-\u{1F1FF}]|[\u{1F300}-\u{1FAFF}]|\u{20E3}|\u{FE0F}/u;

/** What people see as characters (UAX #29); code points in browsers that do not know */
function graphemes( text: string ): string[] {
	return typeof Intl.Segmenter === 'function' ?
		Array.from( new Intl.Segmenter().segment( text ), ( part ) => part.segment ) :
		Array.from( text );
}

function weigh( text: string ): number {
	return graphemes( text.normalize( 'NFC' ) ).reduce( ( sum, grapheme ) => sum + ( EMOJI.test( grapheme ) ? 2 :
		Array.from( grapheme ).reduce( ( weight, character ) => {
			const point = character.codePointAt( 0 )!;
			return weight + ( LIGHT.some( ( [ first, last ] ) => point >= first && point <= last ) ? 1 : 2 );
		}, 0 ) ), 0 );
}

/**
 * How long a post is, as its network counts. Both sides read tests/fixtures/posts/length.json.
 */
export function postLength( text: string, rule: LengthRule ): number {
	let length = 0;
	if ( rule.linkLength !== null ) {
		text = text.replace( /https?:\/\/\S+/g, () => {
			length += rule.linkLength!;
			return '';
		} );
	}
	switch ( rule.count ) {
		case 'utf16':
			return length + text.length;
		case 'weighted':
			return length + weigh( text );
		default:
			return length + graphemes( text ).length;
	}
}
