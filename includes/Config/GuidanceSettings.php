<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * What guidance measures an event by: the section `guidance` of the settings page over what is shipped, key by key.
 */
final class GuidanceSettings {
	/**
	 * @param int $leadDays How many days before an event people should hear of it
	 * @param int $clashHours How many hours two events for the same people should be apart
	 * @param int $maxTopics How many topics an event may have before it seems to be about everything
	 * @param int $titleLength How many characters of a title a slot and a list have room for
	 * @param string[] $zones IANA names: where readers live
	 * @param int $wakingFrom Hour of the day from which people are awake
	 * @param int $wakingTo Hour of the day, exclusive
	 * @param array<string,array{minutes?:int,leadDays?:int}> $types What is usual for a type, by its id
	 */
	public function __construct(
		public readonly int $leadDays = 14,
		public readonly int $clashHours = 2,
		public readonly int $maxTopics = 3,
		public readonly int $titleLength = 80,
		public readonly array $zones = [],
		public readonly int $wakingFrom = 8,
		public readonly int $wakingTo = 22,
		public readonly array $types = []
	) {
	}

	/**
	 * @param array<string,mixed> $section Complete
	 */
	public static function fromSection( array $section ): self {
		return new self(
			$section['leadDays'],
			$section['clashHours'],
			$section['maxTopics'],
			$section['titleLength'],
			$section['zones'],
			$section['waking']['from'],
			$section['waking']['to'],
			$section['types']
		);
	}

	public function leadDaysOf( string $type ): int {
		return $this->types[$type]['leadDays'] ?? $this->leadDays;
	}

	/**
	 * @return int|null Null if the settings know no usual length
	 */
	public function minutesOf( string $type ): ?int {
		return $this->types[$type]['minutes'] ?? null;
	}
}
