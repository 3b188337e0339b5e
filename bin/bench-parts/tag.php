<?php

declare( strict_types = 1 );

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Store\EventIndexStore;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

/**
 * What the tag adds to an uncached parse of a page, when its sheet has a hundred occurrences. The rows are made in the
 * index and dropped again; pages with and without the tag take turns, so that the machine's moods fall on both alike.
 */
class BenchTag extends Maintenance {
	private const OCCURRENCES = 100;
	private const FIRST_PAGE = 900000000;

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Measures the parse of a page with a calendar against the same page without' );
		$this->addOption( 'runs', 'Parses of each kind (default 60)', false, true );
	}

	public function execute() {
		$store = $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' );
		$wiki = WikiMap::getCurrentWikiId();
		try {
			$this->fill( $store, $wiki );
			$this->measure();
		} finally {
			for ( $n = 0; $n < self::OCCURRENCES; $n++ ) {
				$store->delete( $wiki, self::FIRST_PAGE + $n );
			}
		}
	}

	private function measure(): void {
		$month = gmdate( 'Y-m', self::month() );
		$text = str_repeat( "== Heading ==\nSome ''wikitext'' with a [[link]].\n\n", 5 );
		$kinds = [ 'without the tag' => '' ];
		foreach ( [ 'month', 'agenda' ] as $view ) {
			$kinds["view=$view"] = "<eventcalendar view=\"$view\" date=\"$month\" topics=\"benchmark\"/>";
		}
		$times = [];
		for ( $run = -5; $run < (int)$this->getOption( 'runs', 60 ); $run++ ) {
			foreach ( $kinds as $kind => $tag ) {
				$begin = hrtime( true );
				$html = $this->parse( $text . $tag );
				if ( $run >= 0 ) {
					$times[$kind][] = ( hrtime( true ) - $begin ) / 1e6;
				}
				$drawn = preg_match_all( '/ data-occurrence="/', $html );
				if ( $tag !== '' && $drawn < self::OCCURRENCES ) {
					$this->fatalError( "$drawn slots were drawn" );
				}
			}
		}
		$this->output( "| parse, 100 occurrences | ms | the tag adds, ms | at most |\n|---|--:|--:|--:|\n" );
		$plain = self::median( $times['without the tag'] );
		foreach ( $times as $kind => $values ) {
			$time = self::median( $values );
			$this->output( sprintf( "| %s | %.1f | %.1f | 20 |\n", $kind, $time, $time - $plain ) );
		}
	}

	private function parse( string $text ): string {
		return $this->getServiceContainer()->getParserFactory()->create()->parse(
			$text, Title::makeTitle( NS_PROJECT, 'Benchmark' ), ParserOptions::newFromAnon()
		)->getRawText();
	}

	/** At most four a day, so that every one of them is drawn. */
	private function fill( EventIndexStore $store, string $wiki ): void {
		$reader = $this->getServiceContainer()->getService( 'EventCalendar.EventReader' );
		$expander = $this->getServiceContainer()->getService( 'EventCalendar.RecurrenceExpander' );
		for ( $n = 0; $n < self::OCCURRENCES; $n++ ) {
			$start = self::month() + ( $n % 28 ) * 86400 + ( 12 + intdiv( $n, 28 ) ) * 3600;
			$event = $reader->read( json_encode( [
				'version' => 1, 'title' => [ 'en' => "Benchmark $n", 'fr' => "Mesure $n" ], 'type' => 'tech-talk',
				'start' => gmdate( 'Y-m-d\TH:i', $start ), 'duration' => 'PT1H', 'timeZone' => 'UTC',
				'summary' => [ 'en' => 'How long does it take to draw this?' ],
				'topics' => [ 'benchmark', 'performance' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ],
				'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/stream', 'label' => 'The stream' ] ],
				'speakers' => [ [ 'name' => 'Somebody', 'affiliation' => 'Somewhere' ] ]
			] ) )->event;
			$times = iterator_to_array( $expander->expand( $event->schedule, $start - 86400, $start + 86400 ), false );
			$store->replace(
				new EventPage( $wiki, self::FIRST_PAGE + $n, "Benchmark_$n", 1, $start ), $event,
				array_filter( $times, static fn ( OccurrenceTimes $one ) => $one->start === $start ), null
			);
		}
	}

	/** @return int The first of the month after next */
	private static function month(): int {
		return gmmktime( 0, 0, 0, (int)gmdate( 'n' ) + 2, 1 );
	}

	/** @param float[] $values */
	private static function median( array $values ): float {
		sort( $values );
		return $values[intdiv( count( $values ), 2 )];
	}
}

$maintClass = BenchTag::class;
require_once RUN_MAINTENANCE_IF_MAIN;
