import { liveText } from './liveText';

/** What bots that announce things are told to leave alone with `optout`, beside `all` */
const MESSAGES = [ 'eventcalendar', 'events' ];

const MARKER = /\{\{\s{0,9}(?:[^{}|[\]:\n]{1,50}:\s{0,9})?((?:no)?bots)\s{0,9}(?:\|([^{}]*))?\}\}/gi;

/** One that MARKER cannot read, because another template is in it */
const UNREADABLE = /\{\{\s{0,9}(?:[^{}|[\]:\n]{1,50}:\s{0,9})?(?:no)?bots\s{0,9}[|}]/i;

/**
 * Whether a page allows a bot to leave a message, by the rules of Template:Bots (https://www.mediawiki.org/wiki/Template:Bots, on
 * most wikis the same): `{{nobots}}`, `{{bots|allow=…}}`, `{{bots|deny=…}}` with `all`, `none` or names of bots, and
 * `{{bots|optout=…}}` with `all` or kinds of messages. Of several, each has to allow it. Who names the bot means it, whatever
 * stands there for all; what we cannot read forbids it.
 *
 * @param text Wikitext
 * @param bot Name of the account
 */
export function allowsBot( text: string, bot: string ): boolean {
	const live = liveText( text );
	const markers = Array.from( live.matchAll( MARKER ) );
	return !UNREADABLE.test( live.replace( MARKER, '' ) ) && markers.every( ( [ , name, parameters ] ) =>
		name.toLowerCase() === 'nobots' ? isSpared( parameters, bot ) : isAllowed( parameters, bot ) );
}

/** `{{nobots}}` means all bots, `{{nobots|A,B}}` these. */
function isSpared( parameters: string | undefined, bot: string ): boolean {
	if ( parameters === undefined || parameters.includes( '=' ) ) {
		return false;
	}
	const names = list( parameters );
	return names.length > 0 && !names.includes( 'all' ) && !names.includes( normal( bot ) );
}

function isAllowed( parameters: string | undefined, bot: string ): boolean {
	const { allow, deny, optout } = named( parameters ?? '' );
	if ( optout?.some( ( kind ) => kind === 'all' || MESSAGES.includes( kind ) ) ) {
		return false;
	}
	const me = normal( bot );
	if ( deny?.includes( me ) || allow?.includes( me ) ) {
		return !deny?.includes( me );
	}
	return !deny?.includes( 'all' ) && ( allow === undefined || allow.includes( 'all' ) );
}

function named( parameters: string ): Partial<Record<'allow' | 'deny' | 'optout', string[]>> {
	return Object.fromEntries( parameters.split( '|' ).map( ( parameter ) => {
		const [ name, ...value ] = parameter.split( '=' );
		return [ name.trim().toLowerCase(), list( value.join( '=' ) ) ] as const;
	} ).filter( ( [ , names ] ) => names.length > 0 ) );
}

function list( names: string ): string[] {
	return names.split( ',' ).map( normal ).filter( Boolean );
}

/** The first letter's case and underscores mean nothing in names; here, no letter's does: nobody means two bots by one name. */
function normal( name: string ): string {
	return name.replace( /[\s_]+/g, ' ' ).trim().toLowerCase();
}
