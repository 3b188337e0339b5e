<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Spreads the posts of one account over the days, at hours at which its readers are awake:
 *
 *     Mon        Tue        Wed        Thu        Fri        Sat        Sun       three a week at most
 *     10:00 A    ─          10:00 B    ─          10:00 C    (full)     (full)
 *            └ each takes the first day between its lead days and its start that is free and has no neighbour in that
 *              week; else the first that is free; a second one on a day only when no day is free
 *
 * Times that somebody has set, and those of posts that were made, stay and count. Then each event gets its next post before
 * any gets its second, and what starts earlier comes first. So a post moves only for one that comes before it in this order,
 * or when it was not made for a day.
 */
final class PostSpread {
	/** Hours of the day, local: the first that is free is taken */
	private const HOURS = [ 10, 15, 19 ];

	/** Nobody can come who hears of it later than this before it starts, in seconds */
	private const LEAST_AHEAD = 3600;

	/** For how long a planned time stays when it is over, in seconds: whatever runs once a day finds it due */
	private const DUE = WallTime::DAY;

	/** @var int[] */
	private readonly array $hours;

	/** @var array<string,int> Posts by week, such as `2026-W49` */
	private array $weeks = [];

	/** @var array<string,array<int,true>> Instants of posts by local date */
	private array $days = [];

	/**
	 * @param int $perWeek
	 * @param ZoneResolver $zone Of the readers
	 * @param int $wakeFrom Hour of the day
	 * @param int $wakeTo Exclusive
	 */
	public function __construct(
		private readonly int $perWeek,
		private readonly ZoneResolver $zone,
		int $wakeFrom = 8,
		int $wakeTo = 22
	) {
		$hours = array_filter( self::HOURS, static fn ( int $hour ) => $hour >= $wakeFrom && $hour < $wakeTo );
		$this->hours = array_values( $hours ) ?: [ $wakeFrom ];
	}

	/**
	 * @param PostRequest[] $requests
	 * @param int $now Unix time
	 * @return array<string,int|null> Unix times by id; null: there is no room for it
	 */
	public function plan( array $requests, int $now ): array {
		$this->weeks = $this->days = $plan = [];
		$waiting = [];
		$earliest = $now - self::DUE;
		foreach ( $requests as $request ) {
			if ( $request->fixed !== null ) {
				$plan[$request->id] = $request->fixed;
				$this->take( $request->fixed );
				if ( $request->fixed <= $now ) {
					// What was planned before it was not made then: not all at once now.
					$earliest = max( $earliest, $request->fixed );
				}
			} else {
				$waiting[] = $request;
			}
		}
		foreach ( self::inTurn( $waiting, $requests ) as $request ) {
			$time = $this->find( max( $request->from, $earliest ), $request->start - self::LEAST_AHEAD );
			if ( $time !== null ) {
				$this->take( $time );
			}
			$plan[$request->id] = $time;
		}
		return $plan;
	}

	/**
	 * @param PostRequest[] $waiting
	 * @param PostRequest[] $all
	 * @return PostRequest[]
	 */
	private static function inTurn( array $waiting, array $all ): array {
		$order = static fn ( PostRequest $a, PostRequest $b ) => [ $a->start, $a->id ] <=> [ $b->start, $b->id ];
		usort( $all, $order );
		$turns = $counts = [];
		foreach ( $all as $request ) {
			$turns[$request->id] = $counts[$request->event] = ( $counts[$request->event] ?? -1 ) + 1;
		}
		usort( $waiting, static fn ( PostRequest $a, PostRequest $b ) =>
			$turns[$a->id] <=> $turns[$b->id] ?: $order( $a, $b ) );
		return $waiting;
	}

	private function find( int $from, int $to ): ?int {
		$alone = $shared = null;
		foreach ( $this->times( $from, $to ) as $wall => $time ) {
			if ( $alone !== null && self::week( $wall ) !== $this->weekOf( $alone ) ) {
				break;
			}
			if ( $this->isTaken( $wall ) ) {
				$shared ??= $time;
			} elseif ( !$this->isTaken( $wall - WallTime::DAY ) && !$this->isTaken( $wall + WallTime::DAY ) ) {
				return $time;
			} else {
				$alone ??= $time;
			}
		}
		return $alone ?? $shared;
	}

	/**
	 * The first free time of each day in a week that has room.
	 *
	 * @param int $from Unix time
	 * @param int $to Unix time
	 * @return iterable<int,int> Unix times by midnight in wall time, ascending
	 */
	private function times( int $from, int $to ): iterable {
		$wall = $this->zone->toWall( $from );
		for ( $day = $wall - self::ofDay( $wall ); $this->zone->toInstant( $day ) <= $to; $day += WallTime::DAY ) {
			if ( ( $this->weeks[self::week( $day )] ?? 0 ) >= $this->perWeek ) {
				continue;
			}
			foreach ( $this->hours as $hour ) {
				$time = $this->zone->toInstant( $day + $hour * 3600 );
				if ( $time >= $from && $time <= $to && !isset( $this->days[self::date( $day )][$time] ) ) {
					yield $day => $time;
					break;
				}
			}
		}
	}

	private function isTaken( int $wall ): bool {
		return isset( $this->days[self::date( $wall )] );
	}

	private function weekOf( int $time ): string {
		return self::week( $this->zone->toWall( $time ) );
	}

	private function take( int $time ): void {
		$wall = $this->zone->toWall( $time );
		$this->days[self::date( $wall )][$time] = true;
		$week = self::week( $wall );
		$this->weeks[$week] = ( $this->weeks[$week] ?? 0 ) + 1;
	}

	private static function date( int $wall ): string {
		return gmdate( 'Y-m-d', $wall );
	}

	private static function week( int $wall ): string {
		return gmdate( 'o-\WW', $wall );
	}

	private static function ofDay( int $wall ): int {
		return ( $wall % WallTime::DAY + WallTime::DAY ) % WallTime::DAY;
	}
}
