import type { Filter } from './calendar';
import { LISTS } from './filter';

/**
 * What somebody subscribes to: all that a filter shows, or one event, which may be a series.
 */
export type SubscriptionTarget = { filter: Filter } | { page: string };

export interface Subscription {
	/** Whole address of the calendar */
	ics: string;
	/** The same in other formats; none of one event */
	feeds: { atom: string; json: string } | null;
}

/**
 * Where programs find what somebody subscribes to. includes/Feed/Subscription.php makes the same addresses;
 * tests/fixtures/subscriptions.json holds both to it.
 *
 * @param base Whole address of rest.php
 * @param target
 * @param language Code of the language of texts; null for the wiki's
 */
export function subscriptionTo( base: string, target: SubscriptionTarget, language: string | null ): Subscription {
	const root = `${ base }/eventcalendar/v1`;
	const spoken: Record<string, string> = language ? { uselang: language } : {};
	if ( 'page' in target ) {
		return { ics: `${ root }/events/${ encode( target.page.replace( / /g, '_' ) ) }/event.ics${ queryOf( spoken ) }`, feeds: null };
	}
	const query = queryOf( { ...parametersOf( target.filter ), ...spoken } );
	const feed = ( format: string ): string => `${ root }/calendar.${ format }${ query }`;
	return { ics: feed( 'ics' ), feeds: { atom: feed( 'atom' ), json: feed( 'json' ) } };
}

/**
 * Where readers subscribe to a digest of what a filter shows.
 *
 * @param page Address of Special:EventDigest
 * @param filter
 */
export function digestOf( page: string, filter: Filter ): string {
	const query = queryOf( parametersOf( filter ) );
	return page.includes( '?' ) ? page + query.replace( '?', '&' ) : page + query;
}

/**
 * Ways into programs and calendars on the web. No maker says how; known from use are `webcal:`, which programs register
 * for, Google's `cid`, which takes a `webcal:` address and refuses an `https:` one
 * (https://github.com/calagator/calagator/issues/556), and Outlook's `addfromweb`, which wants `https:`.
 *
 * @param ics
 * @param name What the calendar is to be called. Marks of direction, which programs would show, are left out
 */
export function waysTo( ics: string, name: string ): Record<'webcal' | 'google' | 'outlook' | 'office', string> {
	const webcal = ics.replace( /^https?:/, 'webcal:' );
	const outlook = `calendar/0/addfromweb?url=${ encode( ics ) }&name=${ encode( name.replace( /[\u2066-\u2069]/g, '' ) ) }`;
	return {
		webcal,
		google: `https://calendar.google.com/calendar/r?cid=${ encode( webcal ) }`,
		outlook: `https://outlook.live.com/${ outlook }`,
		office: `https://outlook.office.com/${ outlook }`
	};
}

/** Sorted: filters that ask for the same have the same address, which caches know. */
function parametersOf( filter: Filter ): Record<string, string> {
	const parameters: Record<string, string> = {};
	for ( const name of LISTS ) {
		if ( filter[ name ].length ) {
			parameters[ name ] = [ ...filter[ name ] ].sort().join( '|' );
		}
	}
	if ( filter.search ) {
		parameters.search = filter.search;
	}
	if ( filter.recorded ) {
		parameters.recorded = 'yes';
	}
	return parameters;
}

function queryOf( parameters: Record<string, string> ): string {
	const query = Object.keys( parameters ).map( ( name ) => `${ name }=${ encode( parameters[ name ] ) }` ).join( '&' );
	return query && `?${ query }`;
}

/** As RFC 3986 has it, which keeps fewer characters than encodeURIComponent() does. */
function encode( text: string ): string {
	return encodeURIComponent( text ).replace( /[!'()*]/g, ( mark ) => `%${ mark.charCodeAt( 0 ).toString( 16 ).toUpperCase() }` );
}
