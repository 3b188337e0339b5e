<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageContext
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageContextFactory
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\RuleDescriber
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\ScheduleSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\TimeMarkup
 * @group Database
 */
class ScheduleSectionTest extends EventPageTestCase {
	private const JOINER = "\u{2060}";

	public function testTheTimeIsSaidInTheEventsZoneAndInUtc() {
		$html = self::html( self::EVENT );
		$dash = self::JOINER . '–' . self::JOINER;
		$this->assertSame( "Thursday, 3 December 2026, 18:00{$dash}19:00Europe/Berlin (UTC+1)", self::fact( $html, 'When' ) );
		$this->assertSame( "Thursday, 3 December 2026, 17:00{$dash}18:00", self::fact( $html, 'In UTC' ) );
		$this->assertStringContainsString( '<time datetime="2026-12-03T18:00+01:00">', $html );
		$this->assertStringContainsString( '<time datetime="2026-12-03T17:00Z">', $html );
	}

	/** @dataProvider provideTimes */
	public function testTimes( array $event, string $expected ) {
		$fact = self::fact( self::html( $event + [ 'title' => 'T', 'type' => 'tech-talk' ] ), 'When' );
		$this->assertSame( $expected, str_replace( self::JOINER, '', $fact ) );
	}

	public static function provideTimes(): iterable {
		yield 'over midnight' => [
			[ 'start' => '2026-12-03T23:00', 'duration' => 'PT2H', 'timeZone' => 'America/New_York' ],
			'Thursday, 3 December 2026, 23:00–01:00America/New_York (UTC−5)',
		];
		yield 'over midnight, and long' => [
			[ 'start' => '2026-12-03T12:00', 'duration' => 'PT30H', 'timeZone' => 'America/New_York' ],
			'Thursday, 3 December 2026, 12:00 – Friday, 4 December 2026, 18:00America/New_York (UTC−5)',
		];
		yield 'long, on one day' => [
			[ 'start' => '2026-12-03T08:00', 'duration' => 'PT14H', 'timeZone' => 'America/New_York' ],
			'Thursday, 3 December 2026, 08:00–22:00America/New_York (UTC−5)',
		];
		yield 'half an hour off' => [
			[ 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'Asia/Kolkata' ],
			'Thursday, 3 December 2026, 18:00–19:00Asia/Kolkata (UTC+5:30)',
		];
		yield 'one day' => [ [ 'start' => '2026-12-03' ], 'Thursday, 3 December 2026' ];
		yield 'several days, the last inclusive' => [
			[ 'start' => '2026-12-03', 'end' => '2026-12-05' ], 'Thursday, 3 December 2026 – Saturday, 5 December 2026',
		];
		yield 'in UTC' => [
			[ 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC' ],
			'Thursday, 3 December 2026, 18:00–19:00UTC',
		];
	}

	public function testAnAllDayEventHasNoOtherZones() {
		$html = self::html( [ 'start' => '2026-12-03', 'title' => 'T', 'type' => 'tech-talk' ] );
		$this->assertStringNotContainsString( 'In UTC', $html );
		$this->assertStringNotContainsString( 'data-mw-eventcalendar-reader', $html );
	}

	public function testTheFrontEndFindsWordsForEveryDayThatReadersMaySee() {
		preg_match( '/data-mw-eventcalendar-reader="([^"]+)"/', self::html( self::EVENT ), $m );
		$data = json_decode( html_entity_decode( $m[1] ), true );
		$this->assertSame( [ 1796317200, 1796320800 ], [ $data['start'], $data['end'] ] );
		for ( $offset = -12; $offset <= 14; $offset++ ) {
			$this->assertArrayHasKey( gmdate( 'Y-m-d', $data['start'] + $offset * 3600 ), $data['days'] );
			$this->assertArrayHasKey( gmdate( 'Y-m-d', $data['end'] + $offset * 3600 ), $data['days'] );
		}
		$this->assertSame( 'Friday, 4 December 2026', $data['days']['2026-12-04'] );
		$this->assertTrue( $data['isShort'] );
	}

	public function testThePlaceForTheReadersTimeIsAsLongAsTheLongestDay() {
		preg_match( '~__reader-size" aria-hidden="true">(.*?)</span>~', self::html( self::EVENT ), $m );
		$this->assertSame( 'Thursday, 3 December 2026, 00:00–00:00', str_replace( '&#8288;', '', $m[1] ) );
	}

	public function testDigitsAreTheLanguages() {
		$this->assertStringContainsString( '१८:००', self::html( self::EVENT, 'mr' ) );
	}

	public function testASeriesSaysItsRuleAndItsNextDates() {
		$html = self::html( self::SERIES );
		$this->assertSame( 'Every month on the first Thursday', self::fact( $html, 'Repeats' ) );
		$this->assertSame( 10, substr_count( $html, '<li class="ext-eventcalendar-page__date ' ) );
	}

	/** @dataProvider provideRules */
	public function testRulesInWords( string $rule, string $expected ) {
		$html = self::html( [ 'recurrence' => [ 'rule' => $rule ] ] + self::EVENT );
		$this->assertSame( $expected, self::fact( $html, 'Repeats' ) );
	}

	public static function provideRules(): iterable {
		yield [ 'FREQ=DAILY;COUNT=1', 'Every day, once' ];
		yield [ 'FREQ=DAILY;INTERVAL=2', 'Every 2 days' ];
		yield [ 'FREQ=WEEKLY;UNTIL=20270304T170000Z', 'Every Thursday, until 4 March 2027' ];
		yield [ 'FREQ=WEEKLY;INTERVAL=2;COUNT=10', 'Every second Thursday, 10 times' ];
		yield [ 'FREQ=WEEKLY;BYDAY=MO,TH', 'Every week on Monday and Thursday' ];
		yield [ 'FREQ=MONTHLY;BYMONTHDAY=3,-1', 'Every month on day 3 and the last day' ];
		yield [ 'FREQ=MONTHLY;BYDAY=1TH,3TH;BYMONTH=9,12', 'Every month on the first Thursday and the third Thursday, '
			. 'only in September and December' ];
		yield [ 'FREQ=YEARLY', 'Every year on 3 December' ];
		yield [ 'FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYDAY=1TH', 'Every 2 years on the first Thursday of December' ];
		yield [ 'FREQ=YEARLY;BYWEEKNO=49;BYDAY=TH', 'Repeats on the dates listed' ];
	}

	public function testMovedAndCancelledDatesAreMarked() {
		$html = self::html( [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [
			'2027-01-07T18:00' => [ 'start' => '2027-01-08T17:00', 'end' => '2027-01-08T18:00', 'title' => 'Another title' ],
			'2027-02-04T18:00' => [ 'status' => 'cancelled' ],
		] ] ] + self::EVENT );
		$this->assertMatchesRegularExpression(
			'~Friday, 8 January 2027, 17:00.*?Moved from Thursday, 7 January 2027, 18:00.*?Another title~', $html
		);
		$this->assertMatchesRegularExpression(
			'~__date--cancelled"><s><time[^>]*>Thursday, 4 February 2027, 18:00</time>.*?</s> <strong[^>]*>Cancelled~', $html
		);
	}

