import { isPrivate } from '../config/values';
import { describe } from '../failure';

export interface Picture {
	data: Uint8Array<ArrayBuffer>;
	/** MIME type */
	type: string;
	name: string;
}

const MAX_BYTES = 8 * 1024 * 1024;
const TIMEOUT = 30_000;
const TYPES: Record<string, string> = { 'image/png': 'card.png', 'image/jpeg': 'card.jpg', 'image/webp': 'card.webp', 'image/gif': 'card.gif' };

/**
 * Fetches the picture of a post.
 *
 * @throws Error that says in a few words why there is none
 */
export async function fetchPicture( url: string ): Promise<Picture> {
	if ( !URL.canParse( url ) || !isPrivate( url ) ) {
		throw new Error( 'its address is not https' );
	}
	let response: Response;
	try {
		response = await fetch( url, { redirect: 'manual', signal: AbortSignal.timeout( TIMEOUT ) } );
	} catch ( error ) {
		throw new Error( describe( error ) );
	}
	const type = ( response.headers.get( 'content-type' ) ?? '' ).split( ';' )[ 0 ].trim().toLowerCase();
	if ( response.status !== 200 || response.body === null || !( type in TYPES ) ) {
		await response.body?.cancel();
		throw new Error( response.status === 200 ? `it is no picture, but ${ type || 'something else' }` : `HTTP status ${ response.status }` );
	}
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await ( const chunk of response.body as AsyncIterable<Uint8Array> ) {
		bytes += chunk.length;
		if ( bytes > MAX_BYTES ) {
			throw new Error( `it is larger than ${ MAX_BYTES / 1024 / 1024 } MiB` );
		}
		chunks.push( chunk );
	}
	return { data: new Uint8Array( Buffer.concat( chunks ) ), type, name: TYPES[ type ] };
}
