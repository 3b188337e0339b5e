<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;

/**
 * Draws a link to an event's page, by its title in the reader's language.
 */
class EventLinkRenderer {
	public function __construct(
		private readonly EventPageLinks $eventPageLinks,
		private readonly CalendarLanguageFactory $languageFactory
	) {
	}

	public function render( IndexedEvent $indexed, Language $language ): string {
		[ $title, $attributes ] = $this->languageFactory->make( $language )->localized( $indexed->event->title() );
		return Html::element( 'a', [ 'href' => $this->eventPageLinks->url( $indexed->page ) ] + $attributes, $title );
	}
}
