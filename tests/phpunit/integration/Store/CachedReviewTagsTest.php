<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Store;

use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Store\CachedReviewTags;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Review\ReviewTestCase;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\ObjectCache\WANObjectCache;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Store\CachedReviewTags
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ReviewMemoryHandler
 */
final class CachedReviewTagsTest extends ReviewTestCase {
	private float $now = 1_790_000_000.0;

	private WANObjectCache $cache;

	private int $asked = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->cache = new WANObjectCache( [ 'cache' => new HashBagOStuff() ] );
		$this->cache->setMockTime( $this->now );
	}

	/** Of a request of its own */
	private function tags(): CachedReviewTags {
		$tags = $this->createMock( ReviewTags::class );
		$tags->method( 'newestWith' )->willReturnCallback( function () {
			$this->asked++;
			return null;
		} );
		return new CachedReviewTags( $tags, $this->cache );
	}

	private function read( CachedReviewTags $tags, int $flags = IDBAccessObject::READ_NORMAL ): void {
		$this->assertNull( $tags->newestWith( 7, ReviewTag::DECLINED, false, $flags ) );
	}

	public function testAPageWithManyRevisionsIsWalkedOnceAndNotByEachView(): void {
		for ( $i = 0; $i < 20; $i++ ) {
			$this->read( $this->tags() );
			$this->now += 60;
		}
		// The first answer is not kept: the cache does not know yet since when nothing has changed.
		$this->assertSame( 2, $this->asked );
		$this->read( $this->tags(), IDBAccessObject::READ_LATEST );
		$this->assertSame( 3, $this->asked, 'Who decides asks the database' );
	}

	public function testWhatChangedIsAskedAnewByAllAndAtOnceByWhoChangedIt(): void {
		$tags = $this->tags();
		$this->read( $tags );
		$tags->forget( 7 );
		$this->read( $tags );
		$this->assertSame( 2, $this->asked );
		$this->now += 60;
		$this->read( $this->tags() );
		$this->assertSame( 3, $this->asked );
	}

	public function testADecisionAndAChangeOfVisibilityAreNoticed(): void {
		$this->setMainCache( CACHE_HASH );
		$saved = $this->save( $this->reviewer() );
		$changed = $this->save( $this->proposer(), [ 'title' => 'Changed' ] );
		$tags = fn () => $this->getServiceContainer()->getService( 'EventCalendar.ReviewTags' );
		$newest = static fn () => $tags()->newestWith( $saved->getPageId(), ReviewTag::REVIEWED, true, IDBAccessObject::READ_NORMAL );
		$this->assertSame( $saved->getId(), $newest() );
		$this->api( [
			'action' => 'eventcalendarreview', 'title' => 'EventCalendar:Talk', 'revid' => (string)$changed->getId(),
			'decision' => 'accept',
		], $this->reviewer() );
		$this->assertSame( $changed->getId(), $newest() );
		$this->save( $this->proposer(), [ 'title' => 'Changed again' ] );
		$this->revisionDelete( $changed );
		$this->assertSame( $saved->getId(), $newest() );
	}
}
