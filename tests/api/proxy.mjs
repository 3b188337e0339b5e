import { createServer } from 'node:http';

/** Headers of a connection, not of what is asked */
const OWN = [ 'host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive' ];

/**
 * Something between the bot and a wiki, that can stand in for the wiki now and then.
 *
 * @param {string} target Address of the wiki, without a slash at its end
 * @param {function(URLSearchParams): Promise<Object|null>} intervene Sees what is asked; gives an answer (`status`, `headers`,
 *  `text`) or null, upon which the wiki is asked. With `isLate`, the wiki is asked all the same, and its answer gets lost
 * @return {Promise<{url: string, close: Function}>}
 */
export async function openProxy( target, intervene ) {
	const server = createServer( async ( request, response ) => {
		const chunks = [];
		for await ( const chunk of request ) {
			chunks.push( chunk );
		}
		const body = Buffer.concat( chunks );
		const asked = new URLSearchParams( `${ new URL( request.url, target ).searchParams }&${ body }` );
		const answer = await intervene( asked );
		if ( answer && !answer.isLate ) {
			response.writeHead( answer.status ?? 200, answer.headers ).end( answer.text );
			return;
		}
		const headers = Object.fromEntries( Object.entries( request.headers ).filter( ( [ name ] ) => !OWN.includes( name ) ) );
		const real = await fetch( target + request.url, {
			method: request.method, headers, body: request.method === 'POST' ? body : undefined, redirect: 'manual'
		} );
		const text = await real.text();
		if ( answer ) {
			response.writeHead( answer.status, answer.headers ).end( answer.text );
			return;
		}
		const cookies = real.headers.getSetCookie();
		response.writeHead( real.status, {
			'content-type': real.headers.get( 'content-type' ), ...( cookies.length ? { 'set-cookie': cookies } : {} )
		} ).end( text );
	} );
	await new Promise( ( resolve ) => {
		server.listen( 0, '127.0.0.1', resolve );
	} );
	return {
		url: `http://127.0.0.1:${ server.address().port }`,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
