<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use DateTimeZone;

/**
 * Wall times of one zone to instants and back.
 *
 * PHP's own conversion picks now the first, now the second of two possible offsets near a change of the clocks. Here the
 * offset before the change decides (RFC 5545 §3.3.5), which is one breakpoint on the wall clock per change, B:
 *
 *     clocks forward (gap)                        clocks back (overlap)
 *     wall  01:00   02:00 ┄┄┄┄ 03:00   04:00      wall  01:00   02:00     03:00   04:00
 *           ── before ── before ┤B── after ──           ── before ─────────── ┤B── after ──
 *     02:30 does not exist: before → is 03:30     02:30 happens twice: before → the first one
 *
 * so B is the later of the two readings of the clock at the change.
 */
final class ZoneResolver {
	/** The table of changes is made up to here at first: 2100-01-01, and where that is too early, 2500-01-01 */
	private const NEAR = 4102444800;
	private const FAR = 16725225600;
	private const BEGINNING = -62167219200;

	/** 400 years in seconds. Changes after NEAR come by a yearly rule alone, so they repeat with the calendar. */
	private const CYCLE = 146097 * 86400;

	/** Two days: no offset and no change of it is larger */
	private const MARGIN = 172800;

	/** Known to the machine's tables, but no place's clock: they mean what the machine is set to, or nothing */
	private const NO_PLACES = [ 'Factory', 'localtime', 'leapseconds', 'posixrules', 'tzdata.zi' ];

	/** @var array<string,self|null> */
	private static array $resolvers = [];

	/** @var int[] Instants of the changes, ascending */
	private array $changes = [];

	/** @var int[] Breakpoints on the wall clock, one per change */
	private array $breaks = [];

	/** @var int[] Seconds east of UTC: before each change, and after the last */
	private array $offsets = [];

	private int $tableEnd = 0;

	// The stretch of constant offset that was asked for last: neighbours in a series nearly always share it.
	private int $wallFrom = PHP_INT_MAX;
	private int $wallTo = PHP_INT_MIN;
	private int $wallOffset = 0;
	private int $instantFrom = PHP_INT_MAX;
	private int $instantTo = PHP_INT_MIN;
	private int $instantOffset = 0;

	private function __construct( private readonly DateTimeZone $zone ) {
		$this->load( self::NEAR );
	}

	/**
	 * @param string $name IANA name, spelt as IANA does: no abbreviation (`CEST`), no offset (`+02:00`)
	 * @return self|null Null when there is no such zone
	 */
	public static function forZone( string $name ): ?self {
		if ( !array_key_exists( $name, self::$resolvers ) ) {
			if ( !self::isListed( $name ) ) {
				// Not kept: a stranger's made-up names must not fill the cache.
				return null;
			}
			// PHP takes CET, EST and the like for fixed offsets although IANA's have summer time: better none than wrong.
			$zone = new DateTimeZone( $name === 'GMT' ? 'UTC' : $name );
			self::$resolvers[$name] = $zone->getTransitions( 0, 0 ) === false ? null : new self( $zone );
		}
		return self::$resolvers[$name];
	}

	public static function exists( string $name ): bool {
		return self::forZone( $name ) !== null;
	}

	private static function isListed( string $name ): bool {
		static $names = null;
		$names ??= array_diff_key(
			array_flip( DateTimeZone::listIdentifiers( DateTimeZone::ALL_WITH_BC ) ),
			array_flip( self::NO_PLACES )
		);
		return isset( $names[$name] );
	}

	/**
	 * @param int $wall Seconds as in WallTime
	 * @return int Unix time
	 */
	public function toInstant( int $wall ): int {
		if ( $wall < $this->wallFrom || $wall >= $this->wallTo ) {
			$shift = $this->shiftIntoTable( $wall );
			$index = self::countUpTo( $this->breaks, $wall - $shift );
			$this->wallFrom = $index === 0 ? PHP_INT_MIN : $this->breaks[$index - 1] + $shift;
			$this->wallTo = min( $this->breaks[$index] ?? $this->tableEnd, $this->tableEnd ) + $shift;
			$this->wallOffset = $this->offsets[$index];
		}
		return $wall - $this->wallOffset;
	}

	/**
	 * @param int $instant Unix time
	 * @return int Seconds as in WallTime
	 */
	public function toWall( int $instant ): int {
		if ( $instant < $this->instantFrom || $instant >= $this->instantTo ) {
			$shift = $this->shiftIntoTable( $instant );
			$index = self::countUpTo( $this->changes, $instant - $shift );
			$this->instantFrom = $index === 0 ? PHP_INT_MIN : $this->changes[$index - 1] + $shift;
			$this->instantTo = min( $this->changes[$index] ?? $this->tableEnd, $this->tableEnd ) + $shift;
			$this->instantOffset = $this->offsets[$index];
		}
		return $instant + $this->instantOffset;
	}

	/**
	 * @param int $instant
	 * @return int|null The wall time that a gap skips and that stands for this instant, if one does
	 */
	public function skippedWall( int $instant ): ?int {
		$shift = $this->shiftIntoTable( $instant );
		$index = self::countUpTo( $this->changes, $instant - $shift ) - 1;
		if ( $index < 0 ) {
			return null;
		}
		$wall = $instant + $this->offsets[$index];
		return $this->toInstant( $wall ) === $instant && $this->toWall( $instant ) !== $wall ? $wall : null;
	}

	/**
	 * Makes the table longer if a time lies beyond it, or says by how much the time must be moved back into it.
	 */
	private function shiftIntoTable( int $time ): int {
		if ( $time < self::NEAR - self::MARGIN ) {
			return 0;
		}
		if ( $this->tableEnd < self::FAR - self::MARGIN ) {
			$this->load( self::FAR );
		}
		return $time < $this->tableEnd ? 0 : ( intdiv( $time - $this->tableEnd, self::CYCLE ) + 1 ) * self::CYCLE;
	}

	private function load( int $end ): void {
		$this->tableEnd = $end - self::MARGIN;
		$this->changes = $this->breaks = $this->offsets = [];
		$offset = null;
		foreach ( $this->zone->getTransitions( self::BEGINNING, $end ) as $change ) {
			if ( $offset === $change['offset'] ) {
				// The name or the summer-time flag changed, not the clock.
				continue;
			}
			if ( $offset !== null ) {
				$this->changes[] = $change['ts'];
				$this->breaks[] = $change['ts'] + max( $offset, $change['offset'] );
			}
			$this->offsets[] = $offset = $change['offset'];
		}
	}

	/**
	 * @param int[] $sorted
	 * @param int $value
	 * @return int How many are at most the value
	 */
	private static function countUpTo( array $sorted, int $value ): int {
		$low = 0;
		$high = count( $sorted );
		while ( $low < $high ) {
			$middle = ( $low + $high ) >> 1;
			if ( $sorted[$middle] <= $value ) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $low;
	}
}
