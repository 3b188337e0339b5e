<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

/**
 * What this wiki has counted and done for many events at once. Answers have the event's UID first, then the date of its
 * occurrence as DeliveryDate has it; what has no number is not in them.
 */
interface ImpactLookup {
	/**
	 * How many people want to be reminded: of the occurrence, or of its whole series; nobody is counted twice. Who wants to
	 * hear of a type or a topic is counted for none of its events.
	 *
	 * @param string[] $uids
	 * @param string $first First date
	 * @param string $last Last date, with an ordinal or not
	 * @return array<string,array<string,int>> Under an empty date how many want to be reminded of the series; of a date,
	 *  how many others there are
	 */
	public function interested( array $uids, string $first, string $last ): array;

	/**
	 * The numbers of EventCounter: clicks and digests.
	 *
	 * @param string[] $uids
	 * @param string $first
	 * @param string $last
	 * @return array<string,array<string,array<string,array<string,int>>>> By kind and campaign
	 */
	public function counts( array $uids, string $first, string $last ): array;

	/**
	 * Announcements and posts that were made.
	 *
	 * @param string[] $uids
	 * @param string $first
	 * @param string $last
	 * @return array<string,array<string,array<array{string,int}>>> Id of the channel and Unix time of each
	 */
	public function done( array $uids, string $first, string $last ): array;

	/**
	 * @param string $channel Id
	 * @return int|null Unix time of the first announcement or post there; null if there was none
	 */
	public function firstUse( string $channel ): ?int;
}
