import { type Clock } from '../clock';
import { type Log } from '../log';
import { type Edit, Refusal, type WikiClient } from '../wiki/client';
import { Pace } from '../wiki/pace';
import { type Entry, type Planner } from './plan';

export const TAG = 'eventcalendar-import';

/** `done`: saved; `same`: the page says so already; `refused`: it cannot be, and the log says why */
export type Written = 'done' | 'same' | 'refused';

/** The page is not what the plan saw */
const OUTDATED = [ 'articleexists', 'editconflict', 'missingtitle', 'nocreate-missing', 'pagedeleted' ];

/** The account or the wiki has no such tag to give */
const TAG_REFUSED = /^(badtags|tags-apply-|permissiondenied-applychangetags)/;

/** Nobody of this account edits anything */
const LOCKED_OUT = [ 'blocked', 'autoblocked', 'globalblocking', 'permissiondenied', 'writeapidenied' ];
const LOCKED_OUT_AFTER = 5;

/** Carries out a plan entry by entry, each as one edit that only holds if the page is still what the plan saw. */
export class Writer {
	private isTagged = true;

	private readonly pace: Pace;

	private refusedInARow = 0;

	public constructor(
		private readonly client: WikiClient,
		private readonly planner: Planner,
		private readonly log: Log,
		clock: Clock,
		/** Seconds between two edits */
		delay: number
	) {
		this.pace = new Pace( clock, delay );
	}

	/** Whether it is of no use to go on: the account is blocked, or has lost its rights */
	public get isLockedOut(): boolean {
		return this.refusedInARow >= LOCKED_OUT_AFTER;
	}

	/**
	 * @param place Of the entry in the plan
	 */
	public async write( entry: Entry, place: number ): Promise<Written> {
		try {
			return await this.save( entry );
		} catch ( error ) {
			if ( !( error instanceof Refusal ) || !OUTDATED.includes( error.code ) ) {
				return this.refuse( entry, error );
			}
		}
		// Somebody was faster, or an edit was saved of which no answer came: the wiki says anew what is to be done, once.
		const again = await this.planner.again( entry, place );
		if ( !again || again.outcome === 'unchanged' ) {
			return 'same';
		}
		if ( again.outcome === 'skipped' ) {
			return this.refuse( entry, new Refusal( 'skipped', again.problems.map( ( { message } ) => message ).join( ' ' ) ) );
		}
		try {
			return await this.save( again );
		} catch ( error ) {
			return this.refuse( again, error );
		}
	}

	private async save( entry: Entry ): Promise<Written> {
		await this.pace.wait();
		const isSaved = await this.edit( editOf( entry ) );
		this.pace.edited();
		this.refusedInARow = 0;
		return isSaved ? 'done' : 'same';
	}

	private async edit( edit: Edit ): Promise<boolean> {
		if ( this.isTagged ) {
			try {
				return await this.client.edit( { ...edit, tags: TAG } );
			} catch ( error ) {
				if ( !( error instanceof Refusal ) || !TAG_REFUSED.test( error.code ) ) {
					throw error;
				}
				this.isTagged = false;
				this.log.warn( `Edits are not tagged "${ TAG }": ${ error.message }` );
			}
		}
		return this.client.edit( edit );
	}

	private refuse( entry: Entry, error: unknown ): Written {
		if ( !( error instanceof Refusal ) ) {
			throw error;
		}
		this.refusedInARow = LOCKED_OUT.includes( error.code ) ? this.refusedInARow + 1 : 0;
		this.log.warn( `Refused: ${ entry.page }: ${ error.message } [${ error.code }]` );
		return 'refused';
	}
}

function editOf( entry: Entry ): Edit {
	const { page, text, summary, baserevid } = entry;
	const edit = { title: page ?? '', text: text ?? '', summary };
	return baserevid === null ? { ...edit, createonly: 1 } : { ...edit, baserevid, nocreate: 1 };
}
