<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Content\JsonContent;
use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Json\FormatJson;
use MediaWiki\Status\Status;
use stdClass;

/**
 * The text of an event page. Strict on save, permissive on read: one that is not valid has problems instead of an event.
 *
 * It fetches its reader by itself, since core serializes content objects (edit stash) and makes them of a text alone.
 */
final class EventContent extends JsonContent {
	public const MODEL = 'CalendarEvent';

	private ?EventReading $reading = null;

	/**
	 * @param string $text
	 */
	public function __construct( $text ) {
		parent::__construct( $text, self::MODEL );
	}

	/**
	 * @return Event|null Null when the page is not valid
	 */
	public function getEvent(): ?Event {
		return $this->read()->event;
	}

	/**
	 * @return Problem[] Empty when the page is valid
	 */
	public function getProblems(): array {
		return $this->read()->problems;
	}

	/**
	 * @return string|null The event's type as it is written, if it is written at all; the rest need not be valid
	 */
	public function getTypeId(): ?string {
		$type = $this->getData()->getValue()->type ?? null;
		return is_string( $type ) ? $type : null;
	}

	/**
	 * @return string|null The UID that the page names, as it is written; the rest need not be valid
	 */
	public function getUid(): ?string {
		$uid = $this->getData()->getValue()->uid ?? null;
		return is_string( $uid ) ? $uid : null;
	}

	/**
	 * @return self The same with the status of a proposal, of all its dates, whatever it says of itself
	 */
	public function asProposal(): self {
		if ( !$this->getEvent() ) {
			return $this;
		}
		$old = FormatJson::encode( $this->getData()->getValue() );
		$data = FormatJson::decode( $old );
		$data->status = 'proposed';
		foreach ( get_object_vars( $data->recurrence->overrides ?? new stdClass() ) as $override ) {
			unset( $override->status );
		}
		$new = FormatJson::encode( $data );
		return $new === $old ? $this : new self( $new );
	}

	/** @inheritDoc */
	public function getData() {
		if ( !$this->jsonParse ) {
			try {
				$this->jsonParse = Status::newGood( JsonText::decode( $this->getText() ) );
			} catch ( InvalidJson ) {
				$this->jsonParse = Status::newFatal( 'invalid-json-data' );
			}
		}
		return $this->jsonParse;
	}

	/**
	 * Core asks this only where it would throw otherwise: an import must not stop at a page. Whether a page can be saved is
	 * for EventContentHandler::validateSave() to say.
	 *
	 * @inheritDoc
	 */
	public function isValid() {
		return true;
	}

	/** @inheritDoc */
	public function getTextForSummary( $maxlength = 250 ) {
		$title = $this->getData()->getValue()->title ?? null;
		$text = LocalizedText::fromNullable( is_object( $title ) ? array_filter( (array)$title, 'is_string' ) : $title );
		return $text ? mb_substr( $text->in( [] ), 0, $maxlength ) : parent::getTextForSummary( $maxlength );
	}

	private function read(): EventReading {
		return $this->reading ??= EventCalendarServices::getEventReader()->read( $this->getText() );
	}
}