	public function testACancelledNextDateIsNotTheOneThatThePageIsAbout() {
		$html = self::html( [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [
			'2026-12-03T18:00' => [ 'status' => 'cancelled' ],
		] ] ] + self::EVENT );
		$this->assertStringStartsWith( 'Thursday, 7 January 2027', self::fact( $html, 'Next date' ) );
	}

	public function testADateShowsWhatItHasOtherwiseThanTheSeries() {
		$html = self::html( [
			'speakers' => [ [ 'name' => 'Usual speaker' ] ],
			'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [ '2027-01-07T18:00' => [
				'speakers' => [ [ 'name' => 'Guest' ] ],
				'participation' => [
					[ 'kind' => 'video', 'url' => 'https://guest.example/' ],
					[ 'kind' => 'video', 'url' => 'https://secret.example/', 'for' => 'presenters' ],
				],
			] ] ],
		] + self::EVENT );
		[ $public, $organizers ] = explode( '<details class="ext-eventcalendar-page__organizers">', $html );
		$this->assertSame( 1, substr_count( $public, 'Usual speaker' ) );
		$this->assertMatchesRegularExpression( '~Thursday, 7 January 2027.*?Guest.*?guest\.example~', $public );
		$this->assertStringNotContainsString( 'secret.example', $public );
		$this->assertMatchesRegularExpression( '~Thursday, 7 January 2027.*?secret\.example~', $organizers );
	}

	public function testPastDatesAreListedWithTheirRecordingsTheLatestFirst() {
		ConvertibleTimestamp::setFakeTime( '2027-04-01T00:00:00Z' );
		$html = self::html( [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH', 'overrides' => [
			'2026-12-03T18:00' => [ 'outcome' => [
				'recording' => 'https://video.example/1', 'attendance' => [ 'live' => 1, 'recording' => 1234 ],
			] ],
			'2027-01-07T18:00' => [ 'title' => 'Nothing came out of it' ],
			'2027-02-04T18:00' => [ 'start' => '2027-02-20T18:00', 'outcome' => [ 'notes' => 'https://notes.example/' ] ],
		] ] ] + self::EVENT );
		$past = explode( '<h2>Recordings and notes</h2>', $html )[1];
		$this->assertMatchesRegularExpression(
			'~20 February 2027.*?notes\.example.*?3 December 2026.*?video\.example~s', $past
		);
		$this->assertStringContainsString( '<li>1 person took part</li>', $past );
		$this->assertStringContainsString( '<li>1,234 people watched the recording</li>', $past );
		$this->assertStringNotContainsString( '7 January 2027', $past );
	}

	public function testASeriesThatIsOverShowsItsLastDate() {
		ConvertibleTimestamp::setFakeTime( '2031-04-01T00:00:00Z' );
		$html = self::html( [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=3' ] ] + self::EVENT );
		$this->assertStringStartsWith( 'Thursday, 17 December 2026', self::fact( $html, 'Last date' ) );
		$this->assertStringContainsString( 'No more dates are planned.', $html );
	}

	public function testAnEventThatIsOverStillSaysWhenItWas() {
		ConvertibleTimestamp::setFakeTime( '2040-04-01T00:00:00Z' );
		$this->assertStringStartsWith( 'Thursday, 3 December 2026', self::fact( self::html( self::EVENT ), 'When' ) );
	}
}
