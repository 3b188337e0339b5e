import { isSafeUrl } from './links';
import type { Occurrence, Participation } from './occurrence';

/**
 * The way to take part that a reader is led to when it begins: a video call, otherwise a stream, otherwise whatever comes
 * first of what can be linked.
 */
export function wayToJoin( { participation = [] }: Occurrence ): Participation | undefined {
	const ways = participation.filter( ( { url } ) => isSafeUrl( url ) );
	const ofKind = ( wanted: string ): Participation | undefined => ways.find( ( { kind } ) => kind === wanted );
	return ofKind( 'video' ) || ofKind( 'stream' ) || ways[ 0 ];
}
