<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueEditor;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\User;
use PermissionsError;

/**
 * The digest as those see it who see to it.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\DigestDispatch
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\DigestLog
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IntroductionCheck
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueEditor
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePreview
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DigestDraft
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DigestReportRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DigestTab
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\DigestTabRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Promotion\IntroductionForm
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlIssueReopening
 */
final class DigestTabTest extends DigestTestCase {
	private const ISSUE = '2026-W49';
	private const P = 'eventcalendar-promotion-digest-';

	private function editor(): User {
		return $this->getTestSysop()->getUser();
	}

	/** @param array<string,mixed> $data */
	private function visit( User $user, array $data = [], bool $isPosted = false, string $language = 'qqx' ): OutputPage {
		$services = [
			'DigestRun', 'DigestIssues', 'IssueDesk', 'IssuePage', 'IssuePreview', 'IssueEditor', 'DigestReport', 'PromotionTabs',
			'ShownDigestIssues', 'ShownIssueDesk', 'ShownIssuePreview'
		];
		foreach ( $services as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		$context = new DerivativeContext( RequestContext::getMain() );
		$request = new FauxRequest( $data, $isPosted );
		$context->setRequest( $request );
		$context->setUser( $user );
		$context->setLanguage( $language );
		$context->setOutput( new OutputPage( $context ) );
		if ( $isPosted && !isset( $data['wpEditToken'] ) ) {
			$request->setVal( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() );
		}
		$context->setTitle( SpecialPage::getTitleFor( 'EventPromotion', 'digest' ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventPromotion' );
		$page->setContext( $context );
		$page->execute( 'digest' );
		DeferredUpdates::doUpdates();
		return $context->getOutput();
	}

	/** @param array<string,mixed> $data */
	private function act( string $do, array $data = [], ?User $user = null ): OutputPage {
		return $this->visit( $user ?? $this->editor(), $data + [
			'do' => $do, 'issue' => self::ISSUE, 'seen' => IssueEditor::version( $this->introduction() )
		], true );
	}

	/** @return array<string,string> */
	private function introduction(): array {
		return $this->getServiceContainer()->getService( 'EventCalendar.IssueStore' )->find( self::ISSUE )?->introduction ?? [];
	}

	/** @return string[] `action comment` */
	private function logged(): array {
		$rows = $this->getDb()->newSelectQueryBuilder()->select( [ 'log_action', 'comment_text' ] )
			->from( 'logging' )->join( 'comment', null, 'comment_id = log_comment_id' )
			->where( [ 'log_type' => 'eventcalendar' ] )->orderBy( 'log_id' )->caller( __METHOD__ )->fetchResultSet();
		return array_map( static fn ( $row ) => trim( "$row->log_action $row->comment_text" ), iterator_to_array( $rows, false ) );
	}

	private function assertDone( string $do, OutputPage $output ): void {
		$this->assertStringContainsString( "done=$do", $output->getRedirect(), $output->getHTML() );
	}

	public function testTheDraftIsWhatSomebodyWhoWantsEverythingGets(): void {
		$this->saveEvent( 'Talk', [ 'topics' => [ 'php' ] ] );
		$this->saveEvent( 'Early', [ 'start' => '2026-11-28T18:00', 'end' => '2026-11-28T19:00' ] );
		$this->saveEvent( 'Proposed', [ 'status' => 'proposed' ] );
		$this->subscribe();
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'subscribers: 1)', $html );
		$this->assertStringContainsString( '(' . self::P . 'closes: ', $html );
		$this->assertSame( 1, preg_match( '~<iframe sandbox="([^"]*)"[^>]* srcdoc="([^"]+)"~', $html, $match ) );
		$this->assertStringNotContainsString( 'allow-scripts', $match[1] );
		$this->assertStringContainsString( 'Talk', $match[2] );
		$this->assertStringNotContainsString( 'Proposed', $html );
		$this->assertStringNotContainsString( 'Early', $html, 'it is over when the issue closes' );
		$this->assertSame( 1, preg_match( '~<pre [^>]*>([^<]+)</pre>~', $html, $match ) );
		$this->assertStringContainsString( 'Talk', $match[1] );
		$this->assertStringContainsString( 'EventDigest/unsubscribe', $match[1] );
		$this->assertStringNotContainsString( 'token=', $html );
	}

	public function testWithoutEventsItSaysThatNothingIsSent(): void {
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'nothing)', $html );
		$this->assertStringNotContainsString( '<iframe', $html );
	}

	public function testOthersReadWhenItClosesAndDoNothing(): void {
		$this->saveEvent( 'Talk' );
		$user = $this->getTestUser()->getUser();
		$html = $this->visit( $user )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'closes: ', $html );
		$this->assertStringNotContainsString( '<form', $html );
		$this->assertStringNotContainsString( '<iframe', $html );
		$this->assertStringNotContainsString( '<form', $this->visit( $user, [ 'step' => 'send' ] )->getHTML() );
		$this->expectException( PermissionsError::class );
		$this->act( 'hold', [ 'reason' => 'No' ], $user );
	}

