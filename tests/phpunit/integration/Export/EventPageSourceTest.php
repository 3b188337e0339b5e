<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Export;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Export\EventPageSource;
use MediaWiki\Extension\EventCalendar\Export\ExportedEvent;
use MediaWiki\Extension\EventCalendar\Export\OmittedPage;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Store\EventPageList;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Page\ExistingPageRecord;
use MediaWiki\Page\PageLookup;
use MediaWiki\Page\PageStoreRecord;
use MediaWiki\Revision\MutableRevisionRecord;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWikiIntegrationTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Export\EventPageSource
 * @covers \MediaWiki\Extension\EventCalendar\Export\ExportedEvent
 * @covers \MediaWiki\Extension\EventCalendar\Export\OmittedPage
 */
final class EventPageSourceTest extends MediaWikiIntegrationTestCase {
	private const TALK = '{"title":"A secret","type":"other","start":"2026-12-03","end":"2026-12-03"}';

	private static function page( int $id ): ExistingPageRecord {
		return new PageStoreRecord( (object)[
			'page_namespace' => NS_EVENTCALENDAR, 'page_title' => "Page_$id", 'page_id' => $id, 'page_latest' => $id * 10,
			'page_is_redirect' => 0, 'page_is_new' => 0, 'page_touched' => '20260101000000', 'page_lang' => null,
		], ExistingPageRecord::LOCAL );
	}

	/** @param array<int,int|null> $visibility By page id; null: the page is gone when it is read */
	private function source( array $visibility ): EventPageSource {
		$list = $this->createMock( EventPageList::class );
		$list->method( 'listAfter' )->willReturnCallback( static fn ( int $after, int $limit ) =>
			array_slice( array_filter( array_keys( $visibility ), static fn ( int $id ) => $id > $after ), 0, $limit )
		);
		$pages = $this->createMock( PageLookup::class );
		$pages->method( 'getPageById' )->willReturnCallback( static fn ( int $id ) =>
			$visibility[$id] === null ? null : self::page( $id )
		);
		$revisions = $this->createMock( RevisionLookup::class );
		$revisions->method( 'getRevisionById' )->willReturnCallback( static fn ( int $id ) =>
			( new MutableRevisionRecord( self::page( intdiv( $id, 10 ) ) ) )
				->setId( $id )
				->setTimestamp( '20260101000000' )
				->setContent( SlotRecord::MAIN, new EventContent( self::TALK ) )
				->setVisibility( $visibility[intdiv( $id, 10 )] )
		);
		$reviews = new ReviewedRevisions( $this->createNoOpMock( ReviewTags::class ), $revisions, false );
		return new EventPageSource( $list, $pages, $revisions, $reviews, 'wiki' );
	}

	/**
	 * Core hides no current revision; whatever does must be respected all the same.
	 */
	public function testHiddenTextsAreOmittedAndPagesThatAreGoneAreNotMissed(): void {
		$read = iterator_to_array( $this->source( [
			3 => 0, 5 => RevisionRecord::DELETED_TEXT, 6 => null,
			7 => RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_RESTRICTED, 9 => RevisionRecord::DELETED_USER,
		] )->each( 2 ), false );
		$this->assertEquals( [ 'Page_5', OmittedPage::HIDDEN ], [ $read[1]->title, $read[1]->reason ] );
		$this->assertEquals( [ 'Page_7', OmittedPage::HIDDEN ], [ $read[2]->title, $read[2]->reason ] );
		$events = array_values( array_filter( $read, static fn ( $one ) => $one instanceof ExportedEvent ) );
		$this->assertSame( [ 'Page_3', 'Page_9' ], array_map( static fn ( $one ) => $one->page->title, $events ) );
		$this->assertSame( 'A secret', $events[0]->data->title );
	}
}
