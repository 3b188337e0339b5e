<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\SearchText;

/**
 * What of a filter may be true of one occurrence of a series and not of another: status, recording and words, which
 * overrides can change.
 */
final class OccurrenceMatch {
	/** @var string[] */
	private readonly array $words;

	public function __construct( private readonly OccurrenceFilter $filter ) {
		$this->words = SearchText::words( $filter->search );
	}

	/**
	 * @param Event $event As the occurrence shows it
	 */
	public function accepts( Event $event ): bool {
		return ( !$this->filter->statuses || in_array( $event->status(), $this->filter->statuses, true ) )
			&& ( !$this->filter->recorded || isset( $event->outcome()['recording'] ) )
			&& ( !$this->words || SearchText::hasAll( SearchText::of( $event ), $this->words ) );
	}
}
