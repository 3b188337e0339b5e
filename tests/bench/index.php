<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\Api\ApiMain;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Sheet\SheetRange;
use MediaWiki\Request\FauxRequest;

require_once __DIR__ . '/Bench.php';
require_once __DIR__ . '/Indexes.php';

/**
 * What a month of 100 occurrences costs when the index holds 100 events, and when it holds 100,000 with a million
 * occurrences: in one process, turn and turn about, through the API's own module and the parser.
 */
class IndexBench extends Bench {
	private const DAY = 86400;
	private const SMALL = 100;
	private const LARGE = 100000;

	private int $from;
	private int $to;

	public function __construct() {
		parent::__construct( 'Measures reading a month from a small and from a large index' );
	}

	public function execute(): void {
		// As the tag and the front end ask: six weeks, here from Sunday, and a day more on each side.
		$range = SheetRange::around( 'month', intdiv( self::month( 2 ), self::DAY ), 0 );
		$this->from = ( $range->first - 1 ) * self::DAY;
		$this->to = ( $range->end + 1 ) * self::DAY;
		$services = $this->getServiceContainer();
		$indexes = new Indexes(
			$services->getDBLoadBalancerFactory(), $services->getService( 'EventCalendar.EventReader' ), $this->from, $this->to
		);
		$indexes->make( 'small', self::SMALL );
		$begin = microtime( true );
		$indexes->make( 'large', self::LARGE );
		$this->error( sprintf( 'The large index took %.0f s to make', microtime( true ) - $begin ) );

		$works = [];
		foreach ( $this->questions() as $name => $ask ) {
			foreach ( [ 'small', 'large' ] as $size ) {
				$works["$size $name"] = static function () use ( $indexes, $size, $ask ) {
					$indexes->choose( $size );
					$ask();
				};
			}
		}
		$times = $this->measure( $works );
		$table = new Table(
			"Reading a month of 100 occurrences from a large index, {$this->databaseName()}",
			[ '100 events, ms', '100,000 events, ms' ], 'ratio'
		);
		foreach ( array_keys( $this->questions() ) as $name ) {
			[ $small, $large ] = [ $times["small $name"], $times["large $name"] ];
			$table->add( $name, [ $small, $large ], $large->median / $small->median, 1.3 );
		}
		$this->output( (string)$table );
	}

	/** @return array<string,callable():void> */
	private function questions(): array {
		$list = [
			'action' => 'query', 'list' => 'eventoccurrences', 'formatversion' => '2', 'eolimit' => 'max',
			'eostart' => gmdate( 'c', $this->from ), 'eoend' => gmdate( 'c', $this->to )
		];
		$month = gmdate( 'Y-m', self::month( 2 ) );
		return [
			'`list=eventoccurrences`' => fn () => $this->api( $list, 100 ),
			'the same, of a topic' => fn () => $this->api( $list + [ 'eotopics' => 'topic-1' ], 10 ),
			'the same, of a type' => fn () => $this->api( $list + [ 'eotypes' => 'tech-talk' ], 100 ),
			'the same, searched' => fn () => $this->api( $list + [ 'eosearch' => 'benchmark 7' ], 19 ),
			'parse of a page with the tag' => function () use ( $month ) {
				$html = $this->parse( "<eventcalendar date=\"$month\"/>" );
				$this->check( 100, preg_match_all( '/"id":"\d+:/', html_entity_decode( $html ) ) );
			}
		];
	}

	/**
	 * @param array<string,string> $params
	 * @param int $expected
	 */
	private function api( array $params, int $expected ): void {
		$context = new RequestContext();
		$context->setRequest( new FauxRequest( $params ) );
		$context->setUser( $this->getServiceContainer()->getUserFactory()->newAnonymous() );
		$api = new ApiMain( $context );
		$api->execute();
		$found = $api->getResult()->getResultData( [ 'query', 'eventoccurrences' ], [ 'Strip' => 'all' ] );
		$this->check( $expected, count( $found ) );
	}

	private function check( int $expected, int $found ): void {
		if ( $found !== $expected ) {
			$this->fatalError( "The month has $expected occurrences, but $found were found" );
		}
	}
}

return IndexBench::class;
