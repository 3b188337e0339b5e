<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * What events are filtered by beside their type, under the names of ec_event_tag's kinds.
 */
final class EventTags {
	/** @return array<string,string[]> */
	public static function of( Event $event ): array {
		return [
			'topic' => $event->topics(),
			'audience' => $event->audience(),
			'language' => $event->languages()
		];
	}

	/** @return array<string,string[]> */
	public static function ofFilter( OccurrenceFilter $filter ): array {
		return [
			'topic' => $filter->topics,
			'audience' => $filter->audience,
			'language' => $filter->languages
		];
	}
}
