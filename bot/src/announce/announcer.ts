import { type Clock } from '../clock';
import { Exit, Failure } from '../failure';
import { type Item } from '../promotion/item';
import { type Promotions } from '../promotion/promotions';
import { Refusal, Unanswered } from '../wiki/client';
import { type TargetPage } from './targetPage';
import { type TargetWiki } from './targetWiki';
import { BLOCKED, find, judge, type Verdict } from './verdict';

/**
 * What became of one announcement. `found`: it had been written, and nobody had said so. `busy`: somebody else is at it, or was
 * not long ago. `left`: nothing was written, and nothing is said of it in the ledger.
 */
export interface Outcome {
	kind: 'written' | 'found' | 'skipped' | 'failed' | 'busy' | 'left';
	/** The address of what was written, or the reason why nothing was */
	detail: string;
	/** Whether it may have been written all the same */
	isUnclear?: boolean;
}

/** Somebody is faster, or the page is another one meanwhile */
const OUTDATED = [ 'articleexists', 'editconflict', 'missingtitle', 'nocreate-missing', 'pagedeleted' ];

/** The account has lost what it needs to edit anything */
const LOCKED_OUT = /^(permissiondenied|writeapidenied|badtoken)$/;

const LOOKS = 3;

/** Milliseconds that a request may take to arrive after all */
const STRAY = 10_000;

/** Writes announcements, each at most once: whatever happens, it looks before it writes. */
export class Announcer {
	public constructor( private readonly promotions: Promotions, private readonly clock: Clock ) {
	}

	/**
	 * @throws Failure The wiki takes no announcements, this or any other
	 */
	public async announce( item: Item, wiki: TargetWiki ): Promise<Outcome> {
		await wiki.turn();
		let isClaimed = false;
		for ( let looks = 1; ; looks++ ) {
			const page = await wiki.look( item );
			const verdict = judge( item, page, wiki.bot );
			if ( verdict.kind !== 'write' || page === null ) {
				return this.leave( item, wiki, page, verdict, isClaimed );
			}
			if ( item.state === 'claimed' ) {
				return { kind: 'busy', detail: 'somebody is at it' };
			}
			isClaimed ||= await this.promotions.claim( item );
			if ( !isClaimed ) {
				return { kind: 'busy', detail: 'somebody else is at it, or it was tried a moment ago' };
			}
			const outcome = await this.write( item, wiki, page, looks === LOOKS );
			if ( outcome ) {
				return outcome;
			}
		}
	}

	/**
	 * @return Null if it is worth another look
	 */
	private async write( item: Item, wiki: TargetWiki, page: TargetPage, isLast: boolean ): Promise<Outcome | null> {
		try {
			const { title, revision } = await wiki.write( item, page );
			return await this.done( item, 'written', wiki.link( title, revision ) );
		} catch ( error ) {
			if ( error instanceof Unanswered ) {
				return this.lookForStray( item, wiki, error );
			}
			if ( !( error instanceof Refusal ) ) {
				throw error;
			}
			if ( OUTDATED.includes( error.code ) && !isLast ) {
				return null;
			}
			if ( isLockedOut( error ) ) {
				throw new Failure( blockedText( wiki, error.message ), Exit.someFailed );
			}
			return this.fail( item, `${ error.message } [${ error.code }]`, true );
		}
	}

	/** No answer came. It may still be saved, so it is not sent again: the claim lapses, and the next run looks. */
	private async lookForStray( item: Item, wiki: TargetWiki, error: Unanswered ): Promise<Outcome> {
		await this.clock.sleep( STRAY );
		const page = await wiki.look( item );
		const there = page && find( item, page );
		return page && there ?
			this.leave( item, wiki, page, there, true ) :
			{ kind: 'left', detail: `no answer came (${ error.message }); the next run will see whether it was saved`, isUnclear: true };
	}

	private async leave(
		item: Item, wiki: TargetWiki, page: TargetPage | null, verdict: Verdict, isClaimed: boolean
	): Promise<Outcome> {
		switch ( verdict.kind ) {
			case 'there':
				return this.done( item, 'found', wiki.link( page?.title ?? '', verdict.revision ) );
			case 'never':
				return this.skip( item, verdict.reason, isClaimed );
			case 'not now':
				return this.fail( item, verdict.reason, isClaimed );
			case 'blocked':
				throw new Failure( blockedText( wiki, verdict.reason ), Exit.someFailed );
			default:
				throw new Error( 'not to be left' );
		}
	}

	private async done( item: Item, kind: 'written' | 'found', url: string ): Promise<Outcome> {
		await this.promotions.done( item, url );
		return { kind, detail: url };
	}

	private async skip( item: Item, reason: string, isClaimed: boolean ): Promise<Outcome> {
		if ( isClaimed || item.state === 'claimed' ) {
			// What is claimed cannot be skipped; the next run does.
			return this.fail( item, reason, isClaimed );
		}
		await this.promotions.skip( item, reason );
		return { kind: 'skipped', detail: reason };
	}

	private async fail( item: Item, reason: string, isClaimed: boolean ): Promise<Outcome> {
		if ( !isClaimed && item.state === 'claimed' ) {
			return { kind: 'left', detail: reason };
		}
		if ( isClaimed || await this.promotions.claim( item ) ) {
			await this.promotions.fail( item, reason );
		}
		return { kind: 'failed', detail: reason };
	}
}

function isLockedOut( { code, data }: Refusal ): boolean {
	const { blockpartial } = ( data.blockinfo ?? {} ) as { blockpartial?: boolean };
	return BLOCKED.test( code ) && !blockpartial || LOCKED_OUT.test( code );
}

function blockedText( { name, bot }: TargetWiki, reason: string ): string {
	return `${ bot } can write nothing on ${ name }: ${ reason }`;
}
