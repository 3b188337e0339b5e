<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Rest\EventPageAccess;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Rest\LocalizedHttpException;
use MediaWiki\Revision\MutableRevisionRecord;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWikiIntegrationTestCase;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\EventHandler
 * @covers \MediaWiki\Extension\EventCalendar\Rest\EventPageAccess
 * @covers \MediaWiki\Extension\EventCalendar\Rest\PublicHandler
 */
class EventHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	/** What only organisers and presenters should meet */
	private const HIDDEN = [
		'organizerNotes' => [ 'en' => 'SECRET notes' ],
		'participation' => [
			[ 'kind' => 'video', 'url' => 'https://x.example/SECRET', 'for' => 'presenters' ],
			[ 'kind' => 'chat', 'url' => 'https://chat.example/' ],
		],
		'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
			'2026-12-10T18:00' => [ 'title' => 'Second', 'participation' => [
				[ 'kind' => 'phone', 'text' => 'SECRET', 'for' => 'presenters' ] ] ],
		] ],
	];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	public function testTellsAnEventAndItsNextOccurrences(): void {
		$revision = $this->saveEvent( 'Talk of/the week', self::HIDDEN );
		$response = $this->restGet( '/events/EventCalendar:Talk_of%2Fthe_week' );
		$answer = $this->json( $response );
		$this->assertStringNotContainsString( 'SECRET', (string)$response->getBody() );
		$this->assertSame( (string)$revision->getPageId(), $answer['id'] );
		$this->assertSame( 'EventCalendar:Talk of/the week', $answer['page'] );
		$this->assertStringEndsWith( 'EventCalendar:Talk_of/the_week', $answer['url'] );
		$this->assertSame( $revision->getId(), $answer['revision'] );
		$this->assertSame( 'Talk of/the week', $answer['title'] );
		$this->assertSame( '2026-12-03T18:00', $answer['start'] );
		$this->assertSame( [ [ 'kind' => 'chat', 'url' => 'https://chat.example/' ] ], $answer['participation'] );
		$this->assertCount( 10, $answer['occurrences'] );
		$this->assertSame( '2026-12-03T17:00:00Z', $answer['occurrences'][0]['start'] );
		$this->assertSame( 'Second', $answer['occurrences'][1]['title'] );
		$this->assertSame( '*', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
		$this->assertSame( 'public, max-age=60, s-maxage=300', $response->getHeaderLine( 'Cache-Control' ) );
		$this->assertFalse( $response->hasHeader( 'Last-Modified' ), 'The next occurrences change without an edit' );
	}

	public function testTheTitleMayHaveSpacesAndTheWikisNameOfTheNamespace(): void {
		$this->saveEvent( 'Talk of the week' );
		foreach ( [ 'EventCalendar:Talk%20of%20the%20week', 'eventCalendar:_Talk_of the+week' ] as $title ) {
			$path = '/events/' . str_replace( '+', '%20', $title );
			$this->assertSame( 'Talk of the week', $this->json( $this->restGet( str_replace( ' ', '_', $path ) ) )['title'] );
		}
	}

	public function testOccurrencesComeInTheLanguageAskedForAndThePageInAll(): void {
		$this->saveEvent( 'Talk', [ 'title' => [ 'en' => 'Talk', 'de' => 'Vortrag' ] ] );
		$answer = $this->json( $this->restGet( '/events/EventCalendar:Talk?uselang=de' ) );
		$this->assertEquals( [ 'en' => 'Talk', 'de' => 'Vortrag' ], $answer['title'] );
		$this->assertSame( 'Vortrag', $answer['occurrences'][0]['title'] );
	}

	public function testWhatIsOverHasNoNextOccurrence(): void {
		$this->saveEvent( 'Talk', [ 'start' => '2026-11-03T18:00', 'end' => '2026-11-03T19:00' ] );
		$this->assertSame( [], $this->json( $this->restGet( '/events/EventCalendar:Talk' ) )['occurrences'] );
	}

	public function testFullIsThePagesTextForWhoeverMayReadIt(): void {
		$revision = $this->saveEvent( 'Talk', self::HIDDEN );
		$response = $this->restGet( '/events/EventCalendar:Talk?full=1' );
		$this->assertSame(
			$revision->getContent( SlotRecord::MAIN )->getText(), (string)$response->getBody()
		);
		$this->assertStringContainsString( 'SECRET notes', (string)$response->getBody() );
		$this->assertStringStartsWith( 'private', $response->getHeaderLine( 'Cache-Control' ) );
		$this->assertStringNotContainsString( 's-maxage', $response->getHeaderLine( 'Cache-Control' ) );
		$modified = $response->getHeaderLine( 'Last-Modified' );
		$this->assertSame( 'Tue, 01 Dec 2026 12:00:00 GMT', $modified );
		$this->assertSame( 304, $this->restGet(
			'/events/EventCalendar:Talk?full=1', [ 'If-Modified-Since' => $modified ]
		)->getStatusCode() );
	}

	public static function provideMissing(): iterable {
		yield 'no such page' => [ 'EventCalendar:Missing', 'rest-nonexistent-title' ];
		yield 'another namespace' => [ 'Project:Other', 'eventcalendar-rest-not-an-event' ];
		yield 'no namespace' => [ 'Talk', 'eventcalendar-rest-not-an-event' ];
		yield 'a special page' => [ 'Special:Version', 'eventcalendar-rest-not-an-event' ];
		yield 'the talk page' => [ 'EventCalendar_talk:Talk', 'eventcalendar-rest-not-an-event' ];
	}

	/**
	 * @dataProvider provideMissing
	 */
	public function testWhatIsNoEventIsNotFound( string $title, string $error ): void {
		$this->saveEvent( 'Talk' );
		$this->editPage( 'Project:Other', 'x' );
		foreach ( [ '', '?full=1', '/event.ics' ] as $more ) {
			$answer = $this->json( $this->restGet( "/events/$title$more" ), 404 );
			$this->assertSame( $error, $answer['errorKey'] );
			$this->assertStringNotContainsString( '⧼', implode( $answer['messageTranslations'] ) );
		}
	}

	public function testATitleThatCannotBeIsABadRequest(): void {
		$this->assertSame( 'badtitle', $this->json( $this->restGet( '/events/a%5Bb' ), 400 )['failureCode'] );
	}

	public function testADeletedPageIsNotFound(): void {
		$revision = $this->saveEvent( 'Talk' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $revision->getPage() ) );
		foreach ( [ '', '?full=1', '/event.ics' ] as $more ) {
			$this->json( $this->restGet( "/events/EventCalendar:Talk$more" ), 404 );
		}
	}

	public function testAnInvalidPageTellsItsProblems(): void {
		$revision = $this->saveEvent( 'Talk' );
		$text = '{ "title": "X", "type": "tech-talk", "start": "2026-13-01T10:00", "organizerNotes": "SECRET" }';
		$this->replaceText( $revision, $text );
		foreach ( [ '', '/event.ics' ] as $more ) {
			$response = $this->restGet( "/events/EventCalendar:Talk$more" );
			$answer = $this->json( $response, 422 );
			$this->assertSame( 'eventcalendar-rest-invalid-event', $answer['errorKey'] );
			$this->assertContains( '/start', array_column( $answer['problems'], 'pointer' ) );
			$this->assertStringNotContainsString( 'SECRET', (string)$response->getBody() );
		}
		$this->assertSame( $text, (string)$this->restGet( '/events/EventCalendar:Talk?full=1' )->getBody() );
		$this->replaceText( $revision, '{ "no json' );
		$this->json( $this->restGet( '/events/EventCalendar:Talk?full=1' ), 422 );
	}

	/**
	 * As an import does, which checks nothing.
	 */
	private function replaceText( RevisionRecord $revision, string $text ): void {
		$services = $this->getServiceContainer();
		$address = $services->getBlobStore()->storeBlob( $text );
		$content = $revision->getSlot( SlotRecord::MAIN, RevisionRecord::RAW );
		$this->getDb()->newUpdateQueryBuilder()
			->update( 'content' )
			->set( [ 'content_address' => $address ] )
			->where( [ 'content_id' => $content->getContentId() ] )
			->caller( __METHOD__ )->execute();
		$services->resetServiceForTesting( 'RevisionStore' );
		$services->resetServiceForTesting( 'RevisionLookup' );
		$services->resetServiceForTesting( 'EventCalendar.EventPageAccess' );
		$services->getMainWANObjectCache()->clearProcessCache();
	}

	/**
	 * Core hides no current revision; whatever does must be respected all the same.
	 */
	public function testAHiddenTextIsForThoseWhoMaySeeIt(): void {
		$title = $this->getServiceContainer()->getTitleFactory()->newFromText( 'EventCalendar:Talk' );
		$revision = ( new MutableRevisionRecord( $title ) )->setId( 5 )
			->setContent( SlotRecord::MAIN, new EventContent( '{}' ) )
			->setVisibility( RevisionRecord::DELETED_TEXT );
		/** @var EventPageAccess $pages */
		$pages = $this->getServiceContainer()->getService( 'EventCalendar.EventPageAccess' );
		$sysop = $this->getTestSysop()->getAuthority();
		$this->assertSame( '{}', $pages->content( $revision, RevisionRecord::FOR_THIS_USER, $sysop )->getText() );
		$this->expectExceptionObject( new LocalizedHttpException(
			MessageValue::new( 'rest-permission-denied-revision' )->numParams( 5 ), 403
		) );
		$pages->content( $revision, RevisionRecord::FOR_PUBLIC, $sysop );
	}

	public function testWhoMayNotReadThePageLearnsNothingOfIt(): void {
		$this->saveEvent( 'Talk' );
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			if ( $action === 'read' && $title->inNamespace( NS_EVENTCALENDAR ) ) {
				$result = [ 'badaccess-group0' ];
				return false;
			}
		} );
		foreach ( [ 'Talk', 'Talk?full=1', 'Talk/event.ics', 'Missing' ] as $path ) {
			$answer = $this->json( $this->restGet( "/events/EventCalendar:$path" ), 403 );
			$this->assertSame( 'rest-permission-denied-title', $answer['errorKey'] );
		}
	}

	public function testAPrivateWikiTellsNothing(): void {
		$this->saveEvent( 'Talk' );
		$this->setGroupPermissions( '*', 'read', false );
		foreach ( [ '', '?full=1', '/event.ics' ] as $more ) {
			$this->assertSame( 403, $this->restGet( "/events/EventCalendar:Talk$more" )->getStatusCode() );
		}
	}

	public function testWhatOnlySomeMayReadIsNotShared(): void {
		$this->saveEvent( 'Talk' );
		$this->setGroupPermissions( '*', 'read', false );
		// Such as readers of one network, who are not logged in
		$this->setTemporaryHook( 'UserGetRights', static function ( $user, &$rights ) {
			$rights[] = 'read';
		} );
		foreach ( [ '/occurrences', '/events/EventCalendar:Talk', '/events/EventCalendar:Talk/event.ics' ] as $path ) {
			$response = $this->restGet( $path );
			$this->assertSame( 200, $response->getStatusCode() );
			$this->assertSame( 'private, must-revalidate, max-age=0', $response->getHeaderLine( 'Cache-Control' ) );
			$this->assertFalse( $response->hasHeader( 'Access-Control-Allow-Origin' ), $path );
		}
	}

	public function testAMovedPageIsFoundUnderItsNewTitle(): void {
		$revision = $this->saveEvent( 'Talk' );
		$services = $this->getServiceContainer();
		$to = $services->getTitleFactory()->newFromText( 'EventCalendar:Lecture' );
		$from = $services->getTitleFactory()->newFromLinkTarget( $revision->getPageAsLinkTarget() );
		$this->assertStatusGood( $services->getMovePageFactory()->newMovePage( $from, $to )
			->move( $this->getTestSysop()->getUser(), null, false ) );
		DeferredUpdates::doUpdates();
		$this->json( $this->restGet( '/events/EventCalendar:Talk' ), 404 );
		$answer = $this->json( $this->restGet( '/events/EventCalendar:Lecture' ) );
		$this->assertSame( (string)$revision->getPageId(), $answer['id'] );
	}
}
