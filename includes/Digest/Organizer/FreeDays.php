<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Organizer;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;

/**
 * Days on which nothing takes place at usual hours: those of the guidance, in the zone of the digest.
 */
class FreeDays {
	/** Whatever may take place there */
	private const STATUSES = [ 'proposed', 'confirmed' ];

	/** Occurrences that are looked at: with more, no day is free anyway */
	private const MOST = 500;

	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * @param int $from Unix time; the first day is the one after it
	 * @param int $to Unix time; the last day is the one before it
	 * @return string[] Days such as `2026-12-03`
	 */
	public function find( int $from, int $to ): array {
		$settings = $this->settings->get();
		$zone = new DateTimeZone( $settings->digest->zone );
		$occurrences = $this->query->find(
			$from, $to, new OccurrenceFilter( statuses: self::STATUSES ), self::MOST
		)->occurrences;
		$free = [];
		$day = ( new DateTimeImmutable( "@$from" ) )->setTimezone( $zone )->modify( 'tomorrow' );
		for ( ; $day->modify( 'tomorrow' )->getTimestamp() <= $to; $day = $day->modify( 'tomorrow' ) ) {
			$begin = $day->setTime( $settings->guidance->wakingFrom, 0 )->getTimestamp();
			$end = $day->setTime( $settings->guidance->wakingTo, 0 )->getTimestamp();
			foreach ( $occurrences as $occurrence ) {
				if ( $occurrence->times->start < $end && $occurrence->times->end > $begin ) {
					continue 2;
				}
			}
			$free[] = $day->format( 'Y-m-d' );
		}
		return count( $occurrences ) < self::MOST ? $free : [];
	}
}
