<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it is planned where people will hear of it.
 */
final class Announcement implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): ?Advice {
		$promotion = $proposal->event->promotion();
		return ( $promotion['channels'] ?? [] ) === [] && !isset( $promotion['text'] )
			? Advice::of( Level::Hint, '/promotion', 'announcement-none' )
			: Advice::of( Level::Done, '/promotion', 'announcement-done' );
	}
}
