<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Regions;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it is day where people live: in half of the regions at least. An all-day event is on its date everywhere.
 */
final class WakingHours implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): ?Advice {
		$regions = $proposal->first() ? Regions::at( $proposal->first(), $proposal->settings ) : [];
		if ( $regions === [] ) {
			return null;
		}
		$awake = count( array_filter( array_column( $regions, 'awake' ) ) );
		$advice = 2 * $awake < count( $regions )
			? Advice::of( Level::Hint, '/start', 'waking-hours-few' )
			: Advice::of( Level::Done, '/start', 'waking-hours-done' );
		$advice->message->numParams( $awake, count( $regions ) );
		return $advice;
	}
}
