<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Json\FormatJson;
use MessageLocalizer;

/**
 * Dates and times as text of the reader's language, within `<time>`.
 */
final class TimeMarkup {
	/** Farthest that clocks are behind and ahead of UTC, in seconds */
	private const WEST = 12 * 3600;
	private const EAST = 14 * 3600;

	/** In seconds: what is shorter, and ends after midnight, needs no second date to be understood */
	private const SHORT = 12 * 3600;

	public function __construct(
		private readonly CalendarLanguage $language,
		private readonly MessageLocalizer $localizer
	) {
	}

	/**
	 * @return string HTML: the occurrence on the clock of the event's zone
	 */
	public function inEventZone( OccurrenceTimes $times ): string {
		return $this->range( $times->wallStart, $times->wallEnd, $times->start, $times->end );
	}

	/**
	 * @return string HTML
	 */
	public function inUtc( OccurrenceTimes $times ): string {
		return $this->range( new WallTime( $times->start ), new WallTime( $times->end ), $times->start, $times->end );
	}

	/**
	 * @param WallTime $time
	 * @return string Text, such as "Thursday, 3 December 2026", with the hour if it has one
	 */
	public function moment( WallTime $time ): string {
		return $time->isDate
			? $this->day( $time->seconds )
			: $this->localizer->msg( 'eventcalendar-page-day-time' )
				->params( $this->day( $time->seconds ), $this->language->time( $time->seconds ) )->text();
	}

	/**
	 * @param string $zone IANA name
	 * @param OccurrenceTimes $times
	 * @return string Text, such as "Europe/Berlin (UTC+1)"
	 */
	public function zone( string $zone, OccurrenceTimes $times ): string {
		$minutes = intdiv( $times->wallStart->seconds - $times->start, 60 );
		$offset = 'UTC';
		if ( $minutes !== 0 ) {
			$offset .= ( $minutes < 0 ? '−' : '+' ) . intdiv( abs( $minutes ), 60 );
			$offset .= $minutes % 60 === 0 ? '' : sprintf( ':%02d', abs( $minutes ) % 60 );
		}
		return $zone === $offset ? $zone
			: $this->localizer->msg( 'eventcalendar-page-zone' )->plaintextParams( $zone, $offset )->text();
	}

	/**
	 * What the front end needs to write the occurrence as the reader's clock shows it, with no word of any language in it.
	 *
	 * @return string JSON
	 */
	public function forReader( OccurrenceTimes $times ): string {
		return FormatJson::encode( [
			'start' => $times->start,
			'end' => $times->end,
			'days' => $this->readersDays( $times ),
			'isShort' => self::isShort( $times->start, $times->end ),
			'digits' => array_map( fn ( int $digit ) => $this->language->digits( (string)$digit ), range( 0, 9 ) ),
			'moment' => $this->localizer->msg( 'eventcalendar-page-day-time' )->params( '$1', '$2' )->text(),
			'sameDay' => $this->localizer->msg( 'eventcalendar-page-same-day' )->params( '$1', '$2' )->text(),
			'severalDays' => $this->localizer->msg( 'eventcalendar-page-several-days' )->params( '$1', '$2' )->text(),
		] );
	}

	/**
	 * @return string HTML that is as long as what the front end writes will be at most
	 */
	public function asLongAsForReader( OccurrenceTimes $times ): string {
		$longest = '';
		foreach ( $this->readersDays( $times ) as $day ) {
			$longest = mb_strwidth( $day ) > mb_strwidth( $longest ) ? $day : $longest;
		}
		$clock = $this->language->time( 0 );
		$moment = htmlspecialchars(
			$this->localizer->msg( 'eventcalendar-page-day-time' )->params( $longest, $clock )->text()
		);
		return $this->join( $moment, self::isShort( $times->start, $times->end ) ? $clock : null, $moment );
	}

	/** @return array<string,string> In words, by `YYYY-MM-DD`: every day on which it may start or end on somebody's clock */
	private function readersDays( OccurrenceTimes $times ): array {
		$days = [];
		foreach ( [ $times->start, $times->end ] as $instant ) {
			for ( $day = $instant - self::WEST; $day < $instant + self::EAST + WallTime::DAY; $day += WallTime::DAY ) {
				$days[gmdate( 'Y-m-d', $day )] = $this->day( $day );
			}
		}
		return $days;
	}

	private static function isShort( int $start, int $end ): bool {
		return $end - $start < self::SHORT;
	}

	/**
	 * "Thursday, 3 December 2026, 18:00–19:00": the second day only where it is needed.
	 *
	 * @param WallTime $start
	 * @param WallTime $end Exclusive
	 * @param int $startInstant Unix time
	 * @param int $endInstant Unix time
	 */
	private function range( WallTime $start, WallTime $end, int $startInstant, int $endInstant ): string {
		if ( $start->isDate ) {
			$end = new WallTime( max( $start->seconds, $end->seconds - WallTime::DAY ), true );
		}
		$from = self::element( $start, $startInstant, $this->moment( $start ) );
		if ( $start->equals( $end ) ) {
			return $from;
		}
		$isOneDay = !$start->isDate
			&& ( $start->dateString() === $end->dateString() || self::isShort( $startInstant, $endInstant ) );
		return $this->join(
			$from,
			$isOneDay ? self::element( $end, $endInstant, $this->language->time( $end->seconds ) ) : null,
			self::element( $end, $endInstant, $this->moment( $end ) )
		);
	}

	/**
	 * @param string $from HTML
	 * @param string|null $clock HTML: the time of the end, if that is enough
	 * @param string $to HTML: the moment of the end
	 */
	private function join( string $from, ?string $clock, string $to ): string {
		// Word joiners (U+2060) keep the two times of a day on one line.
		return $clock === null
			? $this->localizer->msg( 'eventcalendar-page-several-days' )->rawParams( $from, $to )->escaped()
			: $this->localizer->msg( 'eventcalendar-page-same-day' )->rawParams( "$from&#8288;", "&#8288;$clock" )->escaped();
	}

	private static function element( WallTime $time, int $instant, string $text ): string {
		$machine = $time->dateString();
		if ( !$time->isDate ) {
			$offset = $time->seconds - $instant;
			$machine .= gmdate( '\TH:i', $time->seconds ) . ( $offset === 0 ? 'Z' : sprintf( '%s%02d:%02d',
				$offset < 0 ? '-' : '+', intdiv( abs( $offset ), 3600 ), intdiv( abs( $offset ), 60 ) % 60 ) );
		}
		return Html::element( 'time', [ 'datetime' => $machine ], $text );
	}

	private function day( int $wall ): string {
		return $this->language->dateWithWeekday( (int)floor( $wall / WallTime::DAY ) );
	}
}
