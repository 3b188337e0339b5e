<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportPlanner
 * @covers \MediaWiki\Extension\EventCalendar\Import\EventPageFinder
 * @covers \MediaWiki\Extension\EventCalendar\Import\EventPages
 * @covers \MediaWiki\Extension\EventCalendar\Import\EditPermission
 * @covers \MediaWiki\Extension\EventCalendar\Import\NewPageTitles
 * @covers \MediaWiki\Extension\EventCalendar\Import\PlannedTextCheck
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportSummary
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlEventUids
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlImportedRevisions
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ImportTagHandler
 */
class ImportPlannerTest extends ImportTestCase {
	private const EVENT = [
		'title' => [ 'en' => 'Talk' ], 'type' => 'tech-talk',
		'start' => '2027-03-01T18:00', 'end' => '2027-03-01T19:00', 'timeZone' => 'UTC',
	];

	private static function line( array $entry ): string {
		return json_encode( $entry + [ 'event' => self::EVENT ] );
	}

	private static function derived( int $pageId ): string {
		return "$pageId@" . WikiMap::getCurrentWikiId() . '.eventcalendar';
	}

	public function testAnEventThatTheWikiLacksIsNew(): void {
		$entry = $this->onlyEntry( self::calendar( self::ics( 'a@x', 'Talk' ) ) );
		$this->assertSame( ImportEntry::NEW, $entry->outcome );
		$this->assertSame( 'EventCalendar:Talk', $entry->page );
		$this->assertNull( $entry->baseRevId );
		$event = json_decode( $entry->text, true );
		$this->assertSame( 'a@x', $event['uid'] );
		$this->assertSame( [ 'imported' ], $event['topics'] );
		$this->assertSame( array_keys( $event ), array_values( array_intersect( array_keys( $event ), $entry->fields ) ) );
		$this->assertSame( 0, $this->eventPages() );
	}

	public function testWhatWasImportedIsUnchangedUntilTheSourceChanges(): void {
		$text = self::calendar( self::ics( 'a@x', 'Talk' ) );
		$this->importAll( $text );
		$entry = $this->onlyEntry( $text );
		$this->assertSame( [ ImportEntry::UNCHANGED, null ], [ $entry->outcome, $entry->text ] );

		$entry = $this->onlyEntry( self::calendar( self::ics( 'a@x', 'Better talk' ) ) );
		$this->assertSame( ImportEntry::CHANGED, $entry->outcome );
		$this->assertSame( 'EventCalendar:Talk', $entry->page );
		$this->assertSame( [ 'title' ], $entry->fields );
		$this->assertSame( $this->revisionId( 'EventCalendar:Talk' ), $entry->baseRevId );
		$this->assertStringContainsString( 'title', $entry->summary );
	}

	public function testAnEventOfThisWikiIsKnownByTheUidThatCalendarsKnowItBy(): void {
		$this->edit( 'EventCalendar:Mine', self::EVENT );
		$id = Title::newFromText( 'EventCalendar:Mine' )->getArticleID();
		$entry = $this->onlyEntry( self::line( [ 'uid' => self::derived( $id ) ] ) );
		$this->assertSame( [ ImportEntry::UNCHANGED, 'EventCalendar:Mine' ], [ $entry->outcome, $entry->page ] );
		$entry = $this->onlyEntry( self::calendar( self::ics( self::derived( $id ), 'Renamed' ) ) );
		$this->assertSame( [ ImportEntry::CHANGED, 'EventCalendar:Mine' ], [ $entry->outcome, $entry->page ] );
		$this->assertArrayNotHasKey( 'uid', json_decode( $entry->text, true ) );
	}

	public function testAUidOfAPageThatIsGoneOrOfAnotherWikiIsKept(): void {
		foreach ( [ self::derived( 99999 ), '1@otherwiki.eventcalendar' ] as $uid ) {
			$entry = $this->onlyEntry( self::line( [ 'uid' => $uid ] ) );
			$this->assertSame( ImportEntry::NEW, $entry->outcome );
			$this->assertSame( $uid, json_decode( $entry->text, true )['uid'] );
		}
	}

	public function testAPageThatIsNoEventHasNoUid(): void {
		$this->editPage( 'Some page', 'text' );
		$uid = self::derived( Title::newFromText( 'Some page' )->getArticleID() );
		$this->assertSame( ImportEntry::NEW, $this->onlyEntry( self::line( [ 'uid' => $uid ] ) )->outcome );
	}

