<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws what stands over a sheet: which days it shows, and the ways to other days, to other views and to a search.
 */
class HeaderRenderer {
	public function render( Sheet $sheet, string $titleId ): string {
		$title = Html::element(
			'div',
			[
				'class' => 'ext-eventcalendar-header__title',
				'role' => 'heading',
				'aria-level' => '2',
				'id' => $titleId,
			],
			$sheet->title()
		);
		return $sheet->options->isCompact() ? $title : Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-header' ],
			$title . $this->nav( $sheet ) . $this->views( $sheet ) . $this->search( $sheet )
		);
	}

	private function nav( Sheet $sheet ): string {
		return self::group(
			'ext-eventcalendar-nav', $sheet->language->text( 'nav-label' ),
			$this->step( $sheet, 'previous', $sheet->range->previous ) . ' ' .
			Html::element(
				'a',
				[
					'class' => 'ext-eventcalendar-nav__link ext-eventcalendar-nav__link--today',
					'href' => $sheet->links->to( $sheet->options->view, null ),
					'rel' => 'nofollow',
				],
				$sheet->language->text( 'nav-today' )
			) . ' ' .
			$this->step( $sheet, 'next', $sheet->range->next )
		);
	}

	/**
	 * @param Sheet $sheet
	 * @param string $direction `previous` or `next`
	 * @param int $date
	 */
	private function step( Sheet $sheet, string $direction, int $date ): string {
		if ( !OptionsReader::isDrawable( $date ) ) {
			return '';
		}
		$view = $sheet->options->view;
		$title = $sheet->language->title( $view, SheetRange::around( $view, $date, $sheet->language->weekStart() ) );
		return Html::element( 'a', [
			'class' => "ext-eventcalendar-nav__link ext-eventcalendar-nav__link--$direction",
			'href' => $sheet->links->to( $view, $date ),
			'rel' => 'nofollow',
			'title' => $title,
			'aria-label' => $sheet->language->text( "nav-$direction", $title ),
		] );
	}

	private function views( Sheet $sheet ): string {
		// From the month that has today in it, the other views go there, and not to the first of the month.
		$isThisMonth = $sheet->options->view === 'month' && $sheet->isWithin( $sheet->today );
		$links = [];
		foreach ( CalendarOptions::VIEWS as $view ) {
			$links[] = Html::element(
				'a',
				[
					'class' => 'ext-eventcalendar-views__link',
					'href' => $sheet->links->to( $view, $isThisMonth && $view !== 'month' ? $sheet->today : $sheet->range->date ),
					'rel' => 'nofollow',
					'data-view' => $view,
					'aria-current' => $view === $sheet->options->view ? 'true' : null,
				],
				$sheet->language->text( "view-$view" )
			);
		}
		return self::group( 'ext-eventcalendar-views', $sheet->language->text( 'views-label' ), implode( ' ', $links ) );
	}

	private function search( Sheet $sheet ): string {
		[ $path, $parameters ] = $sheet->links->form( $sheet->options->view, $sheet->range->date );
		$fields = '';
		foreach ( array_diff_key( $parameters, [ 'search' => true ] ) as $name => $value ) {
			$fields .= Html::element( 'input', [ 'type' => 'hidden', 'name' => $name, 'value' => $value ] );
		}
		$label = $sheet->language->text( 'search-label' );
		return Html::rawElement(
			'form',
			[ 'class' => 'ext-eventcalendar-search', 'role' => 'search', 'action' => $path, 'method' => 'get' ],
			$fields . Html::element( 'input', [
				'class' => 'ext-eventcalendar-search__input',
				'type' => 'search',
				'name' => 'search',
				'value' => $sheet->options->isReadersChoice ? $sheet->options->filter->search : '',
				'placeholder' => $label,
				'aria-label' => $label,
				'maxlength' => (string)OptionsReader::MAX_SEARCH_LENGTH,
			] )
		);
	}

	private static function group( string $class, string $label, string $html ): string {
		return Html::rawElement( 'div', [ 'class' => $class, 'role' => 'group', 'aria-label' => $label ], $html );
	}
}
