import { usage } from '../failure';

export type Values = Record<string, unknown>;

/**
 * @param known What may stand there
 * @param variable Of the environment, where what is secret belongs
 */
export function refuseUnknown( path: string, where: string, values: Values, known: string[], variable: string ): void {
	for ( const key of Object.keys( values ) ) {
		if ( /password|secret|token/i.test( key ) ) {
			throw usage( `${ path }: no secrets in here; put "${ key }"${ where } into ${ variable }` );
		}
		if ( !known.includes( key ) ) {
			throw usage( `${ path }: unknown "${ key }"${ where }; known are ${ known.join( ', ' ) }` );
		}
	}
}

export function record( value: unknown, place: string ): Values {
	if ( typeof value !== 'object' || value === null || Array.isArray( value ) ) {
		throw usage( `${ place } must be an object` );
	}
	return value as Values;
}

export function string( value: unknown, place: string ): string {
	if ( typeof value !== 'string' || value === '' ) {
		throw usage( `${ place } must be a text` );
	}
	return value;
}

export function address( value: unknown, place: string, example: string ): string {
	const text = string( value, place );
	if ( !/^https?:\/\//.test( text ) || !URL.canParse( text ) ) {
		throw usage( `${ place } must be an address, such as ${ example }` );
	}
	return text;
}

export function seconds( value: unknown, place: string ): number {
	if ( typeof value !== 'number' || !( value >= 0 && value <= 3600 ) ) {
		throw usage( `${ place } must be a number of seconds` );
	}
	return value;
}

/** Whether what goes there can be read by nobody on the way: TLS, or the same machine */
export function isPrivate( url: string ): boolean {
	const { protocol, hostname } = new URL( url );
	return protocol === 'https:' || protocol === 'http:' && [ '127.0.0.1', 'localhost', '[::1]' ].includes( hostname );
}

/** What a name is called in variables of the environment: `mastodon-main` is MASTODON_MAIN */
export function variableName( name: string ): string {
	return name.toUpperCase().replace( /[^A-Z0-9]+/g, '_' ).replace( /^_|_$/g, '' );
}

/** The password of one must not go to another. */
export function refuseSameVariable( path: string, names: string[] ): void {
	const seen = new Map<string, string>();
	for ( const name of names ) {
		const other = seen.get( variableName( name ) );
		if ( other !== undefined ) {
			throw usage( `${ path }: "${ other }" and "${ name }" would have the same variable of the environment; rename one` );
		}
		seen.set( variableName( name ), name );
	}
}
