<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use DateTimeZone;
use Wikimedia\ObjectCache\BagOStuff;

/**
 * Whether the rules of time zones are still those that the index was made with. A version number would not tell: where PHP takes
 * them from the system it is always the same.
 */
final class ZoneRules {
	/** Years whose changes of clocks are compared; beyond the last one rules are repeated */
	private const FROM = '2020-01-01T00:00:00Z';
	private const TO = '2037-12-31T00:00:00Z';

	/**
	 * @param BagOStuff $stash One that keeps what it is given
	 */
	public function __construct( private readonly BagOStuff $stash ) {
	}

	/**
	 * @return bool False also when nothing is remembered
	 */
	public function areKnown(): bool {
		return $this->stash->get( $this->key() ) === self::fingerprint();
	}

	/** To be called when the whole index follows the rules of now. */
	public function remember(): void {
		$this->stash->set( $this->key(), self::fingerprint() );
	}

	private function key(): string {
		return $this->stash->makeKey( 'eventcalendar-zone-rules' );
	}

	private static function fingerprint(): string {
		$hash = hash_init( 'sha256' );
		$from = strtotime( self::FROM );
		$to = strtotime( self::TO );
		foreach ( DateTimeZone::listIdentifiers() as $name ) {
			foreach ( ( new DateTimeZone( $name ) )->getTransitions( $from, $to ) ?: [] as $transition ) {
				hash_update( $hash, "$name {$transition['ts']} {$transition['offset']}\n" );
			}
		}
		return hash_final( $hash );
	}
}
