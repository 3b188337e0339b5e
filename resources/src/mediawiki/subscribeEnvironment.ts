import languageData from 'language-data';
import subscribeSite from 'subscribe-site';
import type { ReaderServices } from '../ports/services';
import type { SubscribeSite } from '../ports/subscribeSite';
import { copyText } from './copyText';

interface SubscribeEnvironment {
	services: ReaderServices;
	site: SubscribeSite;
	/** Of types, in the reader's language */
	typeLabels: Record<string, string>;
}

/**
 * The wiki around the dialog for subscribing: all that its bundle takes from `mw`.
 */
export function createSubscribeEnvironment(): SubscribeEnvironment {
	return {
		services: {
			msg: ( key, ...params ) => mw.message( key, ...params ).text(),
			language: mw.config.get( 'wgUserLanguage' ),
			copy: copyText
		},
		site: subscribeSite,
		typeLabels: languageData.types
	};
}
