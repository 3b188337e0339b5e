import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export type Asked = Record<string, string>;

export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	body: unknown;
}

interface Page {
	revision: number;
	text: string;
}

const NAMESPACE = 5630;

/**
 * A wiki's api.php and rest.php in the documented shapes, in memory: just enough of it for the bot. What is imported are lines
 * `{ "uid": …, "title": … }`.
 */
export class FakeWiki {
	public readonly pages = new Map<string, Page>();

	public readonly asked: Asked[] = [];

	/** Looked at before anything else; the first that gives a reply is used up */
	public readonly trouble: ( ( asked: Asked ) => Reply | null )[] = [];

	/** By path */
	public readonly files = new Map<string, Reply>();

	public rights = [ 'edit', 'createpage', 'bot', 'applychangetags' ];

	public url = '';

	public session = 0;

	public batch = 2;

	protected revision = 100;

	private readonly server: Server;

	public constructor() {
		this.server = createServer( ( request, response ) => {
			this.serve( request, response ).catch( ( problem: Error ) => response.writeHead( 500 ).end( problem.stack ) );
		} );
	}

	public async open(): Promise<void> {
		await new Promise<void>( ( resolve ) => {
			this.server.listen( 0, '127.0.0.1', resolve );
		} );
		this.url = `http://127.0.0.1:${ ( this.server.address() as AddressInfo ).port }`;
	}

