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
			'ece_search' => implode( "\n", array_unique( [ SearchText::of( $event ), ...$this->searchOfOverrides( $event ) ] ) ),
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
		$ownSearch = $this->searchOfOverrides( $event );
		$seriesSearch = $ownSearch ? SearchText::of( $event ) : null;
		$rows = [];
		foreach ( $occurrences as $times ) {
			$status = $times->overrideKey === null ? $event->status() : $event->forOccurrence( $times->overrideKey )->status();
			$rows[] = [
				'eco_recurrence_id' => $times->recurrenceId?->toString() ?? '',
				'eco_start' => (string)$times->start,
				'eco_end' => (string)$times->end,
				'eco_span' => (string)SpanClass::of( $times->start, $times->end ),
				'eco_status' => $status,
				'eco_search' => $ownSearch[$times->overrideKey ?? ''] ?? $seriesSearch,
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

	/** @return array<string,string> By override key, of those that are searched by other texts than the series */
	private function searchOfOverrides( Event $event ): array {
		$series = SearchText::of( $event );
		$texts = [];
		foreach ( array_keys( $event->schedule->overrides ) as $key ) {
			$text = SearchText::of( $event->forOccurrence( (string)$key ) );
			if ( $text !== $series ) {
				$texts[$key] = $text;
			}
		}
		return $texts;
	}
}
