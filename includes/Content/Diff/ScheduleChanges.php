<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Extension\EventCalendar\Content\Page\RuleDescriber;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * What changed about when an event happens, and how often.
 */
final class ScheduleChanges {
	public function __construct( private readonly ChangeWords $words ) {
	}

	/**
	 * "Time: 15:00 → 16:00 UTC": of two moments only what is different, and the zone.
	 *
	 * @return string[]
	 */
	public function time( Schedule $old, Schedule $new ): array {
		$hasEnd = $old->duration != $new->duration;
		if ( !$hasEnd && $old->start->equals( $new->start ) && $old->timeZone === $new->timeZone ) {
			return [];
		}
		$isDateShown = $old->isAllDay() || $new->isAllDay()
			|| $old->start->dateString() !== $new->start->dateString()
			|| ( $hasEnd && ( self::isOvernight( $old ) || self::isOvernight( $new ) ) );
		$isBoth = $old->isAllDay() !== $new->isAllDay();
		return [ $this->words->replaced(
			$this->words->label( $old->isAllDay() && $new->isAllDay() ? 'date' : 'time' ),
			$this->moment( $old, $isDateShown, $hasEnd, $old->timeZone !== $new->timeZone, $isBoth ),
			$this->moment( $new, $isDateShown, $hasEnd, true, $isBoth )
		) ];
	}

	/** @return string[] */
	public function rule( Schedule $old, Schedule $new ): array {
		if ( $old->rule === $new->rule && $old->isRecurring() === $new->isRecurring() ) {
			return [];
		}
		[ $before, $after ] = array_map( $this->ruleInWords( ... ), [ $old, $new ] );
		if ( $before === $after ) {
			// No words tell them apart.
			[ $before, $after ] = array_map( ChangeWords::shorten( ... ), [ (string)$old->rule, (string)$new->rule ] );
		}
		return [ $this->words->replaced( $this->words->label( 'rule' ), $before, $after ) ];
	}

	private function ruleInWords( Schedule $schedule ): string {
		$words = ( new RuleDescriber() )->describe( $schedule );
		return $words ? $this->words->language->format( $words ) : $this->words->language->text( 'change-once' );
	}

	/** Wall time of the exclusive end */
	private static function end( Schedule $schedule ): WallTime {
		$start = $schedule->start->seconds + $schedule->duration->days * WallTime::DAY;
		$zone = $schedule->timeZone === null ? null : ZoneResolver::forZone( $schedule->timeZone );
		return new WallTime( $zone
			? $zone->toWall( $zone->toInstant( $start ) + $schedule->duration->seconds )
			: $start + $schedule->duration->seconds, $schedule->isAllDay() );
	}

	private static function isOvernight( Schedule $schedule ): bool {
		return $schedule->isAllDay() || self::end( $schedule )->dateString() !== $schedule->start->dateString();
	}

	private function moment(
		Schedule $schedule, bool $hasDate, bool $hasEnd, bool $hasZone, bool $saysAllDay
	): string {
		$language = $this->words->language;
		$end = self::end( $schedule );
		if ( $schedule->isAllDay() ) {
			$first = $this->date( $schedule->start );
			$last = $this->date( $end->plus( -WallTime::DAY ) );
			$text = $first === $last ? $first : $language->text( 'date-range', $first, $last );
			return $saysAllDay ? $language->text( 'change-all-day', $text ) : $text;
		}
		$text = $hasDate ? $this->dateAndTime( $schedule->start ) : $language->time( $schedule->start->seconds );
		if ( $hasEnd ) {
			$text = self::isOvernight( $schedule )
				? $language->text( 'date-range', $text, $this->dateAndTime( $end ) )
				: $language->text( 'slot-times', $text, $language->time( $end->seconds ) );
		}
		return $hasZone ? $language->text( 'change-zone', $text, (string)$schedule->timeZone ) : $text;
	}

	public function date( WallTime $time ): string {
		return $this->words->language->date( (int)floor( $time->seconds / WallTime::DAY ) );
	}

	/** With the time of day, if it has one */
	public function dateAndTime( WallTime $time ): string {
		return $time->isDate ? $this->date( $time ) : $this->words->language->text(
			'page-day-time', $this->date( $time ), $this->words->language->time( $time->seconds )
		);
	}
}
