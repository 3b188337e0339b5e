<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Serialization;

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use stdClass;

/**
 * An event as REST tells it to everybody: the fields of the page's JSON as they stand there, without what is for organisers
 * and presenters, and what the JSON cannot know beside them.
 */
class EventSerializer {
	public function __construct(
		private readonly EventPageLinks $links,
		private readonly OccurrenceSerializer $occurrenceSerializer
	) {
	}

	/**
	 * @param EventPage $page
	 * @param stdClass $json Of a valid page
	 * @param Occurrence[] $next
	 * @param string $languageCode Of the occurrences' texts; the event itself has all languages
	 * @return array<string,mixed>
	 */
	public function serialize( EventPage $page, stdClass $json, array $next, string $languageCode ): array {
		$this->occurrenceSerializer->prepare( $next );
		return [
			'id' => (string)$page->id,
			'wiki' => $page->wiki,
			'pageid' => $page->id,
			'page' => $this->links->title( $page ),
			'url' => $this->links->url( $page ),
			'revision' => $page->revision,
			'timestamp' => gmdate( 'Y-m-d\TH:i:s\Z', $page->timestamp ),
			...(array)self::withoutPresenters( $json ),
			'occurrences' => array_map(
				fn ( Occurrence $occurrence ) => $this->occurrenceSerializer->serialize( $occurrence, $languageCode ), $next
			),
		];
	}

	private static function withoutPresenters( stdClass $json ): stdClass {
		$public = self::forAudience( $json );
		unset( $public->organizerNotes );
		if ( isset( $public->recurrence->overrides ) ) {
			$public->recurrence = clone $public->recurrence;
			$public->recurrence->overrides = (object)array_map(
				self::forAudience( ... ), (array)$public->recurrence->overrides
			);
		}
		return $public;
	}

	/**
	 * @param stdClass $part The event, or one of its overrides
	 * @return stdClass A copy without the presenters' ways to take part
	 */
	private static function forAudience( stdClass $part ): stdClass {
		$part = clone $part;
		if ( isset( $part->participation ) ) {
			$part->participation = array_values( array_filter(
				$part->participation, static fn ( stdClass $way ) => ( $way->for ?? 'audience' ) === 'audience'
			) );
		}
		return $part;
	}
}
