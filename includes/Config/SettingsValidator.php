<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Content\InvalidJson;
use MediaWiki\Extension\EventCalendar\Content\JsonText;
use MediaWiki\Extension\EventCalendar\Content\Pointer;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\SchemaValidator;
use MediaWiki\Extension\EventCalendar\Content\TextCheck;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Reads the text of the settings page.
 */
final class SettingsValidator {
	public function __construct(
		private readonly SchemaValidator $schemaValidator,
		private readonly TextCheck $textCheck
	) {
	}

	/**
	 * @param string $text
	 * @param Problem[] &$problems Those found, all at once
	 * @return array<string,mixed>|null The sections that the page has; null when there are problems
	 */
	public function read( string $text, array &$problems = [] ): ?array {
		try {
			$value = JsonText::decode( $text );
		} catch ( InvalidJson $e ) {
			$problems = EventValidator::shorten( $e->problems );
			return null;
		}
		$problems = $this->schemaValidator->validate( $value );
		$data = EventValidator::toArray( $value );
		// With a problem of the whole page, nothing says that what is in it is of the right type.
		if ( is_array( $data ) && !in_array( '', array_column( $problems, 'pointer' ), true ) ) {
			$sound = $data;
			foreach ( $problems as $problem ) {
				Pointer::remove( $sound, $problem->pointer );
			}
			array_push( $problems, ...$this->textCheck->check( $sound ), ...self::checkGuidance( $sound['guidance'] ?? [] ),
				...self::checkAccounts( $sound['channels'] ?? [] ),
				...ChannelCheck::check( $sound['channels'] ?? [] ), ...self::checkDigest( $sound['digest'] ?? [] ) );
		}
		$problems = EventValidator::shorten( $problems );
		return $problems === [] ? $data : null;
	}

	/**
	 * @param array<string,mixed> $guidance The section, without what the schema finds wrong
	 * @return Problem[]
	 */
	private static function checkGuidance( array $guidance ): array {
		$problems = [];
		foreach ( $guidance['zones'] ?? [] as $i => $zone ) {
			if ( !ZoneResolver::exists( $zone ) ) {
				$problems[] = new Problem( 'zone-unknown', "/guidance/zones/$i", [ $zone ] );
			}
		}
		$waking = $guidance['waking'] ?? [];
		if ( isset( $waking['from'], $waking['to'] ) && $waking['to'] <= $waking['from'] ) {
			$problems[] = new Problem( 'out-of-range', '/guidance/waking/to', [ $waking['from'] + 1, 24 ] );
		}
		return $problems;
	}

	/**
	 * @param array<string,array<string,mixed>> $channels The section, without what the schema finds wrong
	 * @return Problem[]
	 */
	private static function checkAccounts( array $channels ): array {
		$problems = [];
		foreach ( $channels as $id => $channel ) {
			if ( isset( $channel['zone'] ) && !ZoneResolver::exists( $channel['zone'] ) ) {
				$problems[] = new Problem( 'zone-unknown', "/channels/$id/zone", [ $channel['zone'] ] );
			}
		}
		return $problems;
	}

	/**
	 * @param array<string,mixed> $digest The section, without what the schema finds wrong
	 * @return Problem[]
	 */
	private static function checkDigest( array $digest ): array {
		$zone = $digest['zone'] ?? null;
		return $zone === null || ZoneResolver::exists( $zone ) ? [] : [ new Problem( 'zone-unknown', '/digest/zone', [ $zone ] ) ];
	}
}
