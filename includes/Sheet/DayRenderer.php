<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws a month's table around its days, and the days around their slots.
 */
class DayRenderer {
	/**
	 * @param Sheet $sheet
	 * @param string $block Class of the table
	 * @param string $body HTML
	 * @param string $titleId
	 */
	public function table( Sheet $sheet, string $block, string $body, string $titleId ): string {
		$heads = '';
		for ( $day = $sheet->range->first; $day < $sheet->range->first + 7; $day++ ) {
			$weekday = CalendarDates::weekday( $day );
			$heads .= Html::element(
				'th',
				[ 'scope' => 'col', 'abbr' => $sheet->language->weekday( $weekday ) ],
				$sheet->language->weekdayShort( $weekday )
			);
		}
		return Html::rawElement(
			'table', [ 'class' => $block, 'aria-labelledby' => $titleId ],
			Html::element( 'caption', [ 'class' => "{$block}__caption" ], $sheet->language->text( 'month-zone', $sheet->zone ) ) .
			Html::rawElement( 'thead', [], Html::rawElement( 'tr', [], $heads ) ) .
			Html::rawElement( 'tbody', [], $body )
		);
	}

	/**
	 * @param Sheet $sheet
	 * @param int $day
	 * @param bool $isOutside Whether the day belongs to another month than that of the sheet
	 * @param string $slots HTML
	 */
	public function cell( Sheet $sheet, int $day, bool $isOutside, string $slots ): string {
		$isToday = $day === $sheet->today;
		$class = 'ext-eventcalendar-day' . ( $isOutside ? ' ext-eventcalendar-day--outside' : '' ) .
			( $isToday ? ' ext-eventcalendar-day--today' : '' );
		return Html::rawElement(
			'td',
			[ 'class' => $class, 'data-date' => CalendarDates::format( $day ), 'aria-current' => $isToday ? 'date' : null ],
			Html::element(
				'a',
				[
					'class' => 'ext-eventcalendar-day__number',
					'href' => $sheet->links->to( 'day', $day ),
					'rel' => 'nofollow',
					'aria-label' => $sheet->language->dateWithWeekday( $day ),
				],
				$sheet->language->digits( (string)CalendarDates::dayOfMonth( $day ) )
			) . $slots
		);
	}

	/**
	 * @param PlacedOccurrence $placed
	 * @param int $day
	 * @return string[] Modifiers of a slot that is one day's part of a longer occurrence
	 */
	public static function continuation( PlacedOccurrence $placed, int $day ): array {
		return array_keys( array_filter( [
			'continues-before' => $placed->first < $day,
			'continues-after' => $placed->end > $day + 1,
		] ) );
	}

	/**
	 * @return string When it begins; empty on the later days of an occurrence, and for one that is all-day
	 */
	public static function startTime( PlacedOccurrence $placed, int $day, CalendarLanguage $language ): string {
		return $placed->isAllDay() || $placed->first < $day ? '' : $language->time( $placed->wallStart );
	}
}
