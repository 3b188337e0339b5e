<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

/**
 * How many took part in events of two kinds. It says what went together, never what made the difference.
 */
final class Comparison {
	/** Below this, chance is an unlikely reason */
	private const UNLIKELY = 0.05;

	/**
	 * @param string $key What is compared
	 * @param Summary $first
	 * @param Summary $second
	 * @param float|null $chance How often chance alone makes as much of a difference; null when there are too few to say
	 */
	private function __construct(
		public readonly string $key,
		public readonly Summary $first,
		public readonly Summary $second,
		public readonly ?float $chance
	) {
	}

	/**
	 * @param string $key
	 * @param ImpactRecord[] $first
	 * @param ImpactRecord[] $second
	 */
	public static function of( string $key, array $first, array $second ): self {
		[ $a, $b ] = [ self::attendances( $first ), self::attendances( $second ) ];
		[ $left, $right ] = [ Summary::of( $a ), Summary::of( $b ) ];
		$isEnough = $left->isEnough() && $right->isEnough();
		return new self( $key, $left, $right, $isEnough ? RankTest::chance( $a, $b ) : null );
	}

	public function isEnough(): bool {
		return $this->chance !== null;
	}

	/**
	 * Whether there is a difference that chance alone would seldom make.
	 */
	public function isClear(): bool {
		return $this->chance !== null && $this->chance < self::UNLIKELY;
	}

	/**
	 * @param ImpactRecord[] $records
	 * @return int[]
	 */
	private static function attendances( array $records ): array {
		return array_values( array_filter(
			array_map( static fn ( ImpactRecord $record ) => $record->live(), $records ), is_int( ... )
		) );
	}
}
