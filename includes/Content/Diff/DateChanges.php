<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;

/**
 * What changed about single dates of a series: one sentence for each.
 *
 * Dates of both sides are matched by how far they are from the series' own time of day, since an edit of that time
 * rewrites them all and changes none of them.
 */
final class DateChanges {
	public function __construct(
		private readonly ChangeWords $words,
		private readonly ScheduleChanges $schedules,
		private readonly FieldChanges $fields
	) {
	}

	/**
	 * @param Event $oldEvent
	 * @param Event $newEvent
	 * @param array<string,mixed> $old JSON of the page
	 * @param array<string,mixed> $new
	 * @return string[] Sentences in the order of the dates
	 */
	public function describe( Event $oldEvent, Event $newEvent, array $old, array $new ): array {
		$excluded = $this->change( $oldEvent->schedule, $newEvent->schedule, 'exclude', 'excluded', 'restored' );
		$included = $this->change( $oldEvent->schedule, $newEvent->schedule, 'include', 'included', 'withdrawn' );
		$sentences = array_merge( $excluded, $included );
		[ $before, $after ] = [ self::overrides( $oldEvent, $old ), self::overrides( $newEvent, $new ) ];
		foreach ( $before + $after as $key => [ $date ] ) {
			$changes = $this->override( $date, $before[$key][1] ?? [], $after[$key][1] ?? [], $old, $new );
			// Where a date falls out, what it had of its own goes with it.
			if ( $changes !== [] && !isset( $sentences[$key] ) && !isset( $sentences[self::dayOf( $key )] ) ) {
				$sentences[$key] = [ $date, $changes ];
			}
		}
		uasort( $sentences, static fn ( array $a, array $b ) => $a[0]->seconds <=> $b[0]->seconds );
		$ownTimes = array_count_values( array_map( static fn ( array $each ) => $each[0]->dateString(), $sentences ) );
		return array_values( array_map( fn ( array $each ) => $this->words->ofDate(
			$ownTimes[$each[0]->dateString()] > 1
				? $this->schedules->dateAndTime( $each[0] )
				: $this->schedules->date( $each[0] ),
			...$each[1]
		), $sentences ) );
	}

	/**
	 * @param Schedule $old
	 * @param Schedule $new
	 * @param string $list `exclude` or `include`
	 * @param string $come What is said of a date that is new in the list
	 * @param string $gone
	 * @return array<string,array{WallTime,string[]}>
	 */
	private function change( Schedule $old, Schedule $new, string $list, string $come, string $gone ): array {
		[ $before, $after ] = [ self::dates( $old, $old->$list ), self::dates( $new, $new->$list ) ];
		$changes = [];
		foreach ( [ $come => array_diff_key( $after, $before ), $gone => array_diff_key( $before, $after ) ] as $what => $dates ) {
			foreach ( $dates as $key => $date ) {
				// Messages: eventcalendar-change-date-excluded, eventcalendar-change-date-included,
				// eventcalendar-change-date-restored, eventcalendar-change-date-withdrawn
				$changes[$key] = [ $date, [ $this->words->language->text( "change-date-$what" ) ] ];
			}
		}
		return $changes;
	}

	/**
	 * @param Schedule $schedule
	 * @param string[] $written
	 * @return array<string,WallTime>
	 */
	private static function dates( Schedule $schedule, array $written ): array {
		$dates = [];
		foreach ( $written as $text ) {
			$time = self::wallTime( $schedule, $text );
			$dates[self::key( $schedule, $time )] = $time;
		}
		return $dates;
	}

	private static function wallTime( Schedule $schedule, string $text ): WallTime {
		$time = WallTime::parse( rtrim( $text, 'Z' ) );
		$zone = str_ends_with( $text, 'Z' ) ? ZoneResolver::forZone( $schedule->timeZone ?? 'UTC' ) : null;
		return $zone ? new WallTime( $zone->toWall( $time->seconds ) ) : $time;
	}

	/** @return string Date, and how many seconds from the series' time of day unless it is that */
	private static function key( Schedule $schedule, WallTime $time ): string {
		$start = $schedule->start->seconds - $schedule->start->midnight()->seconds;
		$shift = $time->isDate ? 0 : $time->seconds - $time->midnight()->seconds - $start;
		return $time->dateString() . ( $shift === 0 ? '' : " $shift" );
	}

	private static function dayOf( string $key ): string {
		return substr( $key, 0, 10 );
	}

	/**
	 * @param Event $event
	 * @param array<string,mixed> $json
	 * @return array<string,array{WallTime,array<string,mixed>}> By key()
	 */
	private static function overrides( Event $event, array $json ): array {
		$overrides = [];
		foreach ( $json['recurrence']['overrides'] ?? [] as $written => $override ) {
			$time = self::wallTime( $event->schedule, (string)$written );
			$overrides[self::key( $event->schedule, $time )] = [ $time, $override ];
		}
		return $overrides;
	}

	/**
	 * @param WallTime $date
	 * @param array<string,mixed> $old
	 * @param array<string,mixed> $new
	 * @param array<string,mixed> $oldSeries
	 * @param array<string,mixed> $newSeries
	 * @return string[]
	 */
	private function override( WallTime $date, array $old, array $new, array $oldSeries, array $newSeries ): array {
		if ( $old == $new ) {
			return [];
		}
		if ( $new === [] ) {
			return [ $this->words->language->text( 'change-date-series' ) ];
		}
		$changes = $this->times( $date, $old, $new );
		$isCancelled = ( $new['status'] ?? '' ) === 'cancelled' && ( $old['status'] ?? '' ) !== 'cancelled';
		if ( $isCancelled ) {
			$changes[] = $this->words->language->text( 'change-date-cancelled' );
		}
		$own = array_diff( array_keys( $old + $new ), $isCancelled ? [ 'status' ] : [] );
		return [ ...$changes, ...$this->fields->describe( $old + $oldSeries, $new + $newSeries, $own ) ];
	}

	/** @return string[] */
	private function times( WallTime $date, array $old, array $new ): array {
		[ $oldStart, $newStart ] = [ $old['start'] ?? null, $new['start'] ?? null ];
		$language = $this->words->language;
		if ( $oldStart !== $newStart ) {
			$start = $newStart === null ? null : WallTime::parse( $newStart );
			return [ $start && !$start->equals( $date )
				? $language->text( 'change-date-moved', $this->nextTo( $date, $start ) )
				: $language->text( 'change-date-usual' ) ];
		}
		[ $oldEnd, $newEnd ] = [ $old['end'] ?? null, $new['end'] ?? null ];
		if ( $oldEnd === $newEnd ) {
			return [];
		}
		return [ $newEnd === null
			? $language->text( 'change-date-usual' )
			: $language->text( 'change-date-ends', $this->nextTo( $date, WallTime::parse( $newEnd ) ) ) ];
	}

	/** A moment beside a date: of the same day, the time alone */
	private function nextTo( WallTime $date, WallTime $time ): string {
		return !$time->isDate && $time->dateString() === $date->dateString()
			? $this->words->language->time( $time->seconds )
			: $this->schedules->dateAndTime( $time );
	}
}
