<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\GuidanceSettings;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;

/**
 * An event as somebody is about to save it, and all that guidance looks at beside it.
 */
final class Proposal {
	/**
	 * @param Event $event Valid
	 * @param OccurrenceTimes[] $next The next ones that happen, ascending; none if all of it is over
	 * @param int $now Unix time
	 * @param GuidanceSettings $settings
	 * @param Surroundings $around
	 * @param string[] $chain Languages of the organiser, the best first
	 * @param string $typeLabel In the organiser's language
	 * @param array<string,string[]> $words Words by which texts show that they speak of something, folded as by SearchText:
	 *  `access` (captions and the like) and `follow` (recordings, notes)
	 * @param Channel[] $channels Of the settings
	 */
	public function __construct(
		public readonly Event $event,
		public readonly array $next,
		public readonly int $now,
		public readonly GuidanceSettings $settings,
		public readonly Surroundings $around = new Surroundings(),
		public readonly array $chain = [ 'en' ],
		public readonly string $typeLabel = '',
		public readonly array $words = [],
		public readonly array $channels = []
	) {
	}

	public function first(): ?OccurrenceTimes {
		return $this->next[0] ?? null;
	}

	/** The event as its next occurrence shows it */
	public function firstEvent(): Event {
		return $this->event->forOccurrence( $this->first()?->overrideKey );
	}

	public function title(): string {
		return $this->firstEvent()->title()->in( $this->chain );
	}

	/**
	 * Whether one of the event's texts has one of the words, in whatever language.
	 *
	 * @param string $subject Key of $words
	 * @param array<int,LocalizedText|null> $texts
	 */
	public function speaksOf( string $subject, array $texts ): bool {
		return Words::occur( $this->words[$subject] ?? [], $texts );
	}
}
