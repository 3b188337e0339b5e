<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether those who cannot come will get something: a recording or notes, there already or planned.
 */
final class FollowUp implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$event = $proposal->firstEvent();
		$outcome = $event->outcome();
		$isPlanned = isset( $outcome['recording'] ) || isset( $outcome['notes'] )
			|| in_array( 'pad', array_column( $event->participation(), 'kind' ), true )
			|| $proposal->speaksOf( 'follow', [ $event->summary(), $event->description(), $event->organizerNotes() ] );
		return $isPlanned
			? Advice::of( Level::Done, '/description', 'follow-up-done' )
			: Advice::of( Level::Hint, '/description', 'follow-up-missing' );
	}
}
