<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Occurrences that have something in common, and their numbers together.
 */
final class ImpactGroup {
	/**
	 * @param string $key What they have in common: a type, `17` for an hour, `2026-12` for a month
	 * @param ImpactRecord[] $records Not empty
	 */
	public function __construct(
		public readonly string $key,
		public readonly array $records
	) {
	}

	public function live(): Summary {
		return Summary::of( array_map( static fn ( ImpactRecord $record ) => $record->live(), $this->records ) );
	}

	public function watched(): Summary {
		return Summary::of( array_map( static fn ( ImpactRecord $record ) => $record->watched(), $this->records ) );
	}

	/**
	 * @param string $field Of ImpactRecord: interested, digests, announcements or posts
	 */
	public function sum( string $field ): int {
		return array_sum( array_column( $this->records, $field ) );
	}

	/** @return array<string,int> By campaign, the most first */
	public function clicks(): array {
		$clicks = [];
		foreach ( $this->records as $record ) {
			foreach ( $record->clicks as $campaign => $number ) {
				$clicks[$campaign] = ( $clicks[$campaign] ?? 0 ) + $number;
			}
		}
		arsort( $clicks );
		return $clicks;
	}
}
