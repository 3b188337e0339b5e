<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws the list of types under a sheet. Each is a link that shows the same sheet with that type alone or also, or
 * without it again, and says how many events of it the sheet has.
 */
class LegendRenderer {
	public function render( Sheet $sheet ): string {
		$asked = $sheet->options->filter->types;
		$known = array_map( strval( ... ), array_keys( $sheet->settings->types ) );
		// A page may show some types and no others. One that a reader asks for but that is not in the settings any more has
		// to stand here too: how else to get rid of it?
		$ids = $sheet->options->isReadersChoice || !$asked ? array_unique( [ ...$known, ...$asked ] ) : $asked;
		$counts = array_count_values( array_map(
			static fn ( PlacedOccurrence $placed ) => $placed->occurrence->event->type(), $sheet->placed
		) );
		$items = '';
		foreach ( $ids as $id ) {
			// Nobody looked for the others, and not all are here where there are too many.
			$isCounted = $sheet->isComplete && ( !$asked || in_array( $id, $asked, true ) );
			$items .= Html::rawElement( 'li', [], $this->link( $sheet, $id, $isCounted ? $counts[$id] ?? 0 : null ) );
		}
		return $items === '' ? '' : Html::rawElement(
			'ul',
			[ 'class' => 'ext-eventcalendar-legend', 'aria-label' => $sheet->language->text( 'legend-label' ) ],
			$items
		);
	}

	private function link( Sheet $sheet, string $id, ?int $count ): string {
		$type = $sheet->settings->type( $id );
		$isActive = in_array( $id, $sheet->links->activeTypes(), true );
		[ $label, $attributes ] = $sheet->language->typeLabel( $sheet->settings, $id );
		return Html::rawElement(
			'a',
			[
				'class' => [
					'ext-eventcalendar-legend__type',
					"ext-eventcalendar-legend__type--$type->color",
					...( $isActive ? [ 'ext-eventcalendar-legend__type--active' ] : [] ),
					"ext-eventcalendar-icon--$type->icon",
				],
				'href' => $sheet->links->toggleType( $id, $sheet->range->date ),
				'rel' => 'nofollow',
				'aria-current' => $isActive ? 'true' : null,
			] + $attributes,
			htmlspecialchars( $label ) . ( $count === null ? '' : ' ' . Html::element(
				'span', [ 'class' => 'ext-eventcalendar-count' ], $sheet->language->digits( (string)$count )
			) )
		);
	}
}
