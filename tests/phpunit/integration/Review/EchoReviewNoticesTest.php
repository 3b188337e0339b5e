<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\User\User;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ReviewNoticesHandler
 * @covers \MediaWiki\Extension\EventCalendar\Review\EchoReviewNotices
 * @covers \MediaWiki\Extension\EventCalendar\Review\ProposerNotice
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewPresentationModel
 */
final class EchoReviewNoticesTest extends ReviewTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->markTestSkippedIfExtensionNotLoaded( 'Echo' );
	}

	/** @return Event[] */
	private function notices( User $user ): array {
		$all = ( new NotificationMapper() )->fetchByUser( $user, 10, null, [
			'eventcalendar-review-accept', 'eventcalendar-review-ask', 'eventcalendar-review-decline',
		] );
		return array_values( array_map( static fn ( $notification ) => $notification->getEvent(), $all ) );
	}

	private function decide( string $decision, int $revision, string $reason ): bool {
		return $this->api( [
			'action' => 'eventcalendarreview', 'title' => 'EventCalendar:Talk', 'revid' => (string)$revision,
			'decision' => $decision, 'reason' => $reason,
		], $this->reviewer() )['eventcalendarreview']['told'];
	}

	public function testAnAcceptanceIsANoticeAndNoSectionOnTheTalkPage(): void {
		$proposed = $this->save( $this->proposer(), [ 'status' => 'proposed' ] );
		$this->assertTrue( $this->decide( 'accept', $proposed->getId(), '' ) );
		$this->assertCount( 1, $this->notices( $this->proposer() ) );
		$this->assertFalse( $this->proposer()->getTalkPage()->exists() );
		$this->assertSame( [], $this->notices( $this->reviewer() ) );
	}

	public function testAQuestionIsBothAndItsTextIsText(): void {
		$proposed = $this->save( $this->proposer(), [ 'status' => 'proposed' ] );
		$this->decide( 'ask', $proposed->getId(), 'Who <b>speaks</b>, [[User:X]]?' );
		$this->assertTrue( $this->proposer()->getTalkPage()->exists() );
		$model = EchoEventPresentationModel::factory(
			$this->notices( $this->proposer() )[0], $this->getServiceContainer()->getContentLanguage(), $this->proposer()
		);
		$this->assertTrue( $model->canRender() );
		$this->assertStringContainsString( 'Talk', $model->getHeaderMessage()->text() );
		$this->assertStringContainsString(
			'Who &lt;b&gt;speaks&lt;/b&gt;, [[User:X]]?', $model->getBodyMessage()->escaped()
		);
		$this->assertStringContainsString( 'EventCalendar:Talk', $model->getPrimaryLink()['url'] );
	}
}
