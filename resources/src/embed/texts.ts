import english from 'english-texts';
import { type MessageKey, MESSAGES } from '../ports/messages';

/** Texts of embedded calendars alone, which are needed before anything has come from the wiki */
export const EMBED_MESSAGES = [
	'eventcalendar-embed-bad-address',
	'eventcalendar-embed-bad-value',
	'eventcalendar-embed-no-address',
	'eventcalendar-embed-unreachable'
] as const;

export const ALL_MESSAGES = [ ...MESSAGES, ...EMBED_MESSAGES ];

type EmbedMessages = ( key: MessageKey | typeof EMBED_MESSAGES[ number ], ...params: string[] ) => string;

/**
 * @param texts In the reader's language. What is missing there is said in English
 */
export function createTexts( texts: Record<string, string> ): EmbedMessages {
	return ( key, ...params ) => ( texts[ key ] || english[ key ] || key ).replace( /\$(\d)/g, ( mark, n ) => params[ n - 1 ] ?? mark );
}
