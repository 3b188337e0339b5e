<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use Generator;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * The recurrence set of a schedule (RFC 5545 §3.8.5): the start, the rule's dates and the included ones, without the
 * excluded ones, each by the wall time as written, which is its recurrence id.
 */
final class RecurrenceSet {
	/** @var RecurrenceProblem[] The set is usable only when there are none */
	public readonly array $problems;

	public readonly ZoneResolver $zone;

	private ?RuleDates $rule = null;

	/** Latest instant that belongs to the rule, where UNTIL is in UTC */
	private int $until = PHP_INT_MAX;

	/** Latest wall time that surely is no later than $until */
	private int $untilSurely = PHP_INT_MAX;

	/** @var array<int,int> Wall times as keys and values, ascending: RDATE, and the start where no rule gives it */
	private array $included = [];

	/** @var array<int,true> By wall time */
	private array $excluded = [];

	/** @var array<int,true> By midnight, of dates that exclude their whole day */
	private array $excludedDays = [];

	/** @var array<int,string>|null Wall time => key in Schedule::$overrides; null until asked for */
	private ?array $overrideKeys = null;

	public function __construct( private readonly Schedule $schedule ) {
		$problems = [];
		$zone = ZoneResolver::forZone( $schedule->isAllDay() ? 'UTC' : (string)$schedule->timeZone );
		if ( !$zone ) {
			$problems[] = new RecurrenceProblem( 'zone-unknown', '/timeZone', [ (string)$schedule->timeZone ] );
		}
		// With an unknown zone, the rest is still checked, as if in UTC, so that all problems are told at once.
		$this->zone = $zone ?? ZoneResolver::forZone( 'UTC' );
		$this->readIncluded( $problems );
		$this->readExcluded( $problems );
		$this->readRule( $problems );
		$this->problems = $problems;
	}

	/** @param RecurrenceProblem[] &$problems */
	private function readIncluded( array &$problems ): void {
		$walls = $this->schedule->rule === null ? [ $this->schedule->start->seconds ] : [];
		foreach ( $this->schedule->include as $i => $written ) {
			$wall = $this->readWritten( (string)$written );
			if ( !$wall || $wall->isDate !== $this->schedule->isAllDay() ) {
				$problems[] = new RecurrenceProblem( 'include-malformed', "/recurrence/include/$i", [ (string)$written ] );
				continue;
			}
			$walls[] = $wall->seconds;
		}
		sort( $walls );
		$this->included = array_combine( $walls, $walls );
	}

	/** @param RecurrenceProblem[] &$problems */
	private function readExcluded( array &$problems ): void {
		foreach ( $this->schedule->exclude as $i => $written ) {
			$walls = $this->possibleWalls( (string)$written );
			if ( $walls === [] || ( $this->schedule->isAllDay() && !$walls[0]->isDate ) ) {
				$problems[] = new RecurrenceProblem( 'exclude-malformed', "/recurrence/exclude/$i", [ (string)$written ] );
				continue;
			}
			foreach ( $walls as $wall ) {
				if ( $wall->isDate ) {
					$this->excludedDays[$wall->seconds] = true;
				} else {
					$this->excluded[$wall->seconds] = true;
				}
			}
		}
	}

	/** @param RecurrenceProblem[] &$problems */
	private function readRule( array &$problems ): void {
		if ( $this->schedule->rule === null ) {
			return;
		}
		$rule = RecurrenceRuleParser::parse( $this->schedule->rule, $problems );
		$problem = $rule ? $this->takeRule( $rule ) : null;
		if ( $problem ) {
			$problems[] = $problem;
		}
	}

	private function takeRule( RecurrenceRule $rule ): ?RecurrenceProblem {
		$start = $this->schedule->start;
		$pointer = '/recurrence/rule';
		if ( $start->isDate && $rule->hasTimeParts() ) {
			// RFC 5545 §3.3.10: MUST NOT be specified with a DATE value.
			return new RecurrenceProblem( 'rule-time-on-all-day', $pointer );
		}
		if ( $rule->until ) {
			// RFC 5545 §3.3.10 wants UNTIL of DTSTART's type. A date on a timed series has one sensible reading (that day
			// counts), a time on an all-day one has none: in which zone would it fall?
			if ( $start->isDate && !$rule->until->isDate ) {
				return new RecurrenceProblem( 'rule-until-not-a-date', $pointer );
			}
			if ( $rule->untilIsUtc ) {
				$this->until = $rule->until->seconds;
				$this->untilSurely = $this->until - 2 * WallTime::DAY;
			}
			$untilEnd = $rule->until->seconds + ( $rule->until->isDate ? WallTime::DAY - 1 : 0 );
			$startsAt = $rule->untilIsUtc ? $this->zone->toInstant( $start->seconds ) : $start->seconds;
			if ( $untilEnd < $startsAt ) {
				return new RecurrenceProblem( 'rule-until-before-start', $pointer );
			}
		}
		$this->rule = new RuleDates( $rule, $start );
		$first = $this->rule->first();
		if ( $first === null || $this->zone->toInstant( $first ) > $this->until ) {
			return new RecurrenceProblem( 'rule-never-happens', $pointer );
		}
		if ( $first !== $start->seconds ) {
			$date = ( new WallTime( $first, $start->isDate ) )->toString();
			return new RecurrenceProblem( 'rule-start-does-not-fit', $pointer, [ $start->toString(), $date ] );
		}
		return null;
	}

