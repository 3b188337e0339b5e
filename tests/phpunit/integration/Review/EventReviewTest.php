<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Accepting, declining and asking, as the API does it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiEventCalendarReview
 * @covers \MediaWiki\Extension\EventCalendar\Review\Confirmation
 * @covers \MediaWiki\Extension\EventCalendar\Review\Decision
 * @covers \MediaWiki\Extension\EventCalendar\Review\EventReview
 * @covers \MediaWiki\Extension\EventCalendar\Review\ProposerNotice
 * @covers \MediaWiki\Extension\EventCalendar\Review\ProposerTalk
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewOutcome
 */
final class EventReviewTest extends ReviewTestCase {
	private const PROPOSED = [ 'status' => 'proposed' ];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( static function () {
			static $now = 1_790_000_000;
			return $now++;
		} );
	}

	private function decide( string $decision, int $revision, string $reason = '', ?User $user = null ): array {
		return $this->api( [
			'action' => 'eventcalendarreview', 'title' => 'EventCalendar:Talk', 'revid' => (string)$revision,
			'decision' => $decision, 'reason' => $reason,
		], $user ?? $this->reviewer() )['eventcalendarreview'];
	}

	private function assertRefusedWith( string $code, callable $do ): void {
		$before = $this->dump();
		try {
			$do();
			$this->fail( 'It was done' );
		} catch ( ApiUsageException $e ) {
			$codes = array_map(
				static fn ( $message ) => \MediaWiki\Api\ApiMessage::create( $message )->getApiCode(),
				$e->getStatusValue()->getMessages()
			);
			$this->assertSame( [ $code ], $codes );
		}
		$this->assertSame( $before, $this->dump() );
		$this->assertSame( [], $this->log() );
	}

	/** @return string[] `action: comment` */
	private function log(): array {
		$rows = $this->getDb()->newSelectQueryBuilder()
			->select( [ 'log_action', 'comment_text' ] )
			->from( 'logging' )
			->join( 'comment', null, 'comment_id = log_comment_id' )
			->where( [ 'log_type' => 'eventcalendar' ] )
			->orderBy( 'log_id' )
			->caller( __METHOD__ )->fetchResultSet();
		return array_map( static fn ( $row ) => "$row->log_action: $row->comment_text", iterator_to_array( $rows ) );
	}

	private function talkPage( User $user ): string {
		$content = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $user->getTalkPage() )->getContent();
		return $content ? $content->getText() : '';
	}

	private function newest(): RevisionRecord {
		return $this->getServiceContainer()->getRevisionLookup()->getRevisionByTitle( self::title() );
	}

	public function testAcceptingAProposalConfirmsIt(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$answer = $this->decide( 'accept', $proposed->getId() );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$newest = $this->newest();
		$this->assertSame( $newest->getId(), $answer['newrevid'] );
		$this->assertSame( $proposed->getId(), $newest->getParentId() );
		$this->assertTrue( $newest->getUser()->equals( $this->reviewer() ) );
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $newest ) );
		$this->assertSame( [ ReviewTag::REVIEWED ], $this->tagsOf( $proposed ) );
		$this->assertNull( $this->waiting() );
		$this->assertSame( [ 'accept: ' ], $this->log() );
		$before = $this->dump();
		$this->rebuild();
		$this->assertSame( $before, $this->dump() );
	}

	public function testAcceptingAChangeShowsItWithoutAnotherEdit(): void {
		$this->save( $this->reviewer() );
		$changed = $this->save( $this->proposer(), [ 'title' => 'A better talk' ] );
		$answer = $this->decide( 'accept', $changed->getId(), 'Well done' );
		$this->assertNull( $answer['newrevid'] );
		$this->assertSame( $changed->getId(), $this->newest()->getId() );
		$this->assertSame( [ 'A better talk confirmed' ], $this->calendar() );
		$this->assertSame( $changed->getId(), $this->allOccurrences()[0]->page->revision );
		$this->assertSame( [ 'accept: Well done' ], $this->log() );
		$before = $this->dump();
		$this->rebuild();
		$this->assertSame( $before, $this->dump() );
	}

	public function testWhatIsDeclinedWaitsNoMoreUntilItIsEditedAgain(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertTrue( $this->decide( 'decline', $proposed->getId(), 'No speaker yet' )['told'] );
		$this->assertNull( $this->waiting() );
		$this->assertSame( [ 'A talk proposed' ], $this->calendar() );
		$this->assertSame( [ ReviewTag::DECLINED ], $this->tagsOf( $proposed ) );
		$this->assertSame( [ 'decline: No speaker yet' ], $this->log() );
		$this->rebuild();
		$this->assertNull( $this->waiting() );

		$again = $this->save( $this->proposer(), [ 'title' => 'A talk by me' ] + self::PROPOSED );
		$this->assertSame( $again->getId(), $this->waiting()->first );
		$this->decide( 'accept', $again->getId() );
		$this->assertSame( [ 'A talk by me confirmed' ], $this->calendar() );
	}

	public function testADeclinedChangeLeavesTheCalendarAlone(): void {
		$this->save( $this->reviewer() );
		$changed = $this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] );
		$this->decide( 'decline', $changed->getId(), 'Spam' );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$this->assertNull( $this->waiting() );
	}

	public function testAQuestionGoesToTheTalkPageAndTheProposalGoesOnWaiting(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->decide( 'ask', $proposed->getId(), 'Who <b>speaks</b>?' );
		$this->assertNotNull( $this->waiting() );
		$this->assertSame( [ 'ask: Who <b>speaks</b>?' ], $this->log() );
		$text = $this->talkPage( $this->proposer() );
		$this->assertMatchesRegularExpression(
			'/^== Your event "Talk" ==\n\nI have a question about \[\[:EventCalendar:Talk\|Talk\]\].*\n\n' .
			'Who <b>speaks<\/b>\? \[\[User:' . preg_quote( $this->reviewer()->getName(), '/' ) . '.*\(UTC\)$/s',
			$text
		);
		$this->assertStringContainsString( '== Your event', $text );
	}

	public function testNobodyIsToldOfTheirOwnDecisionNorUnderAHiddenName(): void {
		$other = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$proposed = $this->save( $this->reviewer(), self::PROPOSED );
		$this->assertFalse( $this->decide( 'ask', $proposed->getId(), 'Well?' )['told'] );
		$this->assertTrue( $this->decide( 'ask', $proposed->getId(), 'Well?', $other )['told'] );
		$this->getDb()->newUpdateQueryBuilder()
			->update( 'revision' )
			->set( [ 'rev_deleted' => RevisionRecord::DELETED_USER | RevisionRecord::DELETED_RESTRICTED ] )
			->where( [ 'rev_id' => $proposed->getId() ] )
			->execute();
		$this->assertFalse( $this->decide( 'ask', $proposed->getId(), 'Well?', $other )['told'] );
	}

	public function testOnlyThoseWithTheRightDecide(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertRefusedWith( 'permissiondenied', fn () =>
			$this->decide( 'accept', $proposed->getId(), '', $this->proposer() ) );
	}

	public function testBlockedReviewersDoNotDecide(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$blocked = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$this->getServiceContainer()->getDatabaseBlockStore()->insertBlock( new \MediaWiki\Block\DatabaseBlock( [
			'address' => $blocked->getName(), 'by' => $this->reviewer(), 'expiry' => 'infinity',
		] ) );
		$this->assertRefusedWith( 'blocked', fn () => $this->decide( 'accept', $proposed->getId(), '', $blocked ) );
	}

	public function testARateLimitHolds(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->overrideConfigValue( 'RateLimits', [ 'eventcalendar-confirm' => [ 'user' => [ 0, 60 ] ] ] );
		$this->setGroupPermissions( [ 'sysop' => [ 'noratelimit' => false ], 'bureaucrat' => [ 'noratelimit' => false ] ] );
		$this->assertRefusedWith( 'ratelimited', fn () => $this->decide( 'accept', $proposed->getId() ) );
	}

	public function testATokenIsNeeded(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertRefusedWith( 'missingparam', fn () => $this->api( [
			'action' => 'eventcalendarreview', 'title' => 'EventCalendar:Talk', 'revid' => (string)$proposed->getId(),
			'decision' => 'accept',
		], $this->reviewer(), false ) );
		$this->assertRefusedWith( 'badtoken', fn () => $this->api( [
			'action' => 'eventcalendarreview', 'title' => 'EventCalendar:Talk', 'revid' => (string)$proposed->getId(),
			'decision' => 'accept', 'token' => 'abc',
		], $this->reviewer(), false ) );
	}

	public function testWhatWasEditedMeanwhileIsNotAccepted(): void {
		$seen = $this->save( $this->proposer(), self::PROPOSED );
		$this->save( $this->proposer(), [ 'title' => 'Cheap pills' ] + self::PROPOSED );
		$this->assertRefusedWith( 'eventcalendar-review-conflict', fn () => $this->decide( 'accept', $seen->getId() ) );
	}

	public function testNothingIsDecidedTwiceNorWithoutAReason(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		foreach ( [ 'ask', 'decline' ] as $decision ) {
			$this->assertRefusedWith( "eventcalendar-review-no-reason-$decision", fn () =>
				$this->decide( $decision, $proposed->getId(), "  \n" ) );
		}
		$this->assertRefusedWith( 'eventcalendar-review-long-reason', fn () =>
			$this->decide( 'decline', $proposed->getId(), str_repeat( 'ä', 501 ) ) );
		$reviewed = $this->save( $this->reviewer() );
		$this->assertRefusedWith( 'eventcalendar-review-nothing', fn () => $this->decide( 'accept', $reviewed->getId() ) );
	}

	public function testAProtectedProposalIsNotAcceptedByHalves(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			if ( $action === 'edit' && $title->inNamespace( NS_EVENTCALENDAR ) ) {
				$result = [ 'protectedpagetext', 'nobody', 'edit' ];
				return false;
			}
		} );
		$this->assertRefusedWith( 'protectedpage', fn () => $this->decide( 'accept', $proposed->getId() ) );
		$this->assertSame( [], $this->tagsOf( $proposed ) );
	}

	public function testAFilterOfEditsIsAskedBeforeAnythingIsAccepted(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$asked = null;
		$this->setTemporaryHook( 'EditFilterMergedContent', static function ( $context, $content, $status ) use ( &$asked ) {
			$asked = $context->getTitle()->getPrefixedText() . ' ' . $content->getEvent()->status();
			$status->fatal( 'eventcalendar-review-invalid' );
			return false;
		} );
		$this->assertRefusedWith( 'eventcalendar-review-invalid', fn () => $this->decide( 'accept', $proposed->getId() ) );
		$this->assertSame( 'EventCalendar:Talk confirmed', $asked );
		$this->assertSame( [], $this->tagsOf( $proposed ) );
	}

	public function testWithTheSettingOffThereIsNothingToDecide(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		$saved = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertRefusedWith( 'eventcalendar-review-off', fn () => $this->decide( 'accept', $saved->getId() ) );
	}

	public function testADecisionThatAnotherOneHoldsUpIsRefused(): void {
		$this->save( $this->proposer(), self::PROPOSED );
		$newest = (int)$this->newest()->getId();
		$reviews = $this->createMock( ReviewedRevisions::class );
		$reviews->method( 'isRequired' )->willReturn( true );
		$reviews->expects( $this->once() )->method( 'lock' )->willReturn( null );
		$reviews->expects( $this->never() )->method( 'state' );
		$this->setService( 'EventCalendar.ReviewedRevisions', $reviews );
		$this->assertRefusedWith( 'eventcalendar-review-conflict', fn () => $this->decide( 'decline', $newest, 'No' ) );
	}
}
