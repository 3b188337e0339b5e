<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * Numbers of people at several events, told by the one in the middle and the ends: a single crowded event moves a mean, not
 * these.
 */
final class Summary {
	/** Fewer say nothing */
	public const ENOUGH = 5;

	private function __construct(
		public readonly int $count,
		public readonly ?float $median,
		public readonly ?int $lowest,
		public readonly ?int $highest
	) {
	}

	/**
	 * @param array<int|null> $numbers Those that nobody knows are left out
	 */
	public static function of( array $numbers ): self {
		$known = array_values( array_filter( $numbers, is_int( ... ) ) );
		sort( $known );
		$count = count( $known );
		if ( $count === 0 ) {
			return new self( 0, null, null, null );
		}
		$median = ( $known[intdiv( $count - 1, 2 )] + $known[intdiv( $count, 2 )] ) / 2;
		return new self( $count, $median, $known[0], $known[$count - 1] );
	}

	public function isEnough(): bool {
		return $this->count >= self::ENOUGH;
	}
}
