<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Feed\SubscribeSite;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Interest\InterestSubjects;
use MediaWiki\Extension\EventCalendar\Interest\InterestTexts;
use MediaWiki\Extension\EventCalendar\Lua\LuaOccurrences;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\Extension\EventCalendar\Sheet\ScheduleSite;
use MediaWiki\Extension\EventCalendar\Sheet\TagDialogData;
use MediaWiki\MediaWikiServices;

/**
 * For the few that core makes without services: everything else gets them by its constructor.
 */
final class EventCalendarServices {
	public static function getCalendarLanguageFactory(): CalendarLanguageFactory {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.CalendarLanguageFactory' );
	}

	public static function getCampaignLinks(): CampaignLinks {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.CampaignLinks' );
	}

	public static function getClientData(): ClientData {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.ClientData' );
	}

	public static function getEventReader(): EventReader {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.EventReader' );
	}

	public static function getInterestSubjects(): InterestSubjects {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.InterestSubjects' );
	}

	public static function getInterestTexts(): InterestTexts {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.InterestTexts' );
	}

	public static function getLuaOccurrences(): LuaOccurrences {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.LuaOccurrences' );
	}

	public static function getScheduleSite(): ScheduleSite {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.ScheduleSite' );
	}

	public static function getSubscribeSite(): SubscribeSite {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.SubscribeSite' );
	}

	public static function getTagDialogData(): TagDialogData {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.TagDialogData' );
	}
}
