<?php

declare( strict_types = 1 );

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\Content;
use MediaWiki\Content\JsonContent;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

/**
 * What saving an event costs beside saving the same text as a plain JSON page: the edit with everything that is done for
 * it before the answer and after, jobs aside. The three kinds take turns, so that the machine's moods fall on all alike.
 */
class BenchSave extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Measures saving of event pages against plain JSON pages' );
		$this->addOption( 'runs', 'Saves of each kind (default 40)', false, true );
	}

	public function execute() {
		$runs = (int)$this->getOption( 'runs', 40 );
		$times = [];
		for ( $run = -3; $run < $runs; $run++ ) {
			foreach ( $this->pages( $run ) as $kind => [ $title, $content ] ) {
				$time = $this->save( $title, $content );
				if ( $run >= 0 ) {
					$times[$kind][] = $time;
				}
			}
		}
		$medians = array_map( self::median( ... ), $times );
		$this->output( "| saving | median ms | ratio | at most |\n|---|--:|--:|--:|\n" );
		$limits = [ 'plain JSON page' => '', 'one-off event' => '1.5', 'weekly series over two years' => '2.5' ];
		foreach ( $medians as $kind => $median ) {
			$this->output( sprintf(
				"| %s | %.1f | %.2f | %s |\n", $kind, $median, $median / $medians['plain JSON page'], $limits[$kind]
			) );
		}
	}

	/** @return array<string,array{Title,Content}> */
	private function pages( int $run ): array {
		$services = $this->getServiceContainer();
		$event = [
			'version' => 1,
			'title' => "Benchmark, edition $run",
			'type' => 'tech-talk',
			'start' => gmdate( 'Y-m-d\T18:00', strtotime( 'next Thursday' ) ),
			'duration' => 'PT1H',
			'timeZone' => 'Europe/Berlin',
			'summary' => 'How long does it take to save this?',
			'topics' => [ 'performance' ],
		];
		$series = $event + [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];
		$handler = $services->getContentHandlerFactory()->getContentHandler( 'CalendarEvent' );
		$text = json_encode( $event );
		return [
			'plain JSON page' => [ Title::makeTitle( NS_PROJECT, 'Benchmark.json' ), new JsonContent( $text ) ],
			'one-off event' => [ Title::makeTitle( NS_EVENTCALENDAR, 'Benchmark' ), $handler->unserializeContent( $text ) ],
			'weekly series over two years' => [
				Title::makeTitle( NS_EVENTCALENDAR, 'Benchmark series' ), $handler->unserializeContent( json_encode( $series ) )
			],
		];
	}

	/** @return float Milliseconds */
	private function save( Title $title, Content $content ): float {
		$user = User::newSystemUser( 'Benchmark', [ 'steal' => true ] );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		$start = hrtime( true );
		$updater = $page->newPageUpdater( $user );
		$updater->setContent( SlotRecord::MAIN, $content );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Benchmark' ) );
		DeferredUpdates::doUpdates();
		$time = ( hrtime( true ) - $start ) / 1e6;
		if ( !$updater->wasRevisionCreated() ) {
			$this->fatalError( "$title was not saved: " . $updater->getStatus() );
		}
		return $time;
	}

	/** @param float[] $values */
	private static function median( array $values ): float {
		sort( $values );
		$middle = intdiv( count( $values ), 2 );
		return count( $values ) % 2 ? $values[$middle] : ( $values[$middle - 1] + $values[$middle] ) / 2;
	}
}

$maintClass = BenchSave::class;
require_once RUN_MAINTENANCE_IF_MAIN;
