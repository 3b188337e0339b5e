<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\WikiMap\WikiMap;

/**
 * A month of 100 or more occurrences in the wiki's own index, of events of the topic `benchmark`; they have no pages.
 */
final class Month {
	public const OCCURRENCES = 100;
	private const FIRST_PAGE = 900000000;

	public function __construct(
		private readonly EventIndexStore $store,
		private readonly EventReader $reader,
		private readonly RecurrenceExpander $expander,
		private readonly int $begin,
		private readonly int $occurrences = self::OCCURRENCES
	) {
	}

	/** @return string Wikitext */
	public function tag( string $view ): string {
		return "<eventcalendar view=\"$view\" date=\"" . gmdate( 'Y-m', $this->begin ) . '" topics="benchmark"/>';
	}

	/** A hundred are at most four a day, so that every one of them is drawn. */
	public function fill(): void {
		for ( $n = 0; $n < $this->occurrences; $n++ ) {
			$start = $this->begin + ( $n % 28 ) * 86400 + ( 12 + intdiv( $n, 28 ) ) * 3600;
			$event = $this->reader->read( json_encode( [
				'version' => 1, 'title' => [ 'en' => "Benchmark $n", 'fr' => "Mesure $n" ], 'type' => 'tech-talk',
				'start' => gmdate( 'Y-m-d\TH:i', $start ), 'duration' => 'PT1H', 'timeZone' => 'UTC',
				'summary' => [ 'en' => 'How long does it take to draw this?' ],
				'topics' => [ 'benchmark', 'performance' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ],
				'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/stream', 'label' => 'The stream' ] ],
				'speakers' => [ [ 'name' => 'Somebody', 'affiliation' => 'Somewhere' ] ]
			] ) )->event;
			$this->store->replace(
				new EventPage( WikiMap::getCurrentWikiId(), self::FIRST_PAGE + $n, "Benchmark_$n", 1, $start ), $event,
				$this->expander->expand( $event->schedule, $start, $start + 1 ), null
			);
		}
	}

	public function clear(): void {
		for ( $n = 0; $n < $this->occurrences; $n++ ) {
			$this->store->delete( WikiMap::getCurrentWikiId(), self::FIRST_PAGE + $n );
		}
	}
}
