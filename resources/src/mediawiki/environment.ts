import * as languageData from 'language-data';
import type { LanguageData } from '../model/languageData';
import type { Zone } from '../model/zone';
import type { ReaderMemory, SheetAddress } from '../ports/readerPlace';
import type { Services } from '../ports/services';
import { createApiOccurrenceSource } from './apiOccurrenceSource';
import { copyText } from './copyText';
import { createReaderMemory } from './readerMemory';
import { readerZone } from './readerZone';
import { fragmentAddress, specialPageAddress } from './sheetAddress';
import { createWikiLinks } from './wikiLinks';

interface InterestModule {
	mount( place: HTMLElement, occurrence: string ): void;
}

export interface Environment {
	services: Omit<Services, 'formats'>;
	languageData: LanguageData;
	ownZone: Zone;
	memory: ReaderMemory;
	address: SheetAddress;
}

/**
 * The wiki around a calendar: all that this bundle takes from `mw`.
 *
 * @param number Which calendar of its page it is
 */
export function createEnvironment( number: number ): Environment {
	const language: string = mw.config.get( 'wgUserLanguage' );
	const scriptPath: string = mw.config.get( 'wgScriptPath' );
	return {
		services: {
			msg: ( key, ...params ) => mw.message( key, ...params ).text(),
			source: createApiOccurrenceSource( scriptPath + '/api.php?', language ),
			links: createWikiLinks( {
				id: mw.config.get( 'wgWikiID' ), scriptPath, articlePath: mw.config.get( 'wgArticlePath' )
			} ),
			language,
			copy: copyText,
			remind: ( place, occurrence ) => mw.loader.using( 'ext.eventCalendar.interest', ( load ) => {
				( load( 'ext.eventCalendar.interest' ) as InterestModule ).mount( place, occurrence );
			} ),
			// It fails where the reader thinks better of it.
			share: 'share' in navigator ? ( title, url ) => navigator.share( { title, url } ).catch( () => {} ) : undefined
		},
		ownZone: readerZone( mw.user.options.get( 'timecorrection' ) ),
		memory: createReaderMemory( `${ mw.config.get( 'wgPageName' ) }-${ number }` ),
		address: mw.config.get( 'wgCanonicalSpecialPageName' ) === 'EventCalendar' ? specialPageAddress : fragmentAddress( number ),
		languageData
	};
}
