import { type Context } from '../context';
import { Exit, type ExitCode } from '../failure';
import { type Parameters, WikiClient } from '../wiki/client';
import { readSite, type Site } from '../wiki/site';

/** Without these, nothing can be imported */
const NEEDED = [ 'edit', 'createpage' ];

/** What the bot has use for, and why */
const USEFUL: Record<string, string> = {
	applychangetags: 'imports are not tagged without it',
	bot: 'imports need --as-user without it',
	apihighlimits: 'larger answers',
	noratelimit: 'imports wait where the wiki limits edits'
};

interface User {
	query: { userinfo: { name: string; anon?: boolean; rights: string[]; blockreason?: string } };
}

/** Says whether the wiki can be reached, and what the account may do there. */
export async function showStatus( { config, clock, log }: Context ): Promise<ExitCode> {
	const client = new WikiClient( config, clock, log );
	await client.logInIfPossible();
	const site = await readSite( client );
	const { query: { userinfo } } = await client.query<User>( { meta: 'userinfo', uiprop: 'rights|blockinfo' } );
	const missing = NEEDED.filter( ( right ) => !userinfo.rights.includes( right ) );
	log.result( `Wiki            ${ site.name }, ${ config.api }` );
	log.result( `Software        ${ site.generator }, EventCalendar ${ site.version }` );
	log.result( `Events          ${ await countPages( client, site ) } pages` );
	log.result( `Logged in       ${ userinfo.anon ? 'no' : userinfo.name }` );
	if ( userinfo.blockreason !== undefined ) {
		log.result( `Blocked         ${ userinfo.blockreason }` );
	}
	for ( const right of NEEDED ) {
		log.result( `${ right.padEnd( 16 ) }${ missing.includes( right ) ? 'missing: needed for imports' : 'yes' }` );
	}
	for ( const [ right, use ] of Object.entries( USEFUL ) ) {
		log.result( `${ right.padEnd( 16 ) }${ userinfo.rights.includes( right ) ? 'yes' : `no (${ use })` }` );
	}
	return missing.length > 0 || userinfo.blockreason !== undefined ? Exit.someFailed : Exit.ok;
}

async function countPages( client: WikiClient, site: Site ): Promise<number> {
	let pages = 0;
	let next: Parameters | undefined = {};
	while ( next ) {
		const answer: { query: { allpages: unknown[] }; continue?: Parameters } = await client.query( {
			list: 'allpages', apnamespace: site.namespace, aplimit: 'max', ...next
		} );
		pages += answer.query.allpages.length;
		next = answer.continue;
	}
	return pages;
}
