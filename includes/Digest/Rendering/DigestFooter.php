<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

/**
 * Where a reader of a digest finds how to get it otherwise, or no longer.
 */
final class DigestFooter {
	/**
	 * @param string $change Absolute URL of Special:EventDigest
	 * @param string|null $unsubscribe Absolute URL for one subscriber; null for readers in general: of a mailing list or a
	 *  page, who are told where to subscribe instead
	 */
	public function __construct(
		public readonly string $change,
		public readonly ?string $unsubscribe = null
	) {
	}
}
