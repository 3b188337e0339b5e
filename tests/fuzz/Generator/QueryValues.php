<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Values of parameters: usual ones, and any.
 */
final class QueryValues {
	public const TIMES = [
		'2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z', '20261201000000', 'now', '0', '-1', '2147483648', '253402300799',
			'9999-12-31T23:59:59Z',
		'2026-12-03', 'Thu, 03 Dec 2026 18:00:00 GMT', '2036-11-01T00:00:00Z', '99999999999999999999'
	];
	public const WORDS = [ 'talk', 'a b c', '%', '_', '\\', '"', 'über', 'İ', "'", '*' ];
	public const LIMITS = [ '1', '5', '500', 'max', '0', '-1', '999999999999999999999', '1e3' ];
	public const CONTINUES = [
		'1796317200|wiki|1|', '1796317200||1|2026-12-03T18:00', '|||', '-1|x|-1|x', '99999999999999999999|a|99999999999999999999|b',
			'1|2', '1796317200|a|0x1|'
	];
	public const OCCURRENCES = [ '1', '2:2026-12-03T18:00', 'x~1:2026-12-03', '0', '-1', '2:2026-12-03T17:00Z', '99999999999999999999:1',
		'1|2|3', ':' ];

	public function __construct(
		private readonly Dice $dice,
		private readonly Payloads $payloads
	) {
	}

	/** @param string[] $usual */
	public function of( array $usual ): string {
		return match ( true ) {
			$this->dice->percent( 65 ) => $this->dice->of( $usual ),
			$this->dice->percent( 60 ) => $this->payloads->line(),
			$this->dice->percent( 20 ) => implode( '|', array_fill( 0, $this->dice->int( 40, 600 ), $this->dice->of( $usual ) ) ),
			default => $this->payloads->anyCharacters()
		};
	}
}
