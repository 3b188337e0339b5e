<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use MapCacheLRU;
use Wikimedia\ObjectCache\BagOStuff;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Notices which registrations are to be asked for anew.
 */
class RegistrationWatch {
	/** Seconds within which a job that was pushed is not pushed again */
	private const PUSHED = 300;

	/** Addresses that were looked at */
	private const MEMORY = 1000;

	private readonly MapCacheLRU $checked;

	public function __construct(
		private readonly RegistrationStore $store,
		private readonly RegistrationJobs $jobs,
		private readonly BagOStuff $cache
	) {
		$this->checked = new MapCacheLRU( self::MEMORY );
	}

	/**
	 * @param RegistrationId[] $ids
	 */
	public function check( array $ids ): void {
		$new = [];
		foreach ( $ids as $id ) {
			if ( !$this->checked->has( $id->url(), self::PUSHED ) ) {
				$this->checked->set( $id->url(), true );
				$new[] = $id;
			}
		}
		$now = ConvertibleTimestamp::time();
		$due = [];
		foreach ( $this->store->getAll( $new ) as $i => $record ) {
			if ( ( $record->due ?? 0 ) <= $now && $this->isFirst( $new[$i] ) ) {
				$due[] = $new[$i];
			}
		}
		if ( $due ) {
			$this->jobs->push( $due );
		}
	}

	private function isFirst( RegistrationId $id ): bool {
		$key = $this->cache->makeGlobalKey( 'EventCalendarRegistrationPushed', sha1( $id->wiki ), (string)$id->id );
		// Adding is a write, with a lock where the cache is the database: nearly always, reading is enough.
		return !$this->cache->get( $key ) && $this->cache->add( $key, 1, self::PUSHED );
	}
}
