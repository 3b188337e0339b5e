<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use Closure;
use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventRowBuilder;
use MediaWiki\Extension\EventCalendar\Store\SpanClass;
use MediaWiki\Extension\EventCalendar\Store\SqlEventIndexStore;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Rdbms\IMaintainableDatabase;
use Wikimedia\Rdbms\LBFactory;

/**
 * Indexes of different sizes, each in a database of its own on the wiki's server, as on a farm. Each event has ten
 * occurrences. Of each of the first hundred one falls into the window, all others before and after it, up to its very edges:
 *
 *     280 a day over ten years │ 2,800 a day over three months │ window: 100 │ 2,800 a day │ 280 a day
 */
final class Indexes {
	private const IN_WINDOW = 100;
	private const ROWS = 10;
	private const DAY = 86400;

	/** Hours that occurrences last => how many of a thousand do */
	private const LENGTHS = [ '0.5' => 150, '1' => 550, '2' => 150, '24' => 80, '48' => 50, '120' => 15, '744' => 5 ];

	/** @var int[] Seconds */
	private array $lengths = [];

	/**
	 * @param LBFactory $factory
	 * @param EventReader $reader
	 * @param int $from Begin of the window, Unix time
	 * @param int $to Its end
	 */
	public function __construct(
		private readonly LBFactory $factory,
		private readonly EventReader $reader,
		private readonly int $from,
		private readonly int $to
	) {
		foreach ( self::LENGTHS as $hours => $share ) {
			array_push( $this->lengths, ...array_fill( 0, $share, (int)( (float)$hours * 3600 ) ) );
		}
	}

	/** From now on, everything that reads the index reads this one. */
	public function choose( string $name ): void {
		// What $wgVirtualDomainsMapping has set once and for all.
		Closure::bind( function () use ( $name ) {
			$this->virtualDomainsMapping[SqlEventIndexStore::DOMAIN] = [ 'db' => $name ];
		}, $this->factory, LBFactory::class )();
	}

	public function make( string $name, int $events ): void {
		mt_srand( 1 );
		$db = $this->createDatabase( $name );
		$template = $this->template();
		foreach ( array_chunk( range( 0, $events - 1 ), 1000 ) as $numbers ) {
			$rows = [ 'ec_event' => [], 'ec_event_tag' => [], 'ec_occurrence' => [] ];
			foreach ( $numbers as $n ) {
				$rows['ec_event'][] = [ 'ece_id' => $n + 1, 'ece_page' => $n + 1 ]
					+ str_replace( '999999', (string)$n, $template['event'] );
				foreach ( $template['tags'] as $tag ) {
					$rows['ec_event_tag'][] = [ 'ect_event' => $n + 1 ] + str_replace( '999999', (string)( $n % 10 ), $tag );
				}
				for ( $row = 0; $row < self::ROWS; $row++ ) {
					$rows['ec_occurrence'][] = $this->occurrence( $n, $row );
				}
			}
			$db->begin( __METHOD__ );
			foreach ( $rows as $table => $tableRows ) {
				$db->newInsertQueryBuilder()->insertInto( $table )->rows( $tableRows )->caller( __METHOD__ )->execute();
			}
			$db->commit( __METHOD__ );
		}
		if ( $db->getType() === 'mysql' ) {
			// The server does it by itself, some time later.
			$db->query( 'ANALYZE TABLE ec_event, ec_event_tag, ec_occurrence', __METHOD__ );
		}
	}

	private function createDatabase( string $name ): IMaintainableDatabase {
		$balancer = $this->factory->getMainLB();
		$main = $balancer->getMaintenanceConnectionRef( DB_PRIMARY );
		if ( $main->getType() === 'mysql' ) {
			$main->query( "CREATE DATABASE $name", __METHOD__ );
		}
		$db = $balancer->getMaintenanceConnectionRef( DB_PRIMARY, [], $name );
		$db->sourceFile( dirname( __DIR__, 2 ) . "/sql/{$db->getType()}/tables-generated.sql" );
		return $db;
	}

	/**
	 * @return array{event:array<string,string|null>,tags:array<int,array<string,string>>} With 999999 for the event's number
	 */
	private function template(): array {
		$event = $this->reader->read( json_encode( [
			'version' => 1, 'title' => [ 'en' => 'Benchmark 999999', 'fr' => 'Mesure 999999' ], 'type' => 'tech-talk',
			'start' => '2020-01-06T18:00', 'duration' => 'PT1H', 'timeZone' => 'Europe/Berlin',
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ], 'summary' => [ 'en' => 'How long does it take to find this?' ],
			'topics' => [ 'topic-999999', 'performance' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ],
			'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/stream', 'label' => 'The stream' ] ],
			'speakers' => [ [ 'name' => 'Somebody', 'affiliation' => 'Somewhere' ] ]
		] ) )->event;
		$rows = new EventRowBuilder();
		$page = new EventPage( WikiMap::getCurrentWikiId(), 999999, 'Benchmark_999999', 999999, time() );
		return [ 'event' => $rows->event( $page, $event, time() + 4000 * self::DAY ), 'tags' => $rows->tags( $event ) ];
	}

	/** @return array<string,string|int> */
	private function occurrence( int $n, int $row ): array {
		if ( $row === 0 && $n < self::IN_WINDOW ) {
			// Away from the edges, so that all of them are on one month's days.
			$start = $this->from + 9 * self::DAY + intdiv( 26 * self::DAY * $n, self::IN_WINDOW );
			$end = $start + 3600;
		} else {
			$distance = mt_rand( 0, ( mt_rand( 0, 1 ) ? 90 : 1800 ) * 24 ) * 3600;
			$length = $this->lengths[mt_rand( 0, 999 )];
			$start = mt_rand( 0, 1 ) ? $this->from - $distance - $length : $this->to + $distance;
			$end = $start + $length;
		}
		return [
			'eco_event' => $n + 1, 'eco_recurrence_id' => gmdate( 'Y-m-d\TH:i', $start ) . ":1$row", 'eco_start' => $start,
			'eco_end' => $end, 'eco_span' => SpanClass::of( $start, $end ), 'eco_status' => 'confirmed',
			'eco_wiki' => WikiMap::getCurrentWikiId(), 'eco_page' => $n + 1
		];
	}
}
