<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Reads the text of an event page. Never fails, whatever the text is.
 */
final class EventReader {
	/** What was read last: a save reads one text for the check, for the page and for the index */
	private ?string $lastText = null;
	private ?EventReading $lastReading = null;

	public function __construct(
		private readonly EventValidator $validator,
		private readonly EventFactory $factory
	) {
	}

	public function read( string $text ): EventReading {
		if ( !$this->lastReading || $this->lastText !== $text ) {
			$this->lastReading = $this->readAnew( $text );
			$this->lastText = $text;
		}
		return $this->lastReading;
	}

	private function readAnew( string $text ): EventReading {
		try {
			$value = JsonText::decode( $text );
		} catch ( InvalidJson $e ) {
			return new EventReading( null, EventValidator::shorten( $e->problems ) );
		}
		$problems = $this->validator->validate( $value );
		return $problems === []
			? new EventReading( $this->factory->newEvent( EventValidator::toArray( $value ) ), [] )
			: new EventReading( null, $problems );
	}
}