	public function testWithoutAUidOnlyAPageThatIsNamedIsWrittenTo(): void {
		$entry = $this->onlyEntry( self::calendar( self::ics( null, 'Talk' ) ) );
		$this->assertSame( [ ImportEntry::SKIPPED, 'no-uid' ], [ $entry->outcome, $entry->problems[0]->code ] );
		$this->edit( 'EventCalendar:Named', self::EVENT );
		$entry = $this->onlyEntry( self::line( [ 'page' => 'EventCalendar:Named', 'event' => [ 'type' => 'workshop' ] + self::EVENT ] ) );
		$this->assertSame( [ ImportEntry::CHANGED, [ 'type' ] ], [ $entry->outcome, $entry->fields ] );
		$entry = $this->onlyEntry( self::line( [ 'page' => 'Main Page' ] ) );
		$this->assertSame( [ ImportEntry::SKIPPED, 'no-such-page' ], [ $entry->outcome, $entry->problems[0]->code ] );
	}

	public function testATitleThatAnotherEventHasIsToldApartByDateAndNumber(): void {
		$this->edit( 'EventCalendar:Talk', self::EVENT );
		$plan = $this->plan( self::calendar( self::ics( 'a@x', 'Talk' ), self::ics( 'b@x', 'Talk' ), self::ics( 'c@x', 'Talk' ) ) );
		$this->assertSame(
			[ 'EventCalendar:Talk (2027-03-01)', 'EventCalendar:Talk (2027-03-01) 2', 'EventCalendar:Talk (2027-03-01) 3' ],
			array_column( $plan->entries, 'page' )
		);
	}

	public function testTitlesAreTheSameWhicheverPartIsLookedAt(): void {
		$events = array_map( static fn ( int $i ) => self::ics( "$i@x", 'Talk' ), range( 1, 5 ) );
		$text = self::calendar( self::ics( 'bad@x', 'x', 'DTSTART:nonsense' ), ...$events );
		$all = $this->plan( $text );
		$this->assertSame( 6, $all->total );
		$this->assertSame( [ 'new' => 5, 'skipped' => 1, 'changed' => 0, 'unchanged' => 0 ], $all->counts() );
		$parts = [];
		for ( $offset = 0; $offset < 6; $offset += 2 ) {
			$part = $this->plan( $text, null, $offset, 2 );
			$this->assertSame( 6, $part->total );
			array_push( $parts, ...$part->entries );
		}
		$this->assertEquals( $all->entries, $parts );
		$this->assertSame( [], $this->plan( $text, null, 6, 2 )->entries );
	}

	public static function provideTitles(): array {
		return [
			'brackets' => [ 'A [draft] {of} <b>bold</b> | more #1', 'A (draft) (of) ‹b›bold‹/b› – more 1' ],
			'an escape' => [ 'Save 50%25 &amp; more', 'Save 50％25 ＆amp; more' ],
			'percent and ampersand as they are' => [ 'Q&A: 100 % done', 'Q&A: 100 % done' ],
			'a path' => [ '../../etc/passwd', 'Etc/passwd' ],
			'colons' => [ '::Talk: colons', 'Talk: colons' ],
			'nothing that can stay' => [ '#', 'Event' ],
			'signatures' => [ 'Sign ~~~~', 'Sign ~~' ],
		];
	}

	/**
	 * @dataProvider provideTitles
	 */
	public function testATitleIsMadeValid( string $summary, string $expected ): void {
		$this->assertSame( "EventCalendar:$expected", $this->onlyEntry( self::line( [
			'uid' => 'a@x', 'event' => [ 'title' => $summary ] + self::EVENT
		] ) )->page );
	}

	public function testALongTitleIsCutBetweenCharacters(): void {
		$entry = $this->onlyEntry( self::line( [ 'uid' => 'a@x', 'event' => [ 'title' => str_repeat( '日', 200 ) ] + self::EVENT ] ) );
		$this->assertSame( 'EventCalendar:' . str_repeat( '日', 75 ), $entry->page );
	}

