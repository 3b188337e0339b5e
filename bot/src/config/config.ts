import { readFileSync } from 'node:fs';
import { describe, usage } from '../failure';
import { type AccountConfig, readAccounts } from './accounts';
import { record, refuseSameVariable, refuseUnknown, string, type Values } from './values';
import { type Farm, readFarm, readWiki, type WikiConfig } from './wikis';

export const DEFAULT_FILE = 'eventcalendar.json';

/** What the file says, with what the environment adds */
export interface Config {
	/** The one that is meant */
	wiki: WikiConfig;
	/** All of the file */
	wikis: WikiConfig[];
	farm: Farm | null;
	accounts: AccountConfig[];
}

const TOP = [ 'wikis', 'wiki', 'maxlag', 'delay', 'farm', 'accounts' ];

/**
 * @param file Null: eventcalendar.json of the current folder
 * @param name Null: the file's `wiki`, or its only one
 */
export function loadConfig( file: string | null, name: string | null, environment: NodeJS.ProcessEnv ): Config {
	const path = file ?? DEFAULT_FILE;
	const config = parse( path );
	refuseUnknown( path, '', config, TOP, 'the environment' );
	const entries = record( config.wikis, `${ path }: "wikis"` );
	const names = Object.keys( entries );
	const chosen = name ?? ( config.wiki === undefined ? null : string( config.wiki, `${ path }: "wiki"` ) ) ??
		( names.length === 1 ? names[ 0 ] : null );
	if ( chosen === null ) {
		throw usage( names.length ? `which wiki? --wiki ${ names.join( ', --wiki ' ) }` : `${ path } names no wiki` );
	}
	if ( !names.includes( chosen ) ) {
		throw usage( `${ path } has no wiki "${ chosen }"; it has ${ names.join( ', ' ) || 'none' }` );
	}
	refuseSameVariable( path, names );
	const wikis = names.map( ( each ) => readWiki( path, each, entries[ each ], config, environment ) );
	return {
		wiki: wikis[ names.indexOf( chosen ) ],
		wikis,
		farm: config.farm === undefined ? null : readFarm( path, config.farm, config, environment ),
		accounts: config.accounts === undefined ? [] : readAccounts( path, config.accounts, environment )
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
