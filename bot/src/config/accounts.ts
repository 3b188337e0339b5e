import { usage } from '../failure';
import { address, isPrivate, record, refuseSameVariable, refuseUnknown, string, variableName } from './values';

/** An account on a server that speaks Mastodon's API, with what the environment adds. */
export interface AccountConfig {
	/** Id of the channel, or the account's name on the settings page */
	name: string;
	/** Address, without a slash at its end */
	server: string;
	token: string | null;
	visibility: string;
}

const ACCOUNT = [ 'server', 'visibility' ];
const VISIBILITIES = [ 'public', 'unlisted', 'private' ];

/** What an account's token is called in the environment */
export function tokenVariable( name: string ): string {
	return `EVENTCALENDAR_MASTODON_TOKEN_${ variableName( name ) }`;
}

export function readAccounts( path: string, entry: unknown, environment: NodeJS.ProcessEnv ): AccountConfig[] {
	const entries = record( entry, `${ path }: "accounts"` );
	refuseSameVariable( path, Object.keys( entries ) );
	return Object.keys( entries ).map( ( name ) => {
		const place = `${ path }: account "${ name }"`;
		const own = record( entries[ name ], place );
		refuseUnknown( path, ` of account "${ name }"`, own, ACCOUNT, tokenVariable( name ) );
		const server = address( own.server, `${ place }: "server"`, 'https://social.example' ).replace( /\/$/, '' );
		if ( !isPrivate( server ) ) {
			throw usage( `${ place }: "server" must begin with https, since the token goes there` );
		}
		const visibility = own.visibility === undefined ? 'public' : string( own.visibility, `${ place }: "visibility"` );
		if ( !VISIBILITIES.includes( visibility ) ) {
			throw usage( `${ place }: "visibility" must be one of ${ VISIBILITIES.join( ', ' ) }` );
		}
		return { name, server, token: environment[ tokenVariable( name ) ] || null, visibility };
	} );
}
