<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use ManualLogEntry;
use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;
use Psr\Log\LoggerInterface;
use StatusValue;

/**
 * Tells of what was done: by log entries, and on the event's page, which shows it. The pages of a list are one entry, that of
 * the first.
 */
class PromotionLog {
	public const LOG = 'eventcalendar';

	/** Somebody was told; not to be told; taken back, or planned again; on a social network */
	public const ANNOUNCE = 'announce';
	public const SKIP = 'skip';
	public const UNDO = 'undo';
	public const POST = 'post';

	public function __construct(
		private readonly PromotionLedger $ledger,
		private readonly HTMLCacheUpdater $cache,
		private readonly LoggerInterface $logger,
		private readonly Metrics $metrics
	) {
	}

	/**
	 * @param string $what One of the above
	 * @param Title|null $event Page of the event; null if it is gone, and then nothing is told
	 * @param PromotionKey $key
	 * @param UserIdentity $performer
	 * @param string|null $url Where it can be seen
	 * @param string $reason
	 */
	public function add(
		string $what, ?Title $event, PromotionKey $key, UserIdentity $performer, ?string $url = null, string $reason = ''
	): void {
		$this->metrics->count( Metrics::ANNOUNCEMENTS, [ 'result' => $what ] );
		if ( !$event ) {
			return;
		}
		$event->invalidateCache();
		$this->cache->purgeTitleUrls( $event, HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		if ( $key->target !== '' && $what === self::ANNOUNCE && $this->isOneOfSeveral( $key ) ) {
			return;
		}
		$entry = new ManualLogEntry( self::LOG, $what );
		$entry->setPerformer( $performer );
		$entry->setTarget( $event );
		$entry->setComment( $reason );
		$entry->setParameters( [
			'4::channel' => $key->channel, '5::date' => $key->date, '6::target' => $key->target, '7::url' => (string)$url
		] );
		$entry->publish( $entry->insert() );
	}

	/**
	 * For those who run the wiki: an announcement that could not be made.
	 */
	public function failed( PromotionKey $key, StatusValue $status ): void {
		$this->metrics->count( Metrics::ANNOUNCEMENTS, [ 'result' => 'failed' ] );
		$this->logger->warning( 'An announcement in {channel} went wrong: {reason}', [
			'event' => 'announcement-failed', 'channel' => $key->channel, 'uid' => $key->uid, 'date' => $key->date,
			'reason' => ( $status->getMessages()[0] ?? null )?->getKey() ?? ''
		] );
	}

	private function isOneOfSeveral( PromotionKey $key ): bool {
		$done = array_filter( $this->ledger->findAll( [ $key->uid ], true ), static fn ( $row ) =>
			$row->state === 'done' && $row->key->date === $key->date && $row->key->channel === $key->channel );
		return count( $done ) > 1;
	}
}
