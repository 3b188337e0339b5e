<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Access;

use EventRelayerGroup;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Tests\AccessTable;
use MediaWiki\MainConfigNames;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\EventRelayer\EventRelayer;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What is suppressed or deleted disappears from everything that tells of events, once the jobs have run: each surface of
 * tests/fixtures/access.json is read with all caches on, then the text is taken away, then it is read again.
 *
 * @group Database
 * @coversNothing
 */
final class SuppressionTest extends MediaWikiIntegrationTestCase {
	use AccessRequests;
	use AccessWorld {
		configure as private configureWorld;
	}

	protected function tearDown(): void {
		// The queue shows only those that have waited longest.
		$this->truncateTable( 'ec_review' );
		parent::tearDown();
	}

	/** Ways in which a text is taken away */
	private const WAYS = [ 'the reviewed revision is suppressed', 'the page is deleted', 'the text is replaced and suppressed' ];

	private function configure(): void {
		$this->configureWorld();
		$this->overrideConfigValues( [
			MainConfigNames::MainCacheType => CACHE_HASH, MainConfigNames::ParserCacheType => CACHE_HASH,
			// The wiki's settings are younger than the time of the test.
			MainConfigNames::CacheEpoch => '20030516000000',
			MainConfigNames::Server => 'https://wiki.example', MainConfigNames::InternalServer => 'http://wiki.internal',
			MainConfigNames::RestPath => '/rest.php',
		] );
	}

	public static function provideSurfaces(): iterable {
		foreach ( AccessTable::rows() as $name => $row ) {
			if ( !isset( $row['token'] ) && isset( $row['about'] ) ) {
				foreach ( self::WAYS as $i => $way ) {
					yield "$name: $way" => [ $row, $i ];
				}
			}
		}
	}

	/** @dataProvider provideSurfaces */
	public function testWhatIsTakenAwayIsNowhereAfterTheJobs( array $row, int $way ): void {
		if ( isset( $row['needs'] ) && !ExtensionRegistry::getInstance()->isLoaded( $row['needs'] ) ) {
			$this->markTestSkipped( "This wiki has no {$row['needs']}." );
		}
		$kind = $row['about'];
		// Where the address does not say it, the page's name is a secret too.
		$isNamed = $way === 1 && !preg_match( '/\{(path|title)\}/', json_encode( $row ) );
		$words = self::SECRET . ' no' . ++self::$count;
		$title = Title::makeTitle( NS_EVENTCALENDAR, $isNamed ? $words : 'Page ' . self::$count );
		$secret = $this->write( $title, $this->event( $kind, $words ), $kind === 'proposal' ? 'proposer' : 'administrator' );
		if ( $way === 0 ) {
			$this->write( $title, $this->event( $kind, 'Other words' ), 'proposer' );
		}
		$page = $secret->getPageId();
		$values = [
			'page' => (string)$page, 'path' => rawurlencode( $title->getPrefixedDBkey() ), 'title' => $title->getPrefixedText(),
			'occurrence' => (string)$page,
		] + $this->actions( $page, $kind ) + $this->ownOf( 'administrator' );
		$this->give( $row['has'] ?? '', $this->user( 'administrator' ), $page );
		$before = $this->read( $row, $values );
		// Of a proposal, and of the page itself, it is the newest text that everybody reads.
		$isOlder = $way === 0 && ( $kind === 'proposal' || isset( $row['newest'] ) );
		$isTold = ( $row['shows'] ?? '' ) === 'Open words' && !$isOlder;
		if ( $isTold ) {
			$this->assertStringContainsString( $words, $before, 'It is there to begin with' );
		}
		$this->takeAway( $title, $secret, $kind, $way );
		$this->assertStringNotContainsString( $words, $this->read( $row, $values ) );
	}

	private function takeAway( Title $title, RevisionRecord $secret, string $kind, int $way ): void {
		ConvertibleTimestamp::setFakeTime( strtotime( self::NOW ) + 60 );
		if ( $way === 1 ) {
			$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
			$this->deletePage( $page, '', $this->user( 'administrator' ) );
		} elseif ( $way === 2 ) {
			$this->write( $title, $this->event( $kind, 'Other words' ) );
		}
		if ( $way !== 1 ) {
			$this->hide( $secret );
		}
		DeferredUpdates::doUpdates();
		$this->runJobs( [ 'minJobs' => 0 ] );
		ConvertibleTimestamp::setFakeTime( strtotime( self::NOW ) + 120 );
	}

	private function event( string $kind, string $words ): EventContent {
		return new EventContent( json_encode( [
			'title' => $words, 'summary' => "$words, in short", 'type' => 'tech-talk',
			'start' => $kind === 'past' ? '2026-11-20T18:00' : '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
			'topics' => [ 'design' ],
		] + ( $kind === 'proposal' ? [ 'status' => 'proposed' ] : [] ) ) );
	}

