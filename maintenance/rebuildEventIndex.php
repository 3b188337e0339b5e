<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Maintenance;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Indexing\RebuildProgress;
use MediaWiki\WikiMap\WikiMap;

// @codeCoverageIgnoreStart
$IP = getenv( 'MW_INSTALL_PATH' ) ?: __DIR__ . '/../../..';
require_once "$IP/maintenance/Maintenance.php";
// @codeCoverageIgnoreEnd

/**
 * Makes the index anew from the event pages.
 */
class RebuildEventIndex extends Maintenance {
	private float $begin = 0.0;

	public function __construct() {
		parent::__construct();
		$this->addDescription(
			'Makes the index of events say what the event pages say. Rows that are right are left alone, ' .
			'so that it may run at any time.'
		);
		$this->addOption( 'start', 'Page id to start with', false, true );
		$this->addOption( 'resume', 'Go on where the last run was interrupted' );
		$this->addOption(
			'forget',
			'Instead: drop what another wiki has in an index that wikis share, after it was closed or has left the farm. ' .
			'Takes the id of that wiki (the name of its database).',
			false, true
		);
		$this->setBatchSize( 200 );
		$this->requireExtension( 'EventCalendar' );
	}

	public function execute() {
		if ( $this->hasOption( 'forget' ) ) {
			return $this->forget( (string)$this->getOption( 'forget' ) );
		}
		$services = $this->getServiceContainer();
		$stash = $services->getMainObjectStash();
		$bookmark = $stash->makeKey( 'eventcalendar-rebuild' );
		$after = max( 0, (int)$this->getOption( 'start', 1 ) - 1 );
		if ( $this->hasOption( 'resume' ) ) {
			$after = (int)$stash->get( $bookmark );
			$this->output( $after ? "Going on after page $after\n" : "Nothing to resume, starting from the first page\n" );
		}
		$this->begin = microtime( true );
		$progress = $services->getService( 'EventCalendar.IndexRebuilder' )->rebuild(
			$after,
			max( 1, (int)$this->getBatchSize() ),
			function ( RebuildProgress $progress ) use ( $stash, $bookmark ) {
				$stash->set( $bookmark, $progress->lastPageId, $stash::TTL_MONTH );
				$this->report( $progress );
			}
		);
		$stash->delete( $bookmark );
		$this->printProblems( $progress );
		$this->output( "Done: $progress->changed pages changed, $progress->gone gone, $progress->failed failed\n" );
		return $progress->failed === 0;
	}

	private function forget( string $wiki ): bool {
		if ( $wiki === WikiMap::getCurrentWikiId() ) {
			$this->fatalError( "$wiki is this wiki: its index is made from its pages, without --forget" );
		}
		$isDone = $this->getServiceContainer()->getService( 'EventCalendar.WikiRemover' )->remove(
			$wiki, max( 1, (int)$this->getBatchSize() ), fn ( int $dropped ) => $this->output( "$dropped events dropped\n" )
		);
		$this->output( $isDone ? "Done: $wiki is forgotten\n" : "The index knows no wiki $wiki\n" );
		return $isDone;
	}

	private function report( RebuildProgress $progress ): void {
		$this->printProblems( $progress );
		$seconds = microtime( true ) - $this->begin;
		$this->output( sprintf(
			"%d pages (%d changed, %d failed), %.0f a second; --resume or --start=%d goes on from here\n",
			$progress->done, $progress->changed, $progress->failed,
			$progress->done / max( $seconds, 0.001 ), $progress->lastPageId + 1
		) );
	}

	private function printProblems( RebuildProgress $progress ): void {
		foreach ( $progress->problems as $problem ) {
			$this->error( $problem );
		}
	}
}

// @codeCoverageIgnoreStart
$maintClass = RebuildEventIndex::class;
require_once RUN_MAINTENANCE_IF_MAIN;
// @codeCoverageIgnoreEnd
