import { type Clock } from '../clock';
import { type WikiConfig } from '../config/wikis';
import { type Item } from '../promotion/item';
import { type Saved, type WikiClient } from '../wiki/client';
import { Pace } from '../wiki/pace';
import { readTargetPage, type TargetPage } from './targetPage';

interface Answer {
	query: {
		general: { server: string; script: string };
		userinfo: { name: string; anon?: boolean };
	};
}

/** A wiki that announcements go to. */
export class TargetWiki {
	private readonly pace: Pace;

	private constructor(
		private readonly config: WikiConfig,
		private readonly client: WikiClient,
		clock: Clock,
		/** Address of index.php */
		private readonly script: string,
		/** Name of the account */
		public readonly bot: string
	) {
		this.pace = new Pace( clock, config.delay );
	}

	public static async open( config: WikiConfig, client: WikiClient, clock: Clock ): Promise<TargetWiki> {
		const { query } = await client.query<Answer>( { meta: 'siteinfo|userinfo', siprop: 'general' } );
		const { server, script } = query.general;
		const user = query.userinfo.anon ? ( config.user ?? '' ).replace( /@[^@]*$/, '' ) : query.userinfo.name;
		// A server may be given without its scheme.
		return new TargetWiki( config, client, clock, new URL( script, new URL( server, config.api ) ).href, user );
	}

	public get name(): string {
		return this.config.name;
	}

	public look( { targetpage, optout }: Item ): Promise<TargetPage | null> {
		return readTargetPage( this.client, targetpage ?? '', optout );
	}

	/** Until the distance to the last edit is kept */
	public turn(): Promise<void> {
		return this.pace.wait();
	}

	/**
	 * Adds a section, if the page is still what was seen. MediaWiki takes the same summary of the same account right after itself
	 * for an edit sent twice, so that not even a request that got stuck on its way can double it.
	 *
	 * @throws Unanswered
	 */
	public async write( { heading, text, summary }: Item, page: TargetPage ): Promise<Saved> {
		const saved = await this.client.editOnce( {
			title: page.title, section: 'new', sectiontitle: heading, text, summary, starttimestamp: page.seen,
			...( page.revision === null ? { createonly: 1 } : { nocreate: 1, baserevid: page.revision } )
		} );
		this.pace.edited();
		return saved;
	}

	/**
	 * @param title Of the page
	 * @param revision Null: the page as it is
	 */
	public link( title: string, revision: number | null ): string {
		const query = new URLSearchParams( { title: title.replaceAll( ' ', '_' ), ...( revision ? { oldid: String( revision ) } : {} ) } );
		return `${ this.script }?${ query }`;
	}
}
