<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it is a small event: as long as its type usually is, and shorter than a day.
 */
final class Length implements Rule {
	private const DAY = 86400;

	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$schedule = $proposal->event->schedule;
		$seconds = $schedule->duration->nominalSeconds();
		$usual = 60 * ( $proposal->settings->minutesOf( $proposal->event->type() ) ?? intdiv( self::DAY, 60 ) );
		$pointer = isset( $proposal->event->indexData()['duration'] ) ? '/duration' : '/end';
		$advice = match ( true ) {
			$seconds <= $usual => Advice::of( Level::Done, $pointer, 'length-done' ),
			$seconds >= self::DAY => Advice::of( Level::Hint, $pointer, 'length-days' ),
			default => Advice::of( Level::Hint, $pointer, 'length-long' )
		};
		$advice->message->longDurationParams( $seconds, $usual )->plaintextParams( $proposal->typeLabel );
		return $advice;
	}
}
