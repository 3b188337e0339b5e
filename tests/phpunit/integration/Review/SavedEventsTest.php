<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Store\ReviewQueueStore;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\User\User;
use RevisionDeleter;
use stdClass;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What calendars show of pages that are edited in all the ways there are.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ReviewSaveHandler
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ReviewVisibilityHandler
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewState
 * @covers \MediaWiki\Extension\EventCalendar\Review\SaveReview
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlReviewTags
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlReviewQueueStore
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContent
 */
final class SavedEventsTest extends ReviewTestCase {
	private const PROPOSED = [ 'status' => 'proposed' ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( static function () {
			static $now = 1_790_000_000;
			// Each thing that is done has a moment of its own.
			return $now++;
		} );
	}

	private function move( string $to, User $mover ): void {
		$move = $this->getServiceContainer()->getMovePageFactory()->newMovePage( self::title(), self::title( $to ) );
		$this->assertStatusGood( $move->move( $mover, '', false ) );
		DeferredUpdates::doUpdates();
	}

	private function hide( RevisionRecord $revision, int $bits ): void {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $this->getTestUser( [ 'sysop', 'suppress' ] )->getUser() );
		$list = RevisionDeleter::createList( 'revision', $context, self::title(), [ $revision->getId() ] );
		$this->assertStatusGood( $list->setVisibility( [ 'value' => [
			RevisionRecord::DELETED_TEXT => $bits & RevisionRecord::DELETED_TEXT ? 1 : 0,
			RevisionRecord::DELETED_RESTRICTED => $bits & RevisionRecord::DELETED_RESTRICTED ? 1 : 0,
		], 'comment' => '' ] ) );
		DeferredUpdates::doUpdates();
	}

	public function testWhoMayNotConfirmCanOnlyPropose(): void {
		$this->assertRefused( $this->trySave( $this->proposer(), [] ) );
		$this->assertRefused( $this->trySave( $this->proposer(), [ 'status' => 'confirmed' ] ) );
		$this->assertRefused( $this->trySave( $this->proposer(), [ 'status' => 'cancelled' ] ) );
		$this->assertFalse( self::title()->exists() );

		$revision = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
		$this->assertSame( [], $this->tagsOf( $revision ) );
		$waiting = $this->waiting();
		$this->assertSame( $revision->getId(), $waiting->newest );
		$this->assertNull( $waiting->reviewed );

		$this->assertRefused( $this->trySave( $this->proposer(), [ 'status' => 'confirmed' ] ) );
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
	}

	public function testTheApiNamesCodePlaceAndWhatToDo(): void {
		try {
			$this->api( [ 'action' => 'edit', 'title' => 'EventCalendar:Talk', 'text' => self::text() ], $this->proposer() );
			$this->fail( 'It was saved' );
		} catch ( ApiUsageException $e ) {
			$message = $e->getStatusValue()->getMessages()[0];
			$this->assertSame( 'eventcalendar-review-required', $message->getApiCode() );
			$this->assertSame( '/status', $message->getApiData()['problems'][0]['pointer'] );
			$this->assertStringContainsString( '"proposed"', $message->getApiData()['problems'][0]['message'] );
		}
	}

	public function testAPreviewSaysWhatASaveWouldSay(): void {
		$problems = fn ( User $user, array $fields ) => array_column( $this->json( $this->restPost(
			'/preview?page=EventCalendar:Talk', self::text( $fields ), [ 'Content-Type' => 'application/json' ], $user
		) )['problems'], 'code', 'pointer' );
		$this->assertSame( [ '/status' => 'review-required' ], $problems( $this->proposer(), [] ) );
		$this->assertSame( [], $problems( $this->proposer(), self::PROPOSED ) );
		$this->assertSame( [], $problems( $this->reviewer(), [] ) );
		$this->save( $this->reviewer() );
		$this->assertSame( [], $problems( $this->proposer(), [ 'title' => 'Changed' ] ) );
	}

	public function testWhatAReviewerSavesIsReviewed(): void {
		$revision = $this->save( $this->reviewer() );
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $revision ) );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$this->assertNull( $this->waiting() );
	}

	public function testAReviewCountsBeforeTheAnswerToTheSave(): void {
		$this->save( $this->reviewer() );
		$scope = DeferredUpdates::preventOpportunisticUpdates();
		$status = $this->editPage(
			self::title(), new EventContent( self::text( [ 'title' => 'Second' ] ) ), '', NS_MAIN, $this->reviewer()
		);
		DeferredUpdates::doUpdates( DeferredUpdates::PRESEND );
		$this->assertSame( [ 'Second confirmed' ], $this->calendar() );
		$this->assertNull( $this->waiting() );
		DeferredUpdates::doUpdates();
		unset( $scope );
		$this->assertSame( [ 'Second confirmed' ], $this->calendar() );
		// The recent changes show it, and it was counted once for each revision.
		$tagged = $this->getDb()->newSelectQueryBuilder()
			->select( 'rc_this_oldid' )
			->from( 'recentchanges' )
			->join( 'change_tag', null, 'ct_rc_id = rc_id' )
			->join( 'change_tag_def', null, 'ct_tag_id = ctd_id' )
			->where( [ 'ctd_name' => ReviewTag::REVIEWED ] )
			->orderBy( 'rc_id', 'DESC' )->fetchFieldValues();
		$this->assertCount( 2, $tagged );
		$this->assertSame( $status->getNewRevision()->getId(), (int)$tagged[0] );
		$this->assertSame( 2, (int)$this->getDb()->newSelectQueryBuilder()
			->select( 'ctd_count' )->from( 'change_tag_def' )->where( [ 'ctd_name' => ReviewTag::REVIEWED ] )->fetchField() );
	}

	public function testAProposalThatAReviewerMendsStaysOne(): void {
		$this->save( $this->proposer(), self::PROPOSED );
		$mended = $this->save( $this->reviewer(), [ 'title' => 'A good talk' ] + self::PROPOSED );
		$this->assertSame( [], $this->tagsOf( $mended ) );
		$this->assertSame( [ 'A good talk proposed' ], $this->calendar() );
		$this->assertSame( $mended->getId(), $this->waiting()->newest );
	}

	public function testALaterEditWaitsAndTheCalendarKeepsWhatWasReviewed(): void {
		$reviewed = $this->save( $this->reviewer() );
		$first = $this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		$second = $this->save( $this->proposer(), [ 'title' => 'Cheaper pills', 'start' => '2026-12-04T18:00' ] );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$this->assertSame( $reviewed->getId(), $this->allOccurrences()[0]->page->revision );
		$waiting = $this->waiting();
		$this->assertSame(
			[ $second->getId(), $reviewed->getId(), $first->getId() ], [ $waiting->newest, $waiting->reviewed, $waiting->first ]
		);
		$this->assertSame( (int)wfTimestamp( TS_UNIX, $first->getTimestamp() ), $waiting->since );
	}

	public function testFeedsAndApisTellWhatWasReviewed(): void {
		$reviewed = $this->save( $this->reviewer() );
		$this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		foreach ( [
			'/events/EventCalendar:Talk', '/events/EventCalendar:Talk/event.ics',
			'/calendar.ics', '/calendar.json', '/occurrences?start=2026-12-01T00:00:00Z&end=2026-12-31T00:00:00Z'
		] as $path ) {
			$response = $this->restGet( $path );
			$body = (string)$response->getBody();
			$this->assertSame( 200, $response->getStatusCode(), "$path $body" );
			$this->assertStringContainsString( 'A talk', $body, $path );
			$this->assertStringNotContainsString( 'Cheap', $body, $path );
		}
		$this->assertStringContainsString(
			"SEQUENCE:{$reviewed->getId()}", (string)$this->restGet( '/events/EventCalendar:Talk/event.ics' )->getBody()
		);
		// Who edits the page needs it as it stands there.
		$this->assertStringContainsString(
			'Cheap pills', (string)$this->restGet( '/events/EventCalendar:Talk?full=1' )->getBody()
		);
	}

	public function testAProposalIsOneInEveryAnswerWhateverItSays(): void {
		$this->import( [ 'status' => 'confirmed', 'recurrence' => [
			'rule' => 'FREQ=DAILY;COUNT=2', 'overrides' => [ '2026-12-04T18:00' => [ 'status' => 'confirmed' ] ]
		] ], '2026-01-01T00:00:00Z' );
		$this->assertSame( [ 'A talk proposed', 'A talk proposed' ], $this->calendar() );
		$this->assertStringNotContainsString( 'A talk', (string)$this->restGet( '/calendar.ics' )->getBody() );
		$ics = (string)$this->restGet( '/events/EventCalendar:Talk/event.ics' )->getBody();
		$this->assertStringContainsString( 'STATUS:TENTATIVE', $ics );
		$this->assertStringNotContainsString( 'STATUS:CONFIRMED', $ics );
		$this->assertNotNull( $this->waiting() );
	}

	public function testEmptyPartsOfAProposalStayWhatTheyAre(): void {
		$this->import( [
			'status' => 'confirmed', 'outcome' => new stdClass(), 'promotion' => new stdClass(),
			'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=2', 'overrides' => [
				'2026-12-04T18:00' => [ 'status' => 'cancelled' ]
			] ],
		], '2026-01-01T00:00:00Z' );
		$this->assertSame( [ 'A talk proposed', 'A talk proposed' ], $this->calendar() );
	}

	public function testANullEditIsNeitherRefusedNorAReview(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		$this->save( $this->proposer() );
		$this->overrideConfigValue( 'EventCalendarRequireReview', true );
		$this->assertStatusOK( $this->editPage(
			self::title(), $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( self::title() )->getContent(),
			'', NS_MAIN, $this->reviewer()
		) );
		$this->assertStatusOK( $this->trySave( $this->proposer(), [] ) );
		$this->rebuild();
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
	}

	public function testMovingAndProtectingAreNoReviews(): void {
		$this->save( $this->reviewer() );
		$this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		$cascade = false;
		$this->getServiceContainer()->getWikiPageFactory()->newFromTitle( self::title() )->doUpdateRestrictions(
			[ 'move' => 'autoconfirmed' ], [ 'move' => 'infinity' ], $cascade, '', $this->reviewer()
		);
		$this->move( 'Elsewhere', $this->reviewer() );
		$this->rebuild();
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$this->assertSame( [ 'Elsewhere' ], $this->indexedTitles() );
		$this->assertNotNull( $this->waiting( 'Elsewhere' ) );
	}

	public function testAMoveByAnybodyLeavesNothingToReview(): void {
		$reviewed = $this->save( $this->reviewer() );
		$this->setGroupPermissions( 'user', 'move', true );
		$this->move( 'Elsewhere', $this->proposer() );
		$this->assertNull( $this->waiting( 'Elsewhere' ) );
		$this->assertSame( $reviewed->getId(), $this->allOccurrences()[0]->page->revision );
	}

	public function testWhoRestoresTheReviewedTextLeavesNothingToReview(): void {
		$this->save( $this->reviewer() );
		$bad = $this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		$this->assertNotNull( $this->waiting() );
		$this->api( [
			'action' => 'edit', 'title' => 'EventCalendar:Talk', 'undo' => (string)$bad->getId(),
		], $this->getMutableTestUser()->getUser() );
		$this->assertNull( $this->waiting() );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
	}

	public function testAnUndoCannotConfirmWhatNobodyReviewed(): void {
		$this->import( [ 'status' => 'confirmed' ], '2026-01-01T00:00:00Z' );
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		try {
			$this->api( [
				'action' => 'edit', 'title' => 'EventCalendar:Talk', 'undo' => (string)$proposed->getId(),
			], $this->proposer() );
			$this->fail( 'It was saved' );
		} catch ( ApiUsageException $e ) {
			$this->assertTrue( $e->getStatusValue()->hasMessage( 'eventcalendar-review-required' )
				|| $e->getStatusValue()->getMessages()[0]->getApiCode() === 'eventcalendar-review-required' );
		}
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
	}

	public function testRollbacksOfASpammerCleanTheCalendarAtOnce(): void {
		$spammer = $this->getMutableTestUser()->getUser();
		foreach ( range( 1, 5 ) as $i ) {
			$this->save( $i < 3 ? $this->proposer() : $this->reviewer(), $i < 3 ? self::PROPOSED : [], "Talk $i" );
			$this->save( $spammer, [ 'title' => 'Cheap pills', 'status' => $i < 3 ? 'proposed' : 'confirmed' ], "Talk $i" );
		}
		$this->save( $spammer, [ 'title' => 'Cheap pills' ] + self::PROPOSED, 'Pills' );
		$this->assertContains( 'Cheap pills proposed', $this->calendar() );
		foreach ( range( 1, 5 ) as $i ) {
			$this->api( [
				'action' => 'rollback', 'title' => "EventCalendar:Talk $i", 'user' => $spammer->getName(),
			], $this->reviewer() );
		}
		$this->api( [ 'action' => 'delete', 'title' => 'EventCalendar:Pills' ], $this->reviewer() );
		$this->assertSame(
			[ 'A talk proposed', 'A talk proposed', 'A talk confirmed', 'A talk confirmed', 'A talk confirmed' ],
			$this->calendar()
		);
		// The proposals of others still wait.
		$this->assertNotNull( $this->waiting( 'Talk 1' ) );
		$this->assertNull( $this->waiting( 'Talk 5' ) );
		$this->assertSame( 2, $this->countRows( 'ec_review' ) );
	}

	public function testWhenTheReviewedRevisionIsHiddenTheOneBeforeCounts(): void {
		$first = $this->save( $this->reviewer(), [ 'title' => 'First' ] );
		$second = $this->save( $this->reviewer(), [ 'title' => 'Secret' ] );
		$this->save( $this->proposer(), [ 'title' => 'Newest' ] );
		$this->assertSame( [ 'Secret confirmed' ], $this->calendar() );
		$this->hide( $second, RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_RESTRICTED );
		$this->assertSame( [ 'First confirmed' ], $this->calendar() );
		$this->assertSame( $first->getId(), $this->waiting()->reviewed );
		$this->assertStringNotContainsString( 'Secret', json_encode( $this->dump() ) );
		$this->hide( $first, RevisionRecord::DELETED_TEXT );
		$this->assertSame( [ 'Newest proposed' ], $this->calendar() );
		$this->hide( $second, 0 );
		$this->assertSame( [ 'Secret confirmed' ], $this->calendar() );
	}

	public function testImportsAreNotReviewed(): void {
		$this->save( $this->reviewer() );
		$this->import( [ 'title' => 'Imported' ], '2036-01-01T00:00:00Z' );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$this->assertNotNull( $this->waiting() );
	}

	public function testAReviewSurvivesDeletionAndUndeletion(): void {
		$this->save( $this->reviewer() );
		$this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		$before = $this->dump();
		$this->api( [ 'action' => 'delete', 'title' => 'EventCalendar:Talk' ], $this->reviewer() );
		$this->assertSame( [], $this->calendar() );
		$this->assertSame( 0, $this->countRows( 'ec_review' ) );
		$this->api( [ 'action' => 'undelete', 'title' => 'EventCalendar:Talk' ], $this->reviewer() );
		$this->assertSame( $before, $this->dump() );
	}

	public function testAReviewedEventCannotBeMadeAnotherKindOfPage(): void {
		$this->save( $this->reviewer() );
		$this->assertRefused( $this->editPage( self::title(), new WikitextContent( 'Pills' ), '', NS_MAIN, $this->proposer() ) );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
	}

	public function testARebuildGivesTheSameRows(): void {
		$this->save( $this->proposer(), self::PROPOSED, 'Proposal' );
		$this->save( $this->reviewer(), [], 'Reviewed' );
		$this->save( $this->proposer(), [ 'title' => 'Changed' ], 'Reviewed' );
		$this->save( $this->proposer(), [ 'title' => 'Changed again' ], 'Reviewed' );
		$this->import( [], '2026-01-01T00:00:00Z', 'Imported' );
		$before = $this->dump();
		$this->assertCount( 3, $before['ec_review'] );
		foreach ( [ 'ec_event', 'ec_occurrence', 'ec_event_tag', 'ec_review' ] as $table ) {
			$this->getDb()->newDeleteQueryBuilder()->deleteFrom( $table )->where( '1=1' )->execute();
		}
		$this->rebuild();
		$this->assertSame( $before, $this->dump() );
	}

	public function testNobodySetsOrRemovesTheTagsByHand(): void {
		$reviewed = $this->save( $this->reviewer() );
		$this->setGroupPermissions( 'sysop', 'changetags', true );
		$this->setGroupPermissions( 'user', 'applychangetags', true );
		foreach ( [
			[ 'action' => 'tag', 'revid' => (string)$reviewed->getId(), 'remove' => ReviewTag::REVIEWED ],
			[ 'action' => 'tag', 'revid' => (string)$reviewed->getId(), 'add' => ReviewTag::DECLINED ],
			[ 'action' => 'edit', 'title' => 'EventCalendar:Talk', 'text' => '{}', 'tags' => ReviewTag::REVIEWED ],
		] as $params ) {
			try {
				$answer = $this->api( $params, $this->reviewer() );
				$this->assertNotSame( 'success', $answer['tag'][0]['status'] ?? 'success', json_encode( $params ) );
			} catch ( ApiUsageException $e ) {
				$this->addToAssertionCount( 1 );
			}
		}
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $reviewed ) );
	}

	public function testWithTheSettingOffNothingChanges(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		// Neither is asked anything.
		$this->setService( 'EventCalendar.ReviewQueueStore', $this->createNoOpMock( ReviewQueueStore::class ) );
		$this->setService( 'EventCalendar.ReviewedRevisions', new ReviewedRevisions(
			$this->createNoOpMock( ReviewTags::class ), $this->getServiceContainer()->getRevisionLookup(), false
		) );
		$saved = $this->save( $this->reviewer() );
		$this->assertSame( [], $this->tagsOf( $saved ) );
		$this->save( $this->proposer(), [ 'title' => 'Changed' ] );
		$this->assertSame( [ 'Changed confirmed' ], $this->calendar() );
		$this->assertSame( 200, $this->restGet( '/events/EventCalendar:Talk' )->getStatusCode() );
		$this->rebuild();
		$this->assertSame( [ 'Changed confirmed' ], $this->calendar() );
	}
}
