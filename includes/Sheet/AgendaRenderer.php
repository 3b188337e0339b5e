<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws a list: the days that have something, and under each what begins on it. What began before the list stands under
 * its first day.
 */
class AgendaRenderer {
	public function __construct(
		private readonly SlotRenderer $slotRenderer
	) {
	}

	public function render( Sheet $sheet, string $titleId ): string {
		$days = [];
		foreach ( $sheet->placed as $placed ) {
			$days[max( $placed->first, $sheet->range->first )][] = $placed;
		}
		$sections = '';
		foreach ( $days as $day => $placed ) {
			$sections .= $this->section( $sheet, $day, $placed );
		}
		return Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-agenda', 'role' => 'group', 'aria-labelledby' => $titleId ],
			Html::element(
				'p', [ 'class' => 'ext-eventcalendar-agenda__caption' ], $sheet->language->text( 'month-zone', $sheet->zone )
			) . $sections . $this->later( $sheet )
		);
	}

	private function later( Sheet $sheet ): string {
		$isCompact = $sheet->options->isCompact();
		if ( !$isCompact && !OptionsReader::isDrawable( $sheet->range->next ) ) {
			return '';
		}
		return Html::element(
			'a',
			[
				'class' => 'ext-eventcalendar-agenda__later',
				'href' => $sheet->links->to( 'agenda', $isCompact ? null : $sheet->range->next ),
				'rel' => 'nofollow',
			],
			$sheet->language->text( $isCompact ? 'agenda-all' : 'agenda-later' )
		);
	}

	/**
	 * @param Sheet $sheet
	 * @param int $day
	 * @param PlacedOccurrence[] $placed
	 */
	public function section( Sheet $sheet, int $day, array $placed ): string {
		$items = '';
		foreach ( $placed as $one ) {
			$items .= $this->item( $one, $sheet, $day );
		}
		$date = CalendarDates::format( $day );
		$isToday = $day === $sheet->today;
		return Html::rawElement(
			'section',
			[
				'class' => [
					'ext-eventcalendar-agenda__day',
					...( $isToday ? [ 'ext-eventcalendar-agenda__day--today' ] : [] )
				],
				'data-date' => $date,
				'aria-current' => $isToday ? 'date' : null,
			],
			Html::rawElement(
				'div', [ 'class' => 'ext-eventcalendar-agenda__date', 'role' => 'heading', 'aria-level' => '3' ],
				Html::element( 'time', [ 'datetime' => $date ], $sheet->language->dateWithWeekday( $day ) )
			) .
			( $items === '' ?
				Html::element( 'p', [ 'class' => 'ext-eventcalendar-empty' ], $sheet->language->text( 'day-empty' ) ) :
				Html::rawElement( 'ul', [], $items ) )
		);
	}

	private function item( PlacedOccurrence $placed, Sheet $sheet, int $day ): string {
		[ $label, $attributes ] = $sheet->language->typeLabel( $sheet->settings, $placed->occurrence->event->type() );
		return Html::rawElement( 'li', [], $this->slotRenderer->render(
			$placed, $sheet, $this->times( $placed, $sheet->language ), DayRenderer::continuation( $placed, $day ),
			' ' . Html::element( 'span', [ 'class' => 'ext-eventcalendar-slot__type' ] + $attributes, $label )
		) );
	}

	private function times( PlacedOccurrence $placed, CalendarLanguage $language ): string {
		$isLong = $placed->end > $placed->first + 1;
		if ( $placed->isAllDay() ) {
			return $isLong ?
				$language->text( 'date-range', $language->date( $placed->first ), $language->date( $placed->end - 1 ) ) :
				$language->text( 'slot-allday' );
		}
		$start = $language->time( $placed->wallStart );
		$end = $language->time( $placed->wallEnd );
		if ( $isLong ) {
			return $language->text(
				'slot-times-long', $language->date( $placed->first ), $start,
				$language->date( CalendarDates::ofWall( $placed->wallEnd ) ), $end
			);
		}
		return $placed->wallStart === $placed->wallEnd ? $start : $language->text( 'slot-times', $start, $end );
	}
}
