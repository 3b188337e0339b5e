import { type Clock } from '../clock';
import { type WikiConfig } from '../config/wikis';
import { describe, Exit, Failure, usage } from '../failure';
import { type Log } from '../log';
import { type Answer, Connection, HttpProblem } from './connection';
import { codeOf, isUnclear, Patience } from './patience';

export type Parameters = Record<string, string | number>;

/** What an edit says beside title and text: `createonly`, or `baserevid` with `nocreate`, … */
export interface Edit extends Parameters {
	title: string;
	text: string;
	summary: string;
}

/** What became of an edit */
export interface Saved {
	/** Prefixed */
	title: string;
	/** Null if the page said so already */
	revision: number | null;
}

interface EditAnswer {
	edit: { result: string; title: string; newrevid?: number; nochange?: boolean; code?: string; info?: string };
}

interface TokenAnswer {
	query: { tokens: { csrftoken: string } };
}

/** The wiki has said no, for a reason that does not go away by itself. */
export class Refusal extends Error {
	/**
	 * @param code
	 * @param info
	 * @param data What the API's error says beside that
	 */
	public constructor( public readonly code: string, info: string, public readonly data: Record<string, unknown> = {} ) {
		super( info );
	}
}

/** No answer came, or none that says whether what was asked for has been done. */
export class Unanswered extends Error {
}

const USER_AGENT = 'EventCalendar-bot/0.1 (https://www.mediawiki.org/wiki/Extension:EventCalendar)';
const LOGGED_OUT = [ 'assertbotfailed', 'assertuserfailed', 'assertnameduserfailed' ];

/** One wiki, as the bot talks to it: one request at a time, politely. */
export class WikiClient {
	private readonly connection: Connection;

	private readonly patience: Patience;

	private token: string | null = null;

	private assertion: 'bot' | 'user' | null = null;

	public constructor( private readonly config: WikiConfig, clock: Clock, log: Log ) {
		this.connection = new Connection( config.api, USER_AGENT );
		this.patience = new Patience( clock, log );
	}

	/**
	 * @param assertion What the wiki shall check with each request: that it comes from a bot, or from an account at least
	 */
	public async logIn( assertion: 'bot' | 'user' ): Promise<void> {
		const { user, password } = this.config;
		if ( user === null || password === null ) {
			throw usage( `wiki "${ this.config.name }" needs a login: set EVENTCALENDAR_BOT_USER and EVENTCALENDAR_BOT_PASSWORD` );
		}
		this.token = null;
		this.assertion = null;
		try {
			await this.patiently( () => this.connection.login( { username: user, password } ) );
		} catch ( error ) {
			throw error instanceof Failure ? error :
				new Failure( `${ this.config.api }: ${ loginProblem( error ) }`, Exit.unreachable );
		}
		this.assertion = assertion;
	}

	/** Logs in if there is a password, for reading what not everybody may. */
	public async logInIfPossible(): Promise<void> {
		if ( this.config.user !== null && this.config.password !== null ) {
			await this.logIn( 'user' );
		}
	}

	public query<T>( parameters: Parameters ): Promise<T> {
		return this.ask<T>( { action: 'query', ...parameters }, 'GET' );
	}

	/**
	 * @yield The parts of an answer that comes in parts
	 */
	public async *queryAll<T extends object>( parameters: Parameters ): AsyncGenerator<T> {
		let next: Parameters | undefined = {};
		while ( next ) {
			const answer: T = await this.query<T>( { ...parameters, ...next } );
			yield answer;
			next = ( answer as { continue?: Parameters } ).continue;
		}
	}

	/** For what is too long for an address */
	public post<T>( parameters: Parameters ): Promise<T> {
		return this.ask<T>( parameters, 'POST' );
	}

	/**
	 * For what may be done twice without harm
	 *
	 * @return Whether the page is different now
	 */
	public async edit( edit: Edit ): Promise<boolean> {
		return ( await this.save( edit, true ) ).revision !== null;
	}

	/**
	 * For what must not be done twice: without an answer it is not sent again.
	 *
	 * @throws Unanswered
	 */
	public editOnce( edit: Edit ): Promise<Saved> {
		return this.save( edit, false );
	}

	/** Anything else that changes something, and may be sent again */
	public act<T>( parameters: Parameters ): Promise<T> {
		return this.withToken<T>( { maxlag: this.config.maxlag, ...parameters }, true );
	}

