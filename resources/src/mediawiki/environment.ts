import languageData from 'language-data';
import type { LanguageData } from '../model/languageData';
import type { Zone } from '../model/zone';
import type { PopupParts } from '../ports/popupParts';
import type { SheetAddress, ZoneMemory } from '../ports/readerPlace';
import type { Services } from '../ports/services';
import { createApiOccurrenceSource } from './apiOccurrenceSource';
import { readerZone } from './readerZone';
import { specialPageAddress } from './sheetAddress';
import { createWikiLinks } from './wikiLinks';
import { createZoneMemory } from './zoneMemory';

export interface Environment {
	services: Omit<Services, 'formats'>;
	languageData: LanguageData;
	ownZone: Zone;
	zoneMemory: ZoneMemory;
	address: SheetAddress | null;
}

/**
 * The wiki around a calendar: all that this bundle takes from `mw`.
 */
export function createEnvironment(): Environment {
	const language: string = mw.config.get( 'wgUserLanguage' );
	const scriptPath: string = mw.config.get( 'wgScriptPath' );
	return {
		services: {
			msg: ( key, ...params ) => mw.message( key, ...params ).text(),
			source: createApiOccurrenceSource( `${ scriptPath }/api.php`, language ),
			links: createWikiLinks( {
				id: mw.config.get( 'wgWikiID' ), scriptPath, articlePath: mw.config.get( 'wgArticlePath' )
			} ),
			language,
			loadPopups: () => Promise.resolve( mw.loader.using( 'ext.eventCalendar.popup' ) )
				.then( ( load ) => load( 'ext.eventCalendar.popup' ) as PopupParts ),
			copy: ( text ) => navigator.clipboard ? navigator.clipboard.writeText( text ) : Promise.reject()
		},
		ownZone: readerZone( mw.user.options.get( 'timecorrection' ) ),
		zoneMemory: createZoneMemory( mw.config.get( 'wgPageName' ) ),
		address: mw.config.get( 'wgCanonicalSpecialPageName' ) === 'EventCalendar' ? specialPageAddress : null,
		languageData
	};
}
