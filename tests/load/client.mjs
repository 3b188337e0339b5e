import { Agent, request } from 'node:http';

const TIMEOUT = 60000;

/**
 * Somebody with cookies of their own, who asks one thing after the other.
 */
export class Client {
	/**
	 * @param {string} base Address of the wiki; only one of this machine is asked
	 */
	constructor( base ) {
		this.base = new URL( base );
		if ( this.base.hostname !== '127.0.0.1' ) {
			throw new Error( `${ base } is not on 127.0.0.1` );
		}
		this.agent = new Agent( { keepAlive: true, maxSockets: 1 } );
		this.cookies = new Map();
	}

	/**
	 * @param {string} path
	 * @param {Object} [options]
	 * @param {string} [options.method]
	 * @param {Object} [options.headers]
	 * @param {URLSearchParams} [options.body]
	 * @return {Promise<{status: number, headers: Object, text: string}>} Status 0 if there was no answer, with the reason as text
	 */
	ask( path, { method = 'GET', headers = {}, body } = {} ) {
		return new Promise( ( resolve ) => {
			const content = body?.toString();
			const sent = request( {
				agent: this.agent, host: this.base.hostname, port: this.base.port, path, method, timeout: TIMEOUT,
				headers: {
					...headers,
					...this.cookies.size > 0 && { cookie: this.#cookieHeader() },
					...content !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength( content ) }
				}
			}, ( response ) => {
				const pieces = [];
				response.on( 'data', ( piece ) => pieces.push( piece ) );
				response.on( 'error', ( error ) => resolve( { status: 0, headers: {}, text: error.message } ) );
				response.on( 'end', () => {
					this.#keepCookies( response.headers[ 'set-cookie' ] ?? [] );
					const { statusCode: status, headers: got } = response;
					resolve( { status, headers: got, text: Buffer.concat( pieces ).toString() } );
				} );
			} );
			sent.on( 'timeout', () => sent.destroy( new Error( `no answer in ${ TIMEOUT / 1000 } s` ) ) );
			sent.on( 'error', ( error ) => {
				// A connection that the server closed while nobody used it: it has not seen the request.
				if ( error.code === 'ECONNRESET' && sent.reusedSocket ) {
					resolve( this.ask( path, { method, headers, body } ) );
				} else {
					resolve( { status: 0, headers: {}, text: error.message } );
				}
			} );
			sent.end( content );
		} );
	}

	#cookieHeader() {
		const now = Date.now();
		return Array.from( this.cookies ).filter( ( [ , { until } ] ) => until > now )
			.map( ( [ name, { value } ] ) => `${ name }=${ value }` ).join( '; ' );
	}

	// Those that tell of a save just made hold for seconds: without an end, nothing would come from a replica any longer.
	#keepCookies( lines ) {
		for ( const line of lines ) {
			const [ pair, ...attributes ] = line.split( ';' );
			const at = pair.indexOf( '=' );
			const expires = /^\s*expires=(.*)$/im.exec( attributes.join( '\n' ) )?.[ 1 ];
			const until = expires ? Date.parse( expires ) : Infinity;
			this.cookies.set( pair.slice( 0, at ), { value: pair.slice( at + 1 ), until } );
		}
	}

	/**
	 * @param {Object} parameters
	 * @return {Promise<Object>} The action API's answer
	 */
	async post( parameters ) {
		const { status, text } = await this.ask( '/api.php', {
			method: 'POST', body: new URLSearchParams( { ...parameters, format: 'json', formatversion: '2' } )
		} );
		try {
			return { ...JSON.parse( text ), status };
		} catch {
			return { status, error: { code: `http-${ status }`, info: text.slice( 0, 300 ) } };
		}
	}

	/**
	 * @param {Object} parameters Of action=query
	 * @return {Promise<Object>} What it found; nothing else is an answer
	 */
	async query( parameters ) {
		const answer = await this.post( { action: 'query', ...parameters } );
		if ( !answer.query ) {
			throw new Error( `No answer to ${ JSON.stringify( parameters ).slice( 0, 200 ) }: ${ JSON.stringify( answer ) }` );
		}
		return answer.query;
	}

	async token( type ) {
		return ( await this.query( { meta: 'tokens', type } ) ).tokens[ `${ type }token` ];
	}

	async logIn( username, password ) {
		const answer = await this.post( {
			action: 'clientlogin', username, password, loginreturnurl: this.base.href, logintoken: await this.token( 'login' )
		} );
		if ( answer.clientlogin?.status !== 'PASS' ) {
			throw new Error( `${ username } cannot log in: ${ JSON.stringify( answer ) }` );
		}
		this.csrf = await this.token( 'csrf' );
	}

	/**
	 * @param {string} username
	 * @param {string} password
	 * @return {Promise<void>} Done by who is logged in; it may exist already, with that password
	 */
	async createAccount( username, password ) {
		const answer = await this.post( {
			action: 'createaccount', username, password, retype: password, createreturnurl: this.base.href,
			createtoken: await this.token( 'createaccount' )
		} );
		if ( answer.createaccount?.status !== 'PASS' && answer.createaccount?.messagecode !== 'userexists' ) {
			throw new Error( `No account ${ username }: ${ JSON.stringify( answer ) }` );
		}
	}

	edit( title, text, parameters = {} ) {
		return this.post( { action: 'edit', title, text, token: this.csrf, ...parameters } );
	}

	close() {
		this.agent.destroy();
	}
}
