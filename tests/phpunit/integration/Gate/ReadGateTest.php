<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Gate;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\ReadGate;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\PoolCounter\PoolCounter;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Request\FauxResponse;
use MediaWiki\Rest\ResponseInterface;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;
use Wikimedia\TestingAccessWrapper;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Gate\BusyException
 * @covers \MediaWiki\Extension\EventCalendar\Gate\GuardedDrawer
 * @covers \MediaWiki\Extension\EventCalendar\Gate\GuardedOccurrences
 * @covers \MediaWiki\Extension\EventCalendar\Gate\ReadGate
 */
final class ReadGateTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	private const BEYOND = [ 'start' => '2031-01-01T00:00:00Z', 'end' => '2031-02-01T00:00:00Z' ];

	private ?FauxResponse $lastResponse = null;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValue( MainConfigNames::RateLimits, [] );
		FakePoolCounter::$calls = [];
	}

	private function answerAll( int $answer ): void {
		$this->overrideConfigValue( MainConfigNames::PoolCounterConf, array_fill_keys(
			ReadGate::TYPES, [ 'class' => FakePoolCounter::class, 'answer' => $answer ]
		) );
	}

	/** @param array<string,string> $range */
	private function askApi( array $range ): void {
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( [
			'action' => 'query', 'list' => 'eventoccurrences', 'eostart' => $range['start'], 'eoend' => $range['end']
		] );
		$context->setRequest( $request );
		$context->setAuthority( $this->getServiceContainer()->getUserFactory()->newAnonymous( '192.0.2.1' ) );
		try {
			( new ApiMain( $context ) )->execute();
		} finally {
			$this->lastResponse = $request->response();
		}
	}

	/** @return array{string,int|null,string|null} HTML, status and Retry-After of a special page to somebody not logged in */
	private function visit( string $name, array $query = [] ): array {
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( $query );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( $name );
		$context->setRequest( $request );
		$context->setTitle( $page->getPageTitle() );
		$context->setLanguage( 'en' );
		$context->setAuthority( $this->getServiceContainer()->getUserFactory()->newAnonymous( '192.0.2.1' ) );
		$output = new OutputPage( $context );
		$context->setOutput( $output );
		$page->setContext( $context );
		$page->execute( '' );
		$status = TestingAccessWrapper::newFromObject( $output )->mStatusCode;
		return [ $output->getHTML(), $status, $request->response()->getHeader( 'Retry-After' ) ];
	}

	public static function provideRefusals(): array {
		return [ 'queue full' => [ PoolCounter::QUEUE_FULL ], 'waited too long' => [ PoolCounter::TIMEOUT ] ];
	}

	/**
	 * @dataProvider provideRefusals
	 */
	public function testWhereThereIsNoPlaceRestSaysWhenToTryAgain( int $answer ): void {
		$this->saveEvent( 'Talk' );
		$this->answerAll( $answer );
		$event = json_encode( [
			'title' => 'A', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC'
		] );
		$responses = [
			'occurrences' => $this->restGet( '/occurrences?' . wfArrayToCgi( self::BEYOND ) ),
			'ics' => $this->restGet( '/calendar.ics' ),
			'atom' => $this->restGet( '/calendar.atom' ),
			'json' => $this->restGet( '/calendar.json' ),
			'preview' => $this->restPost( '/preview', $event ),
		];
		foreach ( $responses as $name => $response ) {
			$this->assertSame( 503, $response->getStatusCode(), $name );
			$this->assertSame( '5', $response->getHeaderLine( 'Retry-After' ), $name );
			$this->assertSame( 'no-store', $response->getHeaderLine( 'Cache-Control' ), $name );
			$body = json_decode( (string)$response->getBody(), true );
			$this->assertSame( 'busy', $body['problem'], $name );
			$this->assertStringContainsString( 'try again', $body['messageTranslations']['en'], $name );
		}
		$this->assertNotContains( '-', FakePoolCounter::$calls, 'Nobody gives back what they did not get' );
	}

	public function testTheActionApiSaysSoAsCoreDoes(): void {
		$this->answerAll( PoolCounter::QUEUE_FULL );
		try {
			$this->askApi( self::BEYOND );
			$this->fail( 'It answered' );
		} catch ( ApiUsageException $e ) {
			$this->assertStatusError( 'apierror-concurrency-limit', $e->getStatusValue() );
			$this->assertSame( '5', $this->lastResponse->getHeader( 'Retry-After' ) );
		}
	}

	public function testWhatTheIndexAnswersIsNeverHeldUp(): void {
		$this->saveEvent( 'Talk' );
		$this->answerAll( PoolCounter::QUEUE_FULL );
		$this->assertSame( 200, $this->restGet( '/occurrences' )->getStatusCode() );
		$this->askApi( [ 'start' => '2026-12-01T00:00:00Z', 'end' => '2027-01-01T00:00:00Z' ] );
		$etag = $this->restGetWithoutPool( '/calendar.ics' )->getHeaderLine( 'ETag' );
		FakePoolCounter::$calls = [];
		$this->answerAll( PoolCounter::QUEUE_FULL );
		$this->assertSame( 304, $this->restGet( '/calendar.ics', [ 'If-None-Match' => $etag ] )->getStatusCode() );
		$this->assertSame( [], FakePoolCounter::$calls );
	}

	private function restGetWithoutPool( string $path ): ResponseInterface {
		$this->overrideConfigValue( MainConfigNames::PoolCounterConf, null );
		return $this->restGet( $path );
	}

	public function testPagesSaySoInPlaceOfTheCalendarOrTheReport(): void {
		$this->answerAll( PoolCounter::TIMEOUT );
		foreach ( [ 'EventCalendar', 'EventImpact' ] as $name ) {
			[ $html, $status, $retryAfter ] = $this->visit( $name, [ 'from' => '2026-11-01', 'to' => '2026-12-01' ] );
			$this->assertStringContainsString( 'Please try again in a moment.', $html, $name );
			$this->assertStringNotContainsString( '<table', $html, $name );
			$this->assertSame( [ 503, '5' ], [ $status, $retryAfter ], $name );
		}
	}

	public function testWhoGetsAPlaceGivesItBack(): void {
		$this->answerAll( PoolCounter::LOCKED );
		$this->assertSame( 200, $this->restGet( '/calendar.json' )->getStatusCode() );
		$this->assertCount( 2, FakePoolCounter::$calls );
		$this->assertStringEndsWith( WikiMap::getCurrentWikiId() . ':EventCalendarFeed:a:127.0.0.1', FakePoolCounter::$calls[0] );
		$this->assertSame( '-', FakePoolCounter::$calls[1] );
	}

	public function testAccountsHaveAPlaceOfTheirOwn(): void {
		$this->answerAll( PoolCounter::LOCKED );
		$user = $this->getTestUser()->getUser();
		$gate = $this->getServiceContainer()->getService( 'EventCalendar.ReadGate' );
		$this->assertSame( 42, $gate->pass( ReadGate::IMPACT, $user, static fn () => 42 ) );
		$this->assertStringEndsWith( ":EventCalendarImpact:u:{$user->getId()}", FakePoolCounter::$calls[0] );
	}

	public function testAPlaceIsGivenBackWhenTheWorkFails(): void {
		$this->answerAll( PoolCounter::LOCKED );
		$gate = $this->getServiceContainer()->getService( 'EventCalendar.ReadGate' );
		try {
			$gate->pass( ReadGate::FEED, $this->getTestUser()->getUser(), static fn () => throw new BusyException() );
			$this->fail( 'It did not fail' );
		} catch ( BusyException ) {
			$this->assertSame( '-', FakePoolCounter::$calls[1] );
		}
	}

	public function testWithoutConfigurationNothingIsHeldUp(): void {
		$this->overrideConfigValue( MainConfigNames::PoolCounterConf, null );
		$this->assertSame( 200, $this->restGet( '/occurrences?' . wfArrayToCgi( self::BEYOND ) )->getStatusCode() );
		$this->assertStringContainsString( '<table', $this->visit( 'EventCalendar' )[0] );
	}

	public function testAServiceThatFailsHoldsNobodyUp(): void {
		$this->overrideConfigValue( MainConfigNames::PoolCounterConf, array_fill_keys( ReadGate::TYPES, [
			'class' => 'PoolCounter_Client', 'workers' => 1, 'maxqueue' => 1, 'timeout' => 1
		] ) );
		$this->overrideConfigValue( MainConfigNames::PoolCountClientConf, [ 'servers' => [ '127.0.0.1:1' ], 'timeout' => 0.1 ] );
		$this->assertSame( 200, $this->restGet( '/calendar.json' )->getStatusCode() );
	}
}
