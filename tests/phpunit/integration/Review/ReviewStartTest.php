<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use MediaWiki\Extension\EventCalendar\Export\ExportedEvent;
use MediaWiki\Extension\EventCalendar\Export\EventPageSource;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Maintenance\ReviewEvents;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Store\SqlEventPageList;

require_once __DIR__ . '/../../../../maintenance/reviewEvents.php';

/**
 * Switching reviews on where there are events already, and taking them to another wiki.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventSkeleton
 * @covers \MediaWiki\Extension\EventCalendar\Export\EventPageSource
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\ReviewEvents
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewStart
 */
final class ReviewStartTest extends ReviewTestCase {
	private function runScript( bool $acceptsAll ): string {
		$script = new ReviewEvents();
		$script->loadWithArgv( $acceptsAll ? [ '--accept-all', '--batch-size=1' ] : [] );
		ob_start();
		try {
			$this->assertTrue( $script->execute() );
		} finally {
			$output = ob_get_clean();
		}
		return $output;
	}

	public function testEventsStayInTheCalendarWhenReviewsBecomeRequired(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		$confirmed = $this->save( $this->proposer(), [ 'title' => 'Old' ], 'Old' );
		$cancelled = $this->save( $this->proposer(), [ 'title' => 'Off', 'status' => 'cancelled' ], 'Off' );
		$proposed = $this->save( $this->proposer(), [ 'title' => 'New', 'status' => 'proposed' ], 'New' );
		$this->assertStringContainsString( '2 events would be accepted, 0 are reviewed already, 1 left', $this->runScript( false ) );
		$this->assertSame( [], $this->tagsOf( $confirmed ) );
		$this->assertStringContainsString( '2 events accepted', $this->runScript( true ) );
		$this->assertStringContainsString( '0 events accepted, 2 are reviewed already', $this->runScript( true ) );
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $confirmed ) );
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $cancelled ) );
		$this->assertSame( [], $this->tagsOf( $proposed ) );

		$this->overrideConfigValue( 'EventCalendarRequireReview', true );
		$before = $this->calendar();
		$this->rebuild();
		$this->assertSame( $before, $this->calendar() );
		$this->assertSame( 1, $this->countRows( 'ec_review' ) );
	}

	public function testWithoutItTheyAreProposals(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		$this->save( $this->proposer() );
		$this->overrideConfigValue( 'EventCalendarRequireReview', true );
		$this->rebuild();
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
	}

	public function testAnExportHoldsWhatWasReviewed(): void {
		$this->save( $this->reviewer(), [ 'title' => 'Reviewed' ], 'Reviewed' );
		$this->save( $this->proposer(), [ 'title' => 'Changed' ], 'Reviewed' );
		$this->import( [ 'title' => 'Imported', 'status' => 'confirmed' ], '2026-01-01T00:00:00Z', 'Imported' );
		$services = $this->getServiceContainer();
		$source = new EventPageSource(
			new SqlEventPageList( $services->getConnectionProvider(), NS_EVENTCALENDAR, EventContent::MODEL ),
			$services->getPageStore(), $services->getRevisionLookup(), $services->getService( 'EventCalendar.ReviewedRevisions' ),
			'wiki'
		);
		$data = array_map(
			static fn ( ExportedEvent $each ) => [ $each->data->title, $each->data->status ?? 'confirmed' ],
			iterator_to_array( $source->each( 10 ), false )
		);
		$this->assertSame( [ [ 'Reviewed', 'confirmed' ], [ 'Imported', 'proposed' ] ], $data );
	}

	public function testANewPageBeginsAsWhatEverybodyMaySave(): void {
		$skeleton = $this->getServiceContainer()->getService( 'EventCalendar.EventSkeleton' )->build( 'Talk' );
		$this->assertStatusOK( $this->editPage( self::title(), new EventContent( $skeleton ), '', NS_MAIN, $this->proposer() ) );
	}
}
