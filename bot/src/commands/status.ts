import { tokenVariable } from '../config/accounts';
import { type Context } from '../context';
import { describe, Exit, type ExitCode, Failure } from '../failure';
import { Mastodon, PostRefusal } from '../post/mastodon';
import { type Item } from '../promotion/item';
import { AHEAD_DAYS, inDays, Promotions } from '../promotion/promotions';
import { WikiClient } from '../wiki/client';
import { readSite, type Site } from '../wiki/site';

/** Without these, nothing can be imported */
const NEEDED = [ 'edit', 'createpage' ];

const PROMOTE = 'eventcalendar-promote';

const WIDTH = 22;

/** What the bot has use for, and why */
const USEFUL: Record<string, string> = {
	applychangetags: 'imports are not tagged without it',
	bot: 'imports need --as-user without it',
	apihighlimits: 'larger answers',
	noratelimit: 'imports wait where the wiki limits edits',
	[ PROMOTE ]: 'plan, announce and post need it'
};

export interface StatusOptions {
	/** Whether to ask the servers of accounts of social networks */
	withAccounts: boolean;
}

interface User {
	query: { userinfo: { name: string; anon?: boolean; rights: string[]; blockreason?: string } };
}

/** Says whether the wiki can be reached, and what the account may do there. */
export async function showStatus( context: Context, { withAccounts }: StatusOptions ): Promise<ExitCode> {
	const { config, clock, log } = context;
	const client = new WikiClient( config, clock, log );
	await client.logInIfPossible();
	const site = await readSite( client );
	const { query: { userinfo } } = await client.query<User>( { meta: 'userinfo', uiprop: 'rights|blockinfo' } );
	const missing = NEEDED.filter( ( right ) => !userinfo.rights.includes( right ) );
	const tell = ( name: string, value: string ): void => log.result( name.padEnd( WIDTH ) + value );
	tell( 'Wiki', `${ site.name }, ${ config.api }` );
	tell( 'Software', `${ site.generator }, EventCalendar ${ site.version }` );
	tell( 'Events', `${ await countPages( client, site ) } pages` );
	tell( 'Logged in', userinfo.anon ? 'no' : userinfo.name );
	if ( userinfo.blockreason !== undefined ) {
		tell( 'Blocked', userinfo.blockreason );
	}
	for ( const right of NEEDED ) {
		tell( right, missing.includes( right ) ? 'missing: needed for imports' : 'yes' );
	}
	for ( const [ right, use ] of Object.entries( USEFUL ) ) {
		tell( right, userinfo.rights.includes( right ) ? 'yes' : `no (${ use })` );
	}
	if ( userinfo.rights.includes( PROMOTE ) ) {
		tell( 'Due now', await countDue( client, clock.now() ) );
	}
	for ( const [ name, answer ] of withAccounts ? await askAccounts( context ) : [] ) {
		tell( name, answer );
	}
	return missing.length > 0 || userinfo.blockreason !== undefined ? Exit.someFailed : Exit.ok;
}

async function countPages( client: WikiClient, site: Site ): Promise<number> {
	let pages = 0;
	const parameters = { list: 'allpages', apnamespace: site.namespace, aplimit: 'max' };
	for await ( const { query } of client.queryAll<{ query: { allpages: unknown[] } }>( parameters ) ) {
		pages += query.allpages.length;
	}
	return pages;
}

async function countDue( client: WikiClient, now: number ): Promise<string> {
	try {
		const items = await new Promotions( client ).list( { states: [ 'due', 'failed' ], end: inDays( AHEAD_DAYS, now ) } );
		const count = ( kind: Item[ 'kind' ], state: Item[ 'state' ] ): number =>
			items.filter( ( item ) => item.kind === kind && item.state === state ).length;
		const failed = count( 'announce', 'failed' ) + count( 'post', 'failed' );
		return `${ count( 'announce', 'due' ) } announcements, ${ count( 'post', 'due' ) } posts${ failed ? `; ${ failed } failed` : '' }`;
	} catch ( error ) {
		if ( error instanceof Failure ) {
			return error.message;
		}
		throw error;
	}
}

async function askAccounts( { accounts, clock, log }: Context ): Promise<[ string, string ][]> {
	const answers: [ string, string ][] = [];
	for ( const account of accounts ) {
		answers.push( [ account.name, account.token === null ? `no token: set ${ tokenVariable( account.name ) }` :
			await new Mastodon( account, clock, log ).whoAmI().then(
				( { acct, url } ) => `${ acct }, ${ url }`,
				( error: unknown ) => `${ account.server }: ${ error instanceof PostRefusal ? `refused: ${ error.message }` : describe( error ) }`
			) ] );
	}
	return answers;
}
