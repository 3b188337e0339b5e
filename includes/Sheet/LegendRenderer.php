<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws the list of types under a sheet. Each is a link that shows the same sheet with that type alone or also, or
 * without it again.
 */
class LegendRenderer {
	public function render( Sheet $sheet ): string {
		$active = $sheet->options->filter->types;
		$items = '';
		// A type that is asked for but not in the settings any more has to stand here too: how else to get rid of it?
		foreach ( array_unique( [ ...array_keys( $sheet->settings->types ), ...$active ] ) as $id ) {
			$items .= Html::rawElement( 'li', [], $this->link( $sheet, (string)$id, in_array( (string)$id, $active, true ) ) );
		}
		return $items === '' ? '' : Html::rawElement(
			'ul',
			[ 'class' => 'ext-eventcalendar-legend', 'aria-label' => $sheet->language->text( 'legend-label' ) ],
			$items
		);
	}

	private function link( Sheet $sheet, string $id, bool $isActive ): string {
		$color = $sheet->settings->type( $id )->color;
		[ $label, $attributes ] = $sheet->language->typeLabel( $sheet->settings, $id );
		return Html::element(
			'a',
			[
				'class' => [
					'ext-eventcalendar-legend__type',
					"ext-eventcalendar-legend__type--$color",
					...( $isActive ? [ 'ext-eventcalendar-legend__type--active' ] : [] ),
				],
				'href' => $sheet->links->toggleType( $id, $sheet->range->date ),
				'rel' => 'nofollow',
				'aria-current' => $isActive ? 'true' : null,
			] + $attributes,
			$label
		);
	}
}
