<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * How long an occurrence lasts. Days are nominal (they keep the wall time across a change of the clocks), seconds are
 * exact (RFC 5545 §3.3.6). An event with an `end` has exact seconds only (RFC 5545 §3.8.5.3), an all-day one days only.
 */
final class Duration {
	public function __construct(
		public readonly int $days,
		public readonly int $seconds
	) {
	}

	/**
	 * @param string $text ISO 8601 as RFC 5545 §3.3.6 has it, without a sign: `PT1H30M`, `P1D`, `P1DT2H`, `P2W`
	 */
	public static function parse( string $text ): ?self {
		if ( !preg_match(
			'/^P(?:(\d{1,4})W|(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?)$/D', $text, $m
		) ) {
			return null;
		}
		return new self(
			(int)$m[1] * 7 + (int)( $m[2] ?? 0 ),
			(int)( $m[3] ?? 0 ) * 3600 + (int)( $m[4] ?? 0 ) * 60 + (int)( $m[5] ?? 0 )
		);
	}

	/** @return int Seconds, with a day of 24 hours */
	public function nominalSeconds(): int {
		return $this->days * WallTime::DAY + $this->seconds;
	}
}
