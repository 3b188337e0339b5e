import { usage } from '../failure';
import { address, isPrivate, record, refuseUnknown, seconds, string, type Values, variableName } from './values';

/** One wiki, with what the environment adds. */
export interface WikiConfig {
	name: string;
	/** WikiMap id, by which other wikis know it; null if it is not said */
	id: string | null;
	/** Address of api.php */
	api: string;
	/** Address of rest.php, without a slash at its end */
	rest: string;
	/** Of a bot password, `Name@label`; without it, or without a password, the bot reads as anybody does */
	user: string | null;
	password: string | null;
	/** Seconds of replication lag at which the bot waits */
	maxlag: number;
	/** Seconds between edits */
	delay: number;
}

/** Wikis that need no entry of their own, because one account is good for all of them */
export interface Farm {
	/** Names of hosts; with a dot in front: all below it */
	hosts: string[];
	user: string | null;
	password: string | null;
	maxlag: number;
	delay: number;
}

const MAXLAG = 5;
const DELAY = 1;
const WIKI = [ 'id', 'api', 'rest', 'user', 'maxlag', 'delay' ];
const FARM = [ 'hosts', 'user', 'maxlag', 'delay' ];
const PASSWORD = 'EVENTCALENDAR_BOT_PASSWORD';
const EXAMPLE = 'https://wiki.example/w/api.php';

/**
 * @param all The file, whose `maxlag` and `delay` are those of wikis that have none
 */
export function readWiki( path: string, name: string, entry: unknown, all: Values, environment: NodeJS.ProcessEnv ): WikiConfig {
	const place = `${ path }: wiki "${ name }"`;
	const own = record( entry, place );
	refuseUnknown( path, ` of wiki "${ name }"`, own, WIKI, PASSWORD );
	const api = address( own.api, `${ place }: "api"`, EXAMPLE );
	const password = environment[ `${ PASSWORD }_${ variableName( name ) }` ] || environment[ PASSWORD ] || null;
	if ( password !== null && !isPrivate( api ) ) {
		throw usage( `${ place }: "api" must begin with https, since the password goes there` );
	}
	return {
		name,
		id: own.id === undefined ? null : string( own.id, `${ place }: "id"` ),
		api,
		rest: own.rest === undefined ? restOf( api ) : address( own.rest, `${ place }: "rest"`, EXAMPLE ).replace( /\/$/, '' ),
		user: environment[ `EVENTCALENDAR_BOT_USER_${ variableName( name ) }` ] || environment.EVENTCALENDAR_BOT_USER ||
			( own.user === undefined ? null : string( own.user, `${ place }: "user"` ) ),
		password,
		...pace( own, all, place )
	};
}

export function readFarm( path: string, entry: unknown, all: Values, environment: NodeJS.ProcessEnv ): Farm {
	const place = `${ path }: "farm"`;
	const own = record( entry, place );
	refuseUnknown( path, ' of "farm"', own, FARM, PASSWORD );
	if ( !Array.isArray( own.hosts ) || !own.hosts.every( ( host ) => typeof host === 'string' && /^\.?[^\s./:]+(\.[^\s./:]+)*(:\d+)?$/.test( host ) ) ) {
		throw usage( `${ place }: "hosts" must be a list of hosts, such as "wiki.example", or ".example" for all below it` );
	}
	return {
		hosts: own.hosts,
		user: environment.EVENTCALENDAR_BOT_USER || ( own.user === undefined ? null : string( own.user, `${ place }: "user"` ) ),
		password: environment[ PASSWORD ] || null,
		...pace( own, all, place )
	};
}

/**
 * @return A wiki of the farm; null if the address is not of one
 */
export function ofFarm( farm: Farm, id: string, api: string ): WikiConfig | null {
	if ( !URL.canParse( api ) || !isPrivate( api ) ) {
		return null;
	}
	const { host, username, password: inAddress } = new URL( api );
	const isOne = farm.hosts.some( ( each ) => each.startsWith( '.' ) ? host.endsWith( each ) : host === each );
	const { user, password, maxlag, delay } = farm;
	return isOne && !username && !inAddress ? { name: id, id, api, rest: restOf( api ), user, password, maxlag, delay } : null;
}

function restOf( api: string ): string {
	return api.replace( /\/[^/]*$/, '/rest.php' );
}

function pace( own: Values, all: Values, place: string ): { maxlag: number; delay: number } {
	return {
		maxlag: seconds( own.maxlag ?? all.maxlag ?? MAXLAG, `${ place }: "maxlag"` ),
		delay: seconds( own.delay ?? all.delay ?? DELAY, `${ place }: "delay"` )
	};
}
