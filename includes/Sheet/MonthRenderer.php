<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws a month: one row per week, one cell per day, slots on the lanes that MonthLayout gives them.
 * Below it is room for the list of one day: the front end fills it on narrow screens, where a month is dots. Without it, a day's
 * number leads to that list.
 */
class MonthRenderer {
	public function __construct(
		private readonly DayRenderer $dayRenderer,
		private readonly SlotRenderer $slotRenderer
	) {
	}

	public function render( Sheet $sheet, string $titleId ): string {
		$first = $sheet->range->first;
		$spans = array_map( static fn ( PlacedOccurrence $placed ) => [
			'first' => $placed->first,
			'end' => $placed->end,
			'start' => $placed->wallStart,
		], $sheet->placed );
		$weeks = intdiv( $sheet->range->end - $first, 7 );
		$body = '';
		foreach ( MonthLayout::place( $first, $weeks, $spans ) as $week => $days ) {
			$cells = '';
			foreach ( $days as $weekday => $cell ) {
				$day = $first + $week * 7 + $weekday;
				$slots = '';
				foreach ( $cell['slots'] as $slot ) {
					$slots .= $this->slot( $sheet, $sheet->placed[$slot['id']], $day, $weekday, $slot['lane'] );
				}
				$cells .= $this->dayRenderer->cell(
					$sheet, $day, !$sheet->isWithin( $day ), $slots . $this->more( $sheet, $day, $cell['more'] )
				);
			}
			$body .= Html::rawElement( 'tr', [ 'class' => 'ext-eventcalendar-month__week' ], $cells );
		}
		return $this->dayRenderer->table( $sheet, 'ext-eventcalendar-month', $body, $titleId ) .
			Html::element( 'div', [ 'class' => 'ext-eventcalendar-chosen' ] );
	}

	/**
	 * @param Sheet $sheet
	 * @param PlacedOccurrence $placed
	 * @param int $day
	 * @param int $weekday Counted from 0 for the first of the row
	 * @param int $lane
	 */
	private function slot( Sheet $sheet, PlacedOccurrence $placed, int $day, int $weekday, int $lane ): string {
		$isFirst = $placed->first === $day || $weekday === 0;
		$days = min( $placed->end - $day, 7 - $weekday );
		return $this->slotRenderer->render(
			$placed, $sheet, DayRenderer::startTime( $placed, $day, $sheet->language ),
			[ "lane-$lane", ...( $isFirst && $days > 1 ? [ "days-$days" ] : [] ), ...DayRenderer::continuation( $placed, $day ) ]
		);
	}

	private function more( Sheet $sheet, int $day, int $count ): string {
		if ( $count === 0 ) {
			return '';
		}
		$number = $sheet->language->digits( (string)$count );
		return Html::element(
			'a',
			[
				'class' => 'ext-eventcalendar-day__more',
				'href' => $sheet->links->to( 'day', $day ),
				'rel' => 'nofollow',
				'aria-label' => $sheet->language->text( 'month-more-label', $sheet->language->date( $day ), $number ),
			],
			$sheet->language->text( 'month-more', $number )
		);
	}
}
