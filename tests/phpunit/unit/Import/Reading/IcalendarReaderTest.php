<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\DetailsImport
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\EventImport
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarReader
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarSplitter
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\OverridesImport
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\ParticipationImport
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\ScheduleImport
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\SourceEventParser
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\SpanReader
 */
class IcalendarReaderTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	private const HEAD = "UID:a\nSUMMARY:A\n";
	private const ONCE = self::HEAD . "DTSTART:20260301T100000Z\nDTEND:20260301T110000Z\n";
	private const WEEKLY = self::HEAD . "DTSTART;TZID=Europe/Berlin:20260305T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n";

	private static function vevents( string ...$events ): string {
		return implode( "\n", array_map( static fn ( string $event ) => "BEGIN:VEVENT\n" . rtrim( $event ) . "\nEND:VEVENT", $events ) );
	}

	private static function override( string $properties ): string {
		return self::vevents( self::WEEKLY, "UID:a\n" . $properties );
	}

	public static function provideTimes(): iterable {
		yield 'an end in another zone is told on the clocks of the start' => [
			"DTSTART;TZID=Europe/Berlin:20260301T180000\nDTEND;TZID=Europe/London:20260301T183000",
			[ 'start' => '2026-03-01T18:00', 'end' => '2026-03-01T19:30', 'timeZone' => 'Europe/Berlin' ]
		];
		yield 'an end within the second 02:30 of a night' => [
			"DTSTART;TZID=Europe/Berlin:20261025T013000\nDTEND:20261025T013000Z",
			[ 'start' => '2026-10-25T01:30', 'duration' => 'PT7200S', 'timeZone' => 'Europe/Berlin' ]
		];
		yield 'a length with days keeps the clock' => [
			"DTSTART;TZID=Europe/Berlin:20260328T180000\nDURATION:+P1D",
			[ 'start' => '2026-03-28T18:00', 'duration' => 'P1D', 'timeZone' => 'Europe/Berlin' ]
		];
		yield 'the last day of an all-day event is inclusive' => [
			"DTSTART;VALUE=DATE:20260301\nDTEND;VALUE=DATE:20260304", [ 'start' => '2026-03-01', 'end' => '2026-03-03' ]
		];
		yield 'one day, told as if it had no length' => [
			"DTSTART;VALUE=DATE:20260301\nDTEND;VALUE=DATE:20260301", [ 'start' => '2026-03-01' ]
		];
		yield 'one day, told by its length' => [ "DTSTART;VALUE=DATE:20260301\nDURATION:PT24H", [ 'start' => '2026-03-01' ] ];
		yield 'a date without saying so' => [ 'DTSTART:20260301', [ 'start' => '2026-03-01' ] ];
		yield 'a leap second is the one before' => [
			"DTSTART:20261231T235960Z\nDURATION:PT1H",
			[ 'start' => '2026-12-31T23:59:59', 'duration' => 'PT1H', 'timeZone' => 'UTC' ]
		];
		yield 'the same date excluded in UTC, by date and twice' => [
			"DTSTART;TZID=Europe/Berlin:20260301T180000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9;\n"
				. "EXDATE:20260303T170000Z\nEXDATE;VALUE=DATE:20260302\nEXDATE;TZID=Europe/Berlin:20260303T180000",
			[ 'start' => '2026-03-01T18:00', 'duration' => 'PT1H', 'timeZone' => 'Europe/Berlin',
				'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=9', 'exclude' => [ '2026-03-02', '2026-03-03T18:00' ] ] ]
		];
		yield 'excluded dates that name no zone are in that of the event' => [
			"DTSTART;TZID=Europe/Berlin:20260301T180000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9\nEXDATE:20260303T180000",
			[ 'start' => '2026-03-01T18:00', 'duration' => 'PT1H', 'timeZone' => 'Europe/Berlin',
				'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=9', 'exclude' => [ '2026-03-03T18:00' ] ] ]
		];
		yield 'periods' => [
			"DTSTART:20260301T180000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20260401T180000Z/PT2H,20260501T180000Z/20260501T183000Z",
			[ 'start' => '2026-03-01T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC', 'recurrence' => [
				'include' => [ '2026-04-01T18:00', '2026-05-01T18:00' ],
				'overrides' => [
					'2026-04-01T18:00' => [ 'end' => '2026-04-01T20:00' ], '2026-05-01T18:00' => [ 'end' => '2026-05-01T18:30' ]
				] ] ]
		];
	}

	/**
	 * @dataProvider provideTimes
	 */
	public function testReadsTimes( string $properties, array $expected ): void {
		$event = $this->readOne( self::HEAD . $properties );
		$this->assertEquals( $expected, array_intersect_key(
			$event->event, array_flip( [ 'start', 'end', 'duration', 'timeZone', 'recurrence' ] )
		) );
	}

	public static function provideRefused(): iterable {
		$daily = "DTSTART:20260301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\n";
		yield 'a date and a time' => [ "DTSTART:20260301T100000Z\nDTEND;VALUE=DATE:20260302", 'date-invalid' ];
		yield 'a negative length' => [ "DTSTART:20260301T100000Z\nDURATION:-PT1H", 'end-before-start' ];
		yield 'no length' => [ "DTSTART:20260301T100000Z\nDURATION:1 hour", 'duration-invalid' ];
		yield 'all-day with hours' => [ "DTSTART;VALUE=DATE:20260301\nDURATION:PT1H", 'duration-invalid' ];
		yield 'a year that is far away' => [ 'DTSTART:22000101T100000Z', 'date-out-of-range' ];
		yield 'a rule that excludes' => [ $daily . 'EXRULE:FREQ=WEEKLY', 'exrule' ];
		yield 'two rules' => [ $daily . 'RRULE:FREQ=WEEKLY', 'rrule-several' ];
		yield 'part of a rule without a value' => [ "DTSTART:20260301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYDAY", 'rrule-invalid' ];
		yield 'part of a rule twice' => [ "DTSTART:20260301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;FREQ=DAILY", 'rrule-invalid' ];
		yield 'a month of rain' => [ "DTSTART:20260301T100000Z\nDURATION:P40D", 'event-invalid' ];
		yield 'private' => [ "DTSTART:20260301T100000Z\nCLASS:private", 'private' ];
		yield 'a fixed offset for a zone' => [ 'DTSTART;TZID=+02:00:20260301T100000', 'timezone-unknown' ];
		yield 'an abbreviation for a zone' => [ 'DTSTART;TZID=CEST:20260301T100000', 'timezone-unknown' ];
		yield 'no property at all' => [ "DTSTART:20260301T100000Z\nnext line of a text that was not folded", 'line-malformed' ];
		yield 'bytes that are no text' => [ "DTSTART:20260301T100000Z\nLOCATION:\xff", 'not-utf8' ];
		yield 'bytes that are no text, in BASE64' => [
			"DTSTART:20260301T100000Z\nLOCATION;ENCODING=BASE64;VALUE=BINARY:/w==", 'unreadable'
		];
		yield 'a rule for a place' => [ "DTSTART:20260301T100000Z\nLOCATION;VALUE=RECUR:here", 'unreadable' ];
		yield 'a thousand and one dates' => [
			$daily . 'EXDATE:' . implode( ',', array_map(
				static fn ( int $day ) => gmdate( 'Ymd\THis\Z', 1772359200 + $day * 86400 ), range( 1, 1001 )
			) ), 'too-many-dates'
		];
		yield 'more lines than anybody writes' => [ str_repeat( "LOCATION:x\n", 2600 ), 'too-many-lines' ];
	}

	/**
	 * @dataProvider provideRefused
	 */
	public function testRefusesWhatItCannotTakeAsItIsAndSaysWhy( string $properties, string $code ): void {
		$reading = $this->readCalendar( self::HEAD . $properties );
		$this->assertNull( $reading->error );
		$this->assertSame( [ [ $code, 'a' ] ], array_map( static fn ( $p ) => [ $p->code, $p->place ], $reading->skipped ) );
		$this->assertSame( [], $reading->events );
	}

	public function testAStartThatItsRuleDoesNotHaveIsToldWithTheDateThatItHas(): void {
		$reading = $this->readCalendar( self::HEAD . "DTSTART:20260301T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO" );
		$this->assertSame(
			[ 'rrule-invalid a rule-start-does-not-fit|/recurrence/rule|2026-03-01T10:00|2026-03-02T10:00' ],
			self::told( $reading->skipped )
		);
	}

	public function testWithoutATitleThereIsNoEvent(): void {
		$this->assertSame( [ 'summary-missing a' ], self::told( $this->readCalendar( "UID:a\nDTSTART:20260301T100000Z" )->skipped ) );
		$this->assertSame( [ 'summary-missing line 4' ], self::told( $this->readCalendar( 'DTSTART:20260301T100000Z' )->skipped ) );
	}

	public static function provideUnusableFiles(): iterable {
		$begin = "BEGIN:VCALENDAR\n";
		$end = "END:VCALENDAR\n";
		yield 'nothing' => [ '', 'format-unknown' ];
		yield 'no calendar' => [ "BEGIN:VCARD\nEND:VCARD", 'outside-calendar  1' ];
		yield 'one in another' => [ $begin . $begin . $end . $end, 'outside-calendar  2' ];
		yield 'an event alone' => [ "BEGIN:VEVENT\nEND:VEVENT", 'outside-calendar  1' ];
		yield 'a line in front' => [ "HTTP/1.1 200 OK\n\n$begin$end", 'outside-calendar  1' ];
		yield 'an end too many' => [ $begin . $end . $end, 'outside-calendar  3' ];
		yield 'ends in the wrong order' => [ "{$begin}BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\n", 'parse  VALARM|3' ];
		yield 'no end' => [ "{$begin}BEGIN:VEVENT\nUID:1\n", 'parse  VEVENT|2' ];
		yield 'a tower' => [ $begin . str_repeat( "BEGIN:X\n", 100000 ), 'too-deep  9' ];
		yield 'too many events' => [ $begin . str_repeat( "BEGIN:VEVENT\nEND:VEVENT\n", 5001 ), 'too-many-events  5000' ];
		yield 'too many bytes' => [ str_repeat( 'x', EventFileReader::MAX_BYTES + 1 ), 'too-large  10485760' ];
	}

	/**
	 * @dataProvider provideUnusableFiles
	 */
	public function testAFileThatIsNotWholeGivesNothingButTheReason( string $text, string $expected ): void {
		$reading = $this->newIcalendarReader()->read( $text, self::defaults() );
		$this->assertSame( [ $expected ], self::told( [ $reading->error ] ) );
		$this->assertSame( [], $reading->events );
	}

	public function testReadsSeveralCalendarsInOneFile(): void {
		$one = "begin:vcalendar\r\n" . self::vevents( self::ONCE ) . "\r\nend:vcalendar\r\n";
		$reading = $this->newIcalendarReader()->read( $one . "\r\n" . str_replace( 'UID:a', 'UID:b', $one ), self::defaults() );
		$this->assertNull( $reading->error );
		$this->assertSame( [ 'a', 'b' ], array_column( $reading->events, 'uid' ) );
	}

	public function testOfTwoCalendarsThatKnowAnEventTheNewerHolds(): void {
		$calendar = static fn ( string $more ) => "BEGIN:VCALENDAR\n" . self::vevents( self::HEAD . $more ) . "\nEND:VCALENDAR\n";
		$reading = $this->newIcalendarReader()->read(
			$calendar( "SEQUENCE:2\nDTSTART;VALUE=DATE:20260302" ) . $calendar( "SEQUENCE:1\nDTSTART;VALUE=DATE:20260301" ),
			self::defaults()
		);
		$this->assertSame( [ '2026-03-02' ], array_map( static fn ( $event ) => $event->event['start'], $reading->events ) );
		$this->assertSame( [ 'duplicate-uid a' ], self::told( $reading->warnings ) );
	}

	public function testTheSourceSpeaksForWhatItSaysAlone(): void {
		$bare = $this->readOne( self::ONCE );
		$this->assertSame( [ 'title', 'start', 'end', 'duration', 'timeZone', 'recurrence' ], $bare->fields );
		$this->assertFalse( $bare->complete );
		$this->assertSame( 'meetup', $bare->event['type'] );
		$full = $this->readOne( self::ONCE
			. "DESCRIPTION:x\nLOCATION:y\nURL:https://z.example/\nSTATUS:CONFIRMED\nCATEGORIES:Wiki,data\nSEQUENCE:7" );
		$this->assertSame( [ 'status', 'summary', 'topics', 'participation', 'links', 'description' ], array_slice( $full->fields, 6 ) );
		$this->assertSame( [ 'wiki', 'data' ], $full->event['topics'] );
		$this->assertSame( 7, $full->sequence );
	}

	public function testTheImporterDecidesHowSureEventsAre(): void {
		$status = fn ( string $said, string $default ) => $this->readOne( self::ONCE . $said, $default )->event['status'];
		$this->assertSame( 'confirmed', $status( '', 'confirmed' ) );
		$this->assertSame( 'proposed', $status( '', 'proposed' ) );
		$this->assertSame( 'proposed', $status( 'STATUS:CONFIRMED', 'proposed' ) );
		$this->assertSame( 'proposed', $status( 'STATUS:TENTATIVE', 'confirmed' ) );
		$this->assertSame( 'cancelled', $status( 'STATUS:CANCELLED', 'proposed' ) );
		$this->assertNotContains( 'status', $this->readOne( self::ONCE . 'STATUS:CONFIRMED', 'proposed' )->fields );
		$cancel = $this->readOne( self::ONCE, 'confirmed', 'METHOD:CANCEL' );
		$this->assertSame( 'cancelled', $cancel->event['status'] );
	}

	public static function provideOverrides(): iterable {
		yield 'moved, by an id in UTC' => [
			"RECURRENCE-ID:20260312T170000Z\nDTSTART:20260313T180000Z\nDTEND:20260313T200000Z\nSUMMARY:A",
			[ '2026-03-12T18:00' => [ 'start' => '2026-03-13T19:00', 'end' => '2026-03-13T21:00' ] ]
		];
		yield 'moved, and as long as the others' => [
			"RECURRENCE-ID:20260312T170000Z\nDTSTART:20260313T170000Z\nDURATION:PT1H",
			[ '2026-03-12T18:00' => [ 'start' => '2026-03-13T18:00', 'end' => '2026-03-13T19:00' ] ]
		];
		yield 'the id is a date' => [
			"RECURRENCE-ID;VALUE=DATE:20260312\nDTSTART;TZID=Europe/Berlin:20260312T180000\nSUMMARY:B",
			[ '2026-03-12T18:00' => [ 'title' => 'B' ] ]
		];
		yield 'nothing is different' => [
			"RECURRENCE-ID;TZID=Europe/Berlin:20260312T180000\nDTSTART;TZID=Europe/Berlin:20260312T180000\n"
				. "DURATION:PT60M\nSUMMARY:A\nSTATUS:CONFIRMED",
			[]
		];
		yield 'somewhere else' => [
			"RECURRENCE-ID;TZID=Europe/Berlin:20260312T180000\nDTSTART;TZID=Europe/Berlin:20260312T180000\n"
				. "LOCATION:Room 2\nDESCRIPTION:Bring tea.",
			[ '2026-03-12T18:00' => [ 'summary' => 'Bring tea.', 'participation' => [ [ 'kind' => 'room', 'text' => 'Room 2' ] ] ] ]
		];
		yield 'cancelled, and moved before' => [
			"RECURRENCE-ID;TZID=Europe/Berlin:20260312T180000\nDTSTART;TZID=Europe/Berlin:20260313T180000\nSTATUS:CANCELLED",
			[ '2026-03-12T18:00' => [ 'status' => 'cancelled' ] ]
		];
		yield 'of no date of the series' => [
			"RECURRENCE-ID;TZID=Europe/Berlin:20260313T180000\nDTSTART;TZID=Europe/Berlin:20260313T180000\nSUMMARY:B", [],
			[ 'override-matches-nothing a 2026-03-13T18:00' ]
		];
	}

	/**
	 * @dataProvider provideOverrides
	 */
	public function testReadsWhatIsDifferentAboutOneDate( string $properties, array $expected, array $warnings = [] ): void {
		$event = $this->readOne( self::override( $properties ) );
		$this->assertEquals( $expected, $event->event['recurrence']['overrides'] ?? [] );
		$this->assertSame( $warnings, self::told( $event->warnings ) );
	}

	public function testTheNewestOfTwoChangesToADateHolds(): void {
		$change = "UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20260312T180000\nDTSTART;TZID=Europe/Berlin:20260312T180000\n";
		$event = $this->readOne( self::vevents( $change . "SEQUENCE:3\nSUMMARY:New", self::WEEKLY, $change . "SEQUENCE:2\nSUMMARY:Old" ) );
		$this->assertSame( [ '2026-03-12T18:00' => [ 'title' => 'New' ] ], $event->event['recurrence']['overrides'] );
	}

	public function testRefusesASeriesThatIsDifferentFromADateOn(): void {
		$reading = $this->readCalendar( self::override(
			"RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T170000Z\nDTSTART:20260312T180000Z\nSUMMARY:A"
		) );
		$this->assertSame( [ 'range-this-and-future a' ], self::told( $reading->skipped ) );
	}

	public function testSeveralDatesWithoutTheirSeriesAreASeries(): void {
		$event = $this->readOne( self::vevents(
			"UID:a\nRECURRENCE-ID:20260312T100000Z\nDTSTART:20260312T100000Z\nDTEND:20260312T110000Z\nSUMMARY:Second",
			"UID:a\nRECURRENCE-ID:20260305T100000Z\nDTSTART:20260306T120000Z\nDTEND:20260306T140000Z\nSUMMARY:First",
			"UID:a\nRECURRENCE-ID:20260319T100000Z\nDTSTART:20260319T100000Z\nDTEND:20260319T110000Z\nSUMMARY:Third\nSTATUS:CANCELLED"
		) );
		$this->assertSame( [ '2026-03-06T12:00:00Z', '2026-03-12T10:00:00Z' ], $this->startsOf( $event ) );
		$this->assertSame( 'Second', $event->event['title'] );
		$this->assertSame( 'First', $event->event['recurrence']['overrides']['2026-03-05T10:00']['title'] );
		$this->assertSame( [ 'orphan-override a' ], self::told( $event->warnings ) );
	}

	public function testTheLastDayOfAnAllDaySeriesMayBeWrittenAsATime(): void {
		$rule = fn ( string $until ) => $this->readOne(
			self::HEAD . "DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;UNTIL=$until", 'confirmed', 'X-WR-TIMEZONE:Europe/Berlin'
		)->event['recurrence']['rule'];
		$this->assertSame( 'FREQ=DAILY;UNTIL=20260305', $rule( '20260305T000000Z' ) );
		$this->assertSame( 'FREQ=DAILY;UNTIL=20260305', $rule( '20260305T225959Z' ) );
		$this->assertSame( 'FREQ=DAILY;UNTIL=20260306', $rule( '20260305T230000Z' ) );
		$this->assertSame( 'FREQ=DAILY;UNTIL=20260305', $rule( '20260305T235959' ) );
	}

	public function testReadsTextsWithTheirLanguages(): void {
		$this->assertSame( 'A, b; c', $this->readOne( "SUMMARY:A\\, b\\; \\nc\nDTSTART;VALUE=DATE:20260301" )->event['title'] );
		$this->assertSame( 'A', $this->readOne( "SUMMARY;LANGUAGE=en:A\nDTSTART;VALUE=DATE:20260301" )->event['title'] );
		$this->assertSame( [ 'de-at' => 'Ä' ], $this->readOne( "SUMMARY;LANGUAGE=de-AT:Ä\nDTSTART;VALUE=DATE:20260301" )->event['title'] );
		$this->assertSame(
			[ 'en' => 'A', 'de' => 'B' ], $this->readOne( "SUMMARY:A\nSUMMARY;LANGUAGE=de:B\nDTSTART;VALUE=DATE:20260301" )->event['title']
		);
		$this->assertSame( 'A', $this->readOne( "SUMMARY;LANGUAGE=\"../x\":A\nDTSTART;VALUE=DATE:20260301" )->event['title'] );
	}

	public function testReadsTheFirstSentencesAndTheWholeDescription(): void {
		$short = $this->readOne( self::ONCE . 'DESCRIPTION:Bring a laptop.' )->event;
		$this->assertSame( 'Bring a laptop.', $short['summary'] );
		$this->assertArrayNotHasKey( 'description', $short );
		$long = $this->readOne( self::ONCE . 'DESCRIPTION:' . str_repeat( 'This is one sentence. ', 40 )
			. '\n\n* [[All]] of it\n: two' )->event;
		$this->assertStringStartsWith( 'This is one sentence. This', $long['summary'] );
		$this->assertStringEndsWith( 'sentence.', $long['summary'] );
		$this->assertGreaterThan( 450, strlen( $long['summary'] ) );
		$this->assertStringEndsWith( "sentence.\n\n&#42; &#91;&#91;All&#93;&#93; of it<br>\n&#58; two", $long['description'] );
		$huge = $this->readOne( self::ONCE . 'DESCRIPTION:' . str_repeat( '[[x]] ', 9000 ) );
		$this->assertLessThanOrEqual( 20000, mb_strlen( $huge->event['description'] ) );
		$this->assertSame( [ 'text-cut a' ], self::told( $huge->warnings ) );
	}

	public static function provideWaysToTakePart(): iterable {
		$video = [ 'kind' => 'video', 'url' => 'https://meet.example.org/a' ];
		yield [ 'LOCATION:https://meet.example.org/a', [ $video ] ];
		yield [
			'LOCATION:Room 1\, second floor\; https://meet.example.org/a',
			[ [ 'kind' => 'room', 'text' => 'Room 1, second floor' ], $video ]
		];
		yield [
			'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join: here":https://meet.example.org/a'
				. "\nLOCATION:https://meet.example.org/a",
			[ $video + [ 'label' => 'Join: here' ] ]
		];
		yield [ 'CONFERENCE;FEATURE=FEED:https://live.example.org/', [ [ 'kind' => 'stream', 'url' => 'https://live.example.org/' ] ] ];
		yield [ 'CONFERENCE:tel:+49-30-1234', [ [ 'kind' => 'phone', 'url' => 'tel:+49-30-1234' ] ] ];
		yield [
			'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
			[ [ 'kind' => 'video', 'url' => 'https://meet.google.com/abc-defg-hij' ] ]
		];
		yield [
			'X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3ax',
			[ [ 'kind' => 'video', 'url' => 'https://teams.microsoft.com/l/meetup-join/19%3ax' ] ]
		];
		yield [ 'LOCATION:HTTPS://www.YouTube.com/watch?v=1', [ [ 'kind' => 'stream', 'url' => 'https://www.YouTube.com/watch?v=1' ] ] ];
		yield [ 'LOCATION:ircs://irc.libera.chat/wiki', [ [ 'kind' => 'chat', 'url' => 'ircs://irc.libera.chat/wiki' ] ] ];
		yield [ 'LOCATION:https://etherpad.wikimedia.org/p/x', [ [ 'kind' => 'pad', 'url' => 'https://etherpad.wikimedia.org/p/x' ] ] ];
	}

	/**
	 * @dataProvider provideWaysToTakePart
	 */
	public function testReadsHowToTakePart( string $properties, array $expected ): void {
		$this->assertSame( $expected, $this->readOne( self::ONCE . $properties )->event['participation'] );
	}

	public function testPublishesNoMailAddressAndNothingOfThoseWhoCome(): void {
		$event = $this->readOne( self::ONCE . <<<'E'
			ORGANIZER;CN="Ada L.";EMAIL=ada@example.org:mailto:ada@example.org
			ORGANIZER;CN=bob@example.org:mailto:bob@example.org
			ATTENDEE;CN=Eve:mailto:eve@example.org
			CONTACT:carol@example.org
			CONFERENCE:mailto:dan@example.org
			ATTACH:file:///etc/passwd
			BEGIN:VALARM
			DESCRIPTION:alarm@example.org
			END:VALARM
			E );
		$this->assertSame( [ [ 'name' => 'Ada L.' ] ], $event->event['organizers'] );
		$this->assertStringNotContainsString( '@', json_encode( $event ) );
		$this->assertStringNotContainsString( 'Eve', json_encode( $event ) );
		$this->assertStringNotContainsString( 'passwd', json_encode( $event ) );
	}

	public static function provideBadAddresses(): iterable {
		yield [ 'javascript:alert(1)' ];
		yield [ 'https://known.example@other.example/' ];
		yield [ 'https://' ];
		yield [ 'data:text/html,x' ];
		yield [ '//example.org/' ];
		yield [ "https://example.org/\u{202E}gpj" ];
	}

	/**
	 * @dataProvider provideBadAddresses
	 */
	public function testDropsAddressesThatLeadSomewhereElse( string $url ): void {
		$event = $this->readOne( self::ONCE . "URL:$url\nCONFERENCE:$url" );
		$this->assertArrayNotHasKey( 'links', $event->event );
		$this->assertArrayNotHasKey( 'participation', $event->event );
		$this->assertSame( 'url-dropped', $event->warnings[0]->code );
	}

	public function testInvisibleCharactersDoNotReachThePage(): void {
		$event = $this->readOne( "UID:a\nSUMMARY:\u{202E}A\u{2066}\x07B\nDESCRIPTION:\u{2028}C\nDTSTART;VALUE=DATE:20260301" )->event;
		$this->assertSame( [ 'AB', 'C' ], [ $event['title'], $event['summary'] ] );
	}

	public function testAUidThatNoPageCanHoldIsRefused(): void {
		$reading = $this->readCalendar( "UID:" . str_repeat( 'u', 300 ) . "\nSUMMARY:A\nDTSTART;VALUE=DATE:20260301" );
		$this->assertSame( [ 'uid-invalid' ], array_column( $reading->skipped, 'code' ) );
		$this->assertSame( 255, strlen( $reading->skipped[0]->place ) );
	}
}
