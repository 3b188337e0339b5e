<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Composing\Change;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\Change
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents
 */
final class ChangeTest extends MediaWikiUnitTestCase {
	private const TOLD = [ 'start' => 1000, 'allday' => false, 'status' => 'confirmed', 'wiki' => 'w', 'page' => 7, 'id' => '' ];

	public static function provideChanges(): iterable {
		$told = static fn ( array $what = [] ) => new IssueContents( [ 'a' => $what + self::TOLD ] );
		yield 'the first issue marks nothing as new' => [ null, 'confirmed', 1000, true, null ];
		yield 'what was not told is new' => [ new IssueContents( [] ), 'confirmed', 1000, true, DigestMark::New ];
		yield 'what was told is told again' => [ $told(), 'confirmed', 1000, true, null ];
		yield 'another time is marked' => [ $told(), 'confirmed', 2000, true, DigestMark::Moved ];
		yield 'what was told is told to be off' => [ $told(), 'cancelled', 1000, true, DigestMark::Cancelled ];
		yield 'so is what waits for a date' => [ $told(), 'postponed', 1000, true, DigestMark::Postponed ];
		yield 'once' => [ $told( [ 'status' => 'cancelled' ] ), 'cancelled', 1000, false, DigestMark::Cancelled ];
		yield 'not to those who never heard of it' => [ new IssueContents( [] ), 'cancelled', 1000, false, DigestMark::Cancelled ];
		yield 'not in the first issue' => [ null, 'postponed', 1000, false, DigestMark::Postponed ];
		yield 'a proposal is never told' => [ $told(), 'proposed', 1000, false, null ];
		yield 'what takes place after all is new' => [ $told( [ 'status' => 'cancelled' ] ), 'confirmed', 1000, true, DigestMark::New ];
		yield 'or has a new time' => [ $told( [ 'status' => 'postponed' ] ), 'confirmed', 3000, true, DigestMark::Moved ];
	}

	/** @dataProvider provideChanges */
	public function testSaysWhatIsNews(
		?IssueContents $previous, string $status, int $start, bool $isTold, ?DigestMark $mark
	): void {
		$change = Change::since( $previous, 'a', $status, $start );
		$this->assertSame( $isTold, $change->isTold );
		$this->assertSame( $mark, $change->mark );
		$this->assertSame( $mark === DigestMark::Moved ? 1000 : null, $change->before['start'] ?? null );
	}

	public function testContentsAreStoredAndReadAgain(): void {
		$contents = new IssueContents( [ 'ü 2026-12-03#2' => self::TOLD, '7@w' => [ 'allday' => true ] + self::TOLD ] );
		$this->assertEquals( $contents, IssueContents::fromJson( $contents->toJson() ) );
		$this->assertSame( '{}', ( new IssueContents( [] ) )->toJson() );
	}

	public function testWhatIsNoContentsIsLeftOut(): void {
		foreach ( [ '', 'null', '[1]', '{"a":"b"}', '{"a":[1,2]}' ] as $json ) {
			$this->assertSame( [], IssueContents::fromJson( $json )->told );
		}
	}
}
