<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;

/**
 * Whether something else is on for the same people: the same topic or audience, within some hours. An all-day event takes
 * nobody's evening: it only clashes with other all-day ones.
 */
final class Clashes implements Rule {
	/** @inheritDoc */
	public function check( Proposal $proposal ): ?Advice {
		$event = $proposal->event;
		if ( !$proposal->first() || ( $event->topics() === [] && $event->audience() === [] ) ) {
			return null;
		}
		$clashes = self::find( $proposal );
		if ( $clashes === [] ) {
			$advice = Advice::of( Level::Done, '/start', 'clashes-done' );
			$advice->message->numParams( $proposal->settings->clashHours );
			return $advice;
		}
		$advice = Advice::of( Level::Warning, '/start', count( $clashes ) === 1 ? 'clashes-one' : 'clashes-several' );
		$advice->message
			->plaintextParams( $clashes[0]->event->title()->in( $proposal->chain ) )
			->dateParams( gmdate( 'YmdHis', $clashes[0]->times->wallStart->seconds ) )
			->numParams( count( $clashes ) );
		return $advice;
	}

	/**
	 * @return Occurrence[] Ascending
	 */
	public static function find( Proposal $proposal ): array {
		$margin = $proposal->settings->clashHours * 3600;
		return array_values( array_filter( $proposal->around->near, static function ( Occurrence $other ) use ( $proposal, $margin ) {
			if ( array_intersect( $proposal->event->topics(), $other->event->topics() ) === []
				&& array_intersect( $proposal->event->audience(), $other->event->audience() ) === []
			) {
				return false;
			}
			foreach ( $proposal->next as $times ) {
				if ( self::areNear( $times, $other->times, $margin ) ) {
					return true;
				}
			}
			return false;
		} ) );
	}

	private static function areNear( OccurrenceTimes $one, OccurrenceTimes $other, int $margin ): bool {
		if ( $one->wallStart->isDate !== $other->wallStart->isDate ) {
			return false;
		}
		$margin = $one->wallStart->isDate ? 0 : $margin;
		return $other->start < $one->end + $margin && $other->end > $one->start - $margin;
	}
}