	public function testWhatEditorsChangedIsKept(): void {
		$this->importAll( self::calendar( self::ics( 'a@x', 'Talk', 'LOCATION:Room 1' ) ) );
		$event = $this->event( 'EventCalendar:Talk' );
		$edited = [ 'type' => 'workshop', 'topics' => [ 'imported', 'own' ], 'outcome' => [ 'notes' => 'https://x.example/' ] ] + $event;
		$this->edit( 'EventCalendar:Talk', [ 'summary' => [ 'en' => 'By hand' ] ] + $edited );
		$text = self::calendar( self::ics( 'a@x', 'Talk', 'LOCATION:Room 1' ) );
		$this->assertSame( ImportEntry::UNCHANGED, $this->onlyEntry( $text )->outcome );

		foreach ( [ 'New', 'Newer' ] as $title ) {
			$this->importAll( self::calendar( self::ics( 'a@x', $title, 'LOCATION:Room 1' ) ) );
			$this->assertEquals(
				[ 'title' => $title, 'summary' => [ 'en' => 'By hand' ] ] + $edited, $this->event( 'EventCalendar:Talk' )
			);
		}
	}

	public function testAPageThatTheUserCannotSaveIsSkippedWithTheReason(): void {
		$text = self::calendar( self::ics( 'a@x', 'Talk' ) );
		$cascade = false;
		$this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::newFromText( 'EventCalendar:Talk' ) )
			->doUpdateRestrictions( [ 'create' => 'sysop' ], [ 'create' => 'infinity' ], $cascade, 'x', $this->getTestSysop()->getUser() );
		$entry = $this->onlyEntry( $text );
		$this->assertSame( [ ImportEntry::SKIPPED, 'not-allowed' ], [ $entry->outcome, $entry->problems[0]->code ] );
		$this->assertNotSame( '', $entry->problems[0]->params[0] );
		$this->assertNull( $entry->text );
		$this->assertSame( ImportEntry::NEW, $this->onlyEntry( $text, $this->getTestSysop()->getAuthority() )->outcome );
	}

	public function testABlockedUserCanImportNothing(): void {
		$user = $this->getTestUser( [ 'user' ] )->getUser();
		$this->getServiceContainer()->getDatabaseBlockStore()->insertBlock( new DatabaseBlock( [
			'address' => $user, 'by' => $this->getTestSysop()->getUser(), 'reason' => 'test', 'expiry' => 'infinity'
		] ) );
		$user->clearInstanceCache( 'id' );
		$entry = $this->onlyEntry( self::calendar( self::ics( 'a@x', 'Talk' ) ), $user );
		$this->assertSame( [ ImportEntry::SKIPPED, 'not-allowed' ], [ $entry->outcome, $entry->problems[0]->code ] );
	}

	public function testATypeThatTheWikiLacksIsNoType(): void {
		$entry = $this->onlyEntry( self::line( [ 'uid' => 'a@x', 'event' => [ 'type' => 'no-such' ] + self::EVENT ] ) );
		$this->assertSame( [ ImportEntry::SKIPPED, 'not-valid' ], [ $entry->outcome, $entry->problems[0]->code ] );
	}

	public function testWhatDoesNotGoTogetherIsSkipped(): void {
		$series = self::ics( 'a@x', 'Talk', 'RRULE:FREQ=WEEKLY;COUNT=4' );
		$this->importAll( self::calendar( $series ) );
		$event = $this->event( 'EventCalendar:Talk' );
		$event['recurrence']['overrides'] = [ '2027-03-22T18:00' => [ 'speakers' => [ [ 'name' => 'Ada' ] ] ] ];
		$this->edit( 'EventCalendar:Talk', $event );
		$entry = $this->onlyEntry( self::calendar( self::ics( 'a@x', 'Talk', 'RRULE:FREQ=WEEKLY;COUNT=2' ) ) );
		$this->assertSame( [ ImportEntry::SKIPPED, 'does-not-fit' ], [ $entry->outcome, $entry->problems[0]->code ] );
		$this->assertStringContainsString( '2027-03-22', $entry->problems[0]->params[0] );
	}

	public function testHostileFilesChangeNothing(): void {
		foreach ( glob( dirname( __DIR__, 3 ) . '/fixtures/ics/hostile-*.ics' ) as $file ) {
			$plan = $this->plan( file_get_contents( $file ) );
			$this->assertSame( 0, $plan->counts()[ImportEntry::CHANGED], $file );
		}
		$this->assertSame( 0, $this->eventPages() );
	}
}
