<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\MainConfigNames;
use MediaWiki\Maintenance\Maintenance;
use Wikimedia\Rdbms\IDatabase;

require_once __DIR__ . '/EventPages.php';
require_once __DIR__ . '/Run.php';
require_once __DIR__ . '/Table.php';

/**
 * What a rebuild of the index and the daily move of the horizon take, in the scripts that administrators run: how long, how
 * much memory, and whether they leave the same index behind when they are killed on the way.
 */
class RebuildBench extends Maintenance {
	private const REBUILD = 'EventCalendar:rebuildEventIndex';
	private const EXTEND = 'EventCalendar:extendEventHorizon';

	/** Milliseconds of one core for each event: 2,000 a second */
	private const MOST = 0.5;

	/** And for each series whose horizon moves on: 100,000 in ten minutes */
	private const MOST_OF_SERIES = 6.0;
	private const DAYS = 730;
	private const MOMENTS = [ 'at 10 %, MiB', 'at 50 %, MiB', 'at 100 %, MiB' ];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Measures rebuilding the index and extending series' );
		$this->addOption( 'events', 'How many events are rebuilt; ten times as many occurrences', true, true );
		$this->addOption( 'series', 'How many series are extended', true, true );
	}

	public function execute(): void {
		$pages = new EventPages( $this->getPrimaryDB(), $this->getServiceContainer() );
		$this->measureRebuild( $pages, (int)$this->getOption( 'events' ) );
		$this->measureHorizon( $pages, (int)$this->getOption( 'series' ) );
	}

	private function measureRebuild( EventPages $pages, int $count ): void {
		$pages->clear();
		$pages->make( EventPages::MIX, $count );
		$start = $this->run( [ self::REBUILD, '--start', (string)( $count + 1 ) ], 'Nothing to rebuild' )->cpu;
		$empty = $this->run( [ self::REBUILD ], 'Rebuild, index empty' );
		$index = $this->digest();
		$right = $this->run( [ self::REBUILD ], 'Rebuild, index right' );
		$this->clearIndex();
		$killed = $this->run( [ self::REBUILD ], 'Rebuild, killed', intdiv( count( $empty->memory ), 2 ) );
		$resumed = $this->run( [ self::REBUILD, '--resume' ], 'Rebuild, resumed' );

		$table = new Table( sprintf( 'Rebuilding the index of %s events with %s occurrences, %s', number_format( $count ),
			number_format( $this->countOccurrences() ), $this->databaseName() ), [ 's', 'CPU s', 'events per CPU s' ], 'CPU ms an event' );
		$this->addRun( $table, 'index empty: all rows are written', $empty, $count, $start );
		$this->addRun( $table, 'index right: nothing is written', $right, $count, $start );
		$table->add( 'killed halfway with SIGKILL', [ self::number( $killed->seconds ), self::number( $killed->cpu ) ] );
		$table->add( '`--resume`', [ self::number( $resumed->seconds ), self::number( $resumed->cpu ) ] );
		$this->output( (string)$table );
		$this->output( (string)( new Table( "Memory of a rebuild, {$this->databaseName()}", self::MOMENTS, '100 % to 10 %' ) )
			->add( 'index empty', self::memory( $empty ), $empty->memoryAt( 1 ) / $empty->memoryAt( 0.1 ), 1.1 )
			->add( 'index right', self::memory( $right ), $right->memoryAt( 1 ) / $right->memoryAt( 0.1 ), 1.1 ) );
		$this->output( (string)( new Table( "Index after a rebuild, {$this->databaseName()}", [], 'number' ) )
			->add( 'indexes that differ from the first one, killed and resumed', [], (float)( $index !== $this->digest() ), 0 ) );
	}

	private function measureHorizon( EventPages $pages, int $count ): void {
		$pages->clear();
		$pages->make( EventPages::SERIES, $count );
		$this->run( [ self::REBUILD ], 'Series, rebuilt' );
		$start = $this->extend( 0 )->cpu;
		$week = $this->extend( 7 );
		$month = $this->extend( 37 );
		// Half of the batches of 100 that it tells of
		$killed = $this->extend( 67, max( 1, intdiv( $count, 200 ) ) );
		$behind = $this->countBehind();
		$resumed = $this->extend( 67 );
		$index = $this->digest();
		$this->clearIndex();
		$this->run( [ self::REBUILD ], 'Series, rebuilt with a later horizon', null, self::environment( 67 ) );

		$table = new Table( sprintf( 'Extending %s series with %s occurrences, %s', number_format( $count ),
			number_format( $this->countOccurrences() ), $this->databaseName() ), [ 's', 'CPU s', 'series per CPU s' ], 'CPU ms a series' );
		$this->addRun( $table, 'by a week: what one day in seven has to do', $week, $count, $start, self::MOST_OF_SERIES );
		$this->addRun( $table, 'by a month', $month, $count, $start, self::MOST_OF_SERIES );
		$table->add( "by a month, killed with SIGKILL when $behind were left",
			[ self::number( $killed->seconds ), self::number( $killed->cpu ) ] );
		$table->add( 'the next run', [ self::number( $resumed->seconds ), self::number( $resumed->cpu ) ] );
		$this->output( (string)$table );
		$this->output( (string)( new Table( "Memory of extending, {$this->databaseName()}", self::MOMENTS, '100 % to 10 %' ) )
			->add( 'by a month', self::memory( $month ), $month->memoryAt( 1 ) / $month->memoryAt( 0.1 ), 1.1 ) );
		$this->output( (string)( new Table( "Index after extending, {$this->databaseName()}", [], 'number' ) )
			->add( 'indexes that differ from a rebuild with the same horizon', [], (float)( $index !== $this->digest() ), 0 ) );
	}

	/**
	 * @param string[] $arguments
	 * @param string $what
	 * @param int|null $lines
	 * @param array<string,string> $environment
	 */
	private function run( array $arguments, string $what, ?int $lines = null, array $environment = [] ): Run {
		$run = new Run( $arguments, $lines, $environment, $this->server() );
		$this->error( sprintf( '%s: %.1f s, %.1f s of CPU', $what, $run->seconds, $run->cpu ) );
		if ( $lines !== null && !$run->wasKilled ) {
			$this->fatalError( 'It was over before it was killed' );
		}
		return $run;
	}

	private function extend( int $days, ?int $lines = null ): Run {
		return $this->run( [ self::EXTEND ], "Horizon $days days later", $lines, self::environment( $days ) );
	}

	/** @return array<string,string> What BenchSettings.php looks at: later horizons stand for later days */
	private static function environment( int $days ): array {
		return [ 'BENCH_HORIZON_DAYS' => (string)( self::DAYS + $days ) ];
	}

	private function addRun( Table $table, string $label, Run $run, int $count, float $start, float $most = self::MOST ): void {
		$cpu = $run->cpu - $start;
		$table->add( $label, [ self::number( $run->seconds ), self::number( $run->cpu ), number_format( $count / $cpu ) ],
			$cpu / $count * 1000, $most );
	}

	private static function number( float $seconds ): string {
		return sprintf( '%.1f', $seconds );
	}

	/** @return string[] */
	private static function memory( Run $run ): array {
		return array_map( static fn ( float $share ) => self::number( $run->memoryAt( $share ) ), [ 0.1, 0.5, 1 ] );
	}

	/** @return int|null Process id of the server, which is on this machine */
	private function server(): ?int {
		$db = $this->getPrimaryDB();
		return $db->getType() === 'mysql'
			? (int)file_get_contents( (string)$db->query( 'SELECT @@pid_file AS file', __METHOD__ )->fetchObject()->file )
			: null;
	}

	private function databaseName(): string {
		return [ 'sqlite' => 'SQLite', 'mysql' => 'MariaDB' ][$this->getConfig()->get( MainConfigNames::DBtype )];
	}

	private function countOccurrences(): int {
		return (int)$this->getPrimaryDB()->newSelectQueryBuilder()
			->select( 'COUNT(*)' )->from( 'ec_occurrence' )->caller( __METHOD__ )->fetchField();
	}

	private function countBehind(): int {
		$db = $this->getPrimaryDB();
		$last = $db->newSelectQueryBuilder()->select( 'MAX(ece_horizon)' )->from( 'ec_event' )->caller( __METHOD__ )->fetchField();
		return (int)$db->newSelectQueryBuilder()
			->select( 'COUNT(*)' )->from( 'ec_event' )->where( $db->expr( 'ece_horizon', '<', $last ) )->caller( __METHOD__ )->fetchField();
	}

	private function clearIndex(): void {
		foreach ( [ 'ec_event', 'ec_occurrence', 'ec_event_tag' ] as $table ) {
			$this->getPrimaryDB()->newDeleteQueryBuilder()
				->deleteFrom( $table )->where( IDatabase::ALL_ROWS )->caller( __METHOD__ )->execute();
		}
	}

	/** @return string Of all rows of the index, without the numbers of events, which differ each time */
	private function digest(): string {
		$hash = hash_init( 'sha256' );
		$db = $this->getPrimaryDB();
		$last = 0;
		do {
			$events = $db->newSelectQueryBuilder()->select( '*' )->from( 'ec_event' )->where( $db->expr( 'ece_page', '>', $last ) )
				->orderBy( 'ece_page' )->limit( 500 )->caller( __METHOD__ )->fetchResultSet();
			$ids = [];
			foreach ( $events as $row ) {
				$ids[$row->ece_id] = $last = (int)$row->ece_page;
				hash_update( $hash, implode( '|', array_slice( (array)$row, 1 ) ) );
			}
			foreach ( $ids ? [ 'ec_occurrence' => 'eco_event', 'ec_event_tag' => 'ect_event' ] : [] as $table => $key ) {
				$rows = [];
				foreach ( $db->newSelectQueryBuilder()->select( '*' )->from( $table )->where( [ $key => array_keys( $ids ) ] )
					->caller( __METHOD__ )->fetchResultSet() as $row ) {
					$rows[] = $ids[$row->$key] . '|' . implode( '|', array_diff_key( (array)$row, [ $key => 0 ] ) );
				}
				sort( $rows );
				hash_update( $hash, implode( "\n", $rows ) );
			}
		} while ( $ids );
		return hash_final( $hash );
	}
}

return RebuildBench::class;
