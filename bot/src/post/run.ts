import { type AccountConfig, tokenVariable } from '../config/accounts';
import { type Context } from '../context';
import { Exit, type ExitCode, Failure } from '../failure';
import { type Item, placeOf } from '../promotion/item';
import { HomeFailure, type Promotions } from '../promotion/promotions';
import { Mastodon } from './mastodon';
import { type Posted, Poster } from './poster';

/** Posts, and counts what became of it. */
export class PostRun {
	private readonly posters = new Map<string, Poster>();

	/** Accounts that are left alone from now on */
	private readonly failed = new Map<string, Failure>();

	private readonly counts: Record<Posted[ 'kind' ] | 'left', number> =
		{ posted: 0, scheduled: 0, found: 0, busy: 0, failed: 0, refused: 0, left: 0 };

	public constructor( private readonly context: Context, private readonly promotions: Promotions ) {
	}

	public async post( item: Item ): Promise<void> {
		const { kind, detail } = await this.tryTo( item );
		this.counts[ kind ]++;
		const line = `${ kind.padEnd( 9 ) } ${ placeOf( item ) } – ${ item.title }: ${ detail }`;
		const { log } = this.context;
		if ( [ 'failed', 'refused', 'left' ].includes( kind ) ) {
			log.warn( line );
		} else {
			log.note( line );
		}
	}

	public end( all: number ): ExitCode {
		const { posted, scheduled, found, busy, failed, refused, left } = this.counts;
		const untouched = all - ( posted + scheduled + found + busy + failed + refused + left );
		this.context.log.result( [
			`${ posted } posted`,
			...( scheduled ? [ `${ scheduled } scheduled` ] : [] ),
			...( found ? [ `${ found } were there already` ] : [] ),
			...( failed + refused ? [ `${ failed + refused } failed` ] : [] ),
			...( busy ? [ `${ busy } for somebody else or a later run` ] : [] ),
			...( left + untouched ? [ `${ left + untouched } left; run it again to go on` ] : [] )
		].join( ', ' ) );
		if ( untouched > 0 ) {
			return Exit.interrupted;
		}
		const exits = Array.from( this.failed.values(), ( { exit } ) => exit );
		return exits.find( ( exit ) => exit !== Exit.someFailed ) ?? ( failed + refused + left > 0 ? Exit.someFailed : Exit.ok );
	}

	private async tryTo( item: Item ): Promise<Posted | { kind: 'left'; detail: string }> {
		const { clock } = this.context;
		const account = accountOf( this.context, item );
		const problem = problemOf( account, item ) ?? this.failed.get( account?.name ?? '' )?.message;
		if ( !account || problem !== undefined ) {
			return { kind: 'left', detail: problem ?? '' };
		}
		try {
			const posted = await this.posterOf( account ).post( item, Date.parse( item.due ) > clock.now() ? item.due : null );
			if ( posted.kind === 'refused' ) {
				this.failed.set( account.name, new Failure( `${ account.server } refuses: ${ posted.detail }`, Exit.someFailed ) );
			}
			return posted;
		} catch ( error ) {
			if ( !( error instanceof Failure ) || error instanceof HomeFailure ) {
				throw error;
			}
			this.failed.set( account.name, error );
			return { kind: 'left', detail: error.message };
		}
	}

	private posterOf( account: AccountConfig ): Poster {
		const { clock, log } = this.context;
		const poster = this.posters.get( account.name ) ??
			new Poster( new Mastodon( account, clock, log ), this.promotions, log );
		this.posters.set( account.name, poster );
		return poster;
	}
}

/** Accounts are called as their channel is, or as the settings page names them. */
export function accountOf( { accounts }: Context, { channel, account }: Item ): AccountConfig | null {
	return accounts.find( ( { name } ) => name === channel ) ?? accounts.find( ( { name } ) => name === account ) ?? null;
}

export function problemOf( account: AccountConfig | null, { channel }: Item ): string | undefined {
	return account === null ? `the configuration has no account "${ channel }"` :
		account.token === null ? `no token: set ${ tokenVariable( account.name ) }` : undefined;
}
