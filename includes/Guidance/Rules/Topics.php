<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it is about one thing.
 */
final class Topics implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$topics = count( $proposal->event->topics() );
		$limit = $proposal->settings->maxTopics;
		$advice = match ( true ) {
			$topics === 0 => Advice::of( Level::Hint, '/topics', 'topics-none' ),
			$topics > $limit => Advice::of( Level::Hint, '/topics', 'topics-many' ),
			default => Advice::of( Level::Done, '/topics', 'topics-done' )
		};
		$advice->message->numParams( $topics, $limit );
		return $advice;
	}
}
