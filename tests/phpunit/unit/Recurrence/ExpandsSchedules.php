<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Recurrence;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\OverrideTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;

/**
 * Short ways to write schedules and to read what becomes of them.
 */
trait ExpandsSchedules {
	/**
	 * @param string $start
	 * @param string|null $rule
	 * @param string|null $zone Of a timed event
	 * @param string $duration
	 * @param string[] $exclude
	 * @param string[] $include
	 * @param array<string,array{?string,?string}> $overrides Key => start, end
	 */
	private static function schedule(
		string $start, ?string $rule, ?string $zone = 'Europe/Berlin', string $duration = 'PT1H',
		array $exclude = [], array $include = [], array $overrides = []
	): Schedule {
		$wall = WallTime::parse( $start );
		$parse = static fn ( ?string $text ) => $text === null ? null : WallTime::parse( $text );
		return new Schedule(
			$wall,
			Duration::parse( $duration ),
			$wall->isDate ? null : $zone,
			$rule,
			$exclude,
			$include,
			array_map( static fn ( $o ) => new OverrideTimes( $parse( $o[0] ), $parse( $o[1] ) ), $overrides )
		);
	}

	/** @return OccurrenceTimes[] */
	private static function occurrences( Schedule $schedule, string $from, string $to ): array {
		return ( new RfcRecurrenceExpander() )->expand( $schedule, strtotime( $from ), strtotime( $to ) );
	}

	/** @return string[] The instants at which occurrences start */
	private static function starts( Schedule $schedule, string $from = '1900-01-01Z', string $to = '2100-01-01Z' ): array {
		return array_map(
			static fn ( OccurrenceTimes $o ) => gmdate( 'Y-m-d\TH:i:s\Z', $o->start ),
			self::occurrences( $schedule, $from, $to )
		);
	}

	/** @return string[] `recurrence id → wall start–wall end` */
	private static function walls( Schedule $schedule, string $from = '1900-01-01Z', string $to = '2100-01-01Z' ): array {
		return array_map(
			static fn ( OccurrenceTimes $o ) => $o->recurrenceId?->toString() . ' → '
				. $o->wallStart->toString() . '–' . $o->wallEnd->toString(),
			self::occurrences( $schedule, $from, $to )
		);
	}

	/** @return string[] `code pointer`, with parameters */
	private static function problems( Schedule $schedule ): array {
		return array_map(
			static fn ( $p ) => trim( "$p->code $p->pointer " . implode( '|', $p->params ) ),
			( new RfcRecurrenceExpander() )->check( $schedule )
		);
	}
}
