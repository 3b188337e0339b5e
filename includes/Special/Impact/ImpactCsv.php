<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Extension\EventCalendar\Impact\Comparison;
use MediaWiki\Extension\EventCalendar\Impact\CsvText;
use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecord;
use MediaWiki\Extension\EventCalendar\Impact\SmallNumbers;
use MediaWiki\Extension\EventCalendar\Impact\Summary;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;

/**
 * The same numbers as files. Columns have fixed English names, for programs; docs/impact.md lists them.
 */
final class ImpactCsv {
	public function __construct(
		private readonly ImpactWords $words,
		private readonly EventPageLinks $links,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $by One of Grouping::ALL
	 * @param ImpactGroup[] $groups
	 */
	public function groups( string $by, array $groups ): string {
		$campaigns = self::campaigns( $groups );
		$rows = [ [
			$by, 'name', 'events', 'live_known', 'live_median', 'live_lowest', 'live_highest', 'recording_known', 'recording_median',
			...self::countColumns( $campaigns )
		] ];
		foreach ( $groups as $group ) {
			$live = $group->live();
			$watched = $group->watched();
			$rows[] = [
				$group->key, $this->words->group( $by, $group )[0], count( $group->records ),
				$live->count, self::median( $by, $live ), $live->lowest, $live->highest,
				$watched->count, self::median( $by, $watched ),
				$group->sum( 'interested' ), $group->sum( 'announcements' ), $group->sum( 'posts' ),
				...self::small( $group->sum( 'digests' ), $group->clicks(), $campaigns )
			];
		}
		return CsvText::of( $rows );
	}

	/**
	 * @param ImpactRecord[] $records
	 */
	public function dates( array $records ): string {
		$campaigns = self::campaigns( [ new ImpactGroup( '', $records ) ] );
		$rows = [ [
			'occurrence', 'page', 'title', 'type', 'topics', 'start', 'end', 'live', 'recording', ...self::countColumns( $campaigns )
		] ];
		foreach ( $records as $record ) {
			$occurrence = $record->occurrence;
			$rows[] = [
				OccurrenceId::of( $occurrence )->toString( $this->localWiki ), $this->links->title( $occurrence->page ),
				$this->words->title( $record )[0], $occurrence->event->type(), implode( ' ', $occurrence->event->topics() ),
				self::time( $record, $occurrence->times->start ), self::time( $record, $occurrence->times->end ),
				$record->live(), $record->watched(), $record->interested, $record->announcements, $record->posts,
				...self::small( $record->digests, $record->clicks, $campaigns )
			];
		}
		return CsvText::of( $rows );
	}

	/**
	 * @param Comparison[] $comparisons
	 */
	public function change( array $comparisons ): string {
		$rows = [ [
			'type', 'before_known', 'before_median', 'before_lowest', 'before_highest',
			'after_known', 'after_median', 'after_lowest', 'after_highest', 'chance'
		] ];
		foreach ( $comparisons as $comparison ) {
			$row = [ $comparison->key ];
			foreach ( [ $comparison->first, $comparison->second ] as $side ) {
				array_push( $row, $side->count, self::median( '', $side ), $side->lowest, $side->highest );
			}
			$rows[] = [ ...$row, $comparison->chance === null ? null : round( $comparison->chance, 4 ) ];
		}
		return CsvText::of( $rows );
	}

	/** Of too few there is none, as on the page. */
	private static function median( string $by, Summary $summary ): ?float {
		return $by === Grouping::EVENT || $summary->isEnough() ? $summary->median : null;
	}

	private static function time( ImpactRecord $record, int $time ): string {
		return gmdate( $record->occurrence->times->wallStart->isDate ? 'Y-m-d' : 'Y-m-d\TH:i:s\Z', $time );
	}

	/**
	 * @param string[] $campaigns
	 * @return string[]
	 */
	private static function countColumns( array $campaigns ): array {
		return [
			'interested', 'announcements', 'posts', 'digests', 'clicks',
			...array_map( static fn ( string $campaign ) => "clicks_$campaign", $campaigns )
		];
	}

	/**
	 * @param int $digests
	 * @param array<string,int> $clicks
	 * @param string[] $campaigns
	 * @return array<int|string>
	 */
	private static function small( int $digests, array $clicks, array $campaigns ): array {
		$numbers = [ $digests, array_sum( $clicks ) ];
		foreach ( $campaigns as $campaign ) {
			$numbers[] = $clicks[$campaign] ?? 0;
		}
		return array_map(
			static fn ( int $number ) => SmallNumbers::told( $number ) ?? '<' . SmallNumbers::TOLD_FROM, $numbers
		);
	}

	/**
	 * @param ImpactGroup[] $groups
	 * @return string[] All that there are, in alphabetical order
	 */
	private static function campaigns( array $groups ): array {
		$campaigns = [];
		foreach ( $groups as $group ) {
			$campaigns += $group->clicks();
		}
		$names = array_map( strval( ... ), array_keys( $campaigns ) );
		sort( $names );
		return $names;
	}
}
