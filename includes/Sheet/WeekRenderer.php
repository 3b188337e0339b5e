<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws a week: one row, and in each day everything that happens on it, in order.
 */
class WeekRenderer {
	public function __construct(
		private readonly DayRenderer $dayRenderer,
		private readonly SlotRenderer $slotRenderer
	) {
	}

	public function render( Sheet $sheet, string $titleId ): string {
		$cells = '';
		for ( $day = $sheet->range->first; $day < $sheet->range->end; $day++ ) {
			$slots = '';
			foreach ( $sheet->placed as $placed ) {
				if ( $placed->touches( $day, $day + 1 ) ) {
					$slots .= $this->slotRenderer->render(
						$placed, $sheet, DayRenderer::startTime( $placed, $day, $sheet->language ),
						DayRenderer::continuation( $placed, $day )
					);
				}
			}
			$cells .= $this->dayRenderer->cell( $sheet, $day, false, $slots );
		}
		return $this->dayRenderer->table( $sheet, 'ext-eventcalendar-week', Html::rawElement( 'tr', [], $cells ), $titleId );
	}
}
