<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * Where an occurrence stands in its series: what it takes to split the series there, or to change that one alone.
 * resources/src/model/seriesEdit.ts does both.
 */
final class SeriesPosition {
	/**
	 * @param WallTime $id Recurrence id
	 * @param string|null $overrideKey As the page writes it
	 * @param WallTime $start Of the occurrence as it is now, as $end
	 * @param WallTime $end Of an all-day one the day after the last
	 * @param int $instant Unix time of the original start
	 * @param int $before How many of the rule's dates come before
	 * @param WallTime|null $next The first of the rule's dates that does not
	 */
	private function __construct(
		public readonly WallTime $id,
		public readonly ?string $overrideKey,
		public readonly WallTime $start,
		public readonly WallTime $end,
		public readonly int $instant,
		public readonly int $before,
		public readonly ?WallTime $next
	) {
	}

	/**
	 * @param RecurrenceExpander $expander
	 * @param Schedule $schedule Without problems
	 * @param string $written Wall time, UTC time with `Z`, or date of an all-day event
	 * @param string[] $overrideKeys As the page writes them
	 * @return self|null Null where no occurrence has that recurrence id
	 */
	public static function find(
		RecurrenceExpander $expander, Schedule $schedule, string $written, array $overrideKeys
	): ?self {
		$id = $expander->recurrenceIdOf( $schedule, $written );
		if ( !$id || !$schedule->isRecurring() ) {
			return null;
		}
		$isOfIt = static fn ( string $key ) => (bool)$expander->recurrenceIdOf( $schedule, $key )?->equals( $id );
		$overrides = array_filter( $schedule->overrides, static fn ( $key ) => $isOfIt( (string)$key ), ARRAY_FILTER_USE_KEY );
		$alone = new Schedule( $id, $schedule->duration, $schedule->timeZone, null, [], [ $id->toString() ], $overrides );
		$times = $expander->expand( $alone, PHP_INT_MIN >> 8, PHP_INT_MAX >> 8, 1 )[0];
		$zone = ZoneResolver::forZone( $schedule->timeZone ?? 'UTC' );
		[ $before, $next ] = $schedule->rule === null ? [ 0, null ] : self::around( $schedule, $id, $zone );
		return new self(
			$id,
			array_values( array_filter( $overrideKeys, $isOfIt ) )[0] ?? null,
			$times->wallStart,
			$times->wallEnd,
			$zone->toInstant( $id->seconds ),
			$before,
			$next
		);
	}

	/** @return array{int,?WallTime} */
	private static function around( Schedule $schedule, WallTime $id, ZoneResolver $zone ): array {
		$problems = [];
		$rule = RecurrenceRuleParser::parse( (string)$schedule->rule, $problems );
		$dates = new RuleDates( $rule, $schedule->start );
		$before = 0;
		foreach ( $dates->between( $schedule->start->seconds, $id->seconds - 1 ) as $walls ) {
			$before += count( $walls );
		}
		$until = $rule->untilIsUtc ? $rule->until->seconds : PHP_INT_MAX;
		foreach ( $dates->between( $id->seconds, RuleDates::LATEST ) as $walls ) {
			return [ $before, $zone->toInstant( $walls[0] ) > $until ? null : new WallTime( $walls[0], $id->isDate ) ];
		}
		return [ $before, null ];
	}

	/**
	 * @return array{id:string,key:string|null,start:string,end:string,instant:int,before:int,next:string|null} As seriesEdit.ts
	 *  wants it: the `end` of an all-day one is its last day
	 */
	public function toArray(): array {
		return [
			'id' => $this->id->toString(),
			'key' => $this->overrideKey,
			'start' => $this->start->toString(),
			'end' => ( $this->end->isDate ? $this->end->plus( -WallTime::DAY ) : $this->end )->toString(),
			'instant' => $this->instant,
			'before' => $this->before,
			'next' => $this->next?->toString(),
		];
	}
}