	public async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise( ( resolve ) => {
			this.server.close( resolve );
		} );
	}

	public edits(): Asked[] {
		return this.asked.filter( ( { action } ) => action === 'edit' );
	}

	public put( title: string, event: unknown ): void {
		this.pages.set( title, { revision: ++this.revision, text: JSON.stringify( event ) } );
	}

	private async serve( request: IncomingMessage, response: ServerResponse ): Promise<void> {
		const url = new URL( request.url ?? '', this.url );
		let body = '';
		for await ( const chunk of request ) {
			body += String( chunk );
		}
		const asked = Object.fromEntries( [ ...url.searchParams, ...new URLSearchParams( body ) ] );
		const reply = this.files.get( url.pathname ) ?? this.reply( asked, request.headers.cookie ?? '' );
		response.writeHead( reply.status ?? 200, reply.headers );
		response.end( typeof reply.body === 'string' ? reply.body : JSON.stringify( reply.body ) );
	}

	private reply( asked: Asked, cookie: string ): Reply {
		this.asked.push( asked );
		for ( const [ i, make ] of this.trouble.entries() ) {
			const reply = make( asked );
			if ( reply ) {
				this.trouble.splice( i, 1 );
				return reply;
			}
		}
		const isLoggedIn = this.session > 0 && cookie.includes( `session=${ this.session }` );
		if ( ( asked.assert === 'bot' || asked.assert === 'user' ) && !isLoggedIn ) {
			return error( `assert${ asked.assert }failed`, 'Not logged in' );
		}
		if ( asked.assert === 'bot' && !this.rights.includes( 'bot' ) ) {
			return error( 'assertbotfailed', 'No bot' );
		}
		if ( asked.assert === 'anon' && isLoggedIn ) {
			return error( 'assertanonfailed', 'Logged in' );
		}
		const more = this.more( asked );
		if ( more ) {
			return more;
		}
		switch ( asked.action ) {
			case 'login':
				return asked.lgpassword === 'right' ?
					{ headers: { 'set-cookie': `session=${ ++this.session }` }, body: { login: { result: 'Success' } } } :
					{ body: { login: { result: 'Failed', reason: 'Incorrect username or password entered.' } } };
			case 'query':
				return { body: this.query( asked, isLoggedIn ) };
			case 'eventcalendarimportplan':
				return { body: { eventcalendarimportplan: this.importPlan( asked ) } };
			case 'edit':
				return this.edit( asked );
			default:
				return error( 'badvalue', `Unknown action ${ asked.action }` );
		}
	}

	/** What wikis have that can do more */
	protected more( _asked: Asked ): Reply | null {
		return null;
	}

	private query( asked: Asked, isLoggedIn: boolean ): unknown {
		if ( asked.generator === 'allpages' ) {
			return this.allPages( asked );
		}
		if ( asked.list === 'allpages' ) {
			return { query: { allpages: Array.from( this.pages.keys() ) } };
		}
		return { query: {
			tokens: { logintoken: 'login', csrftoken: `token-${ this.session }` },
			general: { server: this.url, script: '/index.php', sitename: 'Fake', generator: 'MediaWiki 1.43.9', wikiid: 'fake', lang: 'en' },
			extensions: [ { name: 'EventCalendar', version: '9.9' } ],
			namespaces: { [ NAMESPACE ]: { id: NAMESPACE, canonical: 'EventCalendar' } },
			userinfo: { name: isLoggedIn ? 'Bot' : '127.0.0.1', anon: !isLoggedIn, rights: isLoggedIn ? this.rights : [ 'read' ] },
			allmessages: [ { content: 'Invalid events' } ]
		} };
	}

	/** Content comes an answer later, as when it is too much for one */
	private allPages( asked: Asked ): unknown {
		const titles = Array.from( this.pages.keys() ).sort();
		const from = Number( asked.gapcontinue ?? 0 );
		const some = titles.slice( from, from + this.batch );
		const base = ( title: string ): { pageid: number; title: string } => ( { pageid: titles.indexOf( title ) + 1, title } );
		if ( !( 'rvcontinue' in asked ) && some.length > 0 ) {
			return { query: { pages: some.map( base ) }, continue: { gapcontinue: from, rvcontinue: 1 } };
		}
		return {
			batchcomplete: true,
			query: { pages: some.map( ( title ) => ( { ...base( title ), ...this.content( title ) } ) ) },
			...( from + this.batch < titles.length ? { continue: { gapcontinue: from + this.batch } } : {} )
		};
	}

	private content( title: string ): object {
		const { text } = this.pages.get( title ) as Page;
		if ( text === '"hidden"' ) {
			return { revisions: [ { slots: { main: { texthidden: true } } } ] };
		}
		return {
			revisions: [ { slots: { main: { contentmodel: text.startsWith( '"' ) ? 'wikitext' : 'CalendarEvent', content: text } } } ],
			...( text.includes( '"bad"' ) ? { categories: [ {} ] } : {} )
		};
	}

	private importPlan( asked: Asked ): unknown {
		const lines = asked.text.split( '\n' ).filter( Boolean );
		if ( lines[ 0 ] === 'rubbish' ) {
			return { error: { code: 'no-events', place: '', message: 'There are no events in it.' }, entries: [], warnings: [], continue: null };
		}
		const offset = Number( asked.offset );
		const limit = Math.min( this.batch, asked.limit === 'max' ? Infinity : Number( asked.limit ) );
		const entries = lines.slice( offset, offset + limit ).map( ( line ) => this.entry( JSON.parse( line ) ) );
		return {
			error: null, entries, warnings: [], total: lines.length,
			continue: offset + entries.length < lines.length ? offset + entries.length : null
		};
	}

	private entry( { uid, title }: { uid: string; title: string } ): unknown {
		const text = JSON.stringify( { uid, title } );
		const known = Array.from( this.pages ).find( ( [ , page ] ) => JSON.parse( page.text ).uid === uid );
		const base = { uid, page: known?.[ 0 ] ?? `EventCalendar:${ title }`, fields: [], summary: 'Imported', problems: [], text: null, baserevid: null };
		if ( title === 'Without times' ) {
			return { ...base, outcome: 'skipped', page: null, problems: [ { code: 'no-start', place: uid, message: 'It has no start.' } ] };
		}
		if ( !known ) {
			return { ...base, outcome: 'new', text };
		}
		return known[ 1 ].text === text ?
			{ ...base, outcome: 'unchanged' } :
			{ ...base, outcome: 'changed', fields: [ 'title' ], text, baserevid: known[ 1 ].revision };
	}

	private edit( asked: Asked ): Reply {
		if ( asked.token !== `token-${ this.session }` ) {
			return error( 'badtoken', 'Invalid CSRF token.' );
		}
		const page = this.pages.get( asked.title );
		if ( asked.createonly && page ) {
			return error( 'articleexists', 'The page exists.' );
		}
		if ( asked.nocreate && !page ) {
			return error( 'missingtitle', 'The page does not exist.' );
		}
		if ( asked.baserevid && Number( asked.baserevid ) !== page?.revision ) {
			return error( 'editconflict', 'Edit conflict.' );
		}
		if ( page?.text === asked.text ) {
			return { body: { edit: { result: 'Success', nochange: true } } };
		}
		this.pages.set( asked.title, { revision: ++this.revision, text: asked.text } );
		return { body: { edit: { result: 'Success', newrevid: this.revision } } };
	}
}

export function error( code: string, info: string, headers: Record<string, string> = {} ): Reply {
	return { headers, body: { error: { code, info } } };
}
