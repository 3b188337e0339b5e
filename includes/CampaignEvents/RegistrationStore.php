<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use MapCacheLRU;
use Wikimedia\ObjectCache\BagOStuff;

/**
 * What was last heard of each registration. It is in the main stash: a cache that forgets would lose the last good answer while
 * a wiki cannot be asked. All of it can be heard again, so nothing of it is in the index.
 */
class RegistrationStore {
	/** Seconds after which what nobody renews is forgotten */
	private const KEPT = 60 * 86400;

	/** Records that are remembered */
	private const MEMORY = 1000;

	/** Seconds for which they are: a process that runs jobs is not alone */
	private const MEMORY_AGE = 10;

	private readonly MapCacheLRU $known;

	public function __construct( private readonly BagOStuff $stash ) {
		$this->known = new MapCacheLRU( self::MEMORY );
	}

	/**
	 * @param RegistrationId[] $ids
	 * @return array<int,RegistrationRecord|null> By the keys of $ids, all with one question to the stash
	 */
	public function getAll( array $ids ): array {
		$keys = array_map( $this->key( ... ), $ids );
		$records = $missing = [];
		foreach ( array_unique( $keys ) as $key ) {
			if ( $this->known->has( $key, self::MEMORY_AGE ) ) {
				$records[$key] = $this->known->get( $key );
			} else {
				$missing[] = $key;
			}
		}
		$found = $missing ? $this->stash->getMulti( $missing ) : [];
		foreach ( $missing as $key ) {
			$records[$key] = is_array( $found[$key] ?? null ) ? RegistrationRecord::fromArray( $found[$key] ) : null;
			$this->known->set( $key, $records[$key] );
		}
		return array_map( static fn ( string $key ) => $records[$key], $keys );
	}

	public function get( RegistrationId $id ): ?RegistrationRecord {
		return $this->getAll( [ $id ] )[0];
	}

	public function set( RegistrationId $id, RegistrationRecord $record ): void {
		$key = $this->key( $id );
		$this->known->set( $key, $record );
		$this->stash->set( $key, $record->toArray(), self::KEPT );
	}

	private function key( RegistrationId $id ): string {
		return $this->stash->makeGlobalKey( 'EventCalendarRegistration', sha1( $id->wiki ), (string)$id->id );
	}
}
