<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Title\Title;
use MediaWiki\Utils\UrlUtils;

/**
 * Which answers shared caches are told to forget. There are endless others, with parameters: those are not kept for long.
 */
final class PurgedUrls {
	public function __construct(
		private readonly FeedLinks $links,
		private readonly UrlUtils $urlUtils
	) {
	}

	/**
	 * @return string[] Of the feeds of all events
	 */
	public function ofFeeds(): array {
		return array_map(
			fn ( string $format ) => $this->expand( $this->links->url( $format, new OccurrenceFilter() ) ),
			array_keys( FeedLinks::TYPES )
		);
	}

	/**
	 * @return string[] Of an event's calendar file, by title and by page id
	 */
	public function ofEvent( Title $title ): array {
		return array_map(
			fn ( string|int $name ) => $this->expand( $this->links->eventUrl( (string)$name ) ),
			array_filter( [ $title->getPrefixedDBkey(), $title->getArticleID() ] )
		);
	}

	private function expand( string $path ): string {
		return (string)$this->urlUtils->expand( $path, PROTO_INTERNAL );
	}
}
