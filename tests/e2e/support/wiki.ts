import { request, type APIRequestContext } from '@playwright/test';

export interface EventPage {
	[ field: string ]: unknown;
	title: string | Record<string, string>;
}

/**
 * The wiki under test, used through its action API as any other client would.
 */
export class Wiki {
	private constructor(
		private readonly http: APIRequestContext,
		private readonly token: string,
		private readonly baseURL: string
	) {}

	/**
	 * @param baseURL Of another wiki than that under test
	 * @param password Of the administrator there
	 */
	public static async asAdmin(
		baseURL = process.env.BASE_URL ?? '', password = process.env.MW_ADMIN_PASSWORD ?? ''
	): Promise<Wiki> {
		return Wiki.logIn( baseURL, process.env.MW_ADMIN_USER ?? 'Admin', password );
	}

	private static async logIn( baseURL: string, username: string, password: string ): Promise<Wiki> {
		const http = await request.newContext( { baseURL } );
		const loginToken = await Wiki.fetchToken( http, 'login' );
		const answer = await http.post( '/api.php', { form: {
			action: 'clientlogin',
			format: 'json',
			formatversion: '2',
			username,
			password,
			loginreturnurl: baseURL,
			logintoken: loginToken
		} } );
		const { clientlogin } = await answer.json();
		if ( clientlogin?.status !== 'PASS' ) {
			throw new Error( 'Cannot log in: ' + JSON.stringify( clientlogin ) );
		}
		return new Wiki( http, await Wiki.fetchToken( http, 'csrf' ), baseURL );
	}

	private static async fetchToken(
		http: APIRequestContext, type: 'createaccount' | 'csrf' | 'login' | 'userrights'
	): Promise<string> {
		const answer = await http.get( '/api.php', {
			params: { action: 'query', meta: 'tokens', type, format: 'json', formatversion: '2' }
		} );
		return ( await answer.json() ).query.tokens[ `${ type }token` ];
	}

	/**
	 * Makes an account and logs in as it: what a test chooses or is told as somebody of its own is in nobody's way.
	 *
	 * @param groups That it is to be in
	 */
	public async asNewUser( username: string, groups: string[] = [] ): Promise<Wiki> {
		const password = `secret-${ Math.random() }-phrase`;
		const shared = { format: 'json', formatversion: '2', errorformat: 'plaintext' };
		const created = await ( await this.http.post( '/api.php', { form: {
			...shared, action: 'createaccount', username, password, retype: password, createreturnurl: this.baseURL,
			createtoken: await Wiki.fetchToken( this.http, 'createaccount' )
		} } ) ).json();
		if ( created.createaccount?.status !== 'PASS' ) {
			throw new Error( `Cannot make the account ${ username }: ${ JSON.stringify( created ) }` );
		}
		if ( groups.length ) {
			await this.http.post( '/api.php', { form: {
				...shared, action: 'userrights', user: username, add: groups.join( '|' ),
				token: await Wiki.fetchToken( this.http, 'userrights' )
			} } );
		}
		return Wiki.logIn( this.baseURL, username, password );
	}

	public async save( title: string, text: string ): Promise<number> {
		const answer = await this.http.post( '/api.php', { form: {
			action: 'edit', title, text, token: this.token, format: 'json', formatversion: '2', errorformat: 'plaintext'
		} } );
		const json = await answer.json();
		if ( json.edit?.result !== 'Success' ) {
			throw new Error( `Cannot save ${ title }: ${ JSON.stringify( json ) }` );
		}
		return json.edit.pageid;
	}

	/** @return Page id of the event's page */
	public async saveEvent( name: string, fields: EventPage ): Promise<number> {
		return this.save( `EventCalendar:${ name }`, JSON.stringify( fields ) );
	}

	/**
	 * Puts a channel on the settings page, or takes it off. Other tests do so at the same time: who finds the page changed
	 * reads it again.
	 */
	public async setChannel( id: string, channel: object | null ): Promise<void> {
		const title = 'MediaWiki:EventCalendar.json';
		const shared = { format: 'json', formatversion: '2', errorformat: 'plaintext' };
		for ( let attempt = 0; ; attempt++ ) {
			const found = await ( await this.http.get( '/api.php', {
				params: { ...shared, action: 'query', prop: 'revisions', titles: title, rvprop: 'ids|content', rvslots: 'main' }
			} ) ).json();
			const revision = found.query.pages[ 0 ].revisions?.[ 0 ];
			const settings = JSON.parse( revision?.slots.main.content ?? '{}' );
			settings.channels = { ...settings.channels, [ id ]: channel ?? undefined };
			const base = revision ? { baserevid: String( revision.revid ) } : { createonly: '1' };
			const answer = await ( await this.http.post( '/api.php', { form: {
				...shared, ...base, action: 'edit', title, text: JSON.stringify( settings ), token: this.token
			} } ) ).json();
			if ( answer.edit?.result === 'Success' ) {
				return;
			}
			if ( attempt === 4 || ![ 'editconflict', 'articleexists' ].includes( answer.errors?.[ 0 ].code ) ) {
				throw new Error( `Cannot save ${ title }: ${ JSON.stringify( answer ) }` );
			}
		}
	}

	public async hasExtension( name: string ): Promise<boolean> {
		const answer = await this.http.get( '/api.php', {
			params: { action: 'query', meta: 'siteinfo', siprop: 'extensions', format: 'json', formatversion: '2' }
		} );
		const { query } = await answer.json();
		return query.extensions.some( ( extension: { name: string } ) => extension.name === name );
	}

	/** @return The session, for a browser context */
	public async session(): Promise<Awaited<ReturnType<APIRequestContext[ 'storageState' ]>>> {
		return this.http.storageState();
	}

	public async close(): Promise<void> {
		await this.http.dispose();
	}
}

/**
 * A one-off event of an hour; fields can be replaced.
 */
export function event( title: EventPage[ 'title' ], start: string, fields: Record<string, unknown> = {} ): EventPage {
	return { version: 1, title, type: 'tech-talk', start, duration: 'PT1H', timeZone: 'UTC', ...fields };
}

/** A month that lies within the index's horizon, whenever the tests run: `YYYY-MM`. */
export const MONTH = monthAfter( new Date(), 3 );
export const NEXT_MONTH = monthAfter( new Date(), 4 );

function monthAfter( today: Date, months: number ): string {
	return new Date( Date.UTC( today.getUTCFullYear(), today.getUTCMonth() + months, 1 ) ).toISOString().slice( 0, 7 );
}
