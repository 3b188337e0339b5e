<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\FollowUp;

use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Delivery\NoNotices;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Specials\SpecialBlankpage;
use MediaWiki\Title\Title;
use PermissionsError;
use SpecialPageTestBase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventFollowUp
 * @covers \MediaWiki\Extension\EventCalendar\Special\FollowUpForm
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\OutcomeEditor
 * @covers \MediaWiki\Extension\EventCalendar\FollowUp\OutcomeText
 */
final class SpecialEventFollowUpTest extends SpecialPageTestBase {
	use EventPageTestTrait;

	private const ADDRESS = 'https://example.org/recording';

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->setService( 'EventCalendar.Notices', new NoNotices() );
	}

	protected function newSpecialPage(): SpecialPage {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventFollowUp' );
	}

	/**
	 * @param string $subPage
	 * @param array<string,string>|null $values Null: only look
	 * @param Authority|null $authority
	 * @param bool $hasToken
	 */
	private function visit( string $subPage, ?array $values = null, ?Authority $authority = null, bool $hasToken = true ): string {
		ConvertibleTimestamp::setFakeTime( '2026-12-20T12:00:00Z' );
		$user = $this->getServiceContainer()->getUserFactory()
			->newFromAuthority( $authority ?? $this->getTestUser()->getAuthority() );
		// The form looks at the session of the global request, everything else at that of its own.
		$session = RequestContext::getMain()->getRequest()->getSession();
		$session->setUser( clone $user );
		$request = new FauxRequest( $values ?? [], $values !== null, $session );
		$request->setVal( 'wpEditToken', $hasToken ? $session->getToken()->toString() : 'wrong' );
		$html = $this->executeSpecialPage( $subPage, $request, 'en', $user )[0];
		DeferredUpdates::doUpdates();
		return $html;
	}

	/** @return array<string,mixed> */
	private function stored( int $pageId ): array {
		$content = $this->getServiceContainer()->getWikiPageFactory()->newFromID( $pageId )->getContent();
		return json_decode( $content->getText(), true );
	}

	public function testWhatIsFilledInStandsOnThePageAndWhereItIsDrawn(): void {
		$revision = $this->saveEvent( 'Talk' );
		$id = $revision->getPageId();
		$this->assertStringContainsString( 'Address of the recording', $this->visit( "$id" ) );
		$html = $this->visit( "$id", [
			'base' => (string)$revision->getId(), 'wprecording' => 'no address', 'wplive' => '5'
		] );
		$this->assertArrayNotHasKey( 'outcome', $this->stored( $id ), $html );
		$html = $this->visit( "$id", [
			'base' => (string)$revision->getId(), 'wprecording' => ' ' . self::ADDRESS . ' ', 'wplive' => '5', 'wpwatched' => '0'
		] );
		$this->assertStringContainsString( 'Saved. Thank you!', $html );
		$this->assertSame(
			[ 'recording' => self::ADDRESS, 'attendance' => [ 'live' => 5, 'recording' => 0 ] ], $this->stored( $id )['outcome']
		);
		$summary = $this->getServiceContainer()->getRevisionLookup()->getRevisionByPageId( $id )->getComment()->text;
		$this->assertNotSame( '', $summary );

		$answer = $this->json( $this->restGet( '/occurrences?start=2026-12-01T00:00:00Z&end=2026-12-31T00:00:00Z' ) );
		$this->assertSame( self::ADDRESS, $answer['occurrences'][0]['outcome']['recording'] );
		foreach ( [ 'ics', 'atom', 'json' ] as $format ) {
			$feed = (string)$this->restGet( "/calendar.$format?start=2026-12-01T00:00:00Z&end=2026-12-31T00:00:00Z" )->getBody();
			$feed = str_replace( [ "\r\n ", '\\/' ], [ '', '/' ], $feed );
			$this->assertStringContainsString( self::ADDRESS, $feed, $format );
		}
		$this->assertStringContainsString( self::ADDRESS, $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id )
			->getParserOutput()->getContentHolderText() );
	}

	public function testADateOfASeriesGetsAnOutcomeOfItsOwn(): void {
		$override = [ 'title' => 'Special' ];
		$revision = $this->saveEvent( 'Series', [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY', 'overrides' => [ '2026-12-10T17:00Z' => $override ]
		] ] );
		$id = $revision->getPageId();
		$base = [ 'base' => (string)$revision->getId() ];
		$this->visit( "$id:2026-12-10T18:00", $base + [ 'wpnotes' => self::ADDRESS ] );
		$overrides = $this->stored( $id )['recurrence']['overrides'];
		$this->assertSame( [ '2026-12-10T17:00Z' => $override + [ 'outcome' => [ 'notes' => self::ADDRESS ] ] ], $overrides );
		$this->visit( "$id", $base + [ 'wpnotes' => self::ADDRESS ] );
		$this->assertSame(
			[ 'outcome' => [ 'notes' => self::ADDRESS ] ], $this->stored( $id )['recurrence']['overrides']['2026-12-17T18:00'],
			'without a recurrence id the last that is over'
		);
		$this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => '' ] );
		$this->assertSame( [ '2026-12-10T17:00Z' ], array_keys( $this->stored( $id )['recurrence']['overrides'] ) );
	}

	private function latest( int $pageId ): string {
		return (string)$this->getServiceContainer()->getRevisionLookup()->getRevisionByPageId( $pageId )->getId();
	}

	/** @dataProvider provideMistakes */
	public function testWhatIsWrongIsSaidAndKept( array $values, string $message ): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$html = $this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => self::ADDRESS ] + $values );
		$this->assertMatchesRegularExpression( $message, strip_tags( $html ) );
		$this->assertStringContainsString( htmlspecialchars( (string)reset( $values ) ), $html );
		$this->assertStringContainsString( self::ADDRESS, $html );
		$this->assertArrayNotHasKey( 'outcome', $this->stored( $id ) );
	}

	public static function provideMistakes(): iterable {
		yield 'no address' => [ [ 'wpslides' => 'javascript:alert(1)' ], '~http~' ];
		yield 'too long' => [ [ 'wpslides' => 'https://example.org/' . str_repeat( 'x', 2000 ) ], '~2,000~' ];
		yield 'no number' => [ [ 'wplive' => 'many' ], '~number~' ];
		yield 'less than nobody' => [ [ 'wplive' => '-1' ], '~minimum|less~i' ];
		yield 'too many' => [ [ 'wpwatched' => '10000001' ], '~maximum|more~i' ];
	}

	public function testNobodyReplacesWhatTheyHaveNotSeen(): void {
		$old = $this->saveEvent( 'Talk' );
		$id = $old->getPageId();
		$this->saveEvent( 'Talk', [ 'outcome' => [ 'notes' => 'https://example.org/theirs' ] ] );
		$mine = [ 'wpnotes' => 'https://example.org/mine' ];
		$html = $this->visit( "$id", $mine + [ 'base' => (string)$old->getId() ] );
		$this->assertStringContainsString(
			'Somebody else filled this in meanwhile (Address of the notes: https://example.org/theirs)', strip_tags( $html )
		);
		$this->assertStringContainsString( 'https://example.org/mine', $html );
		$this->assertSame( [ 'notes' => 'https://example.org/theirs' ], $this->stored( $id )['outcome'] );
		$this->visit( "$id", $mine + [ 'base' => $this->latest( $id ) ] );
		$this->assertSame( [ 'notes' => 'https://example.org/mine' ], $this->stored( $id )['outcome'] );
	}

	public function testWhatElseChangedMeanwhileStays(): void {
		$old = $this->saveEvent( 'Talk' );
		$id = $old->getPageId();
		$this->saveEvent( 'Talk', [ 'topics' => [ 'design' ] ] );
		$this->visit( "$id", [ 'base' => (string)$old->getId(), 'wpnotes' => self::ADDRESS ] );
		$this->assertSame( [ 'design' ], $this->stored( $id )['topics'] );
		$this->assertSame( [ 'notes' => self::ADDRESS ], $this->stored( $id )['outcome'] );
	}

	public function testWithoutATokenNothingIsSaved(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => self::ADDRESS ], null, false );
		$this->assertArrayNotHasKey( 'outcome', $this->stored( $id ) );
	}

	public function testWhatKeepsSomebodyFromEditingKeepsThemFromThis(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$user = $this->getMutableTestUser()->getUser();
		$this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $user, $this->getTestSysop()->getUser(), 'infinity' )->placeBlockUnsafe();
		$this->expectException( PermissionsError::class );
		$this->visit( "$id", null, $user );
	}

	public function testWhatAnExtensionHasAgainstTheEditIsShownWithTheForm(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->setTemporaryHook( 'EditFilterMergedContent', static function ( $context, $content, $status ) {
			$status->fatal( 'spamprotectiontext' );
			return false;
		} );
		$html = $this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => self::ADDRESS ] );
		$this->assertStringContainsString( 'blocked by the spam filter', $html );
		$this->assertStringContainsString( self::ADDRESS, $html );
		$this->assertArrayNotHasKey( 'outcome', $this->stored( $id ) );
	}

	/** @dataProvider provideNothingToSay */
	public function testThereIsNoFormForWhatIsNotOverOrNothing( array $data, string $id, string $message ): void {
		$page = $this->saveEvent( 'Talk', $data )->getPageId();
		$html = $this->visit( str_replace( 'ID', (string)$page, $id ) );
		$this->assertStringContainsString( $message, $html );
		$this->assertStringNotContainsString( '<form', $html );
	}

	public static function provideNothingToSay(): iterable {
		$series = [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];
		yield 'not over' => [ [ 'start' => '2026-12-20T12:30', 'end' => '2026-12-20T13:30' ], 'ID', 'not over yet' ];
		yield 'cancelled' => [ [ 'status' => 'cancelled' ], 'ID', 'cancelled' ];
		yield 'no such date' => [ $series, 'ID:2026-12-04T18:00', 'no such event' ];
		yield 'a date of what is no series' => [ [], 'ID:2026-12-03T18:00', 'no such event' ];
		yield 'no such page' => [ [], '999999', 'no such event' ];
		yield 'another wiki' => [ [], 'otherwiki~ID', 'no such event' ];
		yield 'nothing' => [ [], '', 'no such event' ];
		yield 'markup' => [ [], '<script>', 'no such event' ];
	}

	public function testTheSameAgainLeadsToACopyAMonthLaterWhereTheWikiHasTheFormAndTheSeriesDoesNotGoOn(): void {
		$has = true;
		$this->setTemporaryHook( 'SpecialPage_initList', static function ( array &$list ) use ( &$has ) {
			unset( $list['ScheduleEvent'] );
			$list += $has ? [ 'ScheduleEvent' => SpecialBlankpage::class ] : [];
		} );
		$link = 'clone=EventCalendar%3ATalk&amp;date=2027-01-07';
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->assertStringContainsString( $link, $this->visit( "$id" ) );
		$saved = $this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => self::ADDRESS ] );
		$this->assertStringContainsString( $link, $saved );
		$series = $this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=2' ] ] )->getPageId();
		$this->assertStringNotContainsString( 'clone=', $this->visit( "$series:2026-12-03T18:00" ) );
		$this->assertStringContainsString( 'date=2027-01-14', $this->visit( "$series:2026-12-10T18:00" ) );
		$has = false;
		$this->getServiceContainer()->resetServiceForTesting( 'SpecialPageFactory' );
		$this->assertStringNotContainsString( 'clone=', $this->visit( "$id" ) );
	}

	public function testSpeakersAreThankedByWhoeverWantsToAndNotMoreOftenThanTheLimitAllows(): void {
		$sent = [];
		$notices = $this->createMock( Notices::class );
		$notices->method( 'canSend' )->willReturn( true );
		$notices->method( 'send' )->willReturnCallback( static function ( Notice $notice ) use ( &$sent ) {
			$sent[] = "{$notice->agent->getName()} thanks {$notice->recipient->getName()}";
			return true;
		} );
		$this->setService( 'EventCalendar.Notices', $notices );
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'eventcalendar-thanks' => [ 'user' => [ 1, 60 ] ] ] );
		$speaker = $this->getMutableTestUser()->getUser()->getName();
		$agent = $this->getMutableTestUser()->getUser();
		$id = $this->saveEvent( 'Talk', [ 'speakers' => [ [ 'user' => $speaker ] ] ] )->getPageId();
		$other = $this->saveEvent( 'Other', [ 'speakers' => [ [ 'user' => $speaker ] ] ] )->getPageId();
		$this->assertStringContainsString( "Thank the speakers with a notification: $speaker", $this->visit( "$id", null, $agent ) );
		$this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpnotes' => self::ADDRESS ], $agent );
		$this->assertSame( [], $sent );
		$this->visit( "$id", [ 'base' => $this->latest( $id ), 'wpthanks' => '1' ], $agent );
		$this->assertSame( [ "{$agent->getName()} thanks $speaker" ], $sent );
		$this->visit( "$other", [ 'base' => $this->latest( $other ), 'wpnotes' => self::ADDRESS, 'wpthanks' => '1' ], $agent );
		$this->assertCount( 1, $sent );
		$this->assertArrayNotHasKey( 'outcome', $this->stored( $other ) );
	}

	public function testWhatSomebodyMayNotReadIsNotTold(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( Title $title, $user, $action, &$result ) {
			$result = $action === 'read' && $title->inNamespace( NS_EVENTCALENDAR ) ? 'badaccess-group0' : $result;
			return !$result;
		} );
		$this->assertStringContainsString( 'no such event', $this->visit( "$id" ) );
	}
}
