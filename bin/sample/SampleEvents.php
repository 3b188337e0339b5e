<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sample;

use DateTimeImmutable;
use DateTimeZone;

/**
 * The sample of events.json, with its dates laid around one day.
 *
 * A date stands there as `{tuesday this week -2 weeks, 16:00}`, or without a time: what PHP's relative
 * formats understand, in braces. It becomes `2026-11-10T16:00` or `2026-11-10`.
 */
final class SampleEvents {
	public function __construct( private readonly DateTimeImmutable $today ) {
	}

	public static function forToday(): self {
		return new self( new DateTimeImmutable( 'today', new DateTimeZone( 'UTC' ) ) );
	}

	/**
	 * @return array<string,array<string,mixed>> Events by page name
	 */
	public function all(): array {
		$json = file_get_contents( __DIR__ . '/events.json' );
		return $this->resolve( json_decode( $json, true, 512, JSON_THROW_ON_ERROR ) );
	}

	private function resolve( mixed $value ): mixed {
		if ( is_string( $value ) ) {
			return preg_match( '/^\{(.+?)(?:, (\d\d:\d\d))?\}$/', $value, $match )
				? $this->today->modify( $match[1] )->format( 'Y-m-d' ) . ( isset( $match[2] ) ? "T$match[2]" : '' )
				: $value;
		}
		if ( !is_array( $value ) ) {
			return $value;
		}
		$resolved = [];
		foreach ( $value as $key => $item ) {
			$resolved[is_string( $key ) ? $this->resolve( $key ) : $key] = $this->resolve( $item );
		}
		return $resolved;
	}
}
