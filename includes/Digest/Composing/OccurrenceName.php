<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * How issues know an occurrence again although its time, or that of its series, was changed.
 */
final class OccurrenceName {
	public function __construct( private readonly DeliveryDate $dates ) {
	}

	/**
	 * @return string The event's UID; behind it, of one of a series, a space and its original date
	 */
	public function of( Occurrence $occurrence ): string {
		$page = $occurrence->page;
		$uid = $occurrence->event->uid() ?? EventUid::derived( $page->wiki, $page->id );
		return $occurrence->times->recurrenceId === null
			? $uid
			: "$uid " . $this->dates->of( $occurrence->event->schedule, $occurrence->times );
	}
}
