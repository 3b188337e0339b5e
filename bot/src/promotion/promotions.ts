import { Exit, Failure } from '../failure';
import { type Parameters, Refusal, type WikiClient } from '../wiki/client';
import { type Item, type State } from './item';

/** How far ahead events are looked for, in days: as far as the wiki knows an action by its identifier */
export const AHEAD_DAYS = 300;

/** @return Milliseconds */
export function inDays( days: number, now: number ): number {
	return now + days * 86_400_000;
}

export interface Wanted {
	states: State[];
	kinds?: Item[ 'kind' ][];
	channels?: string[];
	/** Up to when occurrences begin; milliseconds */
	end: number;
}

type Deed = 'claim' | 'done' | 'failed' | 'skip' | 'undo';

interface ListAnswer {
	query?: { eventpromotion?: Item[] };
}

/** The wiki with the events does not take what it is told: of no use to go on anywhere */
export class HomeFailure extends Failure {
}

/** The plan and the ledger of what is announced, on the wiki that has the events. */
export class Promotions {
	public constructor( private readonly client: WikiClient ) {
	}

	/** What comes first is due first. */
	public async list( { states, kinds, channels, end }: Wanted ): Promise<Item[]> {
		const items: Item[] = [];
		const parameters: Parameters = {
			list: 'eventpromotion', epstate: states.join( '|' ), eplimit: 'max',
			epend: new Date( end ).toISOString().replace( /\.\d+/, '' ),
			...( kinds ? { epkind: kinds.join( '|' ) } : {} ),
			...( channels?.length ? { epchannel: channels.join( '|' ) } : {} )
		};
		try {
			for await ( const { query } of this.client.queryAll<ListAnswer>( parameters ) ) {
				if ( !query?.eventpromotion ) {
					throw new Failure( 'the wiki knows no plans of promotion: its EventCalendar is too old', Exit.unreachable );
				}
				items.push( ...query.eventpromotion );
			}
		} catch ( error ) {
			throw homeFailure( error );
		}
		return items.sort( ( a, b ) => a.due < b.due ? -1 : a.due > b.due ? 1 : 0 );
	}

	/**
	 * @return Whether nobody else does it, or has done it
	 */
	public async claim( item: Item ): Promise<boolean> {
		try {
			await this.tell( item, 'claim' );
			return true;
		} catch ( error ) {
			if ( error instanceof Refusal && isTaken( error ) ) {
				return false;
			}
			throw homeFailure( error );
		}
	}

	public async done( item: Pick<Item, 'id'>, url: string ): Promise<void> {
		await this.settle( item, 'done', { url } );
	}

	public async fail( item: Item, reason: string ): Promise<void> {
		await this.settle( item, 'failed', { reason } );
	}

	public async skip( item: Item, reason: string ): Promise<void> {
		await this.settle( item, 'skip', { reason } );
	}

	private async settle( item: Pick<Item, 'id'>, deed: Deed, parameters: Parameters ): Promise<void> {
		try {
			await this.tell( item, deed, parameters );
		} catch ( error ) {
			// It has been told before, and the answer was lost.
			const isTold = error instanceof Refusal && isTaken( error ) && [ 'done', 'skipped' ].includes( String( error.data.state ) );
			if ( !isTold ) {
				throw homeFailure( error );
			}
		}
	}

	private tell( { id }: Pick<Item, 'id'>, deed: Deed, parameters: Parameters = {} ): Promise<unknown> {
		return this.client.act( { action: 'eventcalendarpromote', id, do: deed, ...parameters } );
	}
}

function isTaken( { code }: Refusal ): boolean {
	return code === 'eventcalendar-promote-taken';
}

function homeFailure( error: unknown ): unknown {
	if ( error instanceof Refusal ) {
		return error.code === 'permissiondenied' ?
			new HomeFailure( `the account may not promote events here, for want of the right eventcalendar-promote: ${ error.message }`, Exit.unreachable ) :
			new HomeFailure( `the wiki of the events refuses: ${ error.message } [${ error.code }]`, Exit.someFailed );
	}
	return error instanceof Failure ? new HomeFailure( error.message, error.exit ) : error;
}
