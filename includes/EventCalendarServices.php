<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\Extension\EventCalendar\Sheet\TagDialogData;
use MediaWiki\MediaWikiServices;

/**
 * For the few that core makes without services: everything else gets them by its constructor.
 */
final class EventCalendarServices {
	public static function getClientData(): ClientData {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.ClientData' );
	}

	public static function getEventReader(): EventReader {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.EventReader' );
	}

	public static function getTagDialogData(): TagDialogData {
		return MediaWikiServices::getInstance()->getService( 'EventCalendar.TagDialogData' );
	}
}
