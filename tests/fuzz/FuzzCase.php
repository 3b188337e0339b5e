<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

/**
 * One input, which seed, target and number make again.
 */
final class FuzzCase {
	/** What nobody but this case writes: it is in all that its input would smuggle in */
	public readonly string $token;

	public function __construct(
		public readonly string $target,
		public readonly int $number,
		public readonly string $input
	) {
		$this->token = self::tokenOf( $number );
	}

	public static function tokenOf( int $number ): string {
		return 'fz' . base_convert( (string)( 46656 + $number ), 10, 36 ) . 'q';
	}

	public function with( string $input ): self {
		return new self( $this->target, $this->number, $input );
	}
}
