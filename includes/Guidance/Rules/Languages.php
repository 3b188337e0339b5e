<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it says what is spoken.
 */
final class Languages implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		return $proposal->event->languages() === []
			? Advice::of( Level::Hint, '/languages', 'languages-none' )
			: Advice::of( Level::Done, '/languages', 'languages-done' );
	}
}
