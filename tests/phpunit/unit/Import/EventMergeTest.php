<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import;

use ArrayIterator;
use MediaWiki\Extension\EventCalendar\Import\EventMerge;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Import\SourceHistory;
use MediaWiki\Extension\EventCalendar\Tests\Unit\Content\EventReaders;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Import\EventMerge
 * @covers \MediaWiki\Extension\EventCalendar\Import\EventFields
 * @covers \MediaWiki\Extension\EventCalendar\Import\SourceHistory
 */
class EventMergeTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private const EVENT = [
		'title' => [ 'en' => 'Talk' ], 'type' => 'other',
		'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin',
	];

	private const SERIES = self::EVENT + [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=5' ] ];

	/** What an iCalendar file speaks for */
	private const FIELDS = [ 'title', 'start', 'end', 'duration', 'timeZone', 'recurrence', 'summary', 'status', 'topics' ];

	/**
	 * @param array $ours
	 * @param array $theirs
	 * @param array<array{array,array|null}> $imports
	 * @param bool $isComplete
	 */
	private function merge( array $ours, array $theirs, array $imports = [], bool $isComplete = false ): array {
		$imported = new ImportedEvent( 'u', $theirs, null, 0, [], self::FIELDS, $isComplete );
		$merged = ( new EventMerge( $this->newReader() ) )->merge( $ours, $imported, new SourceHistory( new ArrayIterator( $imports ) ) );
		$this->assertSame( [], $this->newReader()->read( json_encode( $merged ) )->problems );
		return $merged;
	}

	/** @param array $base What the first import made of the page */
	private function mergeSince( array $base, array $ours, array $theirs ): array {
		return $this->merge( $ours, $theirs, [ [ $base, null ] ] );
	}

	public function testWhatIsTheSameStays(): void {
		$this->assertEquals( self::SERIES, $this->merge( self::SERIES, self::SERIES ) );
		$this->assertEquals( self::SERIES, $this->mergeSince( self::SERIES, self::SERIES, self::SERIES ) );
	}

	public function testWhatTheSourceChangedIsTakenAndWhatEditorsChangedStays(): void {
		$ours = [
			'summary' => 'By hand', 'topics' => [ 'a' ], 'outcome' => [ 'notes' => 'https://x.example/' ], 'type' => 'workshop'
		] + self::EVENT;
		$theirs = [ 'title' => [ 'en' => 'Better talk' ] ] + self::EVENT;
		$this->assertEquals( [ 'title' => [ 'en' => 'Better talk' ] ] + $ours, $this->mergeSince( self::EVENT, $ours, $theirs ) );
	}

	public function testWhereBothChangedTheSourceIsRight(): void {
		$merged = $this->mergeSince( self::EVENT, [ 'summary' => 'Ours' ] + self::EVENT, [ 'summary' => 'Theirs' ] + self::EVENT );
		$this->assertSame( 'Theirs', $merged['summary'] );
	}

	public function testWhatTheSourceNoLongerSaysGoesUnlessEditorsSaidIt(): void {
		$with = [ 'summary' => 'Once' ] + self::EVENT;
		$this->assertArrayNotHasKey( 'summary', $this->mergeSince( $with, $with, self::EVENT ) );
		$this->assertSame( 'Once', $this->mergeSince( self::EVENT, $with, self::EVENT )['summary'] );
	}

	public function testWithoutAnImportBeforeTheSourceIsRightInWhatItSpeaksFor(): void {
		$ours = [ 'summary' => 'Old', 'organizerNotes' => 'Ours', 'type' => 'workshop' ] + self::EVENT;
		$theirs = [ 'title' => [ 'en' => 'New' ], 'organizerNotes' => 'Theirs' ] + self::EVENT;
		$this->assertEquals(
			[ 'title' => [ 'en' => 'New' ], 'organizerNotes' => 'Ours', 'type' => 'workshop' ] + self::EVENT,
			$this->merge( $ours, $theirs )
		);
	}

	public function testASourceThatIsCompleteSpeaksForAll(): void {
		$ours = [ 'outcome' => [ 'notes' => 'https://x.example/' ], 'uid' => 'u' ] + self::EVENT;
		$theirs = [ 'type' => 'workshop' ] + self::EVENT;
		$this->assertEquals( [ 'uid' => 'u' ] + $theirs, $this->merge( $ours, $theirs, [], true ) );
	}

	public function testWhatEditorsChangedStaysHoweverOftenTheSourceIsImported(): void {
		$first = [ 'summary' => 'Source' ] + self::EVENT;
		$edited = [ 'summary' => 'By hand' ] + self::EVENT;
		// An import of a new title, which left the summary alone.
		$second = [ 'title' => [ 'en' => 'New' ] ] + $edited;
		$theirs = [ 'title' => [ 'en' => 'Newer' ] ] + $first;
		$merged = $this->merge( $second, $theirs, [ [ $second, $edited ], [ $first, null ] ] );
		$this->assertEquals( [ 'title' => [ 'en' => 'Newer' ], 'summary' => 'By hand' ] + self::EVENT, $merged );
	}

	public function testTranslationsStay(): void {
		$ours = [ 'title' => [ 'en' => 'Talk', 'fr' => 'Exposé' ] ] + self::EVENT;
		$this->assertEquals( $ours, $this->merge( $ours, self::EVENT ) );
		$theirs = [ 'title' => [ 'en' => 'New talk' ] ] + self::EVENT;
		$this->assertEquals( [ 'en' => 'New talk', 'fr' => 'Exposé' ], $this->mergeSince( self::EVENT, $ours, $theirs )['title'] );
	}

	public static function provideForms(): array {
		return [
			'a text without a language' => [ [ 'title' => 'Talk' ], [ 'title' => [ 'en' => 'Talk' ] ] ],
			'a text with another language' => [ [ 'title' => [ 'de' => 'Talk', 'fr' => 'Exposé' ] ], [ 'title' => 'Talk' ] ],
			'a duration' => [ [ 'duration' => 'PT1H', 'end' => null ], [] ],
			'no status' => [ [], [ 'status' => 'confirmed' ] ],
			'another order' => [ [ 'topics' => [ 'b', 'a' ] ], [ 'topics' => [ 'a', 'b' ] ] ],
		];
	}

	/**
	 * @dataProvider provideForms
	 */
	public function testTheSameSaidOtherwiseIsNoChange( array $ours, array $theirs ): void {
		$ours = array_filter( $ours + self::EVENT );
		$this->assertEquals( $ours, $this->merge( $ours, $theirs + self::EVENT ) );
	}

	public function testTextsKeepTheirForm(): void {
		$merged = $this->merge( [ 'title' => 'Talk' ] + self::EVENT, [ 'title' => [ 'en' => 'New' ] ] + self::EVENT );
		$this->assertSame( 'New', $merged['title'] );
		$merged = $this->merge( [ 'title' => 'Talk' ] + self::EVENT, [ 'title' => [ 'en' => 'Talk', 'fr' => 'Exposé' ] ] + self::EVENT );
		$this->assertEquals( [ 'en' => 'Talk', 'fr' => 'Exposé' ], $merged['title'] );
	}

	public function testEachSideAddsToListsAndTakesAway(): void {
		$with = static fn ( string ...$topics ) => [ 'topics' => $topics ] + self::EVENT;
		$this->assertSame(
			[ 'stays', 'ours', 'theirs' ],
			$this->mergeSince( $with( 'gone', 'stays' ), $with( 'gone', 'stays', 'ours' ), $with( 'stays', 'theirs' ) )['topics']
		);
	}

	public function testOverridesAreMergedOneByOne(): void {
		$with = static fn ( array $overrides ) => [
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=5', 'overrides' => $overrides ]
		] + self::EVENT;
		$base = $with( [
			'2026-12-10T18:00' => [ 'title' => [ 'en' => 'First' ] ],
			'2026-12-24T18:00' => [ 'status' => 'cancelled' ]
		] );
		$ours = $with( [
			'2026-12-10T18:00' => [ 'title' => [ 'en' => 'First' ], 'outcome' => [ 'recording' => 'https://x.example/' ] ],
			'2026-12-17T18:00' => [ 'speakers' => [ [ 'name' => 'Ada' ] ] ],
			'2026-12-24T18:00' => [ 'status' => 'cancelled' ]
		] );
		$theirs = $with( [
			'2026-12-10T18:00' => [ 'title' => [ 'en' => 'Second' ] ],
			'2026-12-31T18:00' => [ 'start' => '2026-12-30T18:00', 'end' => '2026-12-30T19:00' ]
		] );
		$this->assertEquals( [
			'2026-12-10T18:00' => [ 'title' => [ 'en' => 'Second' ], 'outcome' => [ 'recording' => 'https://x.example/' ] ],
			'2026-12-17T18:00' => [ 'speakers' => [ [ 'name' => 'Ada' ] ] ],
			'2026-12-31T18:00' => [ 'start' => '2026-12-30T18:00', 'end' => '2026-12-30T19:00' ]
		], $this->mergeSince( $base, $ours, $theirs )['recurrence']['overrides'] );
	}

	public function testWhenTheSourceMovesASeriesWhatEditorsSaidOfItsOccurrencesMovesAlong(): void {
		$ours = [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;COUNT=5',
			'exclude' => [ '2026-12-24T18:00' ],
			'overrides' => [ '2026-12-10T18:00' => [ 'speakers' => [ [ 'name' => 'Ada' ] ] ] ]
		] ] + self::EVENT;
		$theirs = [ 'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00' ] + self::SERIES;
		$merged = $this->mergeSince( self::SERIES, $ours, $theirs );
		$this->assertSame( '2026-12-03T17:00', $merged['start'] );
		$this->assertSame( [ '2026-12-24T17:00' ], $merged['recurrence']['exclude'] );
		$this->assertSame( [ '2026-12-10T17:00' ], array_keys( $merged['recurrence']['overrides'] ) );
	}

	public function testTimesGoTogether(): void {
		$ours = [ 'end' => '2026-12-03T18:30' ] + self::EVENT;
		$theirs = [ 'start' => '2026-12-03T20:00', 'end' => '2026-12-03T21:00' ] + self::EVENT;
		$this->assertEquals( $theirs, $this->mergeSince( self::EVENT, $ours, $theirs ) );
	}
}
