<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;
use MediaWiki\Json\FormatJson;

/**
 * Draws a sheet: its frame around one of the views. Links and sizes are those that the front end keeps when it takes over.
 */
class SheetRenderer {
	/**
	 * @param array<string,MonthRenderer|WeekRenderer|AgendaRenderer> $views By name of the view
	 * @param HeaderRenderer $headerRenderer
	 * @param LegendRenderer $legendRenderer
	 */
	public function __construct(
		private readonly array $views,
		private readonly HeaderRenderer $headerRenderer,
		private readonly LegendRenderer $legendRenderer
	) {
	}

	/**
	 * @param Sheet $sheet
	 * @param int $number Which calendar of its page this is
	 */
	public function render( Sheet $sheet, int $number ): string {
		$view = $sheet->options->view;
		$isCompact = $sheet->options->isCompact();
		$titleId = "ext-eventcalendar-$number-title";
		$wrapper = Html::openElement( 'div', [
			'class' => "ext-eventcalendar ext-eventcalendar--$view" . ( $isCompact ? ' ext-eventcalendar--compact' : '' ),
			'data-view' => $view,
		] + $sheet->language->attributes() );
		return substr( $wrapper, 0, -1 ) . self::state( $sheet ) . '>' .
			$this->headerRenderer->render( $sheet, $titleId ) .
			$this->views[$view]->render( $sheet, $titleId ) .
			$this->notice( $sheet ) .
			( $isCompact ? '' : $this->legendRenderer->render( $sheet ) . self::footer( $sheet ) ) .
			'</div>';
	}

	/**
	 * What the front end begins with, as an attribute. In single quotes: JSON is full of the others, and thousands of
	 * `&quot;` would be most of a cached page. FormatJson writes `<`, `>` and `&` as `\u003C` and so on.
	 */
	private static function state( Sheet $sheet ): string {
		$json = FormatJson::encode( SheetState::of( $sheet ), false, FormatJson::UTF8_OK );
		return " data-mw-eventcalendar='" . str_replace( "'", '\u0027', $json ) . "'";
	}

	private static function footer( Sheet $sheet ): string {
		$day = $sheet->options->view === 'day' ? $sheet->range->date : null;
		return self::link( 'subscribe', $sheet->links->subscribe(), $sheet->language->text( 'subscribe-link' ) ) . ' ' .
			self::link( 'add', SheetLinks::schedule( $day ), $sheet->language->text( 'schedule-link' ) );
	}

	private static function link( string $name, string $url, string $text ): string {
		return Html::element( 'a', [ 'class' => "ext-eventcalendar-$name", 'href' => $url, 'rel' => 'nofollow' ], $text );
	}

	private function notice( Sheet $sheet ): string {
		if ( !$sheet->placed ) {
			return Html::element( 'p', [ 'class' => 'ext-eventcalendar-empty' ], $sheet->language->text( 'month-empty' ) );
		}
		if ( !$sheet->isComplete && $sheet->options->limit === null ) {
			return Html::element(
				'p', [ 'class' => 'ext-eventcalendar-incomplete' ], $sheet->language->text( 'month-incomplete' )
			);
		}
		return '';
	}
}
