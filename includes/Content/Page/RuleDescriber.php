<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRule;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceRuleParser;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\ListType;
use Wikimedia\Message\MessageValue;

/**
 * A rule in words ("every second Tuesday, until 3 December 2026"), as part of a sentence.
 *
 * It has words for the patterns that people use. For any other rule it says that the event repeats and no more: words that
 * are nearly right would send people to the wrong day.
 */
final class RuleDescriber {
	private const UNKNOWN = 'eventcalendar-rule-other';

	/** Core's messages, by the numbers of RecurrenceRule */
	private const WEEKDAYS = [ 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday' ];

	private const MONTHS = [ 1 => 'january', 'february', 'march', 'april', 'may_long', 'june', 'july', 'august',
		'september', 'october', 'november', 'december' ];

	/** As part of a date */
	private const MONTHS_OF_DATE = [ 1 => 'january-gen', 'february-gen', 'march-gen', 'april-gen', 'may-gen', 'june-gen',
		'july-gen', 'august-gen', 'september-gen', 'october-gen', 'november-gen', 'december-gen' ];

	/** Which of a month's Mondays, Tuesdays … there are words for */
	private const ORDINALS = [
		1 => 'eventcalendar-rule-nth-first',
		2 => 'eventcalendar-rule-nth-second',
		3 => 'eventcalendar-rule-nth-third',
		4 => 'eventcalendar-rule-nth-fourth',
		5 => 'eventcalendar-rule-nth-fifth',
		-1 => 'eventcalendar-rule-nth-last',
		-2 => 'eventcalendar-rule-nth-second-last',
	];

	private const WORKDAYS = [ 0, 1, 2, 3, 4 ];

	/**
	 * @return MessageValue|null Null when the event is no series
	 */
	public function describe( Schedule $schedule ): ?MessageValue {
		if ( $schedule->rule === null ) {
			return $schedule->isRecurring() ? new MessageValue( 'eventcalendar-rule-dates' ) : null;
		}
		$problems = [];
		$rule = RecurrenceRuleParser::parse( $schedule->rule, $problems );
		$words = $rule && !$rule->hasTimeParts() ? $this->pattern( $rule, $schedule->start ) : null;
		return $words ? $this->withEnd( $words, $rule, $schedule ) : new MessageValue( self::UNKNOWN );
	}

	private function pattern( RecurrenceRule $rule, WallTime $start ): ?MessageValue {
		// A yearly rule with several months says what a monthly one in these months says.
		$isMonthly = $rule->frequency === RecurrenceRule::MONTHLY
			|| ( $rule->frequency === RecurrenceRule::YEARLY && $rule->interval === 1 && count( $rule->months ) > 1
				&& $rule->weekNumbers === [] && $rule->yearDays === [] && $rule->setPositions === [] );
		if ( $rule->frequency === RecurrenceRule::YEARLY && !$isMonthly ) {
			return $this->yearly( $rule, $start );
		}
		$words = match ( true ) {
			$isMonthly => $this->monthly( $rule, $start ),
			$rule->frequency === RecurrenceRule::WEEKLY => $this->weekly( $rule, $start ),
			default => $this->daily( $rule )
		};
		if ( $words && $rule->months !== [] ) {
			$months = array_map( static fn ( int $month ) => new MessageValue( self::MONTHS[$month] ), $rule->months );
			return ( new MessageValue( 'eventcalendar-rule-in-months', [ $words ] ) )->params( self::list( $months ) );
		}
		return $words;
	}

	private function daily( RecurrenceRule $rule ): ?MessageValue {
		if ( $rule->monthDays !== [] || $rule->setPositions !== [] || $rule->hasByDay() ) {
			return $rule->interval === 1 && $rule->monthDays === [] && $rule->setPositions === []
				? $this->onWeekdays( 1, $rule->weekdays )
				: null;
		}
		return ( new MessageValue( 'eventcalendar-rule-daily' ) )->numParams( $rule->interval );
	}

	private function weekly( RecurrenceRule $rule, WallTime $start ): ?MessageValue {
		return $rule->setPositions === []
			? $this->onWeekdays( $rule->interval, $rule->weekdays ?: [ self::weekdayOf( $start ) ] )
			: null;
	}

	/** @param int $interval In weeks */
	private function onWeekdays( int $interval, array $weekdays ): MessageValue {
		$weekdays = self::sorted( $weekdays );
		if ( $interval === 1 && count( $weekdays ) === 7 ) {
			return ( new MessageValue( 'eventcalendar-rule-daily' ) )->numParams( 1 );
		}
		$names = array_map( self::weekdayName( ... ), $weekdays );
		if ( count( $names ) === 1 && $interval <= 2 ) {
			return new MessageValue(
				$interval === 1 ? 'eventcalendar-rule-weekly-day' : 'eventcalendar-rule-fortnightly-day', $names
			);
		}
		return ( new MessageValue( 'eventcalendar-rule-weekly' ) )->numParams( $interval )->params( self::list( $names ) );
	}

	private function monthly( RecurrenceRule $rule, WallTime $start ): ?MessageValue {
		if ( self::isEveryOneOfItsWeekdays( $rule ) ) {
			return $rule->interval === 1 ? $this->onWeekdays( 1, $rule->weekdays ) : null;
		}
		$days = $this->daysOfMonth( $rule, $start );
		if ( !$days ) {
			return null;
		}
		$words = ( new MessageValue( 'eventcalendar-rule-monthly' ) )
			->numParams( $rule->interval )->params( self::list( $days ) );
		return self::skipsMonths( $rule, $start )
			? new MessageValue( 'eventcalendar-rule-skips-months', [ $words ] )
			: $words;
	}

	/** As in FREQ=MONTHLY;BYDAY=TU: each Tuesday */
	private static function isEveryOneOfItsWeekdays( RecurrenceRule $rule ): bool {
		return $rule->weekdays !== [] && $rule->ordinalWeekdays === [] && $rule->monthDays === []
			&& $rule->setPositions === [];
	}

	/** Whether some month lacks one of its days */
	private static function skipsMonths( RecurrenceRule $rule, WallTime $start ): bool {
		if ( $rule->hasByDay() ) {
			return in_array( 5, array_merge( $rule->setPositions, ...$rule->ordinalWeekdays ), true );
		}
		$days = $rule->monthDays ?: [ self::dayOf( $start ) ];
		return max( $days ) > 28;
	}

	/**
	 * "day 15", "the last day", "the first Thursday": the days of a month that a monthly or yearly rule names.
	 *
	 * @return MessageValue[]|null Null where words are lacking
	 */
	private function daysOfMonth( RecurrenceRule $rule, WallTime $start ): ?array {
		if ( !$rule->hasByDay() ) {
			$days = $rule->monthDays ?: [ self::dayOf( $start ) ];
			usort( $days, static fn ( $a, $b ) => self::fromStart( $a ) <=> self::fromStart( $b ) );
			return $rule->setPositions === [] ? self::allOrNone( array_map( self::monthDay( ... ), $days ) ) : null;
		}
		if ( $rule->monthDays !== [] ) {
			return null;
		}
		if ( $rule->setPositions === [] ) {
			return $rule->weekdays === [] ? self::nthWeekdays( $rule->ordinalWeekdays ) : null;
		}
		if ( $rule->ordinalWeekdays !== [] ) {
			return null;
		}
		$weekdays = self::sorted( $rule->weekdays );
		if ( count( $weekdays ) === 1 ) {
			return self::nthWeekdays( [ $weekdays[0] => $rule->setPositions ] );
		}
		$workday = match ( $rule->setPositions ) {
			[ 1 ] => 'eventcalendar-rule-first-workday',
			[ -1 ] => 'eventcalendar-rule-last-workday',
			default => null
		};
		return $workday && $weekdays === self::WORKDAYS ? [ new MessageValue( $workday ) ] : null;
	}

	private static function monthDay( int $day ): ?MessageValue {
		return match ( true ) {
			$day > 0 => ( new MessageValue( 'eventcalendar-rule-month-day' ) )->numParams( $day ),
			$day === -1 => new MessageValue( 'eventcalendar-rule-last-day' ),
			default => null
		};
	}

	/**
	 * @param array<int,int[]> $ordinals By weekday
	 * @return MessageValue[]|null
	 */
	private static function nthWeekdays( array $ordinals ): ?array {
		$pairs = [];
		foreach ( $ordinals as $weekday => $numbers ) {
			foreach ( $numbers as $number ) {
				$pairs[] = [ self::fromStart( $number ), $weekday, $number ];
			}
		}
		sort( $pairs );
		return self::allOrNone( array_map(
			static fn ( array $pair ) => isset( self::ORDINALS[$pair[2]] )
				? new MessageValue( self::ORDINALS[$pair[2]], [ self::weekdayName( $pair[1] ) ] )
				: null,
			$pairs
		) );
	}

	private function yearly( RecurrenceRule $rule, WallTime $start ): ?MessageValue {
		if ( $rule->weekNumbers !== [] || $rule->yearDays !== [] || count( $rule->months ) > 1
			// Without a month, "the first Thursday" is one of the year, and "day 15" one of every month.
			|| ( $rule->months === [] && ( $rule->hasByDay() || $rule->monthDays !== [] ) )
			|| self::isEveryOneOfItsWeekdays( $rule )
		) {
			return null;
		}
		$month = $rule->months[0] ?? (int)gmdate( 'n', $start->seconds );
		$day = $rule->monthDays[0] ?? self::dayOf( $start );
		if ( $rule->hasByDay() ) {
			if ( self::skipsMonths( $rule, $start ) ) {
				return null;
			}
			$days = $this->daysOfMonth( $rule, $start );
			$date = $days
				? ( new MessageValue( 'eventcalendar-rule-nth-of-month' ) )->params( self::list( $days ) )
					->params( new MessageValue( self::MONTHS[$month] ) )
				: null;
		} else {
			// 29 February does not come every year.
			$isYearly = count( $rule->monthDays ) <= 1 && $day > 0 && checkdate( $month, $day, 2001 )
				&& $rule->setPositions === [];
			$date = $isYearly
				? ( new MessageValue( 'eventcalendar-rule-day-of-year' ) )->numParams( $day )
					->params( new MessageValue( self::MONTHS_OF_DATE[$month] ) )
				: null;
		}
		return $date
			? ( new MessageValue( 'eventcalendar-rule-yearly' ) )->numParams( $rule->interval )->params( $date )
			: null;
	}

	private function withEnd( MessageValue $words, RecurrenceRule $rule, Schedule $schedule ): MessageValue {
		if ( $rule->count !== null ) {
			return ( new MessageValue( 'eventcalendar-rule-count', [ $words ] ) )->numParams( $rule->count );
		}
		if ( $rule->until === null ) {
			return $words;
		}
		$zone = $rule->untilIsUtc && $schedule->timeZone !== null ? ZoneResolver::forZone( $schedule->timeZone ) : null;
		$last = $zone ? $zone->toWall( $rule->until->seconds ) : $rule->until->seconds;
		return ( new MessageValue( 'eventcalendar-rule-until', [ $words ] ) )
			->dateParams( gmdate( 'YmdHis', $last ) );
	}

	/** Sorts numbers that count from the end of the month behind those that count from its start */
	private static function fromStart( int $number ): int {
		return $number > 0 ? $number : 100 + $number;
	}

	/** @return MessageValue[]|null Null if one of them is */
	private static function allOrNone( array $words ): ?array {
		return in_array( null, $words, true ) ? null : $words;
	}

	/** @return int[] Each once */
	private static function sorted( array $numbers ): array {
		$numbers = array_unique( $numbers );
		sort( $numbers );
		return $numbers;
	}

	/** @param MessageValue[] $words */
	private static function list( array $words ): ListParam {
		return new ListParam( ListType::AND, $words );
	}

	private static function weekdayName( int $weekday ): MessageValue {
		return new MessageValue( self::WEEKDAYS[$weekday] );
	}

	private static function weekdayOf( WallTime $time ): int {
		return (int)gmdate( 'N', $time->seconds ) - 1;
	}

	private static function dayOf( WallTime $time ): int {
		return (int)gmdate( 'j', $time->seconds );
	}
}
