<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;

/**
 * Brings the occurrences of a series together: what stays the same from one to the next is told once.
 */
final class SeriesGroups {
	/**
	 * @param IssueOccurrence[] $occurrences In the order of their times
	 * @return array<int,IssueOccurrence[]> In the order of the first of each. What has moved or is off is told for itself
	 */
	public static function of( array $occurrences ): array {
		$groups = [];
		foreach ( $occurrences as $i => $known ) {
			$event = $known->occurrence->event;
			$isUsual = $known->change->mark === null || $known->change->mark === DigestMark::New;
			$page = $known->occurrence->page;
			$key = $isUsual && $event->schedule->isRecurring()
				? "$page->wiki $page->id " . json_encode( [ $event->title()->all(), $event->summary()?->all() ] )
				: $i;
			$groups[$key][] = $known;
		}
		return array_values( $groups );
	}
}
