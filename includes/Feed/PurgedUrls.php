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
	/** What follows the address of an event */
	private const FILES = [ '', '/event.ics', '/card.svg', '/card.png' ];

	public function __construct(
		private readonly FeedLinks $links,
		private readonly UrlUtils $urlUtils
	) {
	}

	/**
	 * @return string[] Of the feeds of all events, and of the digest
	 */
	public function ofFeeds(): array {
		$urls = array_map(
			fn ( string $format ) => $this->links->url( $format, new OccurrenceFilter() ), array_keys( FeedLinks::TYPES )
		);
		return array_map( $this->expand( ... ), [ ...$urls, $this->links->digestUrl() ] );
	}

	/**
	 * @return string[] Of all that REST tells of an event, by title and by page id
	 */
	public function ofEvent( Title $title ): array {
		return [
			...$this->ofName( $title->getPrefixedDBkey() ),
			...( $title->getArticleID() ? $this->ofName( (string)$title->getArticleID() ) : [] )
		];
	}

	/**
	 * @param string $name Page id or prefixed title of an event page
	 * @return string[]
	 */
	public function ofName( string $name ): array {
		return array_map( fn ( string $file ) => $this->expand( $this->links->eventFile( $name, $file ) ), self::FILES );
	}

	private function expand( string $path ): string {
		return (string)$this->urlUtils->expand( $path, PROTO_INTERNAL );
	}
}
