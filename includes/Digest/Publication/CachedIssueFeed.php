<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Store\FeedLookup;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\Languages\LanguageNameUtils;
use Wikimedia\ObjectCache\WANObjectCache;

/**
 * The feed of issues, whose entries are composed once for each state of issues and index. What is sent, introduced, edited,
 * deleted or hidden changes that state, so that nothing has to be purged, and nothing that is gone is found.
 */
class CachedIssueFeed {
	/** Change it with what the feed looks like */
	private const FORMAT = 2;

	/** Templates and messages are no part of the state: what they say is at most so old */
	private const KEPT = WANObjectCache::TTL_HOUR;

	public function __construct(
		private readonly PastIssues $issues,
		private readonly IssuePage $pages,
		private readonly IssueFeed $feed,
		private readonly FeedLookup $lookup,
		private readonly SettingsLookup $settings,
		private readonly LanguageNameUtils $languages,
		private readonly WANObjectCache $cache
	) {
	}

	/**
	 * @param string $language Code
	 * @return IssueFeedState To be asked for before the feed is written
	 */
	public function state( string $language ): IssueFeedState {
		$index = $this->lookup->version();
		$issues = $this->issues->latest();
		// Entries link to the pages of issues, which are made a little later than the issues are begun.
		$pages = array_map( fn ( StoredIssue $issue ) => (bool)$this->pages->title( $issue->name )?->exists(), $issues );
		return new IssueFeedState(
			$language,
			sha1( serialize( [ self::FORMAT, $index->number, $index->changed, $issues, $pages, $this->settings->get(), $language ] ) ),
			max( $index->changed, $this->issues->changed() )
		);
	}

	/**
	 * @param IssueFeedState $state
	 * @param string $url Address of the feed
	 * @return iterable<string>
	 */
	public function write( IssueFeedState $state, string $url ): iterable {
		return $this->feed->write( $state->language, $url, $state->changed, $this->entries( $state ) );
	}

	private function entries( IssueFeedState $state ): string {
		// Anybody can make up codes: they fill no cache.
		return !$this->languages->isSupportedLanguage( $state->language )
			? $this->feed->entries( $state->language )
			: $this->cache->getWithSetCallback(
				$this->cache->makeKey( 'eventcalendar-digest-feed', $state->version ),
				self::KEPT,
				fn () => $this->feed->entries( $state->language )
			);
	}
}
