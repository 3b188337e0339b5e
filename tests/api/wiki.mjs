import assert from 'node:assert/strict';

const base = process.env.BASE_URL;

/**
 * @param {Object} parameters
 * @return {Promise<Object>} The answer of the action API
 */
export async function get( parameters ) {
	const query = new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } );
	const response = await fetch( `${ base }/api.php?${ query }` );
	assert.equal( response.status, 200 );
	return response.json();
}

/**
 * @param {string} path Below the REST module
 * @param {Object} [headers]
 * @return {Promise<Response>}
 */
export function rest( path, headers = {} ) {
	return fetch( `${ base }/rest.php/eventcalendar/v1/${ path }`, { headers } );
}

/**
 * @param {string} path Below the REST module
 * @param {string|Uint8Array} body
 * @param {Object} [headers]
 * @return {Promise<Response>}
 */
export function restPost( path, body, headers = { 'content-type': 'application/json' } ) {
	return fetch( `${ base }/rest.php/eventcalendar/v1/${ path }`, { method: 'POST', headers, body } );
}

/**
 * The administrator, as a client that keeps its cookies.
 *
 * @return {Promise<{post: function(Object): Promise<Object>, saveEvent: function(string, Object): Promise<Object>}>}
 */
export async function logIn() {
	const cookies = new Map();
	async function post( parameters ) {
		const response = await fetch( `${ base }/api.php`, {
			method: 'POST',
			headers: { cookie: Array.from( cookies, ( pair ) => pair.join( '=' ) ).join( '; ' ) },
			body: new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } )
		} );
		for ( const cookie of response.headers.getSetCookie() ) {
			const [ pair ] = cookie.split( ';' );
			const at = pair.indexOf( '=' );
			cookies.set( pair.slice( 0, at ), pair.slice( at + 1 ) );
		}
		const answer = await response.json();
		// Behind a cache: what was saved is not told to it for each feed with a filter.
		if ( process.env.BEHIND_VARNISH && parameters.token ) {
			await fetch( base, { method: 'BAN' } );
		}
		return answer;
	}
	const tokens = async ( type ) => ( await post( { action: 'query', meta: 'tokens', type } ) ).query.tokens;
	const { clientlogin } = await post( {
		action: 'clientlogin',
		username: process.env.MW_ADMIN_USER,
		password: process.env.MW_ADMIN_PASSWORD,
		loginreturnurl: base,
		logintoken: ( await tokens( 'login' ) ).logintoken
	} );
	assert.equal( clientlogin.status, 'PASS' );
	const { csrftoken } = await tokens( 'csrf' );
	const edit = ( parameters ) => post( { action: 'edit', token: csrftoken, ...parameters } );
	return {
		post: ( parameters ) => post( { token: csrftoken, ...parameters } ),
		save: ( title, text ) => edit( { title, text } ),
		saveEvent: ( name, event ) => edit( { title: `EventCalendar:${ name }`, text: JSON.stringify( event ) } )
	};
}

const today = new Date();

/** A month within the index's horizon, whenever the tests run: `YYYY-MM` */
export const MONTH = new Date( Date.UTC( today.getUTCFullYear(), today.getUTCMonth() + 2, 1 ) ).toISOString().slice( 0, 7 );
