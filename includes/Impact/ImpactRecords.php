<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * What a filter gives.
 */
final class ImpactRecords {
	/**
	 * @param ImpactRecord[] $records In the order of their starts
	 * @param bool $isCut Whether there are more than were read
	 */
	public function __construct(
		public readonly array $records,
		public readonly bool $isCut = false
	) {
	}

	/** @return bool Whether anybody has said how many took part in any of them, or saw its recording */
	public function hasAttendance(): bool {
		foreach ( $this->records as $record ) {
			if ( $record->live() !== null || $record->watched() !== null ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @param int $now Unix time
	 * @param int $limit
	 * @return ImpactRecord[] Those that are over without anybody having said how many took part, the latest first
	 */
	public function open( int $now, int $limit ): array {
		$open = array_filter( $this->records, static fn ( ImpactRecord $record ) =>
			$record->live() === null && $record->occurrence->times->end <= $now );
		return array_slice( array_reverse( $open ), 0, $limit );
	}
}
