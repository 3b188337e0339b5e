<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * The edits that end a series because it goes on at another page: "this and following".
 */
interface ContinuedRevisions {
	/** Their change tag */
	public const TAG = 'eventcalendar-continued';

	/**
	 * In the transaction of the edit.
	 *
	 * @param int $revision
	 * @param int $page Id of the page that it goes on at
	 */
	public function mark( int $revision, int $page ): void;

	/**
	 * @param int $page Of the series
	 * @param int $after Revision
	 * @param int $upTo Revision
	 * @return int|null Id of the page at which it goes on since the last such edit in ($after, $upTo]
	 */
	public function find( int $page, int $after, int $upTo ): ?int;
}
