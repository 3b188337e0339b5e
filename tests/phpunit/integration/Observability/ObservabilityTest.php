<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Observability;

use Article;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\FailingStore;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\MainConfigNames;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use RuntimeException;
use TestLogger;
use Wikimedia\Rdbms\DBQueryError;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\EventIndexUpdate
 * @covers \MediaWiki\Extension\EventCalendar\Indexing\IndexUpdates
 * @covers \MediaWiki\Extension\EventCalendar\Observability\CountingLogger
 * @covers \MediaWiki\Extension\EventCalendar\Observability\JobWatch
 * @covers \MediaWiki\Extension\EventCalendar\Observability\MeasuredOccurrenceQuery
 * @covers \MediaWiki\Extension\EventCalendar\Observability\Metrics
 * @group Database
 */
final class ObservabilityTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use IndexTables;
	use Measuring;

	private TestLogger $log;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-27T12:00:00Z' );
		$this->collectNumbers();
		$this->captureLog();
		$this->log = new TestLogger( true, null, true );
		$this->setLogger( 'EventCalendar', $this->log );
	}

	/** @return array<string,array{string,array<string,mixed>}> Level and context of the last entry, by event */
	private function logged(): array {
		$entries = [];
		foreach ( $this->log->getBuffer() as [ $level, , $context ] ) {
			$entries[$context['event']] = [ $level, $context ];
		}
		return $entries;
	}

	public function testASaveIsCountedTimedAndLogged(): void {
		$page = $this->saveEvent( 'Talk' )->getPageId();
		$saves = $this->countsOf( Metrics::SAVES );
		$this->assertSame( 1, $saves['result=changed'] );
		[ $milliseconds, $samples ] = $this->numbersOf( Metrics::INDEX_TIME )['by=save'];
		$this->assertSame( array_sum( $saves ), $samples );
		$this->assertGreaterThan( 0.0, $milliseconds );
		[ $level, $message, $context ] = $this->log->getBuffer()[0];
		$this->assertSame( [ 'info', 'Event page {page} is indexed: {result}' ], [ $level, $message ] );
		$this->assertSame( [ 'page-indexed', $page, 'changed' ], [ $context['event'], $context['page'], $context['result'] ] );
	}

	/** Core makes `_` of `-` in labels. */
	public function testASaveThatCannotBeIndexedIsCountedAsAFailure(): void {
		$this->setService( 'EventCalendar.EventIndexStore', new FailingStore(
			$this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' )
		) );
		$page = $this->saveEvent( 'Talk' )->getPageId();
		$failures = $this->countsOf( Metrics::SAVES )['result=failed'];
		$this->assertGreaterThan( 0, $failures );
		$this->assertSame( [ 'event=page_not_indexed' => $failures ], $this->countsOf( Metrics::FAILURES ) );
		$this->assertSame( [], $this->numbersOf( Metrics::INDEX_TIME ) );
		[ $level, $context ] = $this->logged()['page-not-indexed'];
		$this->assertSame( [ 'error', $page ], [ $level, $context['page'] ] );
	}

	public function testAnErrorOfTheDatabaseIsLoggedWithoutTheRowsThatItQuotes(): void {
		$logger = $this->getServiceContainer()->getService( 'EventCalendar.Logger' );
		$sql = "INSERT INTO ec_event VALUES ( 'Ada Speaker' )";
		$error = new DBQueryError( $this->getDb(), 'Duplicate entry', 1062, $sql, __METHOD__ );
		$logger->error( 'Broken', [ 'event' => 'page-not-indexed', 'exception' => new RuntimeException( $sql, 0, $error ) ] );
		$context = $this->logged()['page-not-indexed'][1];
		$this->assertStringNotContainsString( 'Ada', print_r( $context, true ) );
		$this->assertSame( RuntimeException::class, $context['exception_class'] );
		$this->assertStringStartsWith( __FILE__ . ':', $context['exception_at'] );
	}

	public function testWhatIsNoFailureIsNotCountedAsOne(): void {
		$logger = $this->getServiceContainer()->getService( 'EventCalendar.Logger' );
		$logger->info( 'Done', [ 'event' => 'page-indexed' ] );
		$logger->debug( 'Done', [ 'event' => 'job-done' ] );
		$this->assertSame( [], $this->countsOf( Metrics::FAILURES ) );
		$logger->warning( 'Hm', [ 'event' => 'wiki-not-shared' ] );
		$this->assertSame( [ 'event=wiki_not_shared' => 1 ], $this->countsOf( Metrics::FAILURES ) );
		$this->assertCount( 3, $this->log->getBuffer() );
	}

	public function testEventsAreNamesOfTheirOwn(): void {
		$logger = $this->getServiceContainer()->getService( 'EventCalendar.Logger' );
		$logger->error( 'Nobody named it' );
		$this->assertSame( [ 'event=unnamed' => 1 ], $this->countsOf( Metrics::FAILURES ) );
	}

	public function testQueriesAreTimedAndRefusedOnesCountedByProblem(): void {
		$query = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceQuery' );
		$now = ConvertibleTimestamp::time();
		$query->find( $now, $now + 86400, new OccurrenceFilter(), 10 );
		$this->assertSame( 1, $this->numbersOf( Metrics::QUERY_TIME )[''][1] );
		try {
			$query->find( $now, $now, new OccurrenceFilter(), 10 );
			$this->fail( 'An empty range was answered' );
		} catch ( QueryException $e ) {
			$this->assertSame( 'range-empty', $e->problem );
		}
		$this->assertSame( [ 'problem=range_empty' => 1 ], $this->countsOf( Metrics::REFUSED_QUERIES ) );
		$this->assertSame( 1, $this->numbersOf( Metrics::QUERY_TIME )[''][1] );
		$this->assertSame( 'info', $this->logged()['query-refused'][0] );
	}

	public function testAPageFromTheParserCacheCountsAndLogsNothing(): void {
		$this->overrideConfigValues( [
			MainConfigNames::CacheEpoch => '20200101000000',
			MainConfigNames::ParserCacheType => 'hash',
			MainConfigNames::ParserCacheExpireTime => 30 * 86400,
		] );
		$this->saveEvent( 'Talk' );
		$title = Title::makeTitle( NS_PROJECT, 'Calendar' );
		$this->editPage( $title, '<eventcalendar/>' );
		$this->runJobs();
		ConvertibleTimestamp::setFakeTime( '2026-11-27T13:00:00Z' );
		$samples = [];
		for ( $i = 0; $i < 3; $i++ ) {
			$this->getServiceContainer()->resetServiceForTesting( 'ParserOutputAccess' );
			$this->log->clearBuffer();
			$context = new RequestContext();
			$context->setRequest( new FauxRequest() );
			$context->setTitle( $title );
			$context->setUser( $this->getServiceContainer()->getUserFactory()->newAnonymous() );
			Article::newFromTitle( $title, $context )->view();
			$this->assertStringContainsString( 'ext-eventcalendar-month', $context->getOutput()->getHTML() );
			$samples[] = $this->countSamples();
		}
		$this->assertGreaterThan( 0, $samples[0], 'Whoever draws it asks, and is counted' );
		$this->assertSame( $samples[1], $samples[2] );
		$this->assertSame( [], $this->log->getBuffer() );
	}

	public function testJobsAreTimedAndThoseThatFailAreLoggedAndFailStill(): void {
		$this->getServiceContainer()->getService( 'EventCalendar.IndexJobs' )->push( IndexJobs::PURGE );
		$this->runJobs( [ 'minJobs' => 1 ], [ 'type' => IndexJobs::PURGE ] );
		$this->assertSame( 1, $this->numbersOf( Metrics::JOB_TIME )['job=eventCalendarPurge,result=done'][1] );
		$this->assertSame( [ '' => 1 ], $this->countsOf( Metrics::PURGES ) );
		$watch = $this->getServiceContainer()->getService( 'EventCalendar.JobWatch' );
		try {
			$watch->run( 'eventCalendarPurge', static fn () => throw new RuntimeException( 'Broken' ) );
			$this->fail( 'The failure was swallowed' );
		} catch ( RuntimeException $e ) {
			$this->assertSame( 'Broken', $e->getMessage() );
		}
		$this->assertSame( 1, $this->numbersOf( Metrics::JOB_TIME )['job=eventCalendarPurge,result=failed'][1] );
		$this->assertSame( [ 'event=job_failed' => 1 ], $this->countsOf( Metrics::FAILURES ) );
		$this->assertSame( $e, $this->logged()['job-failed'][1]['exception'] );
	}
}
