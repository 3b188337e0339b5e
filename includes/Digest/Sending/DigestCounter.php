<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Impact\LinkTargets;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Permissions\UltimateAuthority;
use MediaWiki\User\UserIdentityValue;

/**
 * Counts how many readers a digest told of an event, and nothing of who they are. A process that is killed has not counted
 * the last two hundred.
 */
class DigestCounter {
	/** Occurrences that are remembered: issues have hundreds */
	private const MEMORY = 2000;

	/** @var array<string,array{string,string}|false> UID and date by occurrence */
	private array $known = [];

	public function __construct(
		private readonly EventCounter $counter,
		private readonly LinkTargets $targets
	) {
	}

	/**
	 * @param DigestContent[] $contents One for each reader
	 * @param int $now Unix time
	 */
	public function count( array $contents, int $now ): void {
		$readers = [];
		foreach ( $contents as $content ) {
			foreach ( $content->entries() as $entry ) {
				$readers[$entry->occurrence] = ( $readers[$entry->occurrence] ?? 0 ) + 1;
			}
		}
		foreach ( $readers as $occurrence => $number ) {
			$target = $this->find( (string)$occurrence, $now );
			if ( $target ) {
				$this->counter->add( EventCounter::DIGEST, $target[0], $target[1], '', $now, $number );
			}
		}
	}

	/** @return array{string,string}|false */
	private function find( string $occurrence, int $now ): array|false {
		if ( !isset( $this->known[$occurrence] ) ) {
			$authority = new UltimateAuthority( UserIdentityValue::newAnonymous( '127.0.0.1' ) );
			$target = $this->targets->find( $occurrence, $authority, $now );
			$this->known = array_slice( $this->known, -self::MEMORY, null, true )
				+ [ $occurrence => $target && $target->date !== null ? [ $target->uid, $target->date ] : false ];
		}
		return $this->known[$occurrence];
	}
}
