<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Which occurrences are looked at together.
 */
final class Grouping {
	public const TYPE = 'type';
	public const TOPIC = 'topic';
	public const MONTH = 'month';
	public const WEEKDAY = 'weekday';
	public const HOUR = 'hour';
	public const EVENT = 'event';

	public const ALL = [ self::TYPE, self::TOPIC, self::MONTH, self::WEEKDAY, self::HOUR, self::EVENT ];

	/** Key of those that have none: no topic, no hour since they last all day */
	public const NONE = '';

	/**
	 * @param string $by One of ALL
	 * @param ZoneResolver $clock That hours, weekdays and months are read from; those of whole days have their own dates
	 * @param string $localWiki WikiMap id
	 */
	public function __construct(
		private readonly string $by,
		private readonly ZoneResolver $clock,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param ImpactRecord[] $records
	 * @return ImpactGroup[] By key, in the order of keys. An occurrence with several topics is in the group of each
	 */
	public function groups( array $records ): array {
		$groups = [];
		foreach ( $records as $record ) {
			foreach ( $this->keys( $record ) as $key ) {
				$groups[$key][] = $record;
			}
		}
		ksort( $groups, SORT_NATURAL );
		$result = [];
		foreach ( $groups as $key => $group ) {
			$result[$key] = new ImpactGroup( (string)$key, $group );
		}
		return $result;
	}

	/** @return string[] */
	private function keys( ImpactRecord $record ): array {
		$occurrence = $record->occurrence;
		return match ( $this->by ) {
			self::TYPE => [ $occurrence->event->type() ],
			self::TOPIC => array_unique( $occurrence->event->topics() ) ?: [ self::NONE ],
			self::MONTH => [ gmdate( 'Y-m', $this->wall( $record ) ) ],
			self::WEEKDAY => [ gmdate( 'w', $this->wall( $record ) ) ],
			self::HOUR => [ $occurrence->times->wallStart->isDate ? self::NONE : gmdate( 'G', $this->wall( $record ) ) ],
			default => [ ( new OccurrenceId( $occurrence->page->wiki, $occurrence->page->id ) )->toString( $this->localWiki ) ],
		};
	}

	private function wall( ImpactRecord $record ): int {
		$times = $record->occurrence->times;
		return $times->wallStart->isDate ? $times->wallStart->seconds : $this->clock->toWall( $times->start );
	}
}
