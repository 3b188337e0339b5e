<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceProblem;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * Whether an event's times make sense: dates that exist, a zone that exists, an end after the start, a rule that can be
 * expanded and overrides that match it.
 *
 * A start that a change of the clocks skips is no problem: 02:30 is then 03:30 (RFC 5545 §3.3.5).
 */
final class ScheduleCheck {
	/** How long an occurrence may last */
	public const MAX_DAYS = 31;

	/** Years that an event may lie in: nothing before, and stamps of 14 digits whatever the zone after */
	private const MIN_YEAR = 1900;
	private const MAX_YEAR = 2199;

	/** @var Problem[] */
	private array $problems = [];

	public function __construct( private readonly RecurrenceExpander $expander ) {
	}

	/**
	 * @param array<string,mixed> $data An event from which all is removed that the schema finds wrong
	 * @param bool $isWhole Whether nothing was removed that its dates follow from
	 * @return Problem[]
	 */
	public function check( array $data, bool $isWhole = true ): array {
		$this->problems = [];
		$start = isset( $data['start'] ) ? $this->readTime( $data['start'], '/start' ) : null;
		$zoneName = $this->checkZone( $data['timeZone'] ?? null, $start );
		$zone = ZoneResolver::forZone( $zoneName ?? 'UTC' );
		$duration = $start ? $this->checkDuration( $data, $start, $zone ) : null;
		if ( isset( $data['recurrence'] ) && $start ) {
			$recurrence = $data['recurrence'];
			$schedule = new Schedule(
				$start,
				$duration ?? new Duration( 0, 0 ),
				$start->isDate ? null : $zoneName ?? 'UTC',
				$recurrence['rule'] ?? null,
				$recurrence['exclude'] ?? [],
				$recurrence['include'] ?? []
			);
			$isUsable = $this->checkRecurrence( $schedule );
			$this->checkOverrides( $recurrence['overrides'] ?? [], $schedule, $zone,
				$isUsable && $isWhole && ( $start->isDate || $zoneName !== null ) );
		} elseif ( isset( $data['recurrence']['rule'] ) ) {
			$found = [];
			RecurrenceRuleParser::parse( $data['recurrence']['rule'], $found );
			$this->takeOver( $found );
		}
		return $this->problems;
	}

	private function report( string $code, string $pointer, string|int ...$params ): void {
		$this->problems[] = new Problem( $code, $pointer, $params );
	}

	private function readTime( string $text, string $pointer ): ?WallTime {
		$time = WallTime::parse( $text );
		if ( !$time ) {
			$this->report( 'no-such-time', $pointer, $text );
			return null;
		}
		$year = (int)substr( $text, 0, 4 );
		if ( $year < self::MIN_YEAR || $year > self::MAX_YEAR ) {
			$this->report( 'year-out-of-range', $pointer, (string)self::MIN_YEAR, (string)self::MAX_YEAR );
			return null;
		}
		return $time;
	}

	/** @return string|null Null where there is none, or a wrong one */
	private function checkZone( ?string $name, ?WallTime $start ): ?string {
		if ( $start && $start->isDate ) {
			if ( $name !== null ) {
				$this->report( 'zone-on-all-day', '/timeZone' );
			}
			return null;
		}
		if ( $name === null ) {
			if ( $start ) {
				$this->report( 'zone-missing', '/timeZone' );
			}
			return null;
		}
		if ( !ZoneResolver::exists( $name ) ) {
			$this->report( 'zone-unknown', '/timeZone', $name );
			return null;
		}
		return $name;
	}

	/**
	 * @param array<string,mixed> $data
	 * @param WallTime $start
	 * @param ZoneResolver $zone
	 * @return Duration|null Null when it is not known
	 */
	private function checkDuration( array $data, WallTime $start, ZoneResolver $zone ): ?Duration {
		if ( isset( $data['duration'] ) ) {
			if ( isset( $data['end'] ) ) {
				$this->report( 'end-and-duration', '/duration' );
			}
			return $this->readDuration( $data['duration'], $start );
		}
		if ( isset( $data['end'] ) ) {
			$end = $this->readTime( $data['end'], '/end' );
			return $end && $this->checkEnd( $start, $end, '/end', $zone )
				? EventFactory::durationBetween( $start, $end, $zone )
				: null;
		}
		if ( !$start->isDate ) {
			$this->report( 'end-missing', '/end' );
			return null;
		}
		return new Duration( 1, 0 );
	}

