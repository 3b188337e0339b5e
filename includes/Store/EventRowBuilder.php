<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\SearchText;

/**
 * An event as the rows that it ought to have. All values are texts, as drivers give them back, to compare them with.
 */
final class EventRowBuilder {
	/**
	 * Behind what is searched of an occurrence; no word has it. `ece_search` goes on with what overrides say otherwise, so
	 * that the series is found by it, but not the occurrences without an override, which share that field.
	 */
	public const END = "\n\n";

	/** @return array<string,string|null> */
	public function event( EventPage $page, Event $event, ?int $horizon ): array {
		return [
			'ece_wiki' => $page->wiki,
			'ece_page' => (string)$page->id,
			'ece_title' => $page->title,
			'ece_uid' => $event->uid(),
			'ece_sequence' => (string)$page->revision,
			'ece_timestamp' => (string)$page->timestamp,
			'ece_type' => $event->type(),
			'ece_status' => $event->status(),
			'ece_zone' => $event->schedule->timeZone,
			'ece_horizon' => $horizon === null ? null : (string)$horizon,
			'ece_search' => SearchText::of( $event ) . self::END . implode( "\n", array_unique( $this->differences( $event ) ) ),
			'ece_data' => json_encode(
				$event->indexData(), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR
			)
		];
	}

	/**
	 * @param EventPage $page
	 * @param Event $event
	 * @param OccurrenceTimes[] $occurrences
	 * @return array<int,array<string,string|null>>
	 */
	public function occurrences( EventPage $page, Event $event, array $occurrences ): array {
		$differences = $this->differences( $event );
		$rows = [];
		foreach ( $occurrences as $times ) {
			$one = $event->forOccurrence( $times->overrideKey );
			$rows[] = [
				'eco_recurrence_id' => $times->recurrenceId?->toString() ?? '',
				'eco_start' => (string)$times->start,
				'eco_end' => (string)$times->end,
				'eco_span' => (string)SpanClass::of( $times->start, $times->end ),
				'eco_status' => $one->status(),
				'eco_recorded' => isset( $one->outcome()['recording'] ) ? '1' : '0',
				'eco_search' => isset( $differences[$times->overrideKey ?? ''] ) ? SearchText::of( $one ) . self::END : null,
				'eco_wiki' => $page->wiki,
				'eco_page' => (string)$page->id
			];
		}
		return $rows;
	}

	/** @return array<int,array{ect_kind:string,ect_value:string}> */
	public function tags( Event $event ): array {
		$rows = [];
		foreach ( EventTags::of( $event ) as $kind => $values ) {
			foreach ( $values as $value ) {
				$rows[] = [ 'ect_kind' => $kind, 'ect_value' => $value ];
			}
		}
		return $rows;
	}

	/** @return array<string,string> By override key, what is searched of those that have other texts than the series */
	private function differences( Event $event ): array {
		$texts = [];
		foreach ( array_keys( $event->schedule->overrides ) as $key ) {
			$texts[$key] = SearchText::of( $event->forOccurrence( (string)$key ), $event );
		}
		return array_filter( $texts, static fn ( string $text ) => $text !== '' );
	}
}
