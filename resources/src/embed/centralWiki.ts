import type { EventType } from '../model/calendar';
import type { LanguageData } from '../model/languageData';
import { SourceError } from '../ports/occurrenceSource';
import type { Shelf } from './shelf';

/**
 * What REST `/eventcalendar/v1/settings` tells of the wiki that a calendar is on; see docs/api.md.
 */
export interface CentralSettings {
	/** WikiMap id */
	wiki: string;
	name: string;
	/** IANA name */
	zone: string;
	/** Addresses: of Special:EventCalendar, of a page with `$1` for its title, of rest.php */
	calendar: string;
	article: string;
	rest: string;
	/** With its MediaWiki code, its BCP 47 code, and how it is written */
	language: LanguageData & { code: string; lang: string; dir: 'ltr' | 'rtl'; weekStart: number };
	types: EventType[];
}

export interface CentralWiki {
	/** @throws SourceError */
	settings(): Promise<CentralSettings>;
	/** Texts in the language, by key; none where they do not come */
	texts(): Promise<Record<string, string>>;
}

interface TextsAnswer {
	query: { allmessages: { name: string; content?: string }[] };
}

const HOUR = 36e5;

/**
 * @param api Address of api.php, which rest.php is beside
 * @param language Code of MediaWiki
 * @param keys Of the messages that are wanted
 * @param shelf
 */
export function createCentralWiki( api: string, language: string, keys: readonly string[], shelf: Shelf ): CentralWiki {
	const ask = <A, T>( address: string, parameters: Record<string, string>, read: ( answer: A ) => T ): Promise<T> =>
		// Whoever may be asked shall not send the reader on to somebody who may not.
		fetch( `${ address }?${ new URLSearchParams( parameters ) }`, { credentials: 'omit', redirect: 'error' } ).then( ( response ) => {
			if ( !response.ok ) {
				throw new SourceError( 'refused', `HTTP ${ response.status }` );
			}
			return response.json();
		} ).then( read ).catch( ( error ) => {
			throw error instanceof SourceError ? error : new SourceError( 'offline' );
		} );

	return {
		settings: () => shelf.fetch( `settings ${ api } ${ language }`, HOUR, () =>
			ask( api.replace( /api\.php$/, 'rest.php/eventcalendar/v1/settings' ), { uselang: language }, checked )
		).then( checked ),
		texts: () => shelf.fetch( `texts ${ api } ${ language }`, 24 * HOUR, () => ask( api, {
			action: 'query',
			meta: 'allmessages',
			amprefix: 'eventcalendar-',
			amlang: language,
			origin: '*',
			format: 'json',
			formatversion: '2',
			maxage: '3600',
			smaxage: '3600'
		}, ( answer: TextsAnswer ) => wanted( answer.query.allmessages, keys ) ) ).catch( () => ( {} ) )
	};
}

function wanted( messages: TextsAnswer[ 'query' ][ 'allmessages' ], keys: readonly string[] ): Record<string, string> {
	const texts: Record<string, string> = {};
	for ( const { name, content } of messages ) {
		if ( content && keys.includes( name ) ) {
			texts[ name ] = content;
		}
	}
	return texts;
}

/**
 * @throws SourceError Where the answer is none: links are made of what it says, and no other wiki may choose what they run.
 */
function checked( answer: CentralSettings ): CentralSettings {
	const { calendar, article, rest, language, types } = answer;
	const isWhole = [ calendar, article, rest ].every( ( address ) => /^https?:\/\/[^/]/i.test( address ) ) &&
		Array.isArray( types ) && Array.isArray( language.weekdays );
	if ( !isWhole ) {
		throw new SourceError( 'refused' );
	}
	return answer;
}
