<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws a week or a single day: a column per day, in it what takes whole days and, along a scale of hours, everything else
 * at its time. Where slots stand is in their style, since neither times nor lanes are limited in number.
 */
class WeekRenderer {
	private const BLOCK = 'ext-eventcalendar-week';

	public function __construct( private readonly SlotRenderer $slotRenderer ) {
	}

	public function render( Sheet $sheet, string $titleId ): string {
		$first = $sheet->range->first;
		$grid = TimeGridLayout::place( $first, $sheet->range->end - $first, $sheet->placed );
		$heads = $dates = $hours = '';
		foreach ( $grid['dates'] as $n => $bars ) {
			$boxes = $grid['hours'][$n];
			$heads .= $this->head( $sheet, $first + $n, !$bars && !$boxes );
			$dates .= $this->datesCell( $sheet, $first + $n, $n, $bars );
			$hours .= $this->hoursCell( $sheet, $first + $n, $boxes );
		}
		$language = $sheet->language;
		return Html::rawElement(
			'table', [ 'class' => self::BLOCK, 'aria-labelledby' => $titleId ],
			Html::element( 'caption', [ 'class' => self::BLOCK . '__caption' ], $language->text( 'month-zone', $sheet->zone ) ) .
			Html::rawElement( 'thead', [], Html::rawElement( 'tr', [],
				Html::element( 'td', [ 'class' => self::BLOCK . '__corner' ] ) . $heads
			) ) .
			Html::rawElement( 'tbody', [],
				Html::rawElement(
					'tr',
					[
						'class' => self::BLOCK . '__dates',
						'style' => $grid['lanes'] > 1 ? "--lanes:{$grid['lanes']}" : null,
					],
					Html::element( 'th', [ 'scope' => 'row' ], $language->text( 'slot-allday' ) ) . $dates
				) .
				Html::rawElement( 'tr', [ 'class' => self::BLOCK . '__hours' ], $this->axis( $language ) . $hours )
			)
		);
	}

	private function head( Sheet $sheet, int $day, bool $isEmpty ): string {
		$language = $sheet->language;
		return Html::rawElement(
			'th',
			[
				'scope' => 'col',
				'class' => [
					self::BLOCK . '__head',
					self::BLOCK . '__head--today' => $day === $sheet->today,
					self::BLOCK . '__head--empty' => $isEmpty,
				],
			],
			Html::element(
				'a',
				[
					'class' => self::BLOCK . '__day',
					'href' => $sheet->links->to( 'day', $day ),
					'rel' => 'nofollow',
					'aria-label' => $language->dateWithWeekday( $day ),
				],
				$language->text(
					'week-day', $language->weekdayShort( CalendarDates::weekday( $day ) ),
					$language->digits( (string)CalendarDates::dayOfMonth( $day ) )
				)
			)
		);
	}

	/** The hours have a name of their own: who hears the table is not told all 24 before each cell. */
	private function axis( CalendarLanguage $language ): string {
		$labels = '';
		for ( $hour = 0; $hour < 24; $hour++ ) {
			$labels .= Html::element( 'span', [], $language->time( $hour * 3600 ) );
		}
		return Html::rawElement(
			'th', [ 'scope' => 'row', 'class' => self::BLOCK . '__axis', 'aria-label' => $language->text( 'week-hours' ) ], $labels
		);
	}

	private function datesCell( Sheet $sheet, int $day, int $n, array $bars ): string {
		$slots = '';
		foreach ( $bars as $bar ) {
			$placed = $bar['placed'];
			$days = $bar['from'] === $n ? $bar['to'] - $n : 1;
			$slots .= $this->slotRenderer->render(
				$placed, $sheet, DayRenderer::startTime( $placed, $day, $sheet->language ),
				[ ...( $days > 1 ? [ "days-$days" ] : [] ), ...DayRenderer::continuation( $placed, $day ) ],
				style: "--lane:{$bar['lane']}"
			);
		}
		return Html::rawElement( 'td', [ 'data-all-day' => CalendarDates::format( $day ) ], $slots );
	}

	private function hoursCell( Sheet $sheet, int $day, array $boxes ): string {
		$slots = '';
		foreach ( $boxes as $box ) {
			$slots .= $this->slotRenderer->render(
				$box['placed'], $sheet, $this->times( $sheet, $box, $day ),
				DayRenderer::continuation( $box['placed'], $day ),
				style: "--from:{$box['from']};--to:{$box['to']};--lane:{$box['lane']};--lanes:{$box['lanes']}" .
					( $box['span'] > 1 ? ";--span:{$box['span']}" : '' ) .
					( TimeGridLayout::isLow( $box ) ? ';--wrap:nowrap' : '' )
			);
		}
		$isToday = $day === $sheet->today;
		return Html::rawElement(
			'td',
			[
				'class' => [ 'ext-eventcalendar-day', 'ext-eventcalendar-day--today' => $isToday ],
				'data-date' => CalendarDates::format( $day ),
				'aria-current' => $isToday ? 'date' : null,
			],
			$slots
		);
	}

	private function times( Sheet $sheet, array $box, int $day ): string {
		$placed = $box['placed'];
		$start = DayRenderer::startTime( $placed, $day, $sheet->language );
		$isShort = $start === '' || $placed->wallStart === $placed->wallEnd ||
			TimeGridLayout::isTight( $box, $sheet->range->end - $sheet->range->first );
		return $isShort ? $start :
			$sheet->language->text( 'slot-times', $start, $sheet->language->time( $placed->wallEnd ) );
	}
}
