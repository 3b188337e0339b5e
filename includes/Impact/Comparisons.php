<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * What is set against what.
 */
final class Comparisons {
	/** Key of the comparison over all types */
	public const ALL = '';

	/** From how many places on an event counts as widely announced */
	public const PLACES = 2;

	/** From how many days ahead on an event counts as announced early */
	public const DAYS_AHEAD = 7;

	/**
	 * Events before a day and from it on, all together and by type: a change of types must not look like a change of numbers.
	 *
	 * @param ImpactRecord[] $records
	 * @param int $change Unix time
	 * @return Comparison[] By type, the first of all types together
	 */
	public static function aroundChange( array $records, int $change ): array {
		$types = [ self::ALL => [ [], [] ] ];
		foreach ( $records as $record ) {
			$side = $record->occurrence->times->start < $change ? 0 : 1;
			$type = $record->occurrence->event->type();
			$types[$type] ??= [ [], [] ];
			$types[$type][$side][] = $record;
			$types[self::ALL][$side][] = $record;
		}
		$comparisons = [];
		foreach ( $types as $type => [ $before, $after ] ) {
			$comparisons[$type] = Comparison::of( (string)$type, $before, $after );
		}
		return $comparisons;
	}

	/**
	 * What might help organisers, as far as the numbers suffice.
	 *
	 * @param ImpactRecord[] $records
	 * @return Comparison[] `places`: announced in several places, and the others; `early`: of those that were announced at
	 *  all, those announced early, and the others
	 */
	public static function promotion( array $records ): array {
		$places = $early = [ [], [] ];
		foreach ( $records as $record ) {
			$places[$record->places() >= self::PLACES ? 0 : 1][] = $record;
			if ( $record->firstPromoted !== null ) {
				$ahead = $record->occurrence->times->start - $record->firstPromoted;
				$early[$ahead >= self::DAYS_AHEAD * WallTime::DAY ? 0 : 1][] = $record;
			}
		}
		return array_values( array_filter(
			[ Comparison::of( 'places', ...$places ), Comparison::of( 'early', ...$early ) ],
			static fn ( Comparison $comparison ) => $comparison->isEnough()
		) );
	}
}
