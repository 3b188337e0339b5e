import MWBot, { type RequestOptions } from 'mwbot';

const TIMEOUT = 120_000;

/** An answer that is none of api.php's: a proxy's error page, a wiki that is down, a wrong address. */
export class HttpProblem extends Error {
	public constructor( public readonly status: number, public readonly retryAfter: number | null, what: string ) {
		super( what );
	}
}

/** What a request for something else than the API gives */
export interface Answer {
	status: number;
	text: string;
}

/**
 * mwbot, with a look at what it throws away: the status of an answer, and how long the wiki asks to wait.
 */
export class Connection extends MWBot {
	/** Seconds, as the last answer asks for; null if it does not */
	public retryAfter: number | null = null;

	public constructor( api: string, userAgent: string ) {
		super( { apiUrl: api, silent: true }, {
			headers: { 'User-Agent': userAgent },
			qs: { format: 'json', formatversion: 2 }
		} );
	}

	public override async rawRequest( options: RequestOptions ): Promise<unknown> {
		const url = `${ options.uri }?${ query( options.qs ) }`;
		const { status, text } = await this.fetch( url, options.method ?? 'POST', query( options.form ) );
		try {
			return JSON.parse( text );
		} catch {
			throw new HttpProblem( status, this.retryAfter, status === 200 ?
				`what is at ${ options.uri } is not api.php of a MediaWiki` :
				`${ options.uri } answers with HTTP status ${ status }` );
		}
	}

	/** Anything else of the same wiki, with the same cookies */
	public async get( url: string ): Promise<Answer> {
		const answer = await this.fetch( url, 'GET', '' );
		if ( answer.status === 429 || answer.status >= 500 ) {
			throw new HttpProblem( answer.status, this.retryAfter, `${ url } answers with HTTP status ${ answer.status }` );
		}
		return answer;
	}

	private async fetch( url: string, method: string, body: string ): Promise<Answer> {
		const response = await fetch( url, {
			method,
			headers: {
				...this.globalRequestOptions.headers,
				cookie: this.cookieJar.getCookieStringSync( url ),
				...( body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' } )
			},
			body: body === '' ? undefined : body,
			// To another server, the password would go along.
			redirect: 'manual',
			signal: AbortSignal.timeout( TIMEOUT )
		} );
		const target = response.status >= 300 && response.status < 400 ? response.headers.get( 'location' ) : null;
		if ( target !== null ) {
			await response.body?.cancel();
			throw new HttpProblem( response.status, null,
				`${ url.replace( /\?.*/, '' ) } leads to ${ target }: if that is the wiki, configure this address` );
		}
		for ( const cookie of response.headers.getSetCookie() ) {
			this.cookieJar.setCookieSync( cookie, url );
		}
		this.retryAfter = seconds( response.headers.get( 'retry-after' ) );
		return { status: response.status, text: await response.text() };
	}
}

function query( values: Record<string, string | number> = {} ): string {
	return new URLSearchParams( Object.entries( values ).map( ( [ name, value ] ) => [ name, String( value ) ] ) ).toString();
}

/** RFC 9110 §10.2.3: seconds, or a date */
function seconds( header: string | null ): number | null {
	if ( header === null ) {
		return null;
	}
	const value = /^\d+$/.test( header ) ? Number( header ) : ( Date.parse( header ) - Date.now() ) / 1000;
	return value >= 0 ? value : null;
}
