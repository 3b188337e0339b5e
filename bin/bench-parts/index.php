<?php

declare( strict_types = 1 );

use MediaWiki\Api\ApiMain;
use MediaWiki\Context\RequestContext;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use Wikimedia\Rdbms\IDatabase;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

/**
 * What a month of 100 occurrences costs when the index holds 100 events, and when it holds 100,000 with ten occurrences
 * each: rows are made in the tables, measured in one process, and dropped again.
 */
class BenchIndex extends Maintenance {
	private const WIKI = 'benchmark';
	private const IN_MONTH = 100;
	private const ROWS = 10;
	private const DAY = 86400;

	/** @var array<string,int> */
	private array $found = [];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Measures reading a month from a small and from a large index' );
		$this->addOption( 'events', 'Events in the large index (default 100000)', false, true );
		$this->addOption( 'runs', 'Runs of each kind (default 30)', false, true );
	}

	public function execute() {
		$db = $this->getServiceContainer()->getConnectionProvider()->getPrimaryDatabase( 'virtual-eventcalendar' );
		$this->clear( $db );
		$this->fill( $db, 0, self::IN_MONTH );
		$small = $this->measure();
		$this->fill( $db, self::IN_MONTH, (int)$this->getOption( 'events', 100000 ) );
		$large = $this->measure();
		$this->clear( $db );
		$this->output( "| a month of 100 occurrences | 100 events, ms | large index, ms | ratio | at most |\n|---|--:|--:|--:|--:|\n" );
		foreach ( $small as $kind => $time ) {
			$this->output( sprintf( "| %s | %.1f | %.1f | %.2f | 1.30 |\n", $kind, $time, $large[$kind], $large[$kind] / $time ) );
		}
	}

	/** @return array<string,float> Median milliseconds */
	private function measure(): array {
		$month = self::month();
		$list = [
			'action' => 'query', 'list' => 'eventoccurrences', 'formatversion' => '2', 'eolimit' => 'max',
			'eostart' => gmdate( 'c', $month ), 'eoend' => gmdate( 'c', $month + 30 * self::DAY )
		];
		$kinds = [
			'list' => fn () => $this->api( $list ),
			'list, of a topic' => fn () => $this->api( $list + [ 'eotopics' => 'topic-1' ] ),
			'list, of a type' => fn () => $this->api( $list + [ 'eotypes' => 'tech-talk' ] ),
			'list, searched' => fn () => $this->api( $list + [ 'eosearch' => 'benchmark 7' ] ),
			'parse of a page with the tag' => fn () => $this->parse( $month )
		];
		$times = [];
		$runs = (int)$this->getOption( 'runs', 30 );
		for ( $run = -3; $run < $runs; $run++ ) {
			foreach ( $kinds as $kind => $do ) {
				$begin = hrtime( true );
				$do();
				if ( $run >= 0 ) {
					$times[$kind][] = ( hrtime( true ) - $begin ) / 1e6;
				}
			}
		}
		return array_map( self::median( ... ), $times );
	}

	/** @param array<string,string> $params */
	private function api( array $params ): void {
		$context = new RequestContext();
		$context->setRequest( new FauxRequest( $params ) );
		$context->setUser( $this->getServiceContainer()->getUserFactory()->newAnonymous() );
		$api = new ApiMain( $context );
		$api->execute();
		$found = count( $api->getResult()->getResultData( [ 'query', 'eventoccurrences' ], [ 'Strip' => 'all' ] ) );
		// The wiki's own events count as well; the answer must be the same each time.
		$expected = $this->found[serialize( $params )] ??= $found;
		if ( $found === 0 || $found !== $expected ) {
			$this->fatalError( "The month had $expected occurrences, now it has $found" );
		}
	}

	private function parse( int $month ): void {
		$date = gmdate( 'Y-m-d', $month );
		$this->getServiceContainer()->getParserFactory()->create()->parse(
			"<eventcalendar date=\"$date\"/>", Title::makeTitle( NS_PROJECT, 'Benchmark' ), ParserOptions::newFromAnon()
		);
	}

	/** Events $first to $count - 1, of which the first hundred happen once in the month; the others before and after it. */
	private function fill( IDatabase $db, int $first, int $count ): void {
		mt_srand( $first );
		foreach ( array_chunk( range( $first, $count - 1 ), 500 ) as $numbers ) {
			$events = $occurrences = $tags = [];
			foreach ( $numbers as $n ) {
				$id = 1000000 + $n;
				$events[] = $this->event( $id, $n );
				foreach ( [ 'topic' => "topic-" . ( $n % 10 ), 'audience' => 'developers', 'language' => 'en' ] as $kind => $value ) {
					$tags[] = [ 'ect_event' => $id, 'ect_kind' => $kind, 'ect_value' => $value ];
				}
				for ( $row = 0; $row < self::ROWS; $row++ ) {
					$occurrences[] = $this->occurrence( $id, $n, $row );
				}
			}
			$this->beginTransaction( $db, __METHOD__ );
			foreach ( [ 'ec_event' => $events, 'ec_event_tag' => $tags, 'ec_occurrence' => $occurrences ] as $table => $rows ) {
				$db->newInsertQueryBuilder()->insertInto( $table )->rows( $rows )->caller( __METHOD__ )->execute();
			}
			$this->commitTransaction( $db, __METHOD__ );
		}
	}

	/** @return array<string,mixed> */
	private function event( int $id, int $n ): array {
		$data = [
			'version' => 1, 'title' => [ 'en' => "Benchmark $n" ], 'type' => 'tech-talk', 'start' => '2020-01-01T18:00',
			'duration' => 'PT1H', 'timeZone' => 'Europe/Berlin', 'recurrence' => [ 'rule' => 'FREQ=MONTHLY' ],
			'summary' => 'How long does it take to find this?', 'topics' => [ 'topic-' . ( $n % 10 ) ],
			'audience' => [ 'developers' ], 'languages' => [ 'en' ],
			'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/stream' ] ]
		];
		return [
			'ece_id' => $id, 'ece_wiki' => self::WIKI, 'ece_page' => $n + 1, 'ece_title' => "Benchmark_$n",
			'ece_sequence' => $n + 1, 'ece_timestamp' => self::month(), 'ece_type' => 'tech-talk', 'ece_status' => 'confirmed',
			'ece_zone' => 'Europe/Berlin', 'ece_horizon' => self::month() + 4000 * self::DAY,
			'ece_search' => "benchmark $n\nhow long does it take to find this?", 'ece_data' => json_encode( $data )
		];
	}

	/** @return array<string,mixed> */
	private function occurrence( int $id, int $n, int $row ): array {
		$month = self::month();
		// Away from the month, so that none falls into the weeks that a sheet begins and ends with.
		$start = $row === 0 && $n < self::IN_MONTH
			? $month + intdiv( 30 * self::DAY * $n, self::IN_MONTH )
			: ( mt_rand( 0, 1 ) ? $month - mt_rand( 10, 1800 ) * self::DAY : $month + mt_rand( 40, 1800 ) * self::DAY )
				+ mt_rand( 0, 22 ) * 3600;
		return [
			'eco_event' => $id, 'eco_recurrence_id' => gmdate( 'Y-m-d\TH:i', $start ) . ':1' . $row, 'eco_start' => $start,
			'eco_end' => $start + 3600, 'eco_span' => 0, 'eco_status' => 'confirmed', 'eco_wiki' => self::WIKI, 'eco_page' => $n + 1
		];
	}

	private function clear( IDatabase $db ): void {
		foreach ( [ 'ec_event' => 'ece_id', 'ec_event_tag' => 'ect_event', 'ec_occurrence' => 'eco_event' ] as $table => $key ) {
			$db->newDeleteQueryBuilder()->deleteFrom( $table )->where( $db->expr( $key, '>=', 1000000 ) )
				->caller( __METHOD__ )->execute();
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

$maintClass = BenchIndex::class;
require_once RUN_MAINTENANCE_IF_MAIN;