	private async save( edit: Edit, mayRepeat: boolean ): Promise<Saved> {
		const isBot = this.assertion === 'bot';
		const { edit: done } = await this.withToken<Partial<EditAnswer>>( {
			action: 'edit', maxlag: this.config.maxlag, ...( isBot ? { bot: 1 } : {} ), ...edit
		}, mayRepeat );
		if ( !done ) {
			throw new Unanswered( 'the answer to an edit says nothing of it' );
		}
		if ( done.result !== 'Success' ) {
			// A CAPTCHA, or what a hook says instead of an error
			throw new Refusal( done.code ?? done.result, done.info ?? JSON.stringify( done ) );
		}
		return { title: done.title, revision: done.nochange === true ? null : done.newrevid ?? 0 };
	}

	/** @param path Below rest.php */
	public async rest( path: string ): Promise<Answer> {
		return this.guarded( () => this.connection.get( this.config.rest + path ) );
	}

	private async withToken<T>( parameters: Parameters, mayRepeat: boolean ): Promise<T> {
		const send = async (): Promise<T> =>
			this.ask<T>( { ...parameters, token: this.token ?? await this.freshToken() }, 'POST', mayRepeat );
		try {
			return await send();
		} catch ( error ) {
			if ( !( error instanceof Refusal ) || error.code !== 'badtoken' ) {
				throw error;
			}
			this.token = null;
			return send();
		}
	}

	private async ask<T>( parameters: Parameters, method: 'GET' | 'POST', mayRepeat = true ): Promise<T> {
		const send = ( more: Parameters ): Promise<unknown> => {
			const all: Parameters = {
				uselang: 'en', ...( this.assertion ? { assert: this.assertion } : {} ), ...parameters, ...more
			};
			return this.guarded( () => method === 'POST' ?
				this.connection.request( all ) :
				this.connection.request( {}, { method, qs: { format: 'json', formatversion: 2, ...all } } ), mayRepeat );
		};
		try {
			return await send( {} ) as T;
		} catch ( error ) {
			if ( !( error instanceof Refusal ) || !LOGGED_OUT.includes( error.code ) || this.assertion === null ) {
				throw error;
			}
			await this.logInAgain( this.assertion, error );
			// The token of the old session is no longer good.
			return await send( 'token' in parameters ? { token: await this.freshToken() } : {} ) as T;
		}
	}

	/** Sessions end; a bot that has never been one does not become one. */
	private async logInAgain( assertion: 'bot' | 'user', error: Refusal ): Promise<void> {
		const { query } = await this.query<{ query: { userinfo: { anon?: boolean } } }>( { meta: 'userinfo', assert: 'anon' } )
			.catch( () => ( { query: { userinfo: { anon: false } } } ) );
		if ( !query.userinfo.anon ) {
			throw new Failure(
				assertion === 'bot' ? `${ this.config.user } has not the right "bot" here; --as-user edits without it` : error.message,
				Exit.unreachable
			);
		}
		await this.logIn( assertion );
	}

	private async freshToken(): Promise<string> {
		const { query } = await this.query<TokenAnswer>( { meta: 'tokens', type: 'csrf' } );
		this.token = query.tokens.csrftoken;
		return this.token;
	}

	private async guarded<T>( attempt: () => Promise<T>, mayRepeat = true ): Promise<T> {
		try {
			return await this.patiently( attempt, mayRepeat );
		} catch ( error ) {
			const { errorResponse, info, response } = error as
				{ errorResponse?: boolean; info?: string; response?: { error: Record<string, unknown> } };
			const code = codeOf( error );
			if ( !mayRepeat && isUnclear( error ) ) {
				throw new Unanswered( describe( error ) );
			}
			if ( errorResponse === true ) {
				throw new Refusal( code, info ?? code, response?.error );
			}
			if ( error instanceof Failure || error instanceof Refusal ) {
				throw error;
			}
			throw new Failure(
				error instanceof HttpProblem ? error.message : `${ this.config.api } cannot be reached: ${ describe( error ) }`,
				Exit.unreachable
			);
		}
	}

	private patiently<T>( attempt: () => Promise<T>, mayRepeat = true ): Promise<T> {
		return this.patience.run( attempt, () => this.connection.retryAfter, mayRepeat );
	}
}

function loginProblem( error: unknown ): string {
	const { response } = error as { response?: { login?: { result?: string; reason?: string } } };
	const login = response?.login;
	return login ? `login refused: ${ login.reason ?? login.result }` : describe( error );
}
