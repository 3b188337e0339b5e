<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Feed;

use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\MainConfigNames;
use MediaWiki\WikiMap\WikiMap;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Feed\EventTexts
 * @covers \MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter
 */
class IcalendarWriterTest extends MediaWikiIntegrationTestCase {
	private const TALK = [
		'title' => [ 'en' => 'Tech Talk', 'de' => 'Vortrag' ],
		'type' => 'tech-talk',
		'start' => '2026-12-03T18:00',
		'end' => '2026-12-03T19:00',
		'timeZone' => 'Europe/Berlin',
	];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-20T12:00:00Z' );
		$this->overrideConfigValues( [
			MainConfigNames::Server => 'https://wiki.example',
			MainConfigNames::CanonicalServer => 'https://wiki.example',
			MainConfigNames::ArticlePath => '/wiki/$1',
		] );
	}

	private static function event( array $data ): Event {
		/** @var EventReader $reader */
		$reader = self::getService( 'EventReader' );
		$reading = $reader->read( json_encode( $data ) );
		self::assertSame( [], array_column( $reading->problems, 'code' ) );
		return $reading->event;
	}

	private static function getService( string $name ): object {
		return \MediaWiki\MediaWikiServices::getInstance()->getService( "EventCalendar.$name" );
	}

	private static function page(): EventPage {
		return new EventPage( WikiMap::getCurrentWikiId(), 12, 'Tech_Talk', 345, 1790000000 );
	}

	private function write( array $data, string $language = 'en', ?int $reminder = null ): string {
		/** @var IcalendarWriter $writer */
		$writer = self::getService( 'IcalendarWriter' );
		return $writer->writeEvent( self::page(), self::event( $data ), $language, $reminder );
	}

	private static function unfold( string $text ): string {
		return str_replace( "\r\n ", '', $text );
	}

	public function testWritesAnEvent(): void {
		$wiki = WikiMap::getCurrentWikiId();
		$lines = explode( "\r\n", self::unfold( $this->write( self::TALK + [
			'summary' => [ 'en' => 'About tokens; in, short.', 'de' => 'Über Token.' ],
			'description' => 'long', 'organizerNotes' => 'SECRET',
			'topics' => [ 'design', 'javascript' ],
			'participation' => [
				[ 'kind' => 'video', 'url' => 'https://secret.example/', 'label' => 'SECRET', 'for' => 'presenters' ],
				[ 'kind' => 'stream', 'url' => 'https://stream.example/a,b', 'label' => 'YouTube' ],
				[ 'kind' => 'phone', 'url' => 'tel:+49-30-1234', 'text' => 'PIN 5' ],
			],
			'speakers' => [ [ 'name' => 'Ada', 'affiliation' => 'Engines' ], [ 'user' => 'Bob' ] ],
			'registration' => 'https://register.example/',
			'links' => [ [ 'label' => 'Task', 'url' => 'https://task.example/' ] ],
			'outcome' => [ 'recording' => 'https://rec.example/' ],
		], 'en', 30 ) ) );
		$this->assertSame( [
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//MediaWiki//EventCalendar//EN',
			'CALSCALE:GREGORIAN',
			'NAME:Tech Talk',
			'X-WR-CALNAME:Tech Talk',
			'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
			'BEGIN:VTIMEZONE',
			'TZID:Europe/Berlin',
			'BEGIN:STANDARD',
			'DTSTART:20261025T030000',
			'TZOFFSETFROM:+0200',
			'TZOFFSETTO:+0100',
			'TZNAME:CET',
			'END:STANDARD',
			'END:VTIMEZONE',
			'BEGIN:VEVENT',
			"UID:12@$wiki.eventcalendar",
			'DTSTAMP:20260921T141320Z',
			'LAST-MODIFIED:20260921T141320Z',
			'SEQUENCE:345',
			'DTSTART;TZID=Europe/Berlin:20261203T180000',
			'DTEND;TZID=Europe/Berlin:20261203T190000',
			'SUMMARY:Tech Talk',
			'DESCRIPTION:About tokens\; in\, short.\n\n' .
				'YouTube: https://stream.example/a\,b\nPhone: tel:+49-30-1234 PIN 5\n\n' .
				'Speakers: Ada (Engines)\, Bob\nRegistration: https://register.example/\n\n' .
				'Task: https://task.example/\n\nRecording: https://rec.example/\n\n' .
				'Event page: https://wiki.example/wiki/Special:Redirect/page/12',
			'LOCATION:https://stream.example/a\,b',
			'URL;VALUE=URI:https://wiki.example/wiki/Special:Redirect/page/12',
			'STATUS:CONFIRMED',
			'CATEGORIES:Tech talk,design,javascript',
			'COLOR:' . self::getService( 'SettingsLookup' )->get()->type( 'tech-talk' )->color,
			'CONFERENCE;VALUE=URI;FEATURE=FEED;LABEL=YouTube:https://stream.example/a,b',
			'CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL=Phone:tel:+49-30-1234',
			'BEGIN:VALARM',
			'ACTION:DISPLAY',
			'DESCRIPTION:Tech Talk',
			'TRIGGER:-PT30M',
			'END:VALARM',
			'END:VEVENT',
			'END:VCALENDAR',
			'',
		], $lines );
	}

	public function testWritesInTheReadersLanguage(): void {
		$text = self::unfold( $this->write( self::TALK + [
			'participation' => [ [ 'kind' => 'room', 'text' => [ 'en' => 'Room 5', 'de' => 'Raum 5' ] ] ]
		], 'de-at' ) );
		$this->assertStringContainsString( "\r\nSUMMARY:Vortrag\r\n", $text );
		$this->assertStringContainsString( "\r\nLOCATION:Raum 5\r\n", $text );
		$this->assertStringNotContainsString( 'CONFERENCE', $text );
	}

	public static function provideStatuses(): iterable {
		yield [ 'confirmed', 'CONFIRMED', false ];
		yield [ 'proposed', 'TENTATIVE', false ];
		yield [ 'postponed', 'TENTATIVE', true ];
		yield [ 'cancelled', 'CANCELLED', true ];
	}

	/**
	 * @dataProvider provideStatuses
	 */
	public function testWhoeverIsNotBusyIsNotReminded( string $status, string $expected, bool $isFree ): void {
		$text = $this->write( self::TALK + [ 'status' => $status ], 'en', 30 );
		$this->assertStringContainsString( "\r\nSTATUS:$expected\r\n", $text );
		$this->assertSame( $isFree, str_contains( $text, "\r\nTRANSP:TRANSPARENT\r\n" ) );
		$this->assertSame( $isFree, !str_contains( $text, 'VALARM' ) );
	}

	public function testTheUidIsTheSourcesAndTheSequenceFitsInto31Bits(): void {
		$this->overrideConfigValue( 'EventCalendarSequenceBase', 300 );
		$text = $this->write( self::TALK + [ 'uid' => 'abc@x.example' ] );
		$this->assertStringContainsString( "\r\nUID:abc@x.example\r\n", $text );
		$this->assertStringContainsString( "\r\nSEQUENCE:45\r\n", $text );
		$this->overrideConfigValue( 'EventCalendarSequenceBase', 1000 );
		$this->assertStringContainsString( "\r\nSEQUENCE:0\r\n", $this->write( self::TALK ) );
	}

	public function testOneOccurrenceKeepsTheUidAndNamesItsRecurrenceId(): void {
		$event = self::event( self::TALK + [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ '2026-12-17T18:00' ] ] ] );
		/** @var RecurrenceExpander $expander */
		$expander = self::getService( 'RecurrenceExpander' );
		$times = $expander->expand( $event->schedule, 0, PHP_INT_MAX, 2 )[1];
		/** @var IcalendarWriter $writer */
		$writer = self::getService( 'IcalendarWriter' );
		$text = $writer->writeOccurrence( new Occurrence( self::page(), $event, $times ), 'en' );
		$this->assertStringContainsString( "\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261210T180000\r\n", $text );
		$this->assertStringContainsString( "\r\nDTSTART;TZID=Europe/Berlin:20261210T180000\r\n", $text );
		$this->assertStringNotContainsString( 'RRULE', $text );
		$this->assertStringNotContainsString( 'EXDATE', $text );
		$this->assertSame( 1, substr_count( $text, 'BEGIN:VEVENT' ) );
		$this->assertStringContainsString( '@' . WikiMap::getCurrentWikiId() . ".eventcalendar\r\n", $text );
	}

	public function testTheSameEventGivesTheSameTextAllYear(): void {
		$data = self::TALK + [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];
		$text = $this->write( $data );
		ConvertibleTimestamp::setFakeTime( '2026-12-31T23:59:59Z' );
		$this->assertSame( $text, $this->write( $data ) );
	}

	public static function provideSchedules(): iterable {
		$times = [ 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin' ];
		yield 'once' => [ $times ];
		yield 'in UTC' => [ [ 'timeZone' => 'UTC', 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=400' ] ] + $times ];
		yield 'all day' => [ [ 'start' => '2026-12-03', 'end' => '2026-12-04' ] ];
		yield 'an all-day series' => [ [ 'start' => '2026-12-03', 'end' => '2026-12-03', 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;UNTIL=20270601', 'exclude' => [ '2026-12-10' ], 'include' => [ '2026-12-12' ],
			'overrides' => [ '2026-12-17' => [ 'start' => '2026-12-18', 'end' => '2026-12-20', 'title' => 'Moved' ] ] ] ] ];
		yield 'everything that a series may have' => [ [ 'recurrence' => [
			'rule' => 'BYDAY=1TH;FREQ=MONTHLY;UNTIL=20290101',
			'exclude' => [ '2027-01-07T18:00', '2027-05-06', '2027-07-01T16:00Z' ],
			'include' => [ '2027-01-14T18:00', '2027-07-08T16:00:00Z' ],
			'overrides' => [
				'2027-02-04T18:00' => [ 'start' => '2027-02-05T17:00', 'end' => '2027-02-05T18:30', 'title' => 'Moved' ],
				'2027-03-04T18:00' => [ 'status' => 'cancelled' ],
				'2027-01-14T18:00' => [ 'title' => 'Included and changed' ],
				'2027-06-03T16:00Z' => [ 'start' => '2027-11-03T18:00', 'end' => '2027-11-03T19:00' ],
			] ] ] + $times ];
		yield 'a zone of the southern hemisphere, over the change of its clocks' => [
			[ 'start' => '2026-10-03T23:30', 'end' => '2026-10-04T03:30', 'timeZone' => 'Australia/Lord_Howe',
				'recurrence' => [ 'rule' => 'FREQ=WEEKLY;BYDAY=SA,WE' ] ] ];
		yield 'a zone whose clocks change with Ramadan' => [
			[ 'timeZone' => 'Africa/Casablanca', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] + $times ];
		yield 'a zone whose summer time is its standard time' => [
			[ 'timeZone' => 'Europe/Dublin', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] + $times ];
		yield 'days that are nominal' => [
			[ 'start' => '2026-12-03T18:00', 'duration' => 'P1DT1H', 'timeZone' => 'America/New_York',
				'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYMONTHDAY=3' ] ] ];
		yield 'included dates alone' => [ [ 'recurrence' => [ 'include' => [ '2027-01-14T18:00', '2027-07-14T18:00' ] ] ] + $times ];
		yield 'a rule with many parts' => [ [ 'recurrence' => [
			'rule' => 'FREQ=MONTHLY;INTERVAL=1;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3,-1;WKST=SU' ] ] + $times ];
	}

	/**
	 * @dataProvider provideSchedules
	 */
	public function testAnotherProgramUnderstandsTheSameOccurrences( array $times ): void {
		$data = $times + self::TALK;
		unset( $data['description'] );
		if ( !str_contains( $data['start'], 'T' ) ) {
			unset( $data['timeZone'] );
		}
		if ( isset( $data['duration'] ) ) {
			unset( $data['end'] );
		}
		$event = self::event( $data );
		$expected = [];
		$expander = self::getService( 'RecurrenceExpander' );
		foreach ( $expander->expand( $event->schedule, gmmktime( 0, 0, 0, 1, 1, 2026 ), gmmktime( 0, 0, 0, 1, 1, 2030 ) ) as $o ) {
			$one = $event->forOccurrence( $o->overrideKey );
			$expected[] = [ gmdate( 'Y-m-d\TH:i:s\Z', $o->start ), gmdate( 'Y-m-d\TH:i:s\Z', $o->end ),
				$one->title()->in( [ 'en' ] ), strtoupper( $one->status() ) ];
		}
		sort( $expected );
		$read = $this->readByAnotherProgram( $this->write( $data ) );
		$this->assertSame( [], $read['errors'] );
		$this->assertNotSame( [], $expected );
		$this->assertSame( $expected, $read['occurrences'] );
	}

	public static function provideTexts(): iterable {
		// No backslash before n, comma or semicolon: the other program takes the second of two for an escape.
		yield 'what has a meaning' => [ 'a;b,c\\d:"e" \\ {f} ^n ^^' ];
		yield 'right to left' => [ 'שיחה טכנית: עיצוב (Codex) — حوار تقني' ];
		yield 'long lines of long characters' => [ str_repeat( 'जन', 60 ) . str_repeat( '👩‍💻é', 20 ) ];
		yield 'markup' => [ '<b>&amp;</b> [[x]] {{y}} \'\'z\'\'' ];
	}

	/**
	 * @dataProvider provideTexts
	 */
	public function testAnotherProgramReadsTheSameTexts( string $text ): void {
		$read = $this->readByAnotherProgram( $this->write( [
			'title' => $text,
			'summary' => $text,
			'participation' => [ [ 'kind' => 'chat', 'url' => 'https://x.example/a,b;c', 'label' => $text ] ],
			'speakers' => [ [ 'name' => $text ] ],
		] + self::TALK, 'en', 15 ) );
		$this->assertSame( [], $read['errors'] );
		$this->assertSame( $text, $read['name'] );
		$event = $read['events'][0];
		$this->assertSame( $text, $event['SUMMARY'] );
		$this->assertStringStartsWith( "$text\n\n$text: https://x.example/a,b;c\n\nSpeakers: $text\n\n", $event['DESCRIPTION'] );
		$this->assertSame( 'https://x.example/a,b;c', $event['CONFERENCE'] );
		$this->assertSame( [ [ 'DISPLAY', '-PT15M' ] ], $read['alarms'] );
	}

	/**
	 * A page that got in without being checked may say anything.
	 */
	public function testNoTextCanAddALine(): void {
		$expander = self::getService( 'RecurrenceExpander' );
		$evil = "x\r\nATTENDEE:mailto:victim@x.example\r\nEND:VEVENT\u{85}END:VCALENDAR\u{2028}BEGIN:X\n\tY\r Z\u{0}";
		$clean = self::event( self::TALK );
		$event = new Event( [
			'title' => $evil, 'type' => $evil, 'status' => 'confirmed', 'summary' => $evil, 'topics' => [ $evil ],
			'participation' => [ [ 'kind' => 'chat', 'url' => "https://x.example/$evil", 'label' => $evil, 'text' => $evil ] ],
			'uid' => $evil, 'registration' => $evil, 'speakers' => [ [ 'name' => $evil ] ],
		], $clean->schedule );
		$text = self::getService( 'IcalendarWriter' )->writeEvent( self::page(), $event, 'en', 5 );
		$lines = explode( "\r\n", self::unfold( $text ) );
		$this->assertSame( [], preg_grep( '/^(?:ATTENDEE|BEGIN:X|\s|$)/', array_slice( $lines, 0, -1 ) ) );
		$this->assertSame( 1, preg_match_all( '/^END:VEVENT\r$/m', $text ) );
		$this->assertDoesNotMatchRegularExpression( '/[^\r]\n|\r[^\n]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\x{85}|\x{2028}/u', $text );
		$this->assertSame( [], $this->readByAnotherProgram( $text )['errors'] );
		$this->assertCount( 1, $this->readByAnotherProgram( $text )['events'] );
	}

	private function readByAnotherProgram( string $text ): array {
		static $python = null;
		$python ??= self::findPython();
		if ( $python === '' ) {
			$this->markTestSkipped( 'python3-icalendar is not installed' );
		}
		$process = proc_open(
			[ $python, __DIR__ . '/read_icalendar.py', '2026', '2030' ],
			[ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'pipe', 'w' ] ],
			$pipes
		);
		fwrite( $pipes[0], $text );
		fclose( $pipes[0] );
		$answer = stream_get_contents( $pipes[1] );
		$errors = stream_get_contents( $pipes[2] );
		$this->assertSame( 0, proc_close( $process ), "$errors\n$text" );
		return json_decode( $answer, true, 512, JSON_THROW_ON_ERROR );
	}

	/**
	 * @return string Empty when there is none with the modules
	 */
	private static function findPython(): string {
		foreach ( [ '/usr/bin/python3', 'python3' ] as $python ) {
			exec( "$python -c 'import icalendar, dateutil' 2>/dev/null", $output, $status );
			if ( $status === 0 ) {
				return $python;
			}
		}
		return '';
	}
}
