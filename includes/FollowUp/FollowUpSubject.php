<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Title\Title;

/**
 * An occurrence of which somebody says what came out, with the page as it is now.
 */
final class FollowUpSubject {
	/**
	 * @param Title $title
	 * @param int $revision Id of the page's newest revision
	 * @param EventContent $content Of it
	 * @param Event $event As the occurrence shows it
	 * @param OccurrenceTimes $times
	 * @param string|null $overrideKey Of the occurrence, as the page writes it or would; null if the event is no series
	 * @param string $occurrence As OccurrenceId writes it for this wiki
	 * @param string $uid Of the event
	 * @param bool $isLast Whether the event has no later occurrence
	 */
	public function __construct(
		public readonly Title $title,
		public readonly int $revision,
		public readonly EventContent $content,
		public readonly Event $event,
		public readonly OccurrenceTimes $times,
		public readonly ?string $overrideKey,
		public readonly string $occurrence,
		public readonly string $uid,
		public readonly bool $isLast
	) {
	}
}
