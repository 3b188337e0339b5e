<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\CampaignEvents;

use MediaWiki\Api\ApiMain;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\CampaignEvents\NoRegistrations;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationJobs;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * From a saved page by way of the job to what readers see.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\KnownRegistrations
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\NoRegistrations
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationJobs
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationRefresh
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationStore
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationSweep
 * @covers \MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationWatch
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\RegistrationSection
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\RegistrationHandler
 * @covers \MediaWiki\Extension\EventCalendar\Job\RefreshRegistrationJob
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlRegisteredEvents
 */
class RegistrationsTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use RegistrationTestTrait;

	private const PATH = '/rest.php/campaignevents/v0/event_registration/';

	private HashBagOStuff $stash;

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
			MainConfigNames::MainCacheType => CACHE_HASH,
			'EventCalendarCampaignEvents' => self::$server->config(),
			'EventCalendarCampaignEventsTimeout' => 1,
		] );
		$this->stash = new HashBagOStuff();
		$this->setService( 'MainObjectStash', $this->stash );
		$this->allowHttp();
		self::$server->requests();
		$this->timePasses( '20261123120000' );
	}

	/** The next request of the wiki */
	private function timePasses( string $to ): void {
		ConvertibleTimestamp::setFakeTime( $to );
		$time = (float)ConvertibleTimestamp::convert( TS_UNIX, $to );
		$this->stash->setMockTime( $time );
		$services = $this->getServiceContainer();
		foreach ( [ 'RegistrationStore', 'RegistrationWatch', 'RegistrationLookup', 'RegistrationSweep', 'RegistrationRefresh',
			'OccurrenceSerializer', 'EventPageRenderer' ] as $name ) {
			$services->resetServiceForTesting( "EventCalendar.$name" );
		}
		$services->resetServiceForTesting( 'ContentHandlerFactory' );
		$services->resetServiceForTesting( 'ContentRenderer' );
		$services->getObjectCacheFactory()->getLocalClusterInstance()->setMockTime( $time );
	}

	private static function url( int $id ): string {
		return self::$server->wiki() . "Special:RegisterForEvent/$id";
	}

	/** @return array<int,array<string,mixed>> */
	private function occurrences(): array {
		$api = new ApiMain( new FauxRequest( [
			'action' => 'query', 'list' => 'eventoccurrences', 'eostart' => '2026-11-01T00:00:00Z', 'eoend' => '2027-02-01T00:00:00Z'
		] ) );
		$api->execute();
		return $api->getResult()->getResultData( [ 'query', 'eventoccurrences' ], [ 'Strip' => 'all' ] );
	}

	private function info(): ?array {
		return $this->occurrences()[0]['registrationinfo'];
	}

	private function page( string $name ): ParserOutput {
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::makeTitle( NS_EVENTCALENDAR, $name ) );
		return $this->getServiceContainer()->getContentRenderer()
			->getParserOutput( $page->getContent(), $page, null, ParserOptions::newFromAnon() );
	}

	private function text( string $name ): string {
		return preg_replace( '/\s+/u', ' ', html_entity_decode( strip_tags( $this->page( $name )->getRawText() ), ENT_QUOTES ) );
	}

	private function queued(): int {
		return $this->getServiceContainer()->getJobQueueGroup()->get( RegistrationJobs::REFRESH )->getSize();
	}

	public function testAnEventIsCompletedOnceTheJobIsDone(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->assertSame( [], self::$server->requests(), 'Nobody waits for another wiki' );
		$this->assertNull( $this->info() );
		$this->runJobs();
		$this->assertSame( [ self::PATH . '1' ], self::$server->requests() );
		$this->assertSame( [
			'title' => 'Design talk', 'open' => true, 'start' => '2026-12-03T17:00:00Z', 'end' => '2026-12-03T18:00:00Z',
			'page' => self::$server->wiki() . 'Special:EventDetails/1',
		], $this->info() );
		$keys = array_keys( $this->occurrences()[0] );
		$this->assertSame( 'registrationinfo', $keys[array_search( 'registration', $keys ) + 1] );
		$this->assertStringContainsString( 'Design talk (registration is open)', $this->text( 'Talk' ) );
		$this->assertStringNotContainsString( 'The registration page', $this->text( 'Talk' ), 'Both have the same times' );
		$this->assertStringContainsString(
			'<a href="' . self::url( 1 ) . '" class="external" rel="nofollow noopener"><bdi>Design talk</bdi></a>',
			$this->page( 'Talk' )->getRawText()
		);
	}

	public function testAClosedOneIsClosedAndOneInThePastIsOver(): void {
		self::$server->register( 1, [ 'status' => 'closed' ] );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		$this->assertFalse( $this->info()['open'] );
		$this->assertStringContainsString( 'Design talk (registration is closed)', $this->text( 'Talk' ) );
		$this->assertSame( 6 * 3600, $this->page( 'Talk' )->getCacheExpiry() );
		self::$server->register( 1 );
		$this->timePasses( '20261203170000' );
		$this->occurrences();
		$this->runJobs();
		$this->assertTrue( $this->info()['open'] );
		$this->assertSame( 3600, $this->page( 'Talk' )->getCacheExpiry(), 'Until it is over' );
		$this->timePasses( '20261203180000' );
		$this->assertFalse( $this->info()['open'] );
		$this->assertStringContainsString( 'Design talk (registration is over)', $this->text( 'Talk' ) );
	}

	public function testTitlesStayText(): void {
		$title = '<script>alert(1)</script> & "\'\'[[x]]';
		self::$server->register( 1, [ 'name' => $title ] );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		$this->assertSame( $title, $this->info()['title'] );
		$this->assertStringContainsString( $title, $this->text( 'Talk' ) );
		$this->assertStringNotContainsString( '<script>', $this->page( 'Talk' )->getRawText() );
	}

	public static function provideTimes(): iterable {
		yield 'other times' => [
			[], [ 'start_time' => '20261203190000', 'end_time' => '20261203200000' ],
			'The registration page says Thursday, 3 December 2026, 18:00–19:00 (UTC).'
		];
		yield 'another end' => [ [], [ 'end_time' => '20261203200000' ], '17:00–19:00 (UTC)' ];
		yield 'a series that is registered for as a whole' => [
			[ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=3' ] ], [ 'end_time' => '20261231190000' ], null
		];
		yield 'a series that has moved on' => [
			[ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=3' ] ],
			[ 'start_time' => '20261001180000', 'end_time' => '20261031190000' ], 'The registration page says'
		];
		yield 'whole days' => [
			[ 'start' => '2026-12-03', 'end' => '2026-12-04', 'timeZone' => null ], [ 'end_time' => '20261204170000' ], null
		];
		yield 'other days' => [
			[ 'start' => '2026-12-13', 'end' => '2026-12-14', 'timeZone' => null ], [], 'The registration page says'
		];
	}

	/**
	 * @dataProvider provideTimes
	 */
	public function testOrganizersAreToldOfOtherTimes( array $event, array $registration, ?string $expected ): void {
		self::$server->register( 1, $registration );
		$this->saveEvent( 'Talk', $event + [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		$text = str_replace( "\u{2060}", '', $this->text( 'Talk' ) );
		if ( $expected === null ) {
			$this->assertStringNotContainsString( 'The registration page says', $text );
		} else {
			$this->assertStringContainsString( $expected, $text );
			$this->assertGreaterThan( strpos( $text, 'For organizers' ), strpos( $text, $expected ) );
		}
	}

	public function testADeletedOneIsTakenBackAndOrganizersAreTold(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		self::$server->delete( 1 );
		$this->timePasses( '20261123180100' );
		$this->occurrences();
		$this->runJobs();
		$this->assertNull( $this->info() );
		$this->assertStringContainsString( 'There is no such registration any more', $this->text( 'Talk' ) );
		$this->assertStringNotContainsString( 'Design talk', $this->text( 'Talk' ) );
	}

	public function testAFailureKeepsTheLastGoodAnswerAndIsNotRepeatedAtOnce(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		self::$server->answer( 1, [ 'status' => 500, 'body' => 'Down' ] );
		self::$server->requests();
		$asked = [];
		foreach ( [ '180000', '180400', '180600', '181000', '181700' ] as $time ) {
			$this->timePasses( "20261123$time" );
			$this->assertSame( 'Design talk', $this->info()['title'] );
			$this->runJobs( [ 'minJobs' => 0 ] );
			$asked[$time] = count( self::$server->requests() );
		}
		// After 5 minutes, then after 10
		$this->assertSame( [ 180000 => 1, 180400 => 0, 180600 => 1, 181000 => 0, 181700 => 1 ], $asked );
		self::$server->register( 1, [ 'name' => 'Up again' ] );
		$this->timePasses( '20261123190000' );
		$this->info();
		$this->runJobs();
		$this->assertSame( 'Up again', $this->info()['title'] );
	}

	public function testWhatIsFreshIsNotAskedForAgain(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->saveEvent( 'Other', [ 'registration' => self::$server->wiki() . 'Special:EventDetails/1' ] );
		$this->assertSame( 1, $this->queued() );
		$this->runJobs();
		$this->timePasses( '20261123170000' );
		$this->saveEvent( 'Talk', [ 'title' => 'New', 'registration' => self::url( 1 ) ] );
		$this->page( 'Talk' );
		$this->assertCount( 2, array_filter( array_column( $this->occurrences(), 'registrationinfo' ) ) );
		$this->assertSame( 0, $this->queued() );
		$this->assertSame( [ self::PATH . '1' ], self::$server->requests() );
	}

	public function testWhatNobodyHasSavedIsNotAskedFor(): void {
		$event = [
			'title' => 'Made up', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00',
			'end' => '2026-12-03T19:00', 'timeZone' => 'UTC', 'registration' => self::url( 1 ),
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2', 'overrides' => [
				'2026-12-10T18:00' => [ 'registration' => self::url( 2 ) ],
			] ],
		];
		$answer = $this->json( $this->restPost( '/preview?guidance=1', json_encode( $event ) ) );
		$this->assertCount( 2, $answer['occurrences'] );
		$api = new ApiMain( new FauxRequest( [
			'action' => 'parse', 'title' => 'EventCalendar:Talk', 'contentmodel' => EventContent::MODEL, 'text' => json_encode( $event ),
		], true ) );
		$api->execute();
		$this->assertStringContainsString( 'Made up', json_encode( $api->getResult()->getResultData() ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( 0, $this->queued() );
		$this->saveEvent( 'Talk', $event );
		$this->assertSame( 2, $this->queued() );
	}

	public function testAChangedAddressIsAskedFor(): void {
		self::$server->register( 1 );
		self::$server->register( 2, [ 'name' => 'Second' ] );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->runJobs();
		$this->timePasses( '20261123120100' );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 2 ) ] );
		$this->runJobs();
		$this->assertSame( [ self::PATH . '1', self::PATH . '2' ], self::$server->requests() );
		$this->assertSame( 'Second', $this->info()['title'] );
	}

	public function testSingleDatesHaveTheirOwn(): void {
		self::$server->register( 1 );
		self::$server->register( 2, [ 'name' => 'Second' ] );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ), 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;COUNT=2', 'overrides' => [ '2026-12-10T18:00' => [ 'registration' => self::url( 2 ) ] ]
		] ] );
		$this->runJobs();
		$this->assertSame( [ 'Design talk', 'Second' ], array_column( array_column( $this->occurrences(), 'registrationinfo' ), 'title' ) );
	}

	public function testPagesThatShowItAreDrawnAnewWhenItChangesAndOnlyThen(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->editPage( 'Project:Home', '<eventcalendar/>' );
		$this->runJobs();
		$touched = fn () => array_map( fn ( Title $title ) => $this->getDb()->newSelectQueryBuilder()->select( 'page_touched' )
			->from( 'page' )->where( [ 'page_id' => $title->getArticleID() ] )->fetchField(),
			[ Title::makeTitle( NS_EVENTCALENDAR, 'Talk' ), Title::makeTitle( NS_PROJECT, 'Home' ) ] );
		$before = $touched();
		$this->timePasses( '20261123190000' );
		$this->occurrences();
		$this->runJobs();
		$this->assertSame( $before, $touched(), 'It said the same' );
		self::$server->register( 1, [ 'status' => 'closed' ] );
		$this->timePasses( '20261124020000' );
		$this->occurrences();
		$this->runJobs();
		foreach ( $touched() as $i => $time ) {
			$this->assertGreaterThan( $before[$i], $time );
		}
	}

	public function testTheDailyRunAsksForThoseThatAreNotOver(): void {
		foreach ( [ 1, 2, 3 ] as $id ) {
			self::$server->register( $id );
		}
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->saveEvent( 'Series', [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;COUNT=2', 'overrides' => [ '2026-12-10T18:00' => [ 'registration' => self::url( 2 ) ] ]
		] ] );
		$this->saveEvent( 'Past', [ 'start' => '2026-11-03T18:00', 'end' => '2026-11-03T19:00', 'registration' => self::url( 3 ) ] );
		$this->saveEvent( 'Elsewhere', [ 'registration' => 'https://register.example/' ] );
		$this->runJobs();
		self::$server->requests();
		$this->timePasses( '20261124000100' );
		$this->getServiceContainer()->getService( 'EventCalendar.RegistrationSweep' )->watchAll();
		$this->runJobs();
		$requests = self::$server->requests();
		sort( $requests );
		$this->assertSame( [ self::PATH . '1', self::PATH . '2' ], $requests );
	}

	public function testAnAnswerReadsAllRegistrationsAtOnce(): void {
		for ( $id = 1; $id <= 20; $id++ ) {
			self::$server->register( $id );
			$this->saveEvent( "Talk $id", [ 'registration' => self::url( $id ) ] );
		}
		$this->runJobs();
		$this->stash = new class() extends HashBagOStuff {
			public int $reads = 0;

			/** @inheritDoc */
			protected function doGet( $key, $flags = 0, &$casToken = null ) {
				$this->reads++;
				return parent::doGet( $key, $flags, $casToken );
			}

			/** @inheritDoc */
			protected function doGetMulti( array $keys, $flags = 0 ) {
				$reads = $this->reads + 1;
				$values = parent::doGetMulti( $keys, $flags );
				$this->reads = $reads;
				return $values;
			}
		};
		$this->setService( 'MainObjectStash', $this->stash );
		$this->timePasses( '20261123130000' );
		$this->assertCount( 20, $this->occurrences() );
		$this->assertSame( 1, $this->stash->reads );
	}

	public function testTheIndexHoldsNothingOfIt(): void {
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$rows = fn () => iterator_to_array( $this->getDb()->newSelectQueryBuilder()->select( '*' )->from( 'ec_event' )->fetchResultSet() );
		$before = $rows();
		$this->runJobs();
		$this->assertNotNull( $this->info() );
		$this->assertEquals( $before, $rows() );
	}

	public function testWithoutConfigurationNothingIsAskedAndNothingChanges(): void {
		$this->overrideConfigValue( 'EventCalendarCampaignEvents', [] );
		$this->setService( 'MainObjectStash', $this->stash );
		$this->allowHttp();
		$this->assertInstanceOf(
			NoRegistrations::class, $this->getServiceContainer()->getService( 'EventCalendar.RegistrationLookup' )
		);
		self::$server->register( 1 );
		$this->saveEvent( 'Talk', [ 'registration' => self::url( 1 ) ] );
		$this->getServiceContainer()->getService( 'EventCalendar.RegistrationSweep' )->watchAll();
		$this->assertNull( $this->info() );
		$output = $this->page( 'Talk' );
		$this->assertSame( 0, $this->queued() );
		$this->assertSame( [], self::$server->requests() );
		$this->assertNull( $output->getPageProperty( 'eventcalendar' ) );
		$this->assertStringContainsString( 'Special:RegisterForEvent/1</bdi></a></dd>', $output->getRawText() );
	}
}
