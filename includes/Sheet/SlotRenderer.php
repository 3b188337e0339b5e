<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws one occurrence on one day: a link to its event page.
 */
class SlotRenderer {
	/**
	 * @param PlacedOccurrence $placed
	 * @param Sheet $sheet
	 * @param string $time Plain text, before the title; empty for none
	 * @param string[] $modifiers Of the slot's class, beside those for its colour and status
	 * @param string $type HTML after the title that names the type; without it, the type is said on demand
	 */
	public function render(
		PlacedOccurrence $placed, Sheet $sheet, string $time, array $modifiers = [], string $type = ''
	): string {
		$event = $placed->occurrence->event;
		$status = $event->status();
		$classes = [
			'ext-eventcalendar-slot',
			'ext-eventcalendar-slot--' . $sheet->settings->type( $event->type() )->color,
		];
		if ( $status !== 'confirmed' ) {
			$modifiers[] = $status;
		}
		if ( $placed->isAllDay() ) {
			$modifiers[] = 'allday';
		}
		foreach ( $modifiers as $modifier ) {
			$classes[] = "ext-eventcalendar-slot--$modifier";
		}
		[ $title, $attributes ] = $sheet->language->localized( $event->title() );
		return Html::rawElement(
			'a',
			[
				'class' => $classes,
				'href' => $placed->url,
				'title' => $type === '' ? $sheet->language->typeLabel( $sheet->settings, $event->type() )[0] : null,
				'data-occurrence' => $placed->id,
			],
			( $time === '' ? '' :
				Html::element( 'span', [ 'class' => 'ext-eventcalendar-slot__time' ], $time ) . ' ' ) .
			Html::element( 'span', [ 'class' => 'ext-eventcalendar-slot__title' ] + $attributes, $title ) .
			( $status === 'confirmed' ? '' : $this->status( $status, $sheet->language ) ) .
			$type
		);
	}

	/**
	 * Colours and lines say it to those who see them; the words are for everybody else.
	 */
	private function status( string $status, CalendarLanguage $language ): string {
		return Html::element(
			'span', [ 'class' => 'ext-eventcalendar-hidden' ],
			' ' . $language->text( 'slot-status', $language->text( "status-$status" ) )
		);
	}
}