	public function testAnIntroductionIsWrittenInSeveralLanguages(): void {
		$this->saveEvent( 'Talk' );
		$this->assertDone( 'introduction', $this->act( 'introduction', [
			'text' => [ 'en' => " '''Good''' news\r\n" ], 'newlanguage' => 'DE', 'newtext' => 'Gute Nachricht'
		] ) );
		$this->assertSame( [ 'de' => 'Gute Nachricht', 'en' => "'''Good''' news" ], $this->introduction() );
		$html = $this->visit( $this->editor(), [ 'done' => 'introduction' ] )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'done-introduction)', $html );
		$this->assertSame( 2, substr_count( $html, '<iframe' ) );
		$this->assertStringContainsString( '&lt;b&gt;Good&lt;/b&gt; news', $html );
		$this->assertDone( 'introduction', $this->act( 'introduction', [ 'text' => [ 'en' => '', 'de' => 'Gute Nachricht' ] ] ) );
		$this->assertSame( [ 'de' => 'Gute Nachricht' ], $this->introduction() );
		$this->assertSame( [ 'digest-introduction', 'digest-introduction' ], $this->logged() );
	}

	public function testAPreviewSavesNothing(): void {
		$this->saveEvent( 'Talk' );
		$output = $this->act( 'preview', [ 'text' => [ 'en' => 'A first try <script>x</script>' ] ] );
		$this->assertSame( '', $output->getRedirect() );
		$this->assertStringContainsString( 'A first try', $output->getHTML() );
		$this->assertStringNotContainsString( '<script>', $output->getHTML() );
		$this->assertSame( [], $this->introduction() );
		$this->assertSame( [], $this->logged() );
	}

	public static function provideBadIntroductions(): iterable {
		yield 'too long' => [ [ 'text' => [ 'en' => str_repeat( 'ä', 4001 ) ] ], 'long: English, 4000, 4001' ];
		yield 'no language' => [ [ 'newlanguage' => '', 'newtext' => 'Hello' ], 'bad-language: ' ];
		yield 'unknown language' => [ [ 'newlanguage' => 'nonsense', 'newtext' => 'Hello' ], 'bad-language: nonsense' ];
		yield 'too many languages' => [
			[ 'text' => array_fill_keys( [ 'ar', 'de', 'en', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'nl' ], 'x' ) ],
			'many-languages: 10, 11'
		];
	}

	/** @dataProvider provideBadIntroductions */
	public function testWhatIsTooMuchIsRefusedAndKeptInTheForm( array $data, string $problem ): void {
		$this->saveEvent( 'Talk' );
		$html = $this->act( 'introduction', $data )->getHTML();
		$this->assertStringContainsString( self::P . $problem, $html );
		$this->assertStringContainsString( $data['newtext'] ?? current( $data['text'] ), $html );
		$this->assertSame( [], $this->introduction() );
	}

	public function testTheLongestIntroductionIsTaken(): void {
		$this->assertDone( 'introduction', $this->act( 'introduction', [ 'text' => [ 'en' => str_repeat( 'ä', 4000 ) ] ] ) );
		$this->assertSame( 4000, mb_strlen( $this->introduction()['en'] ) );
	}

	public function testOfTwoWhoWriteAtOnceTheSecondIsShownWhatTheFirstOneWrote(): void {
		$seen = IssueEditor::version( [] );
		$this->act( 'introduction', [ 'text' => [ 'en' => 'The first' ], 'seen' => $seen ] );
		$html = $this->act( 'introduction', [ 'text' => [ 'en' => 'The second' ], 'seen' => $seen ] )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'conflict)', $html );
		$this->assertStringContainsString( '<pre dir="auto" lang="en">The first</pre>', $html );
		$this->assertStringContainsString( "\nThe second</textarea>", $html );
		$this->assertSame( [ 'en' => 'The first' ], $this->introduction() );
		preg_match( '~name="seen"[^>]* value="(\w+)"|value="(\w+)" name="seen"~', $html, $match );
		$this->assertDone( 'introduction', $this->act( 'introduction', [
			'text' => [ 'en' => 'Both' ], 'seen' => ( $match[1] ?? '' ) ?: ( $match[2] ?? '' )
		] ) );
		$this->assertSame( [ 'en' => 'Both' ], $this->introduction() );
	}

	public function testWithoutATokenNothingHappens(): void {
		foreach ( [ 'introduction', 'hold', 'release', 'send', 'retry' ] as $do ) {
			$html = $this->act( $do, [ 'wpEditToken' => 'x', 'reason' => 'y', 'text' => [ 'en' => 'Kept' ] ] )->getHTML();
			$this->assertStringContainsString( '(sessionfailure)', $html );
			$this->assertStringContainsString( 'Kept</textarea>', $html );
		}
		$this->assertNull( $this->stateOf( self::ISSUE ) );
		$this->assertSame( [], $this->logged() );
	}

	public function testWhoIsBlockedDoesNothing(): void {
		$editor = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$this->getServiceContainer()->getBlockUserFactory()->newBlockUser( $editor, $this->editor(), 'infinity' )->placeBlockUnsafe();
		$html = $this->act( 'hold', [ 'reason' => 'Wait' ], $editor )->getHTML();
		$this->assertStringContainsString( 'blocked', $html );
		$this->assertNull( $this->stateOf( self::ISSUE ) );
	}

	public function testWhoIsTooFastIsToldSo(): void {
		$this->overrideConfigValue( 'RateLimits', [ 'eventcalendar-promote' => [ 'user' => [ 1, 60 ] ] ] );
		$this->setGroupPermissions( [ '*' => [ 'noratelimit' => false ], 'sysop' => [ 'noratelimit' => false ] ] );
		$editor = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$this->assertDone( 'hold', $this->act( 'hold', [ 'reason' => 'Wait' ], $editor ) );
		$this->assertStringContainsString( 'actionthrottled', $this->act( 'release', [], $editor )->getHTML() );
		$this->assertSame( 'held', $this->stateOf( self::ISSUE ) );
	}

	public function testOneThatIsHeldWaitsUntilItIsReleased(): void {
		$this->saveEvent( 'Talk' );
		$user = $this->subscribe();
		$this->assertStringContainsString( '(' . self::P . 'no-reason)', $this->act( 'hold' )->getHTML() );
		$long = str_repeat( 'x', 256 );
		$this->assertStringContainsString( '(eventcalendar-promotion-long-reason', $this->act( 'hold', [ 'reason' => $long ] )->getHTML() );
		$this->assertDone( 'hold', $this->act( 'hold', [ 'reason' => 'The dates are wrong' ] ) );
		$this->assertDone( 'hold', $this->act( 'hold', [ 'reason' => 'A second click' ] ) );
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'held: ', $html );
		$this->assertStringContainsString( '(' . self::P . 'is-held)', $this->act( 'send' )->getHTML() );

		$this->setAt( self::CLOSES, 600 );
		$this->sendDue();
		$this->assertSame( [], $this->sent );
		$this->assertStringContainsString( self::ISSUE, $this->visit( $this->editor() )->getHTML(), 'it is still the one to decide about' );
		$this->assertDone( 'release', $this->act( 'release' ) );
		$this->assertStringContainsString( '(' . self::P . 'closed: ', $this->visit( $this->editor() )->getHTML() );
		$this->sendDue();
		$this->assertSame( [ $user ], $this->sent );
		$this->assertSame( [ 'digest-hold The dates are wrong', 'digest-release' ], $this->logged() );
	}

	public function testOneThatIsStillHeldWhenTheNextOneClosesIsSaidNotToGoOutAnyMore(): void {
		$this->saveEvent( 'Talk', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$user = $this->subscribe();
		$this->act( 'introduction', [ 'text' => [ 'en' => 'Our <b>own</b> words' ] ] );
		$this->act( 'hold', [ 'reason' => 'Wait' ] );
		$html = $this->visit( $this->editor(), language: 'en' )->getHTML();
		$this->assertStringContainsString( 'Release it before 09:00, 7 December 2026', $html );
		$this->assertStringNotContainsString( 'still held when', $html );

		$this->setAt( '2026-12-07T09:00Z' );
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '<bdi>2026-W51</bdi>', $html, 'W50 is nobody\'s to decide about' );
		$this->assertStringContainsString( '<bdi>2026-W49</bdi>', $html );
		$this->assertSame( 1, substr_count( $html, '(' . self::P . 'state-overtaken)' ) );
		$this->assertStringContainsString( '(' . self::P . 'overtaken-help)', $html );
		$this->assertStringContainsString( 'Our &lt;b>own&lt;/b> words', $html );
		$this->assertStringNotContainsString( '(' . self::P . 'release)', $html );
		$this->sendDue();
		$this->assertSame( [ $user ], $this->sent, 'W50 has it all' );
		$html = $this->visit( $this->getTestUser()->getUser() )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'state-overtaken)', $html );
		$this->assertStringNotContainsString( 'words', $html, 'it was never published' );
	}

	public function testItIsSentAtOnceAfterAQuestion(): void {
		$this->saveEvent( 'Talk' );
		$this->saveEvent( 'Early', [ 'start' => '2026-11-28T18:00', 'end' => '2026-11-28T19:00' ] );
		$user = $this->subscribe();
		$html = $this->visit( $this->editor(), [ 'step' => 'send' ] )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'confirm-help: 1)', $html );
		$this->assertStringContainsString( 'Early', $html );
		$this->assertNull( $this->stateOf( self::ISSUE ) );

		$this->assertDone( 'send', $this->act( 'send' ) );
		$this->assertSame( 'sending', $this->stateOf( self::ISSUE ) );
		$this->runJobs();
		$this->assertSame( [ $user ], $this->sent );
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '<bdi>2026-W50</bdi>', $html );
		$this->assertStringContainsString( '(' . self::P . 'counts: 1, 0, 0, 0)', $html );
		$this->assertStringContainsString( '(' . self::P . 'gone)', $this->act( 'send' )->getHTML(), 'a second click' );
		$this->setAt( self::CLOSES, 600 );
		$this->sendDue();
		$this->assertSame( [ $user ], $this->sent );
		$this->assertSame( [ 'digest-send' ], $this->logged() );
	}

	public function testWhoHasNotSeenTheIntroductionSendsNothing(): void {
		$seen = IssueEditor::version( [] );
		$this->act( 'introduction', [ 'text' => [ 'en' => 'New' ] ] );
		$this->assertStringContainsString( '(' . self::P . 'conflict)', $this->act( 'send', [ 'seen' => $seen ] )->getHTML() );
		$this->assertSame( 'draft', $this->stateOf( self::ISSUE ) );
	}

	public function testTheReportSaysWhyAndWhatFailedIsTriedAgain(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$lost = $this->subscribe();
		$this->answer = static fn ( User $user ) => $user->getName() === $lost
			? DigestResult::failed( 'smtp-451' ) : DigestResult::refused( 'no-address' );
		foreach ( [ 0, 700, 4400, 26100 ] as $later ) {
			$this->setAt( self::CLOSES, $later );
			$this->sendDue();
		}
		$this->assertSame( 'sent', $this->stateOf( self::ISSUE ) );
		$html = $this->visit( $this->editor() )->getHTML();
		$this->assertStringContainsString( '(' . self::P . 'counts: 0, 0, 2, 0)', $html );
		$this->assertStringContainsString( '(' . self::P . 'reason: smtp-451, 1)', $html );
		$this->assertStringContainsString( '(' . self::P . 'reason-no-address: 1)', $html );
		$this->assertStringContainsString( '(' . self::P . 'retry)', $html );
		$other = $this->visit( $this->getTestUser()->getUser() )->getHTML();
		$this->assertStringNotContainsString( 'smtp', $other );
		$this->assertStringNotContainsString( $lost, $html . $other );

		$this->sent = [];
		$this->answer = null;
		$this->assertDone( 'retry', $this->act( 'retry' ) );
		$this->runJobs();
		$this->sendDue();
		$this->assertSame( [ "$lost again" ], $this->sent );
		$this->assertSame( 'sent', $this->stateOf( self::ISSUE ) );
		$this->setAt( self::CLOSES, 5 * 86400 );
		$this->assertStringContainsString( '(' . self::P . 'over)', $this->act( 'retry' )->getHTML() );
	}

	public function testLogEntriesSayWhatWasDoneWithWhichIssue(): void {
		$this->act( 'hold', [ 'reason' => 'Wait' ] );
		$row = $this->getDb()->newSelectQueryBuilder()->queryInfo( \DatabaseLogEntry::getSelectQueryData() )
			->where( [ 'log_type' => 'eventcalendar' ] )->caller( __METHOD__ )->fetchRow();
		$formatter = $this->getServiceContainer()->getLogFormatterFactory()->newFromEntry( \DatabaseLogEntry::newFromRow( $row ) );
		$formatter->setContext( RequestContext::getMain() );
		$this->assertStringContainsString( 'held issue 2026-W49 of the digest', strip_tags( $formatter->getActionText() ) );
	}
}
