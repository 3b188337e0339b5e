<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Feed;

use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\EventRelayer\EventRelayer;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Feed\PurgedUrls
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\FeedPurgeHandler
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\CalendarPurge
 */
final class PurgedUrlsTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::Server => 'https://wiki.example', MainConfigNames::InternalServer => 'http://wiki.internal',
			MainConfigNames::RestPath => '/w/rest.php',
		] );
	}

	public function testAChangePurgesTheFeedsAndTheCalendarFileOfItsPage(): void {
		$purged = [];
		$relayer = $this->getMockForAbstractClass( EventRelayer::class, [ [] ] );
		$relayer->method( 'doNotify' )->willReturnCallback( static function ( $channel, $events ) use ( &$purged ) {
			array_push( $purged, ...array_column( $events, 'url' ) );
			return true;
		} );
		$group = $this->createMock( \EventRelayerGroup::class );
		$group->method( 'getRelayer' )->willReturn( $relayer );
		$this->setService( 'EventRelayerGroup', $group );

		$this->saveEvent( 'Codex/Tokens & more' );
		$id = Title::makeTitle( NS_EVENTCALENDAR, 'Codex/Tokens & more' )->getArticleID();
		foreach ( [ 'EventCalendar%3ACodex%2FTokens_%26_more', $id ] as $name ) {
			$this->assertContains( "http://wiki.internal/w/rest.php/eventcalendar/v1/events/$name/event.ics", $purged );
		}
		$purged = [];
		$this->runJobs( [], [ 'type' => IndexJobs::PURGE ] );
		$feeds = array_map(
			static fn ( string $format ) => "http://wiki.internal/w/rest.php/eventcalendar/v1/calendar.$format",
			[ 'ics', 'atom', 'json' ]
		);
		$this->assertSame( $feeds, array_slice( $purged, 0, 3 ) );
	}

	public function testOtherPagesHaveNoCalendarFile(): void {
		$urls = $this->getServiceContainer()->getHtmlCacheUpdater()->getUrls( Title::makeTitle( NS_MAIN, 'Tokens' ) );
		$this->assertSame( [], preg_grep( '/eventcalendar/', $urls ) );
	}
}
