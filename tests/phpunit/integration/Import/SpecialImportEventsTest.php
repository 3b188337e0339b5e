<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Import\ImportEditor;
use MediaWiki\Extension\EventCalendar\Import\ImportRunner;
use MediaWiki\MainConfigNames;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PermissionsError;
use SpecialPageTestBase;
use UserBlockedError;
use UserNotLoggedIn;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialImportEvents
 * @covers \MediaWiki\Extension\EventCalendar\Special\ImportForm
 * @covers \MediaWiki\Extension\EventCalendar\Special\ImportPreviewRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\ImportReportRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportStash
 */
class SpecialImportEventsTest extends SpecialPageTestBase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [ MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'UTC' ] );
		$this->setService( 'MainObjectStash', new HashBagOStuff() );
	}

	protected function newSpecialPage(): SpecialPage {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'ImportEvents' );
	}

	private static function ics( string $summary, string $uid = 'a@x' ): string {
		return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:$uid\r\nSUMMARY:$summary\r\n" .
			"DTSTART:20270301T180000Z\r\nDTEND:20270301T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
	}

	private function post( array $data, User $user, bool $hasToken = true ): string {
		// The form looks at the session of the global request, everything else at that of its own.
		$session = RequestContext::getMain()->getRequest()->getSession();
		$session->setUser( clone $user );
		$request = new FauxRequest( $data, true, $session );
		if ( $hasToken ) {
			$request->setVal( 'wpEditToken', $session->getToken()->toString() );
		}
		$html = $this->executeSpecialPage( '', $request, 'en', $user )[0];
		DeferredUpdates::doUpdates();
		return $html;
	}

	private function preview( string $text, User $user, array $choices = [] ): string {
		return $this->post( $choices + [
			'wptext' => $text, 'wptype' => 'workshop', 'wptopics' => 'one, two', 'wptimezone' => 'UTC', 'wpstatus' => 'confirmed'
		], $user );
	}

	private function token( string $html ): string {
		$this->assertSame( 1, preg_match( '/value="([0-9a-f]{32})" name="import"/', $html, $match ), $html );
		return $match[1];
	}

	private function exists( string $page ): bool {
		return Title::newFromText( $page )->exists( IDBAccessObject::READ_LATEST );
	}

	public function testWhoIsNotLoggedInIsAskedTo(): void {
		$this->expectException( UserNotLoggedIn::class );
		$this->executeSpecialPage( '', null, 'en', $this->getServiceContainer()->getUserFactory()->newAnonymous() );
	}

	public function testWhoMayNotCreatePagesIsSentAway(): void {
		$this->setGroupPermissions( [ '*' => [ 'createpage' => false ], 'user' => [ 'createpage' => false ] ] );
		$this->expectException( PermissionsError::class );
		$this->executeSpecialPage( '', null, 'en', $this->getTestUser()->getUser() );
	}

	public function testWhoIsBlockedIsSentAway(): void {
		$user = $this->getMutableTestUser()->getUser();
		$this->getServiceContainer()->getDatabaseBlockStore()->insertBlock( new DatabaseBlock( [
			'address' => $user, 'by' => $this->getTestSysop()->getUser(), 'reason' => 'test', 'expiry' => 'infinity'
		] ) );
		$this->expectException( UserBlockedError::class );
		$this->executeSpecialPage( '', null, 'en', $user );
	}

	public function testNobodyCanPreviewOrGoOnAsOftenAsTheyLike(): void {
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'eventcalendar-import' => [ 'user' => [ 1, 60 ] ] ] );
		$user = $this->getMutableTestUser()->getUser();
		$token = $this->token( $this->preview( self::ics( 'Talk' ), $user ) );
		$tooOften = wfMessage( 'actionthrottledtext' )->inLanguage( 'en' )->text();
		$this->assertStringContainsString( $tooOften, $this->preview( self::ics( 'Talk' ), $user ) );

		$html = $this->post( [ 'import' => $token ], $user );
		$this->assertStringContainsString( $tooOften, $html );
		$this->assertSame( $token, $this->token( $html ) );
		$this->assertFalse( $this->exists( 'EventCalendar:Talk' ) );
	}

	public function testOnlyTheLastFewPreviewsAreKept(): void {
		$user = $this->getMutableTestUser()->getUser();
		$tokens = [];
		foreach ( [ 'A', 'B', 'C', 'D' ] as $name ) {
			$tokens[] = $this->token( $this->preview( self::ics( $name, "$name@x" ), $user ) );
		}
		$this->assertStringContainsString(
			wfMessage( 'eventcalendar-import-gone' )->inLanguage( 'en' )->escaped(), $this->post( [ 'import' => $tokens[0] ], $user )
		);
		foreach ( [ 1, 2, 3 ] as $i ) {
			$this->post( [ 'import' => $tokens[$i] ], $user );
		}
		$this->assertSame( [ false, true, true, true ], array_map(
			fn ( string $name ) => $this->exists( "EventCalendar:$name" ), [ 'A', 'B', 'C', 'D' ]
		) );
	}

	public function testThePreviewWritesNothingAndTheImportDoes(): void {
		$user = $this->getMutableTestUser()->getUser();
		$html = $this->preview( self::ics( 'Talk' ), $user );
		$this->assertStringContainsString( 'New: 1, changed: 0', $html );
		$this->assertStringContainsString( 'EventCalendar:Talk', $html );
		$this->assertFalse( $this->exists( 'EventCalendar:Talk' ) );

		$html = $this->post( [ 'import' => $this->token( $html ) ], $user );
		$this->assertStringContainsString( 'New: 1, changed: 0, unchanged: 0, not imported: 0', $html );
		$this->assertStringContainsString( 'tagfilter=eventcalendar-import', $html );
		$this->assertTrue( $this->exists( 'EventCalendar:Talk' ) );

		$html = $this->preview( self::ics( 'Talk' ), $user );
		$this->assertStringContainsString( 'unchanged: 1', $html );
		$this->assertStringContainsString( 'nothing to import', $html );
		$this->assertStringNotContainsString( 'name="import"', $html );
	}

	public function testAnImportThatTakesLongerThanARequestGoesOnInTheNext(): void {
		$services = $this->getServiceContainer();
		$this->setService( 'EventCalendar.ImportRunner', new ImportRunner(
			$services->getService( 'EventCalendar.EventFileReader' ), $services->getService( 'EventCalendar.ImportPlanner' ),
			new ImportEditor(), $services->getService( 'EventCalendar.ImportProblemFormatter' ),
			$services->getService( 'EventCalendar.ReplicaWait' ), 0.0
		) );
		$user = $this->getMutableTestUser()->getUser();
		$two = str_replace( "END:VCALENDAR\r\n", '', self::ics( 'One' ) ) . strstr( self::ics( 'Two', 'b@x' ), 'BEGIN:VEVENT' );
		$token = $this->token( $this->preview( $two, $user ) );
		$html = $this->post( [ 'import' => $token ], $user );
		$this->assertStringContainsString( '1 of 2', $html );
		$this->assertMatchesRegularExpression( '/<progress [^>]*value="1" max="2"/', $html );
		$this->assertSame( $token, $this->token( $html ) );
		$this->assertStringContainsString( 'ext-eventcalendar-import__step--by-itself', $html );
		$html = $this->post( [ 'import' => $token ], $user );
		$this->assertStringContainsString( 'New: 2', $html );
		// Once more, as a reload would
		$this->assertStringContainsString( 'New: 2', $this->post( [ 'import' => $token ], $user ) );
	}

	public function testWithoutTheTokenOfTheSessionNothingIsImported(): void {
		$user = $this->getMutableTestUser()->getUser();
		$token = $this->token( $this->preview( self::ics( 'Talk' ), $user ) );
		$this->post( [ 'import' => $token, 'wpEditToken' => 'forged+\\' ], $user, false );
		$this->assertFalse( $this->exists( 'EventCalendar:Talk' ) );
		$this->post( [ 'import' => $token ], $user );
		$this->assertTrue( $this->exists( 'EventCalendar:Talk' ) );
	}

	public function testAnImportBelongsToWhoBeganIt(): void {
		$token = $this->token( $this->preview( self::ics( 'Talk' ), $this->getMutableTestUser()->getUser() ) );
		$html = $this->post( [ 'import' => $token ], $this->getMutableTestUser()->getUser() );
		$this->assertStringContainsString( 'begun more than a day ago', $html );
		$this->assertFalse( $this->exists( 'EventCalendar:Talk' ) );
	}

	public function testWhatAFileSaysIsText(): void {
		$user = $this->getMutableTestUser()->getUser();
		$evil = '<script>alert(1)</script><img src=x onerror=alert(2)> {{Main Page}} "\'';
		foreach ( [ self::ics( $evil, 'b@x' ), self::ics( 'Talk', '<script>alert(3)</script>' ), $evil ] as $text ) {
			$html = $this->preview( $text, $user );
			// Where the form is shown again, the text is in its field.
			$html = preg_replace( '~<textarea.*?</textarea>~s', '', $html );
			$this->assertStringNotContainsString( '<script>alert', $html );
			$this->assertStringNotContainsString( '<img src=x', $html );
			$this->assertStringNotContainsString( 'class="new"', $html );
		}
		$html = $this->post( [ 'import' => $this->token( $this->preview( self::ics( $evil, 'b@x' ), $user ) ) ], $user );
		$this->assertStringNotContainsString( '<img src=x', $html );
		$this->assertStringContainsString( 'New: 1', $html );
	}

	public static function provideUnusable(): array {
		return [
			'nothing' => [ '', [], 'Choose a file' ],
			'no calendar' => [ 'hello', [], 'eventcalendar' ],
			'a topic that there cannot be' => [ self::ics( 'Talk' ), [ 'wptopics' => 'No_Topic' ], '/topics/0' ],
			'a type that there is not' => [ self::ics( 'Talk' ), [ 'wptype' => 'no-such' ], 'wptype' ],
		];
	}

	/**
	 * @dataProvider provideUnusable
	 */
	public function testWhatCannotBeUsedGivesTheFormAgainWithTheReason( string $text, array $choices, string $expected ): void {
		$html = $this->preview( $text, $this->getMutableTestUser()->getUser(), $choices );
		$this->assertStringContainsString( '<textarea', $html );
		$this->assertStringContainsString( $expected, $html );
		$this->assertStringContainsString( 'cdx-message--error', $html );
		$this->assertStringNotContainsString( '⧼', $html );
		$this->assertStringNotContainsString( 'name="import"', $html );
	}

	public function testHostileFilesChangeNothing(): void {
		$user = $this->getMutableTestUser()->getUser();
		foreach ( glob( dirname( __DIR__, 3 ) . '/fixtures/ics/hostile-*.ics' ) as $file ) {
			$html = $this->preview( file_get_contents( $file ), $user );
			$this->assertMatchesRegularExpression( '/cdx-message--error|Skipped \(|New \(/', $html, $file );
		}
		$this->assertSame( 0, (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'page' )
			->where( [ 'page_namespace' => NS_EVENTCALENDAR ] )->caller( __METHOD__ )->fetchField() );
	}

	public function testItIsListedAmongTheSpecialPages(): void {
		$this->assertArrayHasKey( 'ImportEvents', $this->getServiceContainer()->getSpecialPageFactory()
			->getUsablePages( $this->getTestUser()->getUser() ) );
	}
}
