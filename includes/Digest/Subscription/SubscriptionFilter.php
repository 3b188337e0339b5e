<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Subscription;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * What a subscriber wants to hear of. As in a calendar's filter: within one list any of its values, between lists all of
 * them; an empty list asks for nothing in particular.
 */
final class SubscriptionFilter {
	/** In the order in which they are stored */
	public const LISTS = [ 'topics', 'types', 'audience', 'languages' ];

	/** @var array<string,string[]> Sorted, so that two that want the same are the same */
	private readonly array $lists;

	/**
	 * @param string[] $topics
	 * @param string[] $types
	 * @param string[] $audience
	 * @param string[] $languages Codes
	 */
	public function __construct( array $topics = [], array $types = [], array $audience = [], array $languages = [] ) {
		$lists = [ 'topics' => $topics, 'types' => $types, 'audience' => $audience, 'languages' => $languages ];
		foreach ( $lists as $name => $values ) {
			$lists[$name] = array_values( array_unique( $values ) );
			sort( $lists[$name], SORT_STRING );
		}
		$this->lists = $lists;
	}

	/**
	 * @param array<string,mixed> $lists By the names of LISTS; those that are missing are empty
	 */
	public static function fromArray( array $lists ): self {
		$strings = static fn ( string $name ) => array_values( array_filter( (array)( $lists[$name] ?? [] ), is_string( ... ) ) );
		return new self( $strings( 'topics' ), $strings( 'types' ), $strings( 'audience' ), $strings( 'languages' ) );
	}

	public static function of( OccurrenceFilter $filter ): self {
		return new self( $filter->topics, $filter->types, $filter->audience, $filter->languages );
	}

	/** @return array<string,string[]> By the names of LISTS */
	public function toArray(): array {
		return $this->lists;
	}

	/** @return string The same for all that want the same */
	public function key(): string {
		return json_encode( $this->lists, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}

	public function toOccurrenceFilter(): OccurrenceFilter {
		return new OccurrenceFilter(
			types: $this->lists['types'], topics: $this->lists['topics'],
			audience: $this->lists['audience'], languages: $this->lists['languages']
		);
	}

	public function matches( Event $event ): bool {
		$has = [
			'topics' => $event->topics(), 'types' => [ $event->type() ],
			'audience' => $event->audience(), 'languages' => $event->languages()
		];
		foreach ( $this->lists as $name => $values ) {
			if ( $values && !array_intersect( $values, $has[$name] ) ) {
				return false;
			}
		}
		return true;
	}
}