	private function readDuration( string $text, WallTime $start ): ?Duration {
		$duration = Duration::parse( $text );
		if ( !$duration ) {
			$this->report( 'bad-duration', '/duration' );
		} elseif ( $duration->nominalSeconds() === 0 ) {
			$this->report( 'duration-zero', '/duration' );
		} elseif ( $start->isDate && $duration->seconds !== 0 ) {
			$this->report( 'duration-form', '/duration' );
		} elseif ( $duration->nominalSeconds() > self::MAX_DAYS * WallTime::DAY ) {
			$this->report( 'lasts-too-long', '/duration', self::MAX_DAYS );
		} else {
			return $duration;
		}
		return null;
	}

	/** @param WallTime $end As written: the last day of an all-day event */
	private function checkEnd( WallTime $start, WallTime $end, string $pointer, ZoneResolver $zone ): bool {
		if ( $start->isDate !== $end->isDate ) {
			$this->report( $start->isDate ? 'time-on-all-day' : 'date-without-time', $pointer );
			return false;
		}
		$startsAt = $zone->toInstant( $start->seconds );
		$endsAt = $zone->toInstant( $end->seconds ) + ( $end->isDate ? WallTime::DAY : 0 );
		if ( $endsAt <= $startsAt ) {
			$this->report( 'end-before-start', $pointer );
			return false;
		}
		$length = $end->seconds - $start->seconds + ( $end->isDate ? WallTime::DAY : 0 );
		if ( $length > self::MAX_DAYS * WallTime::DAY ) {
			$this->report( 'lasts-too-long', $pointer, self::MAX_DAYS );
			return false;
		}
		return true;
	}

	/** @return bool Whether the schedule can be expanded */
	private function checkRecurrence( Schedule $schedule ): bool {
		foreach ( $schedule->include as $i => $text ) {
			$this->readTime( rtrim( $text, 'Z' ), "/recurrence/include/$i" );
		}
		if ( !$schedule->isRecurring() ) {
			$this->report( 'recurrence-empty', '/recurrence' );
			return false;
		}
		$found = $this->expander->check( $schedule );
		$this->takeOver( $found );
		return $found === [];
	}

	/** @param RecurrenceProblem[] $found */
	private function takeOver( array $found ): void {
		$told = array_column( $this->problems, 'pointer' );
		foreach ( $found as $problem ) {
			// A date that does not exist is told about by readTime() already, in better words.
			if ( !in_array( $problem->pointer, $told, true ) ) {
				$this->report( $problem->code, $problem->pointer, ...$problem->params );
			}
		}
	}

	/** @param array<string,array<string,mixed>> $overrides */
	private function checkOverrides( array $overrides, Schedule $schedule, ZoneResolver $zone, bool $isUsable ): void {
		$seen = [];
		foreach ( $overrides as $key => $override ) {
			$key = (string)$key;
			$pointer = '/recurrence/overrides/' . $key;
			$original = WallTime::parse( $key );
			if ( $isUsable ) {
				$original = $this->expander->recurrenceIdOf( $schedule, $key );
				if ( !$original ) {
					$this->report( 'override-matches-nothing', $pointer, $key );
				} elseif ( isset( $seen[$original->toString()] ) ) {
					$this->report( 'override-duplicate', $pointer, $seen[$original->toString()] );
				} else {
					$seen[$original->toString()] = $key;
				}
			}
			$this->checkOverrideTimes( $override, $original, $pointer, $schedule, $zone );
		}
	}

	/** @param array<string,mixed> $override */
	private function checkOverrideTimes(
		array $override, ?WallTime $start, string $pointer, Schedule $schedule, ZoneResolver $zone
	): void {
		if ( isset( $override['start'] ) ) {
			$start = $this->readTime( $override['start'], "$pointer/start" );
			if ( $start && $start->isDate !== $schedule->isAllDay() ) {
				$this->report( $start->isDate ? 'date-without-time' : 'time-on-all-day', "$pointer/start" );
				return;
			}
		}
		$end = isset( $override['end'] ) ? $this->readTime( $override['end'], "$pointer/end" ) : null;
		if ( $start && $end ) {
			$this->checkEnd( $start, $end, "$pointer/end", $zone );
		}
	}
}
