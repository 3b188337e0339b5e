<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Oracle;

use JsonException;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;

/**
 * What is said to be JSON is JSON.
 */
final class JsonOracle {
	/**
	 * @return mixed
	 * @throws Finding
	 */
	public static function check( string $surface, string $json ): mixed {
		try {
			return json_decode( $json, true, 512, JSON_THROW_ON_ERROR );
		} catch ( JsonException $e ) {
			throw new Finding( "$surface: no JSON", "{$e->getMessage()}: $json" );
		}
	}
}
