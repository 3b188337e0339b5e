<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * Addresses of the cards of this wiki's events.
 */
class CardLinks {
	/**
	 * @param CardPictures $pictures
	 * @param string $restUrl Full address of rest.php
	 */
	public function __construct(
		private readonly CardPictures $pictures,
		private readonly string $restUrl
	) {
	}

	/**
	 * @param Occurrence $occurrence
	 * @param string $language Code of the language of what is written on it
	 * @return string|null Full address of a PNG; null if this wiki cannot make one
	 */
	public function png( Occurrence $occurrence, string $language ): ?string {
		if ( !$this->pictures->isAvailable() ) {
			return null;
		}
		$recurrenceId = $occurrence->recurrenceId();
		return "$this->restUrl/eventcalendar/v1/events/{$occurrence->page->id}/card.png?" . http_build_query(
			( $recurrenceId === '' ? [] : [ 'occurrence' => $recurrenceId ] ) + [ 'uselang' => $language ]
		);
	}
}
