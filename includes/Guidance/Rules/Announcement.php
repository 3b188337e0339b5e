<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;

/**
 * Whether it is planned where people will hear of it: in channels that it names, in those of the settings that want such events,
 * or by a text that is there to be passed on.
 */
final class Announcement implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$promotion = $proposal->event->promotion();
		$skipped = $promotion['skipChannels'] ?? [];
		foreach ( $proposal->channels as $channel ) {
			if ( $channel->wants( $proposal->event ) && !in_array( $channel->id, $skipped, true ) ) {
				return Advice::of( Level::Done, '/promotion', 'announcement-done' );
			}
		}
		return array_diff( $promotion['channels'] ?? [], $skipped ) === [] && !isset( $promotion['text'] )
			? Advice::of( Level::Hint, '/promotion', 'announcement-none' )
			: Advice::of( Level::Done, '/promotion', 'announcement-done' );
	}
}
