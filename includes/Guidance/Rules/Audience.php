<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it says whom it is for.
 */
final class Audience implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		return $proposal->event->audience() === []
			? Advice::of( Level::Hint, '/audience', 'audience-none' )
			: Advice::of( Level::Done, '/audience', 'audience-done' );
	}
}
