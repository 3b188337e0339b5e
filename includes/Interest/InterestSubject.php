<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;

/**
 * An occurrence that somebody can be reminded of, as the index has it.
 */
final class InterestSubject {
	/**
	 * @param Occurrence $occurrence
	 * @param string $id As OccurrenceId writes it for this wiki
	 * @param string $date As DeliveryDate has it
	 */
	public function __construct(
		public readonly Occurrence $occurrence,
		public readonly string $id,
		public readonly string $date
	) {
	}

	public function uid(): string {
		return self::uidOf( $this->occurrence );
	}

	public static function uidOf( Occurrence $occurrence ): string {
		return $occurrence->event->uid() ?? EventUid::derived( $occurrence->page->wiki, $occurrence->page->id );
	}

	public function isSeries(): bool {
		return $this->occurrence->event->schedule->isRecurring();
	}

	/** Of whom this occurrence is one thing to be reminded of */
	public function match(): InterestMatch {
		$event = $this->occurrence->event;
		return new InterestMatch( $this->uid(), $this->isSeries() ? [ $this->date ] : null, $event->type(), $event->topics() );
	}

	/**
	 * All that somebody who sees it can ask for: a series only where there is one.
	 *
	 * @return Interest[]
	 */
	public function choices(): array {
		$event = $this->occurrence->event;
		return [
			new Interest( Interest::OCCURRENCE, $this->uid(), $this->date ),
			...( $this->isSeries() ? [ new Interest( Interest::SERIES, $this->uid() ) ] : [] ),
			new Interest( Interest::TYPE, $event->type() ),
			...array_map( static fn ( string $topic ) => new Interest( Interest::TOPIC, $topic ), $event->topics() )
		];
	}
}
