<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Status\Status;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Content\UidCheck
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventContentHandler
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventUids
 * @covers \MediaWiki\Extension\EventCalendar\Model\EventUid
 */
class UidCheckTest extends ImportTestCase {
	private const EVENT = [ 'title' => 'x', 'type' => 'other', 'start' => '2027-03-01' ];

	private function try( string $page, ?string $uid, string $title = 'x' ): Status {
		$event = [ 'title' => $title ] + self::EVENT + ( $uid === null ? [] : [ 'uid' => $uid ] );
		$status = $this->editPage( $page, new EventContent( json_encode( $event ) ) );
		DeferredUpdates::doUpdates();
		return $status;
	}

	private function assertRefused( Status $status, string $owner ): void {
		$this->assertStatusNotOK( $status );
		$problems = $status->getMessages()[0]->getApiData()['problems'];
		$this->assertSame( [ '/uid', 'uid-taken' ], [ $problems[0]['pointer'], $problems[0]['code'] ] );
		$this->assertStringContainsString( $owner, $problems[0]['message'] );
	}

	private static function derived( string $page ): string {
		return Title::newFromText( $page )->getArticleID() . '@' . WikiMap::getCurrentWikiId() . '.eventcalendar';
	}

	public function testNoPageTakesTheUidThatAnotherNames(): void {
		$this->assertStatusOK( $this->try( 'EventCalendar:A', 'a@x' ) );
		$this->assertRefused( $this->try( 'EventCalendar:B', 'a@x' ), 'EventCalendar:A' );
		$this->assertNull( $this->event( 'EventCalendar:B' ) );
		$this->assertStatusOK( $this->try( 'EventCalendar:B', 'A@x' ) );
		$this->assertRefused( $this->try( 'EventCalendar:B', 'a@x' ), 'EventCalendar:A' );
	}

	public function testNoPageTakesTheUidThatCalendarsKnowAnotherBy(): void {
		$this->assertStatusOK( $this->try( 'EventCalendar:A', null ) );
		$this->assertRefused( $this->try( 'EventCalendar:B', self::derived( 'EventCalendar:A' ) ), 'EventCalendar:A' );
		$this->assertStatusOK( $this->try( 'EventCalendar:A', self::derived( 'EventCalendar:A' ) ) );
	}

	public function testAUidThatIsFreeAgainCanBeTaken(): void {
		$this->assertStatusOK( $this->try( 'EventCalendar:A', 'a@x' ) );
		$this->assertStatusOK( $this->try( 'EventCalendar:A', 'other@x' ) );
		$this->assertStatusOK( $this->try( 'EventCalendar:B', 'a@x' ) );
	}

	public function testAPageKeepsItsUidAndCanBeEdited(): void {
		$this->assertStatusOK( $this->try( 'EventCalendar:A', 'a@x' ) );
		$this->assertStatusOK( $this->try( 'EventCalendar:A', 'a@x', 'another title' ) );
	}

	public function testUidsOfOtherWikisAndOfPagesThatAreNoEventsAreFree(): void {
		$this->editPage( 'No event', 'x' );
		$this->assertStatusOK( $this->try( 'EventCalendar:A', '1@otherwiki.eventcalendar' ) );
		$this->assertStatusOK( $this->try( 'EventCalendar:B', self::derived( 'No event' ) ) );
	}
}
