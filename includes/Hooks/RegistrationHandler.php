<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationSweep;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Storage\Hook\RevisionDataUpdatesHook;

/**
 * After an event's page was saved in any way: where it says that people register.
 */
final class RegistrationHandler implements RevisionDataUpdatesHook {
	public function __construct( private readonly RegistrationSweep $sweep ) {
	}

	/** @inheritDoc */
	public function onRevisionDataUpdates( $title, $renderedRevision, &$updates ) {
		$content = $title->inNamespace( NS_EVENTCALENDAR ) ?
			$renderedRevision->getRevision()->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC ) : null;
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		if ( $event ) {
			$this->sweep->watch( $event );
		}
	}
}
