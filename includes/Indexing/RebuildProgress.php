<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

/**
 * How far a rebuild is.
 */
final class RebuildProgress {
	public int $done = 0;
	public int $changed = 0;
	public int $failed = 0;

	/** @var string[] Why pages failed, since the last report */
	public array $problems = [];

	/** Pages that had rows although they are no event pages any more */
	public int $gone = 0;

	/**
	 * @param int $lastPageId Up to which all are done: where an interrupted rebuild goes on
	 */
	public function __construct( public int $lastPageId ) {
	}
}
