<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\Courier;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\User\UserIdentity;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Thanks those who spoke: a notice, once for each occurrence.
 */
class Thanks {
	public const KIND = 'thanks';

	/** Rate limit of those who thank */
	public const LIMIT = 'eventcalendar-thanks';

	public function __construct(
		private readonly Courier $courier,
		private readonly Organizers $organizers,
		private readonly DeliveryDate $dates
	) {
	}

	/**
	 * @param Event $event As the occurrence shows it
	 * @param UserIdentity $agent Who thanks
	 * @return UserIdentity[] Who can be thanked; none where there is no way to
	 */
	public function speakers( Event $event, UserIdentity $agent ): array {
		return $this->courier->canSend() && $agent->isRegistered() ? array_values( array_filter(
			$this->organizers->reachable( $event->speakers() ),
			static fn ( UserIdentity $speaker ) => !$speaker->equals( $agent )
		) ) : [];
	}

	public function send( FollowUpSubject $subject, UserIdentity $agent ): void {
		$date = $this->dates->of( $subject->event->schedule, $subject->times );
		foreach ( $this->speakers( $subject->event, $agent ) as $speaker ) {
			$notice = new Notice( self::KIND, $subject->title, $subject->occurrence, $speaker, $agent );
			$this->courier->deliver( $subject->uid, $date, $notice, ConvertibleTimestamp::time() );
		}
	}
}