	/**
	 * The occurrences whose recurrence id lies in a closed range, in the order of their recurrence ids.
	 *
	 * @param int $from Wall time in seconds
	 * @param int $to Wall time in seconds
	 * @return Generator<int,int> Wall time as written => instant
	 */
	public function between( int $from, int $to ): Generator {
		$zone = $this->zone;
		$hasExcluded = $this->excluded !== [] || $this->excludedDays !== [];
		foreach ( $this->wallsBetween( $from, $to ) as $walls ) {
			foreach ( $walls as $wall ) {
				if ( $hasExcluded && $this->isExcluded( $wall ) ) {
					continue;
				}
				$instant = $zone->toInstant( $wall );
				// A time that a gap skips falls on a later one; where that is a date of its own, both are one occurrence.
				$real = $zone->toWall( $instant );
				if ( $real !== $wall && $this->isDate( $real ) ) {
					continue;
				}
				yield $wall => $instant;
			}
		}
	}

	public function has( int $wall ): bool {
		foreach ( $this->between( $wall, $wall ) as $_ ) {
			return true;
		}
		return false;
	}

	/**
	 * @param string $written Wall time, UTC time with `Z`, or date
	 * @return int|null Null when it is not written so or names no occurrence
	 */
	public function find( string $written ): ?int {
		foreach ( $this->possibleWalls( $written ) as $wall ) {
			if ( $wall->isDate === $this->schedule->isAllDay() && $this->has( $wall->seconds ) ) {
				return $wall->seconds;
			}
		}
		return null;
	}

	/**
	 * @return array<int,string> Wall time of an occurrence => the key of its override
	 */
	public function overrideKeys(): array {
		if ( $this->overrideKeys === null ) {
			$this->overrideKeys = [];
			foreach ( $this->schedule->overrides as $key => $_ ) {
				$wall = $this->find( (string)$key );
				if ( $wall !== null ) {
					$this->overrideKeys[$wall] ??= (string)$key;
				}
			}
		}
		return $this->overrideKeys;
	}

	/**
	 * The rule's dates, merged with the included ones.
	 *
	 * @return Generator<int[]> Ascending, within and between the arrays
	 */
	private function wallsBetween( int $from, int $to ): Generator {
		if ( $from === $to ) {
			// One for each of thousands of overrides must not look at each of thousands of included dates.
			$included = isset( $this->included[$from] ) ? [ $from ] : [];
		} else {
			$included = array_values( array_filter(
				$this->included,
				static fn ( $wall ) => $wall >= $from && $wall <= $to
			) );
		}
		$next = 0;
		foreach ( $this->rule ? $this->rule->between( $from, $to ) : [] as $walls ) {
			if ( end( $walls ) > $this->untilSurely ) {
				$walls = array_filter( $walls, fn ( $wall ) => $this->zone->toInstant( $wall ) <= $this->until );
				if ( $walls === [] ) {
					continue;
				}
			}
			if ( isset( $included[$next] ) && $included[$next] <= end( $walls ) ) {
				for ( $end = end( $walls ); isset( $included[$next] ) && $included[$next] <= $end; $next++ ) {
					$walls[] = $included[$next];
				}
				$walls = array_unique( $walls );
				sort( $walls );
			}
			yield $walls;
		}
		if ( isset( $included[$next] ) ) {
			yield array_slice( $included, $next );
		}
	}

	private function isDate( int $wall ): bool {
		foreach ( $this->wallsBetween( $wall, $wall ) as $_ ) {
			return true;
		}
		return false;
	}

	private function isExcluded( int $wall ): bool {
		return isset( $this->excluded[$wall] ) || (
			$this->excludedDays !== []
			&& isset( $this->excludedDays[( new WallTime( $wall ) )->midnight()->seconds] )
		);
	}

	/**
	 * @return WallTime[] None when it is not well-formed. A UTC time may stand for two: the one that clocks show then, and
	 *  one that a gap skips and that is shown so.
	 */
	private function possibleWalls( string $written ): array {
		$wall = $this->readWritten( $written );
		if ( !$wall ) {
			return [];
		}
		$walls = [ $wall ];
		if ( str_ends_with( $written, 'Z' ) ) {
			$skipped = $this->zone->skippedWall( $this->zone->toInstant( $wall->seconds ) );
			if ( $skipped !== null ) {
				$walls[] = new WallTime( $skipped );
			}
		}
		return $walls;
	}

	private function readWritten( string $written ): ?WallTime {
		if ( !str_ends_with( $written, 'Z' ) ) {
			return WallTime::parse( $written );
		}
		$utc = WallTime::parse( substr( $written, 0, -1 ) );
		return $utc && !$utc->isDate ? new WallTime( $this->zone->toWall( $utc->seconds ) ) : null;
	}
}
