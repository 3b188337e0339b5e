<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\MainConfigNames;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;

require_once __DIR__ . '/Bench.php';

/**
 * What a calendar costs a view of a page that is in the parser cache, over HTTP, to a reader who is not logged in.
 */
class ViewBench extends Bench {
	public function __construct() {
		parent::__construct( 'Measures cached views of pages with and without a calendar' );
	}

	public function execute(): void {
		$month = $this->newMonth();
		$month->fill();
		try {
			$tags = [
				'without the tag' => '',
				'with `<eventcalendar/>` and the sample events' => '<eventcalendar/>',
				'with a month of 100 occurrences' => $month->tag( 'month' ),
			];
			// Whatever a page has beside its calendar makes the calendar's share smaller: the limit is meant for portals.
			$portal = file_get_contents( __DIR__ . '/portal.wiki' );
			$this->report( 'a portal', $portal, $tags, 'vector-2022', 1.05 );
			// Of a skin with a table of contents in the page, core reads and writes the HTML anew at every view.
			$this->report( 'a portal', $portal, $tags, 'minerva', 1.05 );
			$this->report( 'one line', 'This page has one line.', $tags, 'vector-2022', null );
		} finally {
			$month->clear();
		}
	}

	/**
	 * @param string $page What it is
	 * @param string $text Of the page
	 * @param array<string,string> $tags To be added; the first is none
	 * @param string $skin
	 * @param float|null $limit Of the ratio
	 */
	private function report( string $page, string $text, array $tags, string $skin, ?float $limit ): void {
		$works = $sizes = $queries = [];
		foreach ( $tags as $name => $tag ) {
			$title = Title::makeTitle( NS_PROJECT, "Benchmark, $page " . count( $works ) );
			$this->save( $title, "$text\n$tag" );
			$url = $this->getConfig()->get( MainConfigNames::Server ) . '/index.php?' .
				wfArrayToCgi( [ 'title' => $title->getPrefixedDBkey(), 'useskin' => $skin ] );
			$works[$name] = fn () => $this->view( $url, $tag !== '' );
			$html = $works[$name]();
			$sizes[$name] = [ sprintf( '%.1f', strlen( $html ) / 1024 ), sprintf( '%.1f', strlen( gzencode( $html ) ) / 1024 ) ];
			$queries[$name] = $this->countQueries( $url );
		}
		$time = new Table( "Cached view of $page, over HTTP, skin $skin", [ 'KiB', 'KiB, gzip', 'ms' ], 'ratio' );
		$count = new Table( "Database queries of a cached view of $page, skin $skin", [ 'queries' ], 'more', '%d' );
		$plain = null;
		foreach ( $this->measure( $works ) as $name => $timing ) {
			$time->add( $name, [ ...$sizes[$name], $timing ], $plain ? $timing->median / $plain->median : null, $limit );
			$count->add( $name, [ $queries[$name] ], $plain ? $queries[$name] - reset( $queries ) : null, 0 );
			$plain ??= $timing;
		}
		$this->output( "$time$count" );
	}

	private function view( string $url, bool $hasCalendar ): string {
		$html = (string)file_get_contents( $url );
		if ( str_contains( $html, '<table class="ext-eventcalendar-month"' ) !== $hasCalendar ) {
			$this->fatalError( "$url is not the page that it should be" );
		}
		return $html;
	}

	/** The least of three views: now and then core renews something in its caches. */
	private function countQueries( string $url ): int {
		$log = $this->getConfig()->get( MainConfigNames::CacheDirectory ) . '/queries.log';
		$counts = [];
		for ( $n = 0; $n < 3; $n++ ) {
			file_put_contents( $log, '' );
			file_get_contents( "$url&logQueries=1" );
			// Some may come after the answer.
			usleep( 500000 );
			$counts[] = preg_match_all( '/ \[[\d.]+ms\] /', file_get_contents( $log ) );
		}
		return min( $counts );
	}

	private function save( Title $title, string $text ): void {
		$updater = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title )
			->newPageUpdater( User::newSystemUser( 'Benchmark', [ 'steal' => true ] ) );
		$updater->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Benchmark' ) );
		DeferredUpdates::doUpdates();
	}
}

return ViewBench::class;
