<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * Whether it is always the same part of the world that can come: the last sessions of the organisers, or where they have
 * held too few, of all others of the type.
 */
final class UsualHours implements Rule {
	private const SESSIONS = 8;
	private const FEWEST = 3;

	/** Minutes. What is spread wider reaches people elsewhere, too */
	private const NARROW = 360;
	private const DAY = 1440;

	/** @inheritDoc */
	public function check( Proposal $proposal ): ?Advice {
		$first = $proposal->first();
		if ( !$first || $first->wallStart->isDate ) {
			return null;
		}
		$past = array_filter(
			$proposal->around->past, static fn ( Occurrence $occurrence ) => !$occurrence->times->wallStart->isDate
		);
		$own = self::of( $proposal->event->organizers(), $past );
		$isOwn = count( $own ) >= self::FEWEST;
		$sessions = array_slice( $isOwn ? $own : $past, -self::SESSIONS );
		if ( count( $sessions ) < self::FEWEST ) {
			return null;
		}
		[ $from, $length ] = self::span( $sessions );
		$start = self::minuteOf( $first->start );
		if ( $length > self::NARROW || self::after( $from, $start ) > $length ) {
			return null;
		}
		$advice = Advice::of( Level::Hint, '/start', $isOwn ? 'usual-hours-own' : 'usual-hours-type' );
		$advice->message->numParams( count( $sessions ) )
			->timeParams( gmdate( 'YmdHis', $from * 60 ), gmdate( 'YmdHis', ( $from + $length ) * 60 ) );
		return $advice;
	}

	/**
	 * @param array<int,array{name?:string,user?:string}> $organizers
	 * @param Occurrence[] $occurrences
	 * @return Occurrence[] Those that one of them organised
	 */
	private static function of( array $organizers, array $occurrences ): array {
		$users = array_column( $organizers, 'user' );
		return array_filter( $occurrences, static fn ( Occurrence $occurrence ) =>
			array_intersect( $users, array_column( $occurrence->event->organizers(), 'user' ) ) !== [] );
	}

	/**
	 * The shortest stretch of the day, which may go over midnight, that has all of them from start to end:
	 *
	 *     0    6    12   18   24
	 *     │──■■│────│────│■■■─│   the widest gap is from the end of the first to 18: it begins at 18
	 *
	 * @param Occurrence[] $occurrences
	 * @return array{int,int} Minute of the day in UTC at which it begins, and its length in minutes
	 */
	private static function span( array $occurrences ): array {
		$spans = [];
		foreach ( $occurrences as $occurrence ) {
			$times = $occurrence->times;
			$spans[] = [ self::minuteOf( $times->start ), min( self::DAY, intdiv( $times->end - $times->start, 60 ) ) ];
		}
		$best = [ 0, PHP_INT_MAX ];
		foreach ( $spans as [ $from ] ) {
			$length = max( array_map( static fn ( array $span ) => self::after( $from, $span[0] ) + $span[1], $spans ) );
			$best = $length < $best[1] ? [ $from, $length ] : $best;
		}
		return $best;
	}

	private static function minuteOf( int $instant ): int {
		return intdiv( $instant, 60 ) % self::DAY;
	}

	/** @return int Minutes from one minute of the day to another, always forward */
	private static function after( int $from, int $to ): int {
		return ( $to - $from + self::DAY ) % self::DAY;
	}
}
