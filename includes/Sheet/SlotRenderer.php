<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Html\Html;

/**
 * Draws one occurrence on one day: a link to its event page, as a rule a single element with a single text. A month has a
 * hundred of them.
 */
class SlotRenderer {
	/**
	 * @param PlacedOccurrence $placed
	 * @param Sheet $sheet
	 * @param string $time Plain text, before the title; empty for none
	 * @param string[] $modifiers Of the slot's class, beside those for its colour and status
	 * @param string $type HTML after the title that names the type; without it, the type is said on demand
	 * @param string|null $style
	 */
	public function render(
		PlacedOccurrence $placed, Sheet $sheet, string $time, array $modifiers = [], string $type = '',
		?string $style = null
	): string {
		$event = $placed->occurrence->event;
		$status = $event->status();
		$eventType = $sheet->settings->type( $event->type() );
		$class = "ext-eventcalendar-slot ext-eventcalendar-slot--$eventType->color ext-eventcalendar-icon--$eventType->icon";
		if ( $status !== 'confirmed' ) {
			$modifiers[] = $status;
		}
		if ( $placed->isAllDay() ) {
			$modifiers[] = 'allday';
		}
		foreach ( $modifiers as $modifier ) {
			$class .= " ext-eventcalendar-slot--$modifier";
		}
		[ $title, $attributes ] = $sheet->language->localized( $event->title() );
		return Html::rawElement(
			'a',
			[
				'class' => $class,
				'href' => $placed->url,
				'style' => $style,
				'title' => $type === '' ? $sheet->language->typeLabel( $sheet->settings, $event->type() )[0] : null,
				'lang' => $attributes['lang'] ?? null,
				// Where there is no room for all of it, what is cut off is the end.
				'dir' => $type === '' ? 'auto' : null,
				'data-occurrence' => $placed->id,
			],
			htmlspecialchars( ( $time === '' ? '' : "$time " ) . self::isolated( $title ), ENT_NOQUOTES ) .
			( $status === 'confirmed' ? '' : $this->status( $status, $sheet->language ) ) .
			$type
		);
	}

	/**
	 * A title may run in another direction than what is around it. That it keeps to itself costs no element of its own:
	 * Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE say it.
	 */
	private static function isolated( string $title ): string {
		return "\u{2068}$title\u{2069}";
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
