<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * An occurrence as schema.org's `Event`, for search engines and assistants. Nothing for presenters is in it.
 *
 * @see https://schema.org/Event
 * @see https://developers.google.com/search/docs/appearance/structured-data/event
 */
final class EventJsonLd {
	private const STATUSES = [
		'confirmed' => 'EventScheduled',
		'postponed' => 'EventPostponed',
		'cancelled' => 'EventCancelled',
	];

	/**
	 * @param string[] $chain The reader's languages, the best first
	 * @param string $url Of the event page
	 */
	public function __construct(
		private readonly array $chain,
		private readonly string $url
	) {
	}

	/**
	 * @param Event $event As the occurrence shows it
	 * @param OccurrenceTimes $times
	 * @return array<string,mixed>|null Null for an event that is only proposed: it is not to be announced
	 */
	public function build( Event $event, OccurrenceTimes $times ): ?array {
		if ( !isset( self::STATUSES[$event->status()] ) ) {
			return null;
		}
		return array_filter( [
			'@context' => 'https://schema.org',
			'@type' => 'Event',
			'name' => $event->title()->in( $this->chain ),
			'description' => $event->summary()?->in( $this->chain ),
			'url' => $this->url,
			...$this->times( $event, $times ),
			...$this->places( $event ),
			'inLanguage' => self::oneOrMore( $event->languages() ),
			'keywords' => $event->topics(),
			'audience' => $event->audience()
				? [ '@type' => 'Audience', 'audienceType' => implode( ', ', $event->audience() ) ]
				: null,
			'performer' => $this->people( $event->speakers() ),
			'organizer' => $this->people( $event->organizers() ),
		], static fn ( $value ) => $value !== null && $value !== [] && $value !== '' );
	}

	private function times( Event $event, OccurrenceTimes $times ): array {
		$status = self::STATUSES[$event->status()];
		$original = $times->recurrenceId;
		$isMoved = $original && !$original->equals( $times->wallStart );
		return [
			'startDate' => self::moment( $times->wallStart, $times->start ),
			'endDate' => $times->wallEnd->isDate
				// Google wants the last day, inclusive, where there are no hours.
				? $times->wallEnd->plus( -WallTime::DAY )->dateString()
				: self::moment( $times->wallEnd, $times->end ),
			'eventStatus' => 'https://schema.org/'
				. ( $isMoved && $status === 'EventScheduled' ? 'EventRescheduled' : $status ),
			// Without an offset: on the clock of the event's zone.
			'previousStartDate' => $isMoved ? $original->toString() : null,
		];
	}

	/**
	 * Where the audience can take part; a room makes it an event that is not online alone.
	 */
	private function places( Event $event ): array {
		$virtual = [];
		$rooms = [];
		foreach ( $event->participation() as $way ) {
			$name = isset( $way['label'] ) ? ( new LocalizedText( $way['label'] ) )->in( $this->chain ) : null;
			$text = isset( $way['text'] ) ? ( new LocalizedText( $way['text'] ) )->in( $this->chain ) : null;
			if ( $way['kind'] === 'room' ) {
				$rooms[] = array_filter( [ '@type' => 'Place', 'name' => $name ?? $text, 'address' => $text ?? $name ] );
			} elseif ( preg_match( '/^https?:\/\//i', $way['url'] ?? '' ) ) {
				$virtual[] = array_filter( [ '@type' => 'VirtualLocation', 'url' => $way['url'], 'name' => $name ] );
			}
		}
		$mode = $rooms === [] ? 'OnlineEventAttendanceMode'
			: ( $virtual === [] ? 'OfflineEventAttendanceMode' : 'MixedEventAttendanceMode' );
		return [
			'eventAttendanceMode' => "https://schema.org/$mode",
			'location' => self::oneOrMore( [ ...$virtual, ...$rooms ] ),
		];
	}

	/** @param array<array{name?:string,user?:string,affiliation?:string}> $people */
	private function people( array $people ): mixed {
		return self::oneOrMore( array_map( static fn ( array $person ) => array_filter( [
			'@type' => 'Person',
			'name' => $person['name'] ?? $person['user'] ?? null,
			'affiliation' => isset( $person['affiliation'] )
				? [ '@type' => 'Organization', 'name' => $person['affiliation'] ]
				: null,
		] ), $people ) );
	}

	private static function oneOrMore( array $values ): mixed {
		return count( $values ) === 1 ? $values[0] : $values;
	}

	private static function moment( WallTime $time, int $instant ): string {
		$offset = $time->seconds - $instant;
		return $time->isDate ? $time->dateString() : gmdate( 'Y-m-d\TH:i:s', $time->seconds ) . sprintf( '%s%02d:%02d',
			$offset < 0 ? '-' : '+', intdiv( abs( $offset ), 3600 ), intdiv( abs( $offset ), 60 ) % 60 );
	}
}
