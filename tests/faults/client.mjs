/**
 * Somebody who is logged in, and asks the wiki's API.
 */
export class Client {
	/**
	 * @param {string} url Of the wiki
	 */
	constructor( url ) {
		this.url = url;
		this.cookies = new Map();
	}

	async post( parameters ) {
		const response = await fetch( `${ this.url }/api.php`, {
			method: 'POST',
			headers: { cookie: Array.from( this.cookies, ( pair ) => pair.join( '=' ) ).join( '; ' ), connection: 'close' },
			body: new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } )
		} );
		for ( const cookie of response.headers.getSetCookie() ) {
			const [ pair ] = cookie.split( ';' );
			const at = pair.indexOf( '=' );
			this.cookies.set( pair.slice( 0, at ), pair.slice( at + 1 ) );
		}
		const text = await response.text();
		try {
			return JSON.parse( text );
		} catch {
			const words = text.replace( /<(style|script)[^]*?<\/\1>|<[^>]*>/g, ' ' ).replace( /\s+/g, ' ' ).trim();
			throw new Error( `${ parameters.action }: status ${ response.status } with ${ words.slice( 0, 600 ) }` );
		}
	}

	async logIn( username, password ) {
		this.cookies.clear();
		const { query } = await this.post( { action: 'query', meta: 'tokens', type: 'login' } );
		const answer = await this.post( {
			action: 'clientlogin', username, password, loginreturnurl: this.url, logintoken: query.tokens.logintoken
		} );
		if ( answer.clientlogin?.status !== 'PASS' ) {
			throw new Error( `cannot log in: ${ JSON.stringify( answer ) }` );
		}
		this.token = ( await this.post( { action: 'query', meta: 'tokens' } ) ).query.tokens.csrftoken;
	}

	/**
	 * @param {Object} parameters Of something that writes
	 * @return {Promise<Object>}
	 */
	act( parameters ) {
		return this.post( { ...parameters, token: this.token } );
	}
}
