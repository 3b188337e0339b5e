<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use Article;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\User;
use PermissionsError;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The queue as people see it, and what event pages say of it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ReviewBoxHandler
 * @covers \MediaWiki\Extension\EventCalendar\Review\QueueEntry
 * @covers \MediaWiki\Extension\EventCalendar\Review\ReviewQueue
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\ReviewQueueRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventPromotion
 */
final class SpecialEventPromotionTest extends ReviewTestCase {
	private const PROPOSED = [ 'status' => 'proposed' ];
	private const XSS = '<script>alert( "x" )</script>"\'';

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( static function () {
			static $now = 1_790_000_000;
			return $now++;
		} );
		$this->setUserLang( 'qqx' );
	}

	private function context( User $user, array $data, bool $isPosted ): DerivativeContext {
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( $data, $isPosted );
		$context->setRequest( $request );
		$context->setUser( $user );
		$context->setLanguage( 'qqx' );
		$context->setOutput( new OutputPage( $context ) );
		if ( $isPosted && !isset( $data['wpEditToken'] ) ) {
			$request->setVal( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() );
		}
		return $context;
	}

	private function visit( User $user, array $data = [], bool $isPosted = false ): OutputPage {
		$context = $this->context( $user, $data, $isPosted );
		$context->setTitle( SpecialPage::getTitleFor( 'EventPromotion' ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventPromotion' );
		$page->setContext( $context );
		$page->execute( 'review' );
		DeferredUpdates::doUpdates();
		return $context->getOutput();
	}

	/** @param array<string,mixed> $data */
	private function send( User $user, RevisionRecord $revision, string $decision, array $data = [] ): OutputPage {
		return $this->visit( $user, $data + [
			'page' => (string)$revision->getPageId(), 'revid' => (string)$revision->getId(), 'decision' => $decision,
			'reason' => '',
		], true );
	}

	/** @return string[] */
	private static function headings( OutputPage $output ): array {
		preg_match_all( '~<h3[^>]*>(.*?)</h3>~s', $output->getHTML(), $matches );
		return array_map( strip_tags( ... ), $matches[1] );
	}

	public function testThoseWhoHaveWaitedLongestComeFirst(): void {
		$this->save( $this->reviewer(), [], 'Second' );
		$this->save( $this->proposer(), [ 'title' => 'First' ] + self::PROPOSED, 'First' );
		$this->save( $this->proposer(), [ 'title' => 'Second' ], 'Second' );
		$this->save( $this->proposer(), [ 'title' => 'Third' ] + self::PROPOSED, 'Third' );
		$this->save( $this->proposer(), [ 'title' => 'First again' ] + self::PROPOSED, 'First' );
		$output = $this->visit( $this->reviewer() );
		$this->assertSame( [ 'First again', 'Second', 'Third' ], self::headings( $output ) );
		$html = $output->getHTML();
		$this->assertStringContainsString( $this->proposer()->getName(), $html );
		$this->assertStringContainsString( '(eventcalendar-review-is-changes)', $html );
		$this->assertStringContainsString( '<ul class="ext-eventcalendar-review__changes"><li>', $html );
	}

	public function testTheQueueHasPages(): void {
		foreach ( range( 1, 25 ) as $i ) {
			$this->save( $this->proposer(), [ 'title' => "Talk $i" ] + self::PROPOSED, "Talk $i" );
		}
		$first = $this->visit( $this->reviewer() );
		$this->assertCount( 20, self::headings( $first ) );
		$this->assertSame( 1, preg_match( '/offset=([^"&]+)/', $first->getHTML(), $match ) );
		$second = $this->visit( $this->reviewer(), [ 'offset' => urldecode( $match[1] ) ] );
		$this->assertSame( [ 'Talk 21', 'Talk 22', 'Talk 23', 'Talk 24', 'Talk 25' ], self::headings( $second ) );
		$this->assertStringNotContainsString( 'offset=', $second->getHTML() );
	}

	public function testOneClickAccepts(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$output = $this->send( $this->reviewer(), $proposed, 'accept' );
		$this->assertStringContainsString( 'done=accept', $output->getRedirect() );
		$this->assertSame( [ 'A talk confirmed' ], $this->calendar() );
		$output = $this->visit( $this->reviewer(), [ 'done' => 'accept', 'told' => '1' ] );
		$this->assertStringContainsString( '(eventcalendar-review-done-accept)', $output->getHTML() );
		$this->assertStringContainsString( '(eventcalendar-review-empty)', $output->getHTML() );
	}

	public function testWithoutATokenNothingHappensAndTheTextIsKept(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$output = $this->send( $this->reviewer(), $proposed, 'decline', [ 'wpEditToken' => 'x', 'reason' => 'Too short' . self::XSS ] );
		$this->assertStringContainsString( '(sessionfailure)', $output->getHTML() );
		$this->assertStringContainsString( 'Too short', $output->getHTML() );
		$this->assertStringNotContainsString( '<script>', $output->getHTML() );
		$this->assertNotNull( $this->waiting() );
	}

	public function testWhatTypesLikeMarkupIsText(): void {
		$this->save( $this->reviewer(), [], 'Changed' );
		$this->save( $this->proposer(), [ 'title' => self::XSS ], 'Changed' );
		$this->save( $this->proposer(), [ 'title' => self::XSS ] + self::PROPOSED );
		$html = $this->visit( $this->reviewer(), [ 'done' => self::XSS, 'offset' => self::XSS ] )->getHTML();
		$this->assertStringNotContainsString( '<script>', $html );
		$this->assertStringContainsString( '&lt;script', $html );
	}

	public function testOthersSeeTheListButDecideNothing(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$output = $this->visit( $this->proposer() );
		$this->assertSame( [ 'A talk' ], self::headings( $output ) );
		$this->assertStringNotContainsString( '<form', $output->getHTML() );
		$this->expectException( PermissionsError::class );
		$this->send( $this->proposer(), $proposed, 'accept' );
	}

	public function testAHiddenNameIsNotShown(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->getDb()->newUpdateQueryBuilder()
			->update( 'revision' )
			->set( [ 'rev_deleted' => RevisionRecord::DELETED_USER | RevisionRecord::DELETED_RESTRICTED ] )
			->where( [ 'rev_id' => $proposed->getId() ] )
			->execute();
		$html = $this->visit( $this->reviewer() )->getHTML();
		$this->assertStringContainsString( '(rev-deleted-user)', $html );
		$this->assertStringNotContainsString( $this->proposer()->getName(), $html );
	}

	public function testWithTheSettingOffItSaysSo(): void {
		$this->overrideConfigValue( 'EventCalendarRequireReview', false );
		$this->assertStringContainsString( '(eventcalendar-review-off)', $this->visit( $this->reviewer() )->getHTML() );
	}

	private function view( User $user ): string {
		$context = $this->context( $user, [], false );
		$context->setTitle( self::title() );
		$article = Article::newFromTitle( self::title(), $context );
		$article->view();
		return $context->getOutput()->getHTML();
	}

	public function testAnEventPageSaysWhatIsNotInTheCalendarYet(): void {
		$proposed = $this->save( $this->proposer(), self::PROPOSED );
		$this->assertStringContainsString( '(eventcalendar-page-review-proposal)', $this->view( $this->proposer() ) );
		$this->assertStringNotContainsString( '(eventcalendar-page-review-queue)', $this->view( $this->proposer() ) );
		$this->assertStringContainsString( '(eventcalendar-page-review-queue)', $this->view( $this->reviewer() ) );

		$this->send( $this->reviewer(), $proposed, 'accept' );
		$this->assertStringNotContainsString( 'ext-eventcalendar-review-box', $this->view( $this->proposer() ) );

		$changed = $this->save( $this->proposer(), [ 'title' => 'Changed' ] );
		$html = $this->view( $this->proposer() );
		$this->assertStringContainsString( '(eventcalendar-page-review-changes)', $html );
		$this->assertStringContainsString( "diff={$changed->getId()}", $html );

		$this->send( $this->reviewer(), $changed, 'decline', [ 'reason' => 'No' ] );
		$this->assertStringContainsString( '(eventcalendar-page-review-declined)', $this->view( $this->proposer() ) );
		$this->assertStringNotContainsString( '(eventcalendar-page-review-queue)', $this->view( $this->reviewer() ) );
	}
}
