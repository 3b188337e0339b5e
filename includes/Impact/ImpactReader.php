<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\DeliveryDate;
use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Extension\EventCalendar\Store\ImpactLookup;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;

/**
 * Reads occurrences from the index, so only what everybody may read, and lays beside each what was done for it.
 */
class ImpactReader {
	/** Most occurrences of one report */
	public const MAX_OCCURRENCES = 10000;

	/** Parts of rules that can give several occurrences a day, for which the day alone is no name */
	private const SEVERAL_A_DAY = '/BY(?:HOUR|MINUTE|SECOND)/i';

	public function __construct(
		private readonly OccurrenceLookup $occurrences,
		private readonly ImpactLookup $impact,
		private readonly DeliveryDate $deliveryDate,
		private readonly SettingsLookup $settings
	) {
	}

	public function read( ImpactFilter $filter ): ImpactRecords {
		$from = $filter->from();
		$found = $this->occurrences->findInRange( $from, $filter->to(), $filter->occurrences(), self::MAX_OCCURRENCES + 1 );
		$isCut = count( $found ) > self::MAX_OCCURRENCES;
		$keys = $dates = $occurrences = [];
		foreach ( array_slice( $found, 0, self::MAX_OCCURRENCES ) as $occurrence ) {
			// What began before the range has its numbers there.
			if ( $occurrence->times->start >= $from ) {
				$key = $this->key( $occurrence );
				$occurrences[] = $occurrence;
				$keys[] = $key;
				$dates[] = $key[1];
			}
		}
		if ( $keys === [] ) {
			return new ImpactRecords( [], $isCut );
		}
		$uids = array_values( array_unique( array_column( $keys, 0 ) ) );
		$range = [ $uids, min( $dates ), max( $dates ) ];
		$interested = $this->impact->interested( ...$range );
		$counts = $this->impact->counts( ...$range );
		$done = $this->impact->done( ...$range );
		$records = [];
		foreach ( $occurrences as $i => $occurrence ) {
			[ $uid, $date ] = $keys[$i];
			$records[] = $this->record(
				$occurrence,
				( $interested[$uid][''] ?? 0 ) + ( $interested[$uid][$date] ?? 0 ),
				$counts[$uid][$date] ?? [],
				$done[$uid][$date] ?? []
			);
		}
		return new ImpactRecords( $records, $isCut );
	}

	/**
	 * @param Occurrence $occurrence
	 * @param int $interested
	 * @param array<string,array<string,int>> $counts By kind and campaign
	 * @param array<array{string,int}> $done Channel and time of each
	 */
	private function record( Occurrence $occurrence, int $interested, array $counts, array $done ): ImpactRecord {
		$channels = $this->settings->get()->channels;
		$posts = 0;
		foreach ( $done as [ $channel ] ) {
			$posts += ( $channels[$channel]->kind ?? '' ) === 'social' ? 1 : 0;
		}
		return new ImpactRecord(
			$occurrence,
			$interested,
			array_sum( $counts[EventCounter::DIGEST] ?? [] ),
			count( $done ) - $posts,
			$posts,
			$counts[EventCounter::CLICK] ?? [],
			$done === [] ? null : min( array_column( $done, 1 ) )
		);
	}

	/** @return array{string,string} UID and date, as the ledgers have them */
	private function key( Occurrence $occurrence ): array {
		$schedule = $occurrence->event->schedule;
		$id = $occurrence->times->recurrenceId;
		// Expanding the days around each of thousands would take long, and mostly tell that it is the only one of its day.
		$isAlone = $schedule->include === [] && !preg_match( self::SEVERAL_A_DAY, (string)$schedule->rule );
		return [
			$occurrence->event->uid() ?? EventUid::derived( $occurrence->page->wiki, $occurrence->page->id ),
			$id && $isAlone ? $id->dateString() : $this->deliveryDate->of( $schedule, $occurrence->times )
		];
	}
}
