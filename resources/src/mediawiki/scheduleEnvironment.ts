import languageData from 'language-data';
import scheduleSite from 'schedule-site';
import { namedZone, type Zone, utcZone } from '../model/zone';
import type { LanguageData } from '../model/languageData';
import type { ScheduleServices, ScheduleStart } from '../ports/scheduleWiki';
import { copyText } from './copyText';
import { createDraftStore } from './draftStore';
import { readerZone } from './readerZone';
import { leaveNotice } from './savedNotice';
import { createScheduleApi } from './scheduleApi';
import { createWikiLinks } from './wikiLinks';

interface ScheduleEnvironment {
	start: ScheduleStart;
	services: Omit<ScheduleServices, 'formats'>;
	languageData: LanguageData;
}

/** Names that browsers still use for zones that have been renamed (CLDR keeps them; IANA's are the others) */
const RENAMED: Record<string, string> = {
	'Africa/Asmera': 'Africa/Asmara',
	'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
	'America/Catamarca': 'America/Argentina/Catamarca',
	'America/Cordoba': 'America/Argentina/Cordoba',
	'America/Godthab': 'America/Nuuk',
	'America/Indianapolis': 'America/Indiana/Indianapolis',
	'America/Jujuy': 'America/Argentina/Jujuy',
	'America/Louisville': 'America/Kentucky/Louisville',
	'America/Mendoza': 'America/Argentina/Mendoza',
	'Asia/Calcutta': 'Asia/Kolkata',
	'Asia/Katmandu': 'Asia/Kathmandu',
	'Asia/Rangoon': 'Asia/Yangon',
	'Asia/Saigon': 'Asia/Ho_Chi_Minh',
	'Atlantic/Faeroe': 'Atlantic/Faroe',
	'Europe/Kiev': 'Europe/Kyiv',
	'Pacific/Enderbury': 'Pacific/Kanton',
	'Pacific/Ponape': 'Pacific/Pohnpei',
	'Pacific/Truk': 'Pacific/Chuuk'
};

/**
 * The wiki around the form for events: all that its bundle takes from `mw`.
 */
export function createScheduleEnvironment(): ScheduleEnvironment {
	const start = mw.config.get( 'wgEventCalendarSchedule' ) as unknown as ScheduleStart;
	const scriptPath = mw.config.get( 'wgScriptPath' );
	const language = mw.config.get( 'wgUserLanguage' );
	const pageAddress = ( page: string ): string => mw.config.get( 'wgArticlePath' )
		.replace( '$1', encodeURIComponent( page.replace( / /g, '_' ) ).replace( /%3A/g, ':' ).replace( /%2F/g, '/' ) );
	const own = readerZone( mw.user.options.get( 'timecorrection' ) );
	const zones = new Map<string, Zone>();
	const msg: ScheduleServices[ 'msg' ] = ( key, ...params ) => mw.message( key, ...params ).text();

	return {
		start,
		languageData,
		services: {
			msg,
			language,
			copy: copyText,
			links: createWikiLinks( { id: mw.config.get( 'wgWikiID' ), scriptPath, articlePath: mw.config.get( 'wgArticlePath' ) } ),
			wiki: createScheduleApi( scriptPath, language, mw.config.get( 'wgUserName' ) ),
			drafts: createDraftStore( start.page || '', mw.config.get( 'wgUserName' ) ),
			site: { ...scheduleSite, ...start.site },
			zone: { name: RENAMED[ own.name ] || own.name, offsetAt: ( instant ) => own.offsetAt( instant ) },
			zoneOf( name ) {
				if ( !zones.has( name ) ) {
					try {
						zones.set( name, namedZone( name ) );
					} catch {
						zones.set( name, utcZone );
					}
				}
				return zones.get( name )!;
			},
			now: () => Date.now(),
			pageAddress,
			leave( { page, revision, before } ) {
				const script = `${ scriptPath }/index.php?title=${ encodeURIComponent( page ) }`;
				leaveNotice( {
					page,
					text: msg( 'eventcalendar-schedule-saved' ),
					link: before ? msg( 'eventcalendar-schedule-undo' ) : '',
					address: `${ script }&action=edit&undoafter=${ before }&undo=${ revision }`
				} );
				location.href = pageAddress( page );
			}
		}
	};
}
