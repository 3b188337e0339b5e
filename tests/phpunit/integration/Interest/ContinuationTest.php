<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Hooks\ContinuationHandler;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Store\ContinuedRevisions;
use MediaWiki\Extension\EventCalendar\Store\Delivery;
use MediaWiki\Extension\EventCalendar\Store\DeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlInterestStore;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * "This and following": a new page takes over the later dates of a series.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ContinuationHandler
 * @covers \MediaWiki\Extension\EventCalendar\Interest\CarriedDate
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ChangeRecorder
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ChangeTeller
 * @covers \MediaWiki\Extension\EventCalendar\Interest\ContinuationMark
 * @covers \MediaWiki\Extension\EventCalendar\Interest\SeriesContinuation
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlContinuedRevisions
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlSeriesRows
 */
final class ContinuationTest extends InterestTestCase {
	private const WEEKLY = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];
	private const ENDED = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;UNTIL=20261209T225959Z' ] ];
	private const REST = [ 'start' => '2026-12-10T18:00', 'end' => '2026-12-10T19:00' ] + self::WEEKLY;
	private const LATER = [ 'start' => '2026-12-10T20:00', 'end' => '2026-12-10T21:00' ] + self::WEEKLY;

	private User $organizer;
	private int $source;

	protected function setUp(): void {
		parent::setUp();
		$this->organizer = $this->getMutableTestUser()->getUser();
		$this->source = $this->event( 'Series', self::WEEKLY );
	}

	/** @return int Page id */
	private function saveAs( User $user, string $name, array $data, string $continuation = '' ): int {
		$context = RequestContext::getMain();
		$request = $context->getRequest();
		$context->setRequest( new FauxRequest( [ ContinuationHandler::PARAMETER => $continuation ], true ) );
		$status = $this->editPage( "EventCalendar:$name", new EventContent( json_encode( $data + [
			'title' => $name, 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00',
			'timeZone' => 'Europe/Berlin'
		] ) ), '', NS_MAIN, $user );
		$context->setRequest( $request );
		$this->assertStatusGood( $status );
		DeferredUpdates::doUpdates();
		return $status->getNewRevision()->getPageId();
	}

	/** @return int Id of the new page */
	private function split( array $rest = self::REST, array $ended = self::ENDED, ?User $first = null ): int {
		$id = $this->saveAs( $first ?? $this->organizer, 'Rest', $rest );
		$this->saveAs( $this->organizer, 'Series', $ended, 'EventCalendar:Rest' );
		return $id;
	}

	/** @return array<string,string[]> Names of users and dates, by page id and kind */
	private function interests(): array {
		$rows = $this->getDb()->newSelectQueryBuilder()
			->select( [ 'eci_target', 'eci_kind', 'eci_user', 'eci_date', 'eci_time' ] )
			->from( 'ec_interest' )
			->orderBy( [ 'eci_target', 'eci_kind', 'eci_date', 'eci_user' ] )
			->caller( __METHOD__ )->fetchResultSet();
		$found = [];
		foreach ( $rows as $row ) {
			$found[strtok( $row->eci_target, '@' ) . " $row->eci_kind"][] = trim( "$row->eci_date $row->eci_user" );
		}
		return $found;
	}

	private function uid( int $page ): string {
		return "$page@" . WikiMap::getCurrentWikiId() . '.eventcalendar';
	}

	public function testWhoIsRemindedOfTheSeriesOrOfALaterDateIsRemindedOnTheNewPage(): void {
		$other = $this->getMutableTestUser()->getUser();
		$this->ask( 'series', (string)$this->source );
		$this->ask( 'occurrence', "$this->source:2026-12-03T18:00", $other );
		$this->ask( 'occurrence', "$this->source:2026-12-17T18:00", $other );
		$rest = $this->split();
		$this->assertEquals( [
			"$this->source series" => [ (string)$this->ann->getId() ],
			"$this->source occurrence" => [ "2026-12-03 {$other->getId()}", "2026-12-17 {$other->getId()}" ],
			"$rest series" => [ (string)$this->ann->getId() ],
			"$rest occurrence" => [ "2026-12-17 {$other->getId()}" ]
		], $this->interests() );
		$this->runAt( '2026-12-01T12:10:00Z' );
		$this->assertSame( [], $this->sent, 'nothing has changed for anybody' );
		$this->runAt( '2026-12-09T17:05:00Z' );
		$this->runAt( '2026-12-16T17:05:00Z' );
		$this->assertSame( [
			"reminder-1440 $rest:2026-12-10T18:00 Ann",
			"reminder-1440 $rest:2026-12-17T18:00 Ann",
			"reminder-1440 $rest:2026-12-17T18:00 {$other->getName()}"
		], $this->sent );
	}

	public function testAnotherHourOfTheNewPageIsToldAsAMoveAndLeadsThere(): void {
		$this->ask( 'series', (string)$this->source );
		$rest = $this->split( self::LATER );
		$this->runAt( '2026-12-01T12:10:00Z' );
		$this->assertCount( 1, $this->sent );
		$this->assertStringStartsWith( "change $rest:2026-12-10T20:00 Ann moved ", $this->sent[0] );
	}

	public function testADateThatTheNewPageLacksIsGone(): void {
		$this->ask( 'occurrence', "$this->source:2026-12-17T18:00" );
		$this->split( [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-17T18:00' ] ] ] + self::REST );
		$this->runAt( '2026-12-01T12:10:00Z' );
		$this->assertSame( [ "change $this->source:2026-12-17T18:00 Ann gone 1" ], $this->sent );
	}

	public function testNobodyIsRemindedAgainOfADateOfWhichTheyHaveBeenReminded(): void {
		$this->ask( 'series', (string)$this->source );
		$this->ask( 'type', 'tech-talk' );
		$this->runAt( '2026-12-09T17:05:00Z' );
		$this->assertSame( [ "reminder-1440 $this->source:2026-12-10T18:00 Ann" ], $this->sent );
		ConvertibleTimestamp::setFakeTime( '2026-12-09T18:00:00Z' );
		$rest = $this->split();
		$this->runAt( '2026-12-09T18:10:00Z' );
		$this->assertCount( 1, $this->sent );
		$this->runAt( '2026-12-10T16:50:00Z' );
		$this->assertSame( "reminder-15 $rest:2026-12-10T18:00 Ann", $this->sent[1] );
		$this->assertCount( 2, $this->sent );
	}

	public function testWhatIsBeingSentCountsAsSent(): void {
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.DeliveryLedger' );
		$now = ConvertibleTimestamp::time();
		$ledger->claim( new Delivery( 'reminder-1440', $this->uid( $this->source ), '2026-12-10', 7 ), $now );
		$rest = $this->split();
		$copy = new Delivery( 'reminder-1440', $this->uid( $rest ), '2026-12-10', 7 );
		$this->assertSame( DeliveryLedger::DONE, $ledger->claim( $copy, $now + 3600 ) );
	}

	public function testWhatWasAnnouncedIsAnnouncedNoMoreAndCountsOnce(): void {
		$ledger = $this->getServiceContainer()->getService( 'EventCalendar.PromotionLedger' );
		$now = ConvertibleTimestamp::time();
		foreach ( [ '2026-12-03', '2026-12-10', '2026-12-17' ] as $date ) {
			$ledger->settle( new PromotionKey( $this->uid( $this->source ), $date, 'pump' ), 'https://wiki.example/', 0, $now );
		}
		$ledger->setText( new PromotionKey( $this->uid( $this->source ), '2026-12-24', 'pump' ), [ 'en' => 'Come!' ], 0, $now );
		$rest = $this->split();
		$key = fn ( string $date ) => new PromotionKey( $this->uid( $rest ), $date, 'pump' );
		$this->assertNull( $ledger->find( $key( '2026-12-03' ) ) );
		$this->assertSame( 'skipped', $ledger->find( $key( '2026-12-10' ) )->state );
		$this->assertSame( 'https://wiki.example/', $ledger->find( $key( '2026-12-10' ) )->url );
		$this->assertSame( [ 'en' => 'Come!' ], $ledger->find( $key( '2026-12-24' ) )->text );
		$this->assertCount( 3, $ledger->takenSince( [ 'pump' ], $now - 60 ) );
	}

	public function testReadersAndLedgersOfOtherWikisOfTheFarmGoOnAsWell(): void {
		$services = $this->getServiceContainer();
		$services->getService( 'EventCalendar.FarmStore' )->add( 'otherwiki' );
		$connections = $services->getConnectionProvider();
		$interests = new SqlInterestStore( $connections, 'otherwiki', true );
		$interests->add( 7, new Interest( Interest::SERIES, $this->uid( $this->source ) ), 5 );
		$ledger = new SqlDeliveryLedger( $connections, 'otherwiki' );
		$sent = new Delivery( 'reminder-1440', $this->uid( $this->source ), '2026-12-10', 7 );
		$ledger->claim( $sent, 5 );
		$ledger->settle( $sent, true, 5 );
		$rest = $this->split();
		$this->assertEqualsCanonicalizing(
			[ $this->uid( $this->source ), $this->uid( $rest ) ],
			array_map( static fn ( Interest $interest ) => $interest->target, $interests->ofUser( 7 ) )
		);
		$this->assertSame( 5, $interests->ofUser( 7 )[0]->time );
		$this->assertSame( 5, $ledger->sentAt( new Delivery( 'reminder-1440', $this->uid( $rest ), '2026-12-10', 7 ) ) );
	}

	public function testOfManyReadersNobodyIsLeftOut(): void {
		$rows = [];
		for ( $user = 1001; $user <= 2101; $user++ ) {
			$rows[] = [
				'eci_wiki' => $user % 2 ? 'otherwiki' : WikiMap::getCurrentWikiId(), 'eci_user' => $user,
				'eci_kind' => Interest::OCCURRENCE, 'eci_target' => $this->uid( $this->source ),
				'eci_date' => $user % 3 ? '2026-12-10' : '2026-12-17', 'eci_time' => 1
			];
		}
		$this->getDb()->newInsertQueryBuilder()->insertInto( 'ec_interest' )->rows( $rows )->caller( __METHOD__ )->execute();
		$rest = $this->split();
		$this->assertCount( 1101, $this->interests()["$rest occurrence"] );
	}

	public function testOfADayThatIsSplitOnlyWhatGoesOnIsCarried(): void {
		$twice = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'include' => [ '2026-12-10T20:00' ] ] ];
		$this->saveAs( $this->organizer, 'Series', $twice );
		$this->ask( 'occurrence', "$this->source:2026-12-10T18:00" );
		$this->ask( 'occurrence', "$this->source:2026-12-10T20:00" );
		$rest = $this->split(
			[ 'start' => '2026-12-10T20:00', 'end' => '2026-12-10T21:00', 'recurrence' => [ 'include' => [ '2026-12-17T18:00' ] ] ],
			[ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2' ] ]
		);
		$this->assertSame( [ "2026-12-10 {$this->ann->getId()}" ], $this->interests()["$rest occurrence"] );
		$this->runAt( '2026-12-01T12:10:00Z' );
		$this->assertSame( [], $this->sent );
	}

	public function testAnAuthorOfAnotherPageCannotBeGivenReaders(): void {
		$this->ask( 'series', (string)$this->source );
		$this->split( first: $this->getMutableTestUser()->getUser() );
		$this->assertCount( 1, $this->interests() );
		$this->runAt( '2026-12-01T12:10:00Z' );
		$this->assertStringContainsString( 'gone', $this->sent[0] );
	}

	public static function otherEdits(): iterable {
		yield 'a series that goes on' => [ [ 'summary' => 'More' ] + self::WEEKLY ];
		yield 'dates are taken out, but it does not end' => [ [
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-10T18:00', '2026-12-17T18:00' ] ]
		] ];
	}

	/** @dataProvider otherEdits */
	public function testNothingIsCarriedUnlessTheSeriesEnds( array $edited ): void {
		$this->ask( 'series', (string)$this->source );
		$this->split( ended: $edited );
		$this->assertCount( 1, $this->interests() );
	}

	public function testAPageThatHasBeenThereForLongIsNoContinuation(): void {
		$this->ask( 'series', (string)$this->source );
		$this->saveAs( $this->organizer, 'Rest', self::REST );
		ConvertibleTimestamp::setFakeTime( '2026-12-02T13:00:00Z' );
		$this->saveAs( $this->organizer, 'Series', self::ENDED, 'EventCalendar:Rest' );
		$this->assertCount( 1, $this->interests() );
	}

	public static function otherTitles(): iterable {
		yield 'itself' => [ 'EventCalendar:Series' ];
		yield 'a missing page' => [ 'EventCalendar:Nowhere' ];
		yield 'no event page' => [ 'Talk:Rest' ];
		yield 'no title' => [ '<script>' ];
	}

	/** @dataProvider otherTitles */
	public function testATitleThatIsNoOtherEventPageChangesNothing( string $title ): void {
		$this->ask( 'series', (string)$this->source );
		$this->saveAs( $this->organizer, 'Series', self::ENDED, $title );
		$this->assertCount( 1, $this->interests() );
	}

	public function testAProtectedPageThatTheyMayNotEditIsNoContinuation(): void {
		$this->ask( 'series', (string)$this->source );
		$this->saveAs( $this->organizer, 'Rest', self::REST );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( 'EventCalendar:Rest' ) );
		$cascade = false;
		$page->doUpdateRestrictions( [ 'edit' => 'sysop' ], [], $cascade, 'Test', $this->getTestSysop()->getUser() );
		$this->saveAs( $this->organizer, 'Series', self::ENDED, 'EventCalendar:Rest' );
		$this->assertCount( 1, $this->interests() );
	}

	public function testWhoEndsTheirReminderOnTheNewPageDoesNotGetItBack(): void {
		$this->ask( 'series', (string)$this->source );
		$rest = $this->split();
		$services = $this->getServiceContainer();
		$subject = $services->getService( 'EventCalendar.InterestSubjects' )->find( (string)$rest );
		$services->getService( 'EventCalendar.InterestEditor' )->remove( $this->ann, $subject->choices()[1] );
		$services->getService( 'EventCalendar.EventIndexer' )->refresh( $this->source );
		$this->saveAs( $this->organizer, 'Series', [ 'summary' => 'Done' ] + self::ENDED );
		$this->assertCount( 1, $this->interests() );
	}

	public function testTheEditSaysSoInTheHistory(): void {
		$this->split();
		$revision = $this->getServiceContainer()->getRevisionLookup()->getRevisionByPageId( $this->source );
		$this->assertSame( [ ContinuedRevisions::TAG ], $this->getServiceContainer()->getChangeTagsStore()
			->getTags( $this->getDb(), null, $revision->getId() ) );
	}
}
