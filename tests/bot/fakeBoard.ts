import { type Item } from '../../bot/src/promotion/item';
import { type Asked, error, FakeWiki, type Reply } from './fakeWiki';

export interface Target {
	text: string;
	edits: { revid: number; comment: string; user: string }[];
	ns?: number;
	model?: string;
	categories?: string[];
	redirect?: string;
	/** Errors of intestactions */
	errors?: { code: string; text: string; data?: unknown }[];
	subjectid?: number;
	isMissing?: boolean;
}

/** A wiki in memory that has a plan of promotion and its ledger, or pages to announce on, or both. */
export class FakeBoard extends FakeWiki {
	public readonly items: Item[] = [];

	public readonly targets = new Map<string, Target>();

	public readonly users = [ 'Ada' ];

	/** @return The item, to be changed */
	public plan( more: Partial<Item> = {} ): Item {
		const number = this.items.length + 1;
		const id = more.id ?? String( number ).padStart( 32, '0' );
		const item: Item = {
			id, kind: 'announce', state: 'due', due: `2027-02-${ String( number ).padStart( 2, '0' ) }T00:00:00Z`,
			occurrence: `${ number }`, page: `EventCalendar:Talk ${ number }`, title: `Talk ${ number }`, start: '2027-03-10T18:00:00Z',
			channel: 'pump', channelkind: 'page', network: null, account: null, wiki: 'fake', targetpage: 'Project:Pump', api: null,
			heading: `Talk ${ number }`, text: `Come! ~~~~ <!-- eventcalendar:${ id } -->`, summary: `Talk ${ number } eventcalendar:${ id }`,
			alt: '', image: null, link: `https://wiki.example/l/${ number }`, optout: [ 'Category:No events' ], language: 'en',
			done: null, reason: null, attempts: 0, ...more
		};
		this.items.push( item );
		return item;
	}

	public page( title: string, more: Partial<Target> = {} ): Target {
		const target: Target = { text: 'Old', edits: [ { revid: ++this.revision, comment: 'Old', user: 'Ada' } ], ...more };
		this.targets.set( title, target );
		return target;
	}

	public sections( title: string ): string[] {
		return Array.from( this.targets.get( title )?.text.matchAll( /^== (.*) ==$/gm ) ?? [], ( [ , heading ] ) => heading );
	}

	protected override more( asked: Asked ): Reply | null {
		if ( asked.list === 'eventpromotion' ) {
			const wanted = ( value: string | undefined, own: string ): boolean =>
				value === undefined || value.split( '|' ).includes( own );
			const eventpromotion = this.items.filter( ( { state, kind, channel } ) =>
				wanted( asked.epstate, state ) && wanted( asked.epkind, kind ) && wanted( asked.epchannel, channel ) );
			return { body: { query: { eventpromotion } } };
		}
		if ( asked.action === 'eventcalendarpromote' ) {
			return this.promote( asked );
		}
		if ( asked.list === 'users' ) {
			const user = this.users.includes( asked.ususers ) ? { name: asked.ususers } : { missing: true };
			return { body: { query: { users: [ user ] } } };
		}
		if ( asked.action === 'query' && asked.titles ) {
			return { body: this.read( asked ) };
		}
		return asked.action === 'edit' && asked.section === 'new' ? this.addSection( asked ) : null;
	}

	private isToken( { token }: Asked ): boolean {
		return [ `token-${ this.session }` ].includes( token );
	}

	private promote( { id, do: deed, url, reason, ...more }: Asked ): Reply {
		if ( !this.isToken( more ) ) {
			return error( 'badtoken', 'Invalid CSRF token.' );
		}
		const item = this.items.find( ( each ) => each.id === id );
		if ( !item ) {
			return error( 'eventcalendar-promote-unknown', 'There is no such thing in the plan.' );
		}
		const isOpen = {
			claim: [ 'due', 'coming' ], done: [ 'due', 'coming', 'failed', 'claimed', 'skipped' ], failed: [ 'claimed' ],
			skip: [ 'due', 'coming', 'failed' ], undo: [ 'done', 'failed', 'skipped' ]
		}[ deed ]?.includes( item.state );
		if ( !isOpen ) {
			return { body: { error: { code: 'eventcalendar-promote-taken', info: 'Taken.', state: item.state } } };
		}
		const becomes = { claim: 'claimed', done: 'done', failed: 'failed', skip: 'skipped', undo: 'due' } as const;
		item.state = becomes[ deed as keyof typeof becomes ];
		item.reason = reason ?? null;
		item.done = deed === 'done' ? { time: '2027-03-01T10:00:00Z', url: url ?? null, by: 'Bot' } : null;
		item.attempts += deed === 'claim' ? 1 : 0;
		return { body: { eventcalendarpromote: { id, state: item.state, attempt: item.attempts } } };
	}

	private read( { titles, prop, redirects, clcategories = '' }: Asked ): unknown {
		const hops: { from: string; to: string }[] = [];
		const next = ( from: string ): string => {
			const to = redirects ? this.targets.get( from )?.redirect : undefined;
			if ( to === undefined ) {
				return from;
			}
			hops.push( { from, to } );
			return next( to );
		};
		const title = next( titles );
		const page = this.targets.get( title );
		const isMissing = !page || page.isMissing;
		const ns = page?.ns ?? ( title.startsWith( 'User talk:' ) ? 3 : 4 );
		const base = { ns, title, ...( isMissing ? { missing: true } : {} ), contentmodel: page?.model ?? 'wikitext' };
		if ( prop === 'revisions' ) {
			return { query: { pages: [ { ...base, revisions: page?.edits.slice().reverse() } ] } };
		}
		const categories = ( page?.categories ?? [] ).filter( ( each ) => clcategories.split( '|' ).includes( each ) );
		return { curtimestamp: '2027-03-01T10:00:00Z', query: {
			...( hops.length ? { redirects: hops } : {} ),
			pages: [ {
				...base, actions: { edit: page?.errors ?? [], create: [] },
				...( page?.subjectid ? { subjectid: page.subjectid } : {} ),
				...( categories.length ? { categories: categories.map( ( each ) => ( { title: each } ) ) } : {} ),
				...( isMissing ? {} : { revisions: [ {
					revid: page.edits.at( -1 )?.revid, slots: { main: { contentmodel: page.model ?? 'wikitext', content: page.text } }
				} ] } )
			} ]
		} };
	}

	/** As EditPage has it: a section more is no conflict, unless it is the same summary of the same account again. */
	private addSection( { title, sectiontitle, text, summary, baserevid, createonly, nocreate, ...more }: Asked ): Reply {
		if ( !this.isToken( more ) ) {
			return error( 'badtoken', 'Invalid CSRF token.' );
		}
		let page = this.targets.get( title );
		if ( nocreate && ( !page || page.isMissing ) ) {
			return error( 'missingtitle', 'The page does not exist.' );
		}
		if ( createonly && page && !page.isMissing ) {
			return error( 'articleexists', 'The page exists.' );
		}
		page ??= this.page( title, { text: '', edits: [] } );
		const last = page.edits.at( -1 );
		if ( last && baserevid && Number( baserevid ) !== last.revid && last.user === 'Bot' && last.comment === summary ) {
			return error( 'editconflict', 'Edit conflict.' );
		}
		page.isMissing = false;
		page.text += `\n\n== ${ sectiontitle } ==\n${ text }`;
		page.edits.push( { revid: ++this.revision, comment: summary, user: 'Bot' } );
		return { body: { edit: { result: 'Success', title, newrevid: this.revision } } };
	}
}
