<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Which occurrences the numbers are about.
 */
final class ImpactFilter {
	/** Longest range, in days */
	public const MAX_DAYS = 400;

	/**
	 * @param int $first Number of the first day, since 1970-01-01
	 * @param int $last Number of the last day
	 * @param string $zone IANA name of the clock that days, hours and months are read from
	 * @param string $type Empty: any
	 * @param string $topic Empty: any
	 * @param OccurrenceId|null $event Null: any
	 */
	public function __construct(
		public readonly int $first,
		public readonly int $last,
		public readonly string $zone,
		public readonly string $type = '',
		public readonly string $topic = '',
		public readonly ?OccurrenceId $event = null
	) {
	}

	/** @return int Unix time */
	public function from(): int {
		return $this->clock()->toInstant( $this->first * WallTime::DAY );
	}

	/** @return int Unix time, exclusive */
	public function to(): int {
		return $this->clock()->toInstant( ( $this->last + 1 ) * WallTime::DAY );
	}

	public function occurrences(): OccurrenceFilter {
		return new OccurrenceFilter(
			types: $this->type === '' ? [] : [ $this->type ],
			topics: $this->topic === '' ? [] : [ $this->topic ],
			statuses: [ 'confirmed' ],
			pages: $this->event ? [ $this->event ] : []
		);
	}

	public function clock(): ZoneResolver {
		return ZoneResolver::forZone( $this->zone ) ?? ZoneResolver::forZone( 'UTC' );
	}
}