	/** As a request of its own does */
	private function read( array $row, array $values ): string {
		$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
		Title::clearCaches();
		$this->getServiceContainer()->getLinkCache()->clear();
		return $this->ask( $row, $values, $this->user( 'administrator' ) )[1];
	}

	public function testSharedCachesForgetADeletedPage(): void {
		$title = Title::makeTitle( NS_EVENTCALENDAR, 'Page ' . ++self::$count );
		$page = $this->write( $title, $this->event( 'event', self::SECRET ) )->getPageId();
		$purged = [];
		$relayer = $this->getMockForAbstractClass( EventRelayer::class, [ [] ] );
		$relayer->method( 'doNotify' )->willReturnCallback( static function ( $channel, $events ) use ( &$purged ) {
			array_push( $purged, ...array_column( $events, 'url' ) );
			return true;
		} );
		$group = $this->createMock( EventRelayerGroup::class );
		$group->method( 'getRelayer' )->willReturn( $relayer );
		$this->setService( 'EventRelayerGroup', $group );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title ), '', $this->user( 'administrator' ) );
		DeferredUpdates::doUpdates();
		$this->runJobs( [ 'minJobs' => 0 ] );
		$rest = 'http://wiki.internal/rest.php/eventcalendar/v1';
		foreach ( [ rawurlencode( $title->getPrefixedDBkey() ), $page ] as $name ) {
			foreach ( [ '', '/event.ics', '/card.svg', '/card.png' ] as $file ) {
				$this->assertContains( "$rest/events/$name$file", $purged );
			}
		}
		foreach ( [ 'calendar.ics', 'calendar.atom', 'calendar.json', 'digest.atom' ] as $feed ) {
			$this->assertContains( "$rest/$feed", $purged );
		}
	}

	public function testAHiddenNameIsNotTold(): void {
		$this->addUser( 'villain', [ 'promoter' ] );
		$this->addUser( 'suppressor', [ 'sysop', 'suppress' ] );
		$name = $this->user( 'villain' )->getName();
		$title = Title::makeTitle( NS_EVENTCALENDAR, 'Page ' . ++self::$count );
		$page = $this->write( $title, $this->event( 'event', 'Open words' ) )->getPageId();
		$values = $this->actions( $page, 'event' );
		$rows = AccessTable::rows();
		$this->ask( $rows['`action=eventcalendarpromote`: skip'], $values, $this->user( 'villain' ) );
		$proposal = Title::makeTitle( NS_EVENTCALENDAR, 'Page ' . ++self::$count );
		$this->write( $proposal, $this->event( 'proposal', 'Proposed words' ), 'villain' );
		$surfaces = [ $rows['See what waits'], $rows['See what was done'], $rows['`list=eventpromotion`'] ];
		foreach ( array_slice( $surfaces, 0, 2 ) as $row ) {
			$this->assertStringContainsString( $name, $this->read( $row, $values ), 'It is there to begin with' );
		}
		[ $code, $text ] = $this->ask( [ 'token' => 'csrf', 'api' => [
			'action' => 'block', 'user' => $name, 'expiry' => 'infinite', 'hidename' => '1',
		] ], [], $this->user( 'suppressor' ) );
		$this->assertSame( AccessTable::ALLOWED, $code, $text );
		$this->runJobs( [ 'minJobs' => 0 ] );
		foreach ( $surfaces as $row ) {
			$this->assertStringNotContainsString( $name, $this->read( $row, $values ), $row['name'] );
		}
	}

	public function testSearchEnginesAreToldOfWhatIsReviewedAlone(): void {
		$title = Title::makeTitle( NS_EVENTCALENDAR, 'Page ' . ++self::$count );
		$this->write( $title, $this->event( 'event', 'Open words' ) );
		$this->assertSame( [ 'Open words', 'Open words' ], $this->head( $title ) );
		$waiting = $this->write( $title, $this->event( 'event', 'Changed words' ), 'proposer' );
		$this->assertSame( [ null, null ], $this->head( $title ) );
		ConvertibleTimestamp::setFakeTime( strtotime( self::NOW ) + 60 );
		[ $code, $text ] = $this->ask( AccessTable::rows()['`action=eventcalendarreview`: accept a change'], [
			'title' => $title->getPrefixedText(), 'revision' => (string)$waiting->getId(),
		], $this->user( 'organiser' ) );
		$this->assertSame( AccessTable::ALLOWED, $code, $text );
		$this->assertSame( [ 'Changed words', 'Changed words' ], $this->head( $title ) );
	}

	/** @return array{string|null,string|null} The title in schema.org's data, and for previews of links */
	private function head( Title $title ): array {
		$text = $this->read( [ 'index' => $title->getPrefixedText() ], [] );
		preg_match( '~<script type="application/ld\+json">(.*?)</script>~s', $text, $script );
		preg_match( '/"og:title":"([^"]*)"/', $text, $meta );
		return [ json_decode( $script[1] ?? '', true )['name'] ?? null, $meta[1] ?? null ];
	}
}
