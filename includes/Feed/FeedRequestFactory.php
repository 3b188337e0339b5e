<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Indexing\IndexHorizon;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\FeedLookup;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Feeds go from some weeks ago to where the index's rows end, in whole days of UTC. So an answer depends on nothing but the
 * day, the index and the settings, and whether it changed is known without making it.
 */
final class FeedRequestFactory {
	public const PAST_DAYS = 30;

	/** Change it with what feeds look like */
	private const FORMAT = 1;

	public function __construct(
		private readonly FeedLookup $lookup,
		private readonly IndexHorizon $horizon,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * @param OccurrenceFilter $filter
	 * @param string $languageCode
	 * @param string $url The feed's own address
	 */
	public function newRequest( OccurrenceFilter $filter, string $languageCode, string $url ): FeedRequest {
		$index = $this->lookup->version();
		$now = ConvertibleTimestamp::time();
		$today = $now - $now % WallTime::DAY;
		$to = $this->horizon->current();
		$parts = [ self::FORMAT, $index->number, $index->changed, $today, $to, $filter, $languageCode, $url ];
		return new FeedRequest(
			$filter, $languageCode, $url,
			$today - self::PAST_DAYS * WallTime::DAY, $today, $to,
			max( $index->changed, $today ),
			sha1( json_encode( $parts, JSON_THROW_ON_ERROR ) . serialize( $this->settings->get() ) )
		);
	}
}
