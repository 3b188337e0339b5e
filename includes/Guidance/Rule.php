<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

/**
 * One line of best practice, put to the test. Pure: everything it knows is in the proposal.
 */
interface Rule {
	/**
	 * @return Advice|null Null where the rule has nothing to say, as about the lead time of what is over
	 */
	public function check( Proposal $proposal ): ?Advice;
}
