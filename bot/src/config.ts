import { readFileSync } from 'node:fs';
import { describe, usage } from './failure';

export const DEFAULT_FILE = 'eventcalendar.json';

/** One wiki, with what the environment adds. */
export interface WikiConfig {
	name: string;
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

type Values = Record<string, unknown>;

const MAXLAG = 5;
const DELAY = 1;
const TOP = [ 'wikis', 'wiki', 'maxlag', 'delay' ];
const WIKI = [ 'api', 'rest', 'user', 'maxlag', 'delay' ];

/**
 * @param file Null: eventcalendar.json of the current folder
 * @param name Null: the file's `wiki`, or its only one
 */
export function loadConfig( file: string | null, name: string | null, environment: NodeJS.ProcessEnv ): WikiConfig {
	const path = file ?? DEFAULT_FILE;
	const config = parse( path );
	refuseUnknown( path, '', config, TOP );
	const wikis = record( config.wikis, `${ path }: "wikis"` );
	const names = Object.keys( wikis );
	const wiki = name ?? ( config.wiki === undefined ? null : string( config.wiki, `${ path }: "wiki"` ) ) ??
		( names.length === 1 ? names[ 0 ] : null );
	if ( wiki === null ) {
		throw usage( names.length ? `which wiki? --wiki ${ names.join( ', --wiki ' ) }` : `${ path } names no wiki` );
	}
	if ( !Object.prototype.hasOwnProperty.call( wikis, wiki ) ) {
		throw usage( `${ path } has no wiki "${ wiki }"; it has ${ names.join( ', ' ) || 'none' }` );
	}
	const place = `${ path }: wiki "${ wiki }"`;
	const own = record( wikis[ wiki ], place );
	refuseUnknown( path, ` of wiki "${ wiki }"`, own, WIKI );
	const api = address( own.api, `${ place }: "api"` );
	const user = environment.EVENTCALENDAR_BOT_USER ||
		( own.user === undefined ? null : string( own.user, `${ place }: "user"` ) );
	return {
		name: wiki,
		api,
		rest: own.rest === undefined ?
			api.replace( /\/[^/]*$/, '/rest.php' ) :
			address( own.rest, `${ place }: "rest"` ).replace( /\/$/, '' ),
		user,
		password: environment.EVENTCALENDAR_BOT_PASSWORD || null,
		maxlag: seconds( own.maxlag ?? config.maxlag ?? MAXLAG, `${ place }: "maxlag"` ),
		delay: seconds( own.delay ?? config.delay ?? DELAY, `${ place }: "delay"` )
	};
}

function parse( path: string ): Values {
	let text: string;
	try {
		text = readFileSync( path, 'utf8' );
	} catch ( error ) {
		throw usage( `cannot read the configuration: ${ describe( error ) }; docs/bot.md says what it holds` );
	}
	try {
		return record( JSON.parse( text.replace( /^\uFEFF/, '' ) ), path );
	} catch ( error ) {
		throw error instanceof SyntaxError ? usage( `${ path } is not JSON: ${ error.message }` ) : error;
	}
}

function refuseUnknown( path: string, where: string, values: Values, known: string[] ): void {
	for ( const key of Object.keys( values ) ) {
		if ( /password|secret|token/i.test( key ) ) {
			throw usage( `${ path }: no secrets in here; put "${ key }"${ where } into EVENTCALENDAR_BOT_PASSWORD` );
		}
		if ( !known.includes( key ) ) {
			throw usage( `${ path }: unknown "${ key }"${ where }; known are ${ known.join( ', ' ) }` );
		}
	}
}

function record( value: unknown, place: string ): Values {
	if ( typeof value !== 'object' || value === null || Array.isArray( value ) ) {
		throw usage( `${ place } must be an object` );
	}
	return value as Values;
}

function string( value: unknown, place: string ): string {
	if ( typeof value !== 'string' || value === '' ) {
		throw usage( `${ place } must be a text` );
	}
	return value;
}

function address( value: unknown, place: string ): string {
	const text = string( value, place );
	if ( !/^https?:\/\//.test( text ) || !URL.canParse( text ) ) {
		throw usage( `${ place } must be an address, such as https://wiki.example/w/api.php` );
	}
	return text;
}

function seconds( value: unknown, place: string ): number {
	if ( typeof value !== 'number' || !( value >= 0 && value <= 3600 ) ) {
		throw usage( `${ place } must be a number of seconds` );
	}
	return value;
}
