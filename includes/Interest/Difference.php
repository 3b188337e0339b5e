<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * What has become of an occurrence that readers wait for.
 */
enum Difference: string {
	case Moved = 'moved';
	case Cancelled = 'cancelled';
	case Postponed = 'postponed';

	/** It takes place after all */
	case Back = 'back';

	/** The calendar has it no more: it was excluded, or its page is gone */
	case Gone = 'gone';

	/**
	 * @param OccurrenceState $old What readers know
	 * @param OccurrenceState|null $new Null: there is none any more
	 * @return self|null Null if there is nothing to tell; of what is only proposed nobody is told anything
	 */
	public static function between( OccurrenceState $old, ?OccurrenceState $new ): ?self {
		if ( $old->status === 'proposed' || $new?->status === 'proposed' ) {
			return null;
		}
		if ( !$new || $new->status === 'cancelled' ) {
			return $old->status === 'cancelled' ? null : ( $new ? self::Cancelled : self::Gone );
		}
		return match ( true ) {
			$new->status === $old->status =>
				$new->status === 'confirmed' && $new->start !== $old->start ? self::Moved : null,
			$new->status === 'postponed' => self::Postponed,
			default => self::Back
		};
	}
}
