<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

/**
 * A feed in one format.
 */
interface FeedWriter {
	/**
	 * @return string Value of `Content-Type`
	 */
	public function mediaType(): string;

	/**
	 * @return iterable<string> The answer in pieces, none of which is much longer than an event
	 */
	public function write( FeedRequest $request ): iterable;
}
