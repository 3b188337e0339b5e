import { type Context } from '../context';
import { WikiClient } from '../wiki/client';
import { readSite, type Site } from '../wiki/site';
import { Promotions } from './promotions';

/** The wiki with the events, its plan and its ledger. */
export interface Home {
	client: WikiClient;
	site: Site;
	promotions: Promotions;
}

/**
 * @param context
 * @param assertion What each request asserts; plans are for those who may promote events alone
 */
export async function openHome( { config, clock, log }: Context, assertion: 'bot' | 'user' ): Promise<Home> {
	const client = new WikiClient( config, clock, log );
	await client.logIn( assertion );
	return { client, site: await readSite( client ), promotions: new Promotions( client ) };
}
