<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Store\RegisteredEvents;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Finds the registrations of events, to have those asked for anew that are due.
 */
class RegistrationSweep {
	private const BATCH = 500;

	public function __construct(
		private readonly RegistrationWikis $wikis,
		private readonly RegisteredEvents $events,
		private readonly RegistrationWatch $watch,
		private readonly string $wiki
	) {
	}

	/**
	 * Those of one event, after its page was saved.
	 */
	public function watch( Event $event ): void {
		if ( !$this->wikis->areNone() ) {
			$this->check( [ $event ] );
		}
	}

	/**
	 * Those of all events of this wiki that are not over.
	 */
	public function watchAll(): void {
		if ( $this->wikis->areNone() ) {
			return;
		}
		$page = 0;
		do {
			$batch = $this->events->listAfter( $this->wiki, $page, self::BATCH, ConvertibleTimestamp::time() );
			$this->check( $batch );
			$page = array_key_last( $batch );
		} while ( count( $batch ) === self::BATCH );
	}

	/** @param Event[] $events */
	private function check( array $events ): void {
		$ids = [];
		foreach ( $events as $event ) {
			foreach ( $event->registrations() as $url ) {
				$ids[] = $this->wikis->find( $url );
			}
		}
		$this->watch->check( array_values( array_filter( $ids ) ) );
	}
}
