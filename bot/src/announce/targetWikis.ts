import { ofFarm, type WikiConfig } from '../config/wikis';
import { type Context } from '../context';
import { type Failure, usage } from '../failure';
import { type Item } from '../promotion/item';
import { WikiClient } from '../wiki/client';
import { TargetWiki } from './targetWiki';

/** As whom to write; null: only to look, logged in if there is a password */
export type Role = 'bot' | 'user' | null;

/**
 * The wikis that announcements go to, each opened once, when it is needed. One that fails is left alone from then on, and the
 * others go on.
 */
export class TargetWikis {
	private readonly opened = new Map<string, Promise<TargetWiki>>();

	/** By the address of api.php */
	private readonly failed = new Map<string, Failure>();

	/**
	 * @param context
	 * @param homeId WikiMap id of the wiki with the events
	 * @param homeClient Logged in
	 * @param role
	 */
	public constructor(
		private readonly context: Context,
		private readonly homeId: string,
		private readonly homeClient: WikiClient,
		private readonly role: Role
	) {
	}

	/**
	 * @return Null if the configuration has no such wiki
	 */
	public configOf( { wiki, api }: Item ): WikiConfig | null {
		const { config, wikis, farm } = this.context;
		if ( wiki === null || wiki === this.homeId ) {
			return config;
		}
		return wikis.find( ( { id } ) => id === wiki ) ??
			( api === null ? null : wikis.find( ( each ) => each.id === null && each.api === api ) ??
				( farm && ofFarm( farm, wiki, api ) ) );
	}

	/**
	 * @throws Failure The same each time
	 */
	public async open( config: WikiConfig ): Promise<TargetWiki> {
		const failure = this.failed.get( config.api );
		if ( failure ) {
			throw failure;
		}
		let target = this.opened.get( config.api );
		if ( !target ) {
			target = this.connect( config );
			this.opened.set( config.api, target );
		}
		return target;
	}

	/** Leaves a wiki alone from now on. */
	public giveUp( config: WikiConfig, failure: Failure ): void {
		this.failed.set( config.api, failure );
	}

	public get failures(): Failure[] {
		return Array.from( this.failed.values() );
	}

	private async connect( config: WikiConfig ): Promise<TargetWiki> {
		const { clock, log } = this.context;
		if ( config.api === this.context.config.api ) {
			return TargetWiki.open( config, this.homeClient, clock );
		}
		const client = new WikiClient( config, clock, log );
		if ( this.role === null ) {
			await client.logInIfPossible();
		} else if ( config.user === null || config.password === null ) {
			throw usage( `wiki "${ config.name }" needs a login` );
		} else {
			await client.logIn( this.role );
		}
		return TargetWiki.open( config, client, clock );
	}
}
