import { type Clock } from '../clock';
import { type AccountConfig } from '../config/accounts';
import { describe, Exit, Failure } from '../failure';
import { type Log } from '../log';
import { HttpProblem } from '../wiki/connection';
import { Patience } from '../wiki/patience';
import { type Picture } from './picture';

export interface Account {
	id: string;
	acct: string;
	url: string;
}

/** What has been posted, or will be */
export interface Status {
	id: string;
	/** Null as long as it is only scheduled */
	url: string | null;
	/** Addresses that it leads to */
	links: string[];
}

export interface NewStatus {
	text: string;
	/** ISO 639 */
	language: string;
	media: string | null;
	/** ISO 8601; null: at once */
	scheduledAt: string | null;
}

/** The server has said no. */
export class PostRefusal extends Error {
	public constructor( public readonly status: number, info: string ) {
		super( info );
	}
}

interface ApiStatus {
	id: string;
	url?: string | null;
	content?: string;
	scheduled_at?: string;
	params?: { text?: string };
}

const TIMEOUT = 60_000;
const PAGE = 40;

/** Seconds between two looks whether a picture is ready */
const POLLS = [ 1, 2, 4, 8, 15, 30 ];

const HREF = /\bhref="([^"]*)"/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': '\'', '&lt;': '<', '&gt;': '>' };

/** An account of a Mastodon server, by its REST API (https://docs.joinmastodon.org/methods/statuses/). */
export class Mastodon {
	private readonly patience: Patience;

	public constructor( private readonly config: AccountConfig, private readonly clock: Clock, log: Log ) {
		this.patience = new Patience( clock, log );
	}

	/** https://docs.joinmastodon.org/methods/accounts/#verify_credentials */
	public async whoAmI(): Promise<Account> {
		return ( await this.get<Account>( '/api/v1/accounts/verify_credentials' ) ).body;
	}

	/** The account's latest posts, and what it has scheduled */
	public async recent( { id }: Account ): Promise<Status[]> {
		const query = `limit=${ PAGE }&exclude_replies=true&exclude_reblogs=true`;
		const posted = await this.get<ApiStatus[]>( `/api/v1/accounts/${ encodeURIComponent( id ) }/statuses?${ query }` );
		const scheduled = await this.get<ApiStatus[]>( `/api/v1/scheduled_statuses?limit=${ PAGE }` );
		return [ ...posted.body, ...scheduled.body ].map( toStatus );
	}

	/**
	 * @param status
	 * @param key The same for the same post: for an hour, the server gives what it has instead of posting it twice
	 */
	public async post( { text, language, media, scheduledAt }: NewStatus, key: string ): Promise<Status> {
		const form = new URLSearchParams( { status: text, language, visibility: this.config.visibility } );
		if ( scheduledAt !== null ) {
			form.append( 'scheduled_at', scheduledAt );
		}
		if ( media !== null ) {
			form.append( 'media_ids[]', media );
		}
		const { body } = await this.send<ApiStatus>( 'POST', '/api/v1/statuses', form, { 'idempotency-key': key } );
		return toStatus( body );
	}

	/**
	 * @return Id of an attachment that is ready; null if the server does not get ready with it
	 */
	public async upload( { data, type, name }: Picture, description: string ): Promise<string | null> {
		const form = new FormData();
		form.append( 'file', new Blob( [ data ], { type } ), name );
		form.append( 'description', description );
		const { status, body: { id } } = await this.send<{ id: string }>( 'POST', '/api/v2/media', form );
		if ( status !== 202 ) {
			return id;
		}
		for ( const seconds of POLLS ) {
			await this.clock.sleep( seconds * 1000 );
			if ( ( await this.get( `/api/v1/media/${ encodeURIComponent( id ) }` ) ).status === 200 ) {
				return id;
			}
		}
		return null;
	}

	private get<T>( path: string ): Promise<{ status: number; body: T }> {
		return this.send<T>( 'GET', path );
	}

	private async send<T>(
		method: string, path: string, body?: URLSearchParams | FormData, headers: Record<string, string> = {}
	): Promise<{ status: number; body: T }> {
		try {
			return await this.patience.run( () => this.request<T>( method, path, body, headers ), () => null );
		} catch ( error ) {
			if ( error instanceof PostRefusal || error instanceof Failure ) {
				throw error;
			}
			throw new Failure( error instanceof HttpProblem ? error.message :
				`${ this.config.server } cannot be reached: ${ describe( error ) }`, Exit.unreachable );
		}
	}

	private async request<T>(
		method: string, path: string, body: URLSearchParams | FormData | undefined, headers: Record<string, string>
	): Promise<{ status: number; body: T }> {
		const response = await fetch( this.config.server + path, {
			method, body,
			headers: { authorization: `Bearer ${ this.config.token }`, accept: 'application/json', ...headers },
			// To another server, the token would go along.
			redirect: 'manual',
			signal: AbortSignal.timeout( TIMEOUT )
		} );
		const text = await response.text();
		if ( response.status === 429 || response.status >= 500 || response.status >= 300 && response.status < 400 ) {
			throw new HttpProblem( response.status, this.resetIn( response ), `${ this.config.server } answers with HTTP status ${ response.status }` );
		}
		const json = parse( text );
		if ( response.status >= 400 ) {
			const { error } = ( json ?? {} ) as { error?: unknown };
			throw new PostRefusal( response.status, typeof error === 'string' ? error : `HTTP status ${ response.status }` );
		}
		// Of a picture that is not ready, there is nothing to read.
		if ( json === null && response.status !== 206 ) {
			throw new Failure( `what is at ${ this.config.server } does not speak Mastodon's API`, Exit.unreachable );
		}
		return { status: response.status, body: json as T };
	}

	/**
	 * https://docs.joinmastodon.org/api/rate-limits/
	 *
	 * @return Seconds until requests are answered again; null if it is not said
	 */
	private resetIn( { status, headers }: Response ): number | null {
		const after = headers.get( 'retry-after' );
		if ( after !== null && /^\d+$/.test( after ) ) {
			return Number( after );
		}
		const reset = status === 429 ? Date.parse( headers.get( 'x-ratelimit-reset' ) ?? '' ) : NaN;
		return Number.isNaN( reset ) ? null : Math.max( 1, Math.ceil( ( reset - this.clock.now() ) / 1000 ) );
	}
}

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return null;
	}
}

/** What is posted is HTML, what is scheduled is text. */
function toStatus( { id, url, content, params }: ApiStatus ): Status {
	const links = content === undefined ? ( params?.text ?? '' ).split( /\s+/ ) :
		Array.from( content.matchAll( HREF ), ( [ , href ] ) => href.replace( /&(?:amp|quot|#39|lt|gt);/g, ( entity ) => ENTITIES[ entity ] ) );
	return { id, url: url ?? null, links };
}
