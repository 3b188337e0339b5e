<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Impact;

use MediaWiki\Config\SiteConfiguration;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;
use RuntimeException;
use Wikimedia\ScopedCallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventLink
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Campaigns
 * @covers \MediaWiki\Extension\EventCalendar\Impact\CampaignLinks
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ClickCounter
 * @covers \MediaWiki\Extension\EventCalendar\Impact\LinkTarget
 * @covers \MediaWiki\Extension\EventCalendar\Impact\LinkTargets
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventCounter
 */
final class SpecialEventLinkTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValue( MainConfigNames::RateLimits, [] );
	}

	/**
	 * @param string $subPage
	 * @param string|null $campaign Null: the link has none
	 * @param array<string,string> $headers
	 * @param string $method
	 * @param User|null $user Null: somebody who is not logged in
	 */
	private function follow(
		string $subPage, ?string $campaign = 'digest', array $headers = [], string $method = 'GET', ?User $user = null
	): OutputPage {
		$request = new class( $campaign === null ? [] : [ 'campaign' => $campaign ], $method ) extends FauxRequest {
			public function __construct( array $data, private readonly string $verb ) {
				parent::__construct( $data );
			}

			public function getMethod() {
				return $this->verb;
			}
		};
		$request->setHeaders( $headers + [ 'User-Agent' => self::FIREFOX ] );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( $request );
		$context->setUser( $user ?? $this->getServiceContainer()->getUserFactory()->newAnonymous( '198.51.100.7' ) );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, "EventLink/$subPage" ) );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventLink' );
		$page->setContext( $context );
		$page->execute( $subPage );
		return $context->getOutput();
	}

	/** @return array<string,int> Numbers by `date campaign` */
	private function counted(): array {
		DeferredUpdates::doUpdates();
		$rows = $this->getDb()->newSelectQueryBuilder()
			->select( [ 'ecc_date', 'ecc_campaign', 'ecc_number' ] )->from( 'ec_event_count' )
			->where( [ 'ecc_kind' => 'click' ] )->orderBy( [ 'ecc_date', 'ecc_campaign' ] )->fetchResultSet();
		$counted = [];
		foreach ( $rows as $row ) {
			$counted["$row->ecc_date $row->ecc_campaign"] = (int)$row->ecc_number;
		}
		return $counted;
	}

	public function testALinkLeadsToThePageAndIsCountedAfterTheAnswer(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$output = $this->follow( "$id" );
		$this->assertSame( Title::makeTitle( NS_EVENTCALENDAR, 'Talk' )->getCanonicalURL(), $output->getRedirect() );
		$this->assertSame( [ '2026-12-03 digest' => 1 ], $this->counted() );
		$this->follow( "$id" );
		$this->follow( "$id", 'reminder' );
		$this->assertSame( [ '2026-12-03 digest' => 2, '2026-12-03 reminder' => 1 ], $this->counted() );
	}

	public function testADateOfASeriesIsNamedInTheFragmentAndCountedByItself(): void {
		$id = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] )->getPageId();
		$url = $this->follow( "$id:2026-12-10T18:00", 'newsletter' )->getRedirect();
		$this->assertStringEndsWith( "EventCalendar:Series#event=$id:2026-12-10T18:00", $url );
		$this->assertSame( [ '2026-12-10 newsletter' => 1 ], $this->counted() );
	}

	public function testALinkToASeriesOrToADateThatMovedIsCountedForTheNextDate(): void {
		$id = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=3' ] ] )->getPageId();
		foreach ( [ "$id", "$id:2026-12-03T17:00" ] as $link ) {
			$this->assertStringEndsWith( 'EventCalendar:Series', $this->follow( $link )->getRedirect() );
		}
		$this->assertSame( [ '2026-12-03 digest' => 2 ], $this->counted() );
		ConvertibleTimestamp::setFakeTime( '2027-03-01T12:00:00Z' );
		$this->assertStringEndsWith( 'EventCalendar:Series', $this->follow( "$id" )->getRedirect() );
		$this->assertSame( [ '2026-12-03 digest' => 2 ], $this->counted(), 'nothing is left of the series' );
	}

	public function testOnlyKnownCampaignsAreNames(): void {
		$this->editPage( 'MediaWiki:EventCalendar.json', json_encode( [
			'channels' => [ 'pump' => [ 'kind' => 'page', 'page' => 'Project:Village pump' ] ]
		] ) );
		$id = $this->saveEvent( 'Talk' )->getPageId();
		foreach ( [ 'pump', 'newsletter', 'Pump', '<script>', str_repeat( 'x', 5000 ), '', null ] as $campaign ) {
			$this->follow( "$id", $campaign );
		}
		$this->assertSame( [ '2026-12-03 newsletter' => 1, '2026-12-03 other' => 5, '2026-12-03 pump' => 1 ], $this->counted() );
	}

	/** @dataProvider provideNoClicks */
	public function testWhatIsNoClickIsRedirectedAndNotCounted( array $headers, string $method = 'GET' ): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->assertNotSame( '', $this->follow( "$id", 'digest', $headers, $method )->getRedirect() );
		$this->assertSame( [], $this->counted() );
	}

	public static function provideNoClicks(): iterable {
		yield 'a crawler' => [ [ 'User-Agent' => 'Googlebot/2.1' ] ];
		yield 'nobody' => [ [ 'User-Agent' => '' ] ];
		yield 'HEAD' => [ [], 'HEAD' ];
		yield 'POST' => [ [], 'POST' ];
		yield 'prefetched' => [ [ 'Sec-Purpose' => 'prefetch;prerender' ] ];
	}

	public function testBeyondTheLimitLinksWorkAndAreNotCounted(): void {
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'eventcalendar-link' => [ 'ip-all' => [ 2, 60 ] ] ] );
		$id = $this->saveEvent( 'Talk' )->getPageId();
		for ( $i = 0; $i < 4; $i++ ) {
			$this->assertNotSame( '', $this->follow( "$id" )->getRedirect() );
		}
		$this->assertSame( [ '2026-12-03 digest' => 2 ], $this->counted() );
	}

	public function testAnErrorOfTheCounterDoesNotReachTheReader(): void {
		$counter = $this->createMock( EventCounter::class );
		$counter->expects( $this->once() )->method( 'add' )->willThrowException( new RuntimeException( 'No database' ) );
		$this->setService( 'EventCalendar.EventCounter', $counter );
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$scope = DeferredUpdates::preventOpportunisticUpdates();
		$this->assertNotSame( '', $this->follow( "$id" )->getRedirect() );
		ScopedCallback::consume( $scope );
		$this->expectExceptionMessage( 'No database' );
		DeferredUpdates::doUpdates();
	}

	/** @dataProvider provideNothing */
	public function testWhatIsNoEventIsAFriendlyPage( string $link ): void {
		$this->saveEvent( 'Talk' );
		$output = $this->follow( $link );
		$this->assertSame( '', $output->getRedirect() );
		$this->assertStringContainsString( 'no such event any more', $output->getHTML() );
		$this->assertStringNotContainsString( '<script', $output->getHTML() );
		$this->assertSame( [], $this->counted() );
	}

	public static function provideNothing(): iterable {
		yield 'nothing' => [ '' ];
		yield 'no such page' => [ '999999' ];
		yield 'another wiki that is not known' => [ 'otherwiki~1' ];
		yield 'an address' => [ 'https://evil.example/' ];
		yield 'an address without protocol' => [ '//evil.example/' ];
		yield 'markup' => [ '<script>' ];
	}

	public function testADeletedPageIsNotThere(): void {
		$deleted = $this->saveEvent( 'Deleted' )->getPageId();
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $deleted ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( '', $this->follow( "$deleted" )->getRedirect() );
	}

	public function testWhatSomebodyMayNotReadIsNotTold(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( Title $title, $user, $action, &$result ) {
			$result = $action === 'read' && $title->inNamespace( NS_EVENTCALENDAR ) ? 'badaccess-group0' : $result;
			return !$result;
		} );
		$this->assertSame( '', $this->follow( "$id" )->getRedirect() );
	}

	public function testAnEventOfAnotherWikiLeadsThere(): void {
		$conf = new SiteConfiguration();
		$conf->settings = [
			'wgServer' => [ 'otherwiki' => 'https://other.example' ],
			'wgCanonicalServer' => [ 'otherwiki' => 'https://other.example' ],
			'wgArticlePath' => [ 'otherwiki' => '/wiki/$1' ],
		];
		$conf->wikis = [ 'otherwiki' ];
		$conf->suffixes = [ 'wiki' ];
		$this->setMwGlobals( 'wgConf', $conf );
		$this->overrideConfigValue( MainConfigNames::LocalDatabases, [ 'otherwiki' ] );
		$event = $this->saveEvent( 'Talk' );
		$indexed = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceLookup' )
			->findEvent( WikiMap::getCurrentWikiId(), $event->getPageId() );
		$store = $this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' );
		$times = $this->getServiceContainer()->getService( 'EventCalendar.RecurrenceExpander' )
			->expand( $indexed->event->schedule, 0, PHP_INT_MAX >> 8 );
		foreach ( [ 'otherwiki', 'unknownwiki' ] as $wiki ) {
			$store->replace( new EventPage( $wiki, 7, 'Their_talk', 1, 1 ), $indexed->event, $times, null );
		}
		$this->assertSame(
			'https://other.example/wiki/EventCalendar:Their_talk', $this->follow( 'otherwiki~7' )->getRedirect()
		);
		$this->assertSame( '', $this->follow( 'unknownwiki~7' )->getRedirect() );
		DeferredUpdates::doUpdates();
		$this->assertSame( '7@otherwiki.eventcalendar', $this->getDb()->newSelectQueryBuilder()
			->select( 'ecc_uid' )->from( 'ec_event_count' )->fetchField() );
	}
}
