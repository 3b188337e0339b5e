<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether there is time enough for people to hear of it. About the next date of a series.
 */
final class LeadTime implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): ?Advice {
		$first = $proposal->first();
		if ( !$first || $first->start <= $proposal->now ) {
			return null;
		}
		$left = intdiv( $first->start - $proposal->now, 86400 );
		$wanted = $proposal->settings->leadDaysOf( $proposal->event->type() );
		$advice = $left < $wanted
			? Advice::of( Level::Warning, '/start', 'lead-time-short' )
			: Advice::of( Level::Done, '/start', 'lead-time-done' );
		$advice->message->numParams( $left, $wanted );
		return $advice;
	}
}
