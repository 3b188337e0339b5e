import { Failure } from '../failure';
import { type Log } from '../log';
import { type Item } from '../promotion/item';
import { type Promotions } from '../promotion/promotions';
import { type Account, type Mastodon, PostRefusal, type Status } from './mastodon';
import { fetchPicture } from './picture';

/** As of announcements; `scheduled` is posted by the server, later. `refused` is the whole account, of no use to go on with. */
export interface Posted {
	kind: 'posted' | 'scheduled' | 'found' | 'busy' | 'failed' | 'refused';
	/** The address of the post, or of the account as long as there is none; or the reason */
	detail: string;
}

/** Milliseconds: what Mastodon asks for, and a minute for the way there */
export const SCHEDULE_AHEAD = 6 * 60_000;

/** Posts of one account, each at most once. */
export class Poster {
	private known: { account: Account; recent: Status[] } | null = null;

	public constructor(
		private readonly mastodon: Mastodon,
		private readonly promotions: Promotions,
		private readonly log: Log
	) {
	}

	/**
	 * @param item
	 * @param scheduledAt ISO 8601; null: now
	 */
	public async post( item: Item, scheduledAt: string | null ): Promise<Posted> {
		let isClaimed = false;
		try {
			const { account, recent } = await this.state();
			const there = recent.find( ( { links } ) => item.link !== null && links.includes( item.link ) );
			if ( there ) {
				return await this.done( item, 'found', there.url ?? account.url );
			}
			isClaimed = item.state !== 'claimed' && await this.promotions.claim( item );
			if ( !isClaimed ) {
				return { kind: 'busy', detail: 'somebody else is at it, or it was tried a moment ago' };
			}
			const media = await this.picture( item );
			const { url } = await this.mastodon.post(
				{ text: item.text, language: item.language.split( '-' )[ 0 ], media, scheduledAt }, item.id
			);
			return await this.done( item, url === null ? 'scheduled' : 'posted', url ?? account.url );
		} catch ( error ) {
			if ( !( error instanceof PostRefusal ) ) {
				throw error;
			}
			return this.fail( item, error, isClaimed );
		}
	}

	/** What may have been posted by a run that could not tell of it: keys are forgotten after an hour. */
	private async state(): Promise<{ account: Account; recent: Status[] }> {
		if ( this.known === null ) {
			const account = await this.mastodon.whoAmI();
			this.known = { account, recent: await this.mastodon.recent( account ) };
		}
		return this.known;
	}

	private async picture( { image, alt }: Item ): Promise<string | null> {
		if ( !image ) {
			return null;
		}
		try {
			const id = await this.mastodon.upload( await fetchPicture( image ), alt );
			if ( id === null ) {
				this.log.warn( 'Posted without its picture: the server does not get ready with it' );
			}
			return id;
		} catch ( error ) {
			if ( error instanceof Failure || error instanceof PostRefusal && error.status !== 422 && error.status !== 404 ) {
				throw error;
			}
			this.log.warn( `Posted without its picture: ${ ( error as Error ).message }` );
			return null;
		}
	}

	private async done( item: Item, kind: Posted[ 'kind' ], url: string ): Promise<Posted> {
		await this.promotions.done( item, url );
		return { kind, detail: url };
	}

	private async fail( item: Item, { status, message }: PostRefusal, isClaimed: boolean ): Promise<Posted> {
		const reason = `${ message } [HTTP status ${ status }]`;
		if ( isClaimed || item.state === 'due' && await this.promotions.claim( item ) ) {
			await this.promotions.fail( item, reason );
		}
		// A token that is not good is not good for the others either.
		return { kind: status === 401 || status === 403 ? 'refused' : 'failed', detail: reason };
	}
}
