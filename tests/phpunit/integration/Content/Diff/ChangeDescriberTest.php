<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Diff;

use MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\MainConfigNames;
use MediaWikiIntegrationTestCase;

/**
 * In English, by the real messages.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\ChangeWords
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\DateChanges
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\EditSummary
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\FieldChanges
 * @covers \MediaWiki\Extension\EventCalendar\Content\Diff\ScheduleChanges
 * @group Database
 */
class ChangeDescriberTest extends MediaWikiIntegrationTestCase {
	private const EVENT = [
		'title' => 'Talk', 'type' => 'tech-talk', 'start' => '2026-12-03T15:00', 'end' => '2026-12-03T16:00', 'timeZone' => 'UTC',
	];
	private const WEEKLY = [ 'rule' => 'FREQ=WEEKLY' ];

	private static function content( array $changes ): EventContent {
		return new EventContent( json_encode( array_filter(
			$changes + self::EVENT, static fn ( $value ) => $value !== null
		) ) );
	}

	private function describer(): ChangeDescriber {
		return $this->getServiceContainer()->getService( 'EventCalendar.ChangeDescriber' );
	}

	/** @return string[] */
	private function changes( array $old, array $new, string $language = 'en' ): array {
		$contents = [ self::content( $old ), self::content( $new ) ];
		foreach ( $contents as $content ) {
			$this->assertSame( [], array_column( $content->getProblems(), 'code' ) );
		}
		return $this->describer()->describe(
			...$contents, language: $this->getServiceContainer()->getLanguageFactory()->getLanguage( $language )
		);
	}

	/** @dataProvider provideFields */
	public function testEachFieldHasItsSentence( array $old, array $new, array $expected ): void {
		$this->assertSame( $expected, $this->changes( $old, $new ) );
		$this->assertSame( [], $this->changes( $new, $new ) );
	}

	public static function provideFields(): iterable {
		yield 'title' => [ [], [ 'title' => 'Other' ], [ 'Title: “Talk” → “Other”' ] ];
		yield 'a title in another language' =>
			[ [ 'title' => [ 'en' => 'Talk' ] ], [ 'title' => [ 'en' => 'Talk', 'fr' => 'Exposé' ] ], [ 'Title (fr): added “Exposé”' ] ];
		yield 'a title in one language fewer' =>
			[ [ 'title' => [ 'en' => 'Talk', 'fr' => 'Exposé' ] ], [ 'title' => [ 'en' => 'Tale' ] ],
				[ 'Title (en): “Talk” → “Tale”', 'Title (fr): removed “Exposé”' ] ];
		yield 'a title whose language is told' => [ [], [ 'title' => [ 'en' => 'Talk' ] ], [ 'Title changed' ] ];
		yield 'a title that gets a language and others' =>
			[ [], [ 'title' => [ 'de' => 'Vortrag', 'en' => 'Talk' ] ], [ 'Title (de): added “Vortrag”' ] ];
		yield 'a title whose end alone is other' => [ [ 'title' => str_repeat( 'x', 200 ) . 'a' ],
			[ 'title' => str_repeat( 'x', 200 ) . 'b' ], [ 'Title changed' ] ];
		yield 'type' => [ [], [ 'type' => 'workshop' ], [ 'Type: Tech talk → Workshop' ] ];
		yield 'a type that the settings do not have' => [ [ 'type' => 'picnic' ], [], [ 'Type: picnic → Tech talk' ] ];
		yield 'status' => [ [], [ 'status' => 'cancelled' ], [ 'Status: Confirmed → Cancelled' ] ];
		yield 'a status that says what was meant' => [ [], [ 'status' => 'confirmed' ], [] ];
		yield 'topics' => [ [ 'topics' => [ 'php', 'lua' ] ], [ 'topics' => [ 'lua', 'design', 'bots' ] ],
			[ 'Topics: added design, bots', 'Topics: removed php' ] ];
		yield 'order of topics' => [ [ 'topics' => [ 'php', 'lua' ] ], [ 'topics' => [ 'lua', 'php' ] ], [ 'Topics: in another order' ] ];
		yield 'audience' => [ [], [ 'audience' => [ 'editors' ] ], [ 'Audience: added editors' ] ];
		yield 'languages' => [ [ 'languages' => [ 'en', 'fr' ] ], [ 'languages' => [ 'en' ] ], [ 'Languages: removed fr' ] ];
		yield 'many topics' => [ [], [ 'topics' => [ 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i' ] ],
			[ 'Topics: added a, b, c, d, e, f, g, h, …' ] ];
		yield 'ways to take part' => [
			[ 'participation' => [ [ 'kind' => 'chat', 'url' => 'https://a.example/' ] ] ],
			[ 'participation' => [ [ 'kind' => 'chat', 'url' => 'https://b.example/' ],
				[ 'kind' => 'stream', 'url' => 'https://c.example/', 'label' => [ 'en' => 'Channel 1' ] ] ] ],
			[ 'Ways to take part: added Stream (Channel 1)', 'Ways to take part: changed Chat' ],
		];
		yield 'ways for presenters, without what leads there' => [ [], [ 'participation' => [
			[ 'kind' => 'video', 'url' => 'https://secret.example/', 'label' => 'Backstage', 'for' => 'presenters' ] ] ],
			[ 'Ways to take part: added Video call (for presenters)' ] ];
		yield 'speakers' => [ [ 'speakers' => [ [ 'name' => 'Ada' ], [ 'user' => 'Grace' ] ] ],
			[ 'speakers' => [ [ 'name' => 'Ada', 'affiliation' => 'Team' ], [ 'name' => 'Alan' ] ] ],
			[ 'Speakers: added Alan', 'Speakers: removed Grace', 'Speakers: changed Ada' ] ];
		yield 'organizers' => [ [], [ 'organizers' => [ [ 'user' => 'Grace' ] ] ], [ 'Organizers: added Grace' ] ];
		yield 'registration' => [ [], [ 'registration' => 'https://a.example/' ], [ 'Registration: added https://a.example/' ] ];
		yield 'another registration' => [ [ 'registration' => 'https://a.example/' ], [ 'registration' => 'https://b.example/' ],
			[ 'Registration: https://a.example/ → https://b.example/' ] ];
		yield 'no registration' => [ [ 'registration' => 'https://a.example/' ], [], [ 'Registration: removed https://a.example/' ] ];
		yield 'links' => [ [ 'links' => [ [ 'label' => 'Task', 'url' => 'https://a.example/' ] ] ],
			[ 'links' => [ [ 'label' => 'Task', 'url' => 'https://b.example/' ] ] ], [ 'Links: changed Task' ] ];
		yield 'summary' => [ [ 'summary' => [ 'en' => 'a', 'fr' => 'b', 'de' => 'c' ] ],
			[ 'summary' => [ 'en' => 'x', 'fr' => 'y', 'de' => 'c' ] ], [ 'Summary changed (en, fr)' ] ];
		yield 'a new summary' => [ [], [ 'summary' => 'About' ], [ 'Summary added' ] ];
		yield 'description' => [ [ 'description' => 'a' ], [ 'description' => 'b' ], [ 'Description changed' ] ];
		yield 'description in other languages' => [ [ 'description' => [ 'en' => 'a' ] ], [ 'description' => [ 'fr' => 'a' ] ],
			[ 'Description removed (en)', 'Description added (fr)' ] ];
		yield 'notes' => [ [ 'organizerNotes' => 'a' ], [], [ 'Notes for organizers removed' ] ];
		yield 'promotion' => [ [ 'promotion' => [ 'channels' => [ 'a' ], 'text' => 'Come' ] ],
			[ 'promotion' => [ 'channels' => [ 'b' ], 'skipChannels' => [ 'c' ], 'text' => [ 'en' => 'Come!' ] ] ],
			[ 'Announced in: added b', 'Announced in: removed a', 'Not announced in: added c', 'Announcement changed (en)' ] ];
		yield 'outcome' => [ [ 'outcome' => [ 'recording' => 'https://a.example/', 'attendance' => [ 'live' => 40 ] ] ],
			[ 'outcome' => [ 'slides' => 'https://b.example/', 'notes' => 'https://c.example/',
				'attendance' => [ 'live' => 42, 'recording' => 0 ] ] ],
			[ 'Recording: removed https://a.example/', 'Slides: added https://b.example/', 'Notes: added https://c.example/',
				'Attendance: 40 → 42', 'Views of the recording: added 0' ] ];
		yield 'uid' => [ [], [ 'uid' => 'x@example.org' ], [ 'UID: added x@example.org' ] ];
		yield 'version' => [ [], [ 'version' => 1 ], [] ];
		yield 'several, in their order' => [ [], [ 'title' => 'Other', 'status' => 'postponed', 'type' => 'workshop',
			'start' => '2026-12-03T17:00', 'end' => '2026-12-03T18:00', 'topics' => [ 'lua' ] ], [
			'Title: “Talk” → “Other”', 'Time: 15:00 → 17:00 UTC', 'Status: Confirmed → Postponed', 'Type: Tech talk → Workshop',
			'Topics: added lua' ] ];
	}

	/** @dataProvider provideTimes */
	public function testTimesSayWhatIsDifferentOfThem( array $old, array $new, array $expected ): void {
		$this->assertSame( $expected, $this->changes( $old, $new ) );
	}

	public static function provideTimes(): iterable {
		$berlin = [ 'timeZone' => 'Europe/Berlin' ];
		yield 'later' => [ [], [ 'start' => '2026-12-03T16:00', 'end' => '2026-12-03T17:00' ], [ 'Time: 15:00 → 16:00 UTC' ] ];
		yield 'longer' => [ [], [ 'end' => '2026-12-03T17:30' ], [ 'Time: 15:00–16:00 → 15:00–17:30 UTC' ] ];
		yield 'on another day' => [ [], [ 'start' => '2026-12-04T15:00', 'end' => '2026-12-04T16:00' ],
			[ 'Time: 3 December 2026, 15:00 → 4 December 2026, 15:00 UTC' ] ];
		yield 'over midnight' => [ [], [ 'end' => '2026-12-04T02:00' ],
			[ 'Time: 3 December 2026, 15:00–16:00 → 3 December 2026, 15:00 – 4 December 2026, 02:00 UTC' ] ];
		yield 'in another zone' => [ [], $berlin, [ 'Time: 15:00 UTC → 15:00 Europe/Berlin' ] ];
		yield 'the same by another name' => [ [], [ 'end' => null, 'duration' => 'PT1H' ], [] ];
		yield 'all day' => [ [], [ 'start' => '2026-12-03', 'end' => '2026-12-03', 'timeZone' => null ],
			[ 'Time: 3 December 2026, 15:00–16:00 UTC → 3 December 2026, all day' ] ];
		yield 'no longer all day' => [ [ 'start' => '2026-12-03', 'end' => '2026-12-04', 'timeZone' => null ], $berlin,
			[ 'Time: 3 December 2026 – 4 December 2026, all day → 3 December 2026, 15:00–16:00 Europe/Berlin' ] ];
		yield 'other days' => [ [ 'start' => '2026-12-03', 'end' => '2026-12-03', 'timeZone' => null ],
			[ 'start' => '2026-12-05', 'end' => '2026-12-06', 'timeZone' => null ],
			[ 'Date: 3 December 2026 → 5 December 2026 – 6 December 2026' ] ];
		yield 'into the hour that clocks skip' => [ $berlin, $berlin + [ 'start' => '2027-03-28T02:30', 'end' => '2027-03-28T04:30' ],
			[ 'Time: 3 December 2026, 15:00 → 28 March 2027, 02:30 Europe/Berlin' ] ];
		yield 'a rule' => [ [], [ 'recurrence' => self::WEEKLY ], [ 'Repeats: once → every Thursday' ] ];
		yield 'another rule' => [ [ 'recurrence' => self::WEEKLY ], [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;INTERVAL=2;COUNT=5' ] ],
			[ 'Repeats: every Thursday → every second Thursday, 5 times' ] ];
		yield 'no rule' => [ [ 'recurrence' => self::WEEKLY ], [], [ 'Repeats: every Thursday → once' ] ];
		yield 'rules that have no words' => [ [ 'recurrence' => [ 'rule' => 'FREQ=YEARLY;BYWEEKNO=49;BYDAY=TH' ] ],
			[ 'recurrence' => [ 'rule' => 'FREQ=YEARLY;BYYEARDAY=337' ] ],
			[ 'Repeats: FREQ=YEARLY;BYWEEKNO=49;BYDAY=TH → FREQ=YEARLY;BYYEARDAY=337' ] ];
	}

	/** @dataProvider provideDates */
	public function testSingleDatesHaveOneSentenceEach( array $old, array $new, array $expected, array $event = [] ): void {
		$this->assertSame( $expected, $this->changes(
			[ 'recurrence' => $old + self::WEEKLY ], $event + [ 'recurrence' => $new + self::WEEKLY ]
		) );
	}

	public static function provideDates(): iterable {
		$key = '2026-12-10T15:00';
		$of = static fn ( array $override ) => [ 'overrides' => [ $key => $override ] ];
		yield 'moved on its day' => [ [], $of( [ 'start' => '2026-12-10T17:00', 'end' => '2026-12-10T18:00' ] ),
			[ '10 December 2026: moved to 17:00' ] ];
		yield 'moved to another day' => [ [], $of( [ 'start' => '2026-12-11T17:00', 'end' => '2026-12-11T18:00' ] ),
			[ '10 December 2026: moved to 11 December 2026, 17:00' ] ];
		yield 'shorter' => [ [], $of( [ 'end' => '2026-12-10T15:30' ] ), [ '10 December 2026: ends at 15:30' ] ];
		yield 'at its usual time again' => [ $of( [ 'start' => '2026-12-10T17:00', 'end' => '2026-12-10T18:00', 'title' => 'X' ] ),
			$of( [ 'title' => 'X' ] ), [ '10 December 2026: back to its usual time' ] ];
		yield 'cancelled' => [ [], $of( [ 'status' => 'cancelled' ] ), [ '10 December 2026: cancelled' ] ];
		yield 'no longer cancelled' => [ $of( [ 'status' => 'cancelled' ] ), [], [ '10 December 2026: back to the series' ] ];
		yield 'postponed' => [ [], $of( [ 'status' => 'postponed' ] ), [ '10 December 2026: Status: Confirmed → Postponed' ] ];
		yield 'a title of its own and a time' => [ [], $of( [ 'title' => 'Guest', 'start' => '2026-12-10T17:00' ] ),
			[ '10 December 2026: moved to 17:00, Title: “Talk” → “Guest”' ] ];
		yield 'an outcome' => [ [], $of( [ 'outcome' => [ 'recording' => 'https://v.example/' ] ] ),
			[ '10 December 2026: Recording: added https://v.example/' ] ];
		yield 'left out' => [ [], [ 'exclude' => [ $key ] ], [ '10 December 2026: left out' ] ];
		yield 'not any more' => [ [ 'exclude' => [ $key ] ], [], [ '10 December 2026: no longer left out' ] ];
		yield 'left out by its date' => [ [], [ 'exclude' => [ '2026-12-10' ] ], [ '10 December 2026: left out' ] ];
		yield 'the same, written otherwise' => [ [ 'exclude' => [ $key ] ], [ 'exclude' => [ "{$key}Z" ] ], [] ];
		yield 'left out instead of moved' => [ $of( [ 'start' => '2026-12-10T17:00' ] ), [ 'exclude' => [ $key ] ],
			[ '10 December 2026: left out' ] ];
		yield 'added' => [ [], [ 'include' => [ '2026-12-12T10:00' ] ], [ '12 December 2026: added' ] ];
		yield 'not any more added' => [ [ 'include' => [ '2026-12-12T10:00' ] ], [], [ '12 December 2026: no longer added' ] ];
		yield 'two on one day' => [ [], [ 'include' => [ '2026-12-12T10:00', '2026-12-12T14:00' ] ],
			[ '12 December 2026, 10:00: added', '12 December 2026, 14:00: added' ] ];
		yield 'in the order of their dates' => [ [],
			[ 'include' => [ '2026-12-19T10:00' ], 'exclude' => [ '2026-12-24T15:00' ] ] + $of( [ 'status' => 'cancelled' ] ),
			[ '10 December 2026: cancelled', '19 December 2026: added', '24 December 2026: left out' ] ];
		yield 'all move with the series' => [
			[ 'exclude' => [ '2026-12-17T15:00' ] ] + $of( [ 'status' => 'cancelled' ] ),
			[ 'exclude' => [ '2026-12-17T16:00' ], 'overrides' => [ '2026-12-10T16:00' => [ 'status' => 'cancelled' ] ] ],
			[ 'Time: 15:00 → 16:00 UTC' ],
			[ 'start' => '2026-12-03T16:00', 'end' => '2026-12-03T17:00' ],
		];
	}

	public function testThereAreNoWordsForWhatIsNoEvent(): void {
		$english = $this->getServiceContainer()->getLanguageFactory()->getLanguage( 'en' );
		foreach ( [ '', '{', '{}', '[]' ] as $text ) {
			$broken = new EventContent( $text );
			$this->assertSame( [], $this->describer()->describe( $broken, self::content( [] ), $english ) );
			$this->assertSame( [], $this->describer()->describe( self::content( [] ), $broken, $english ) );
			$this->assertSame( '', $this->describer()->summary( self::content( [] ), $broken ) );
		}
	}

	public function testManyChangesAreCounted(): void {
		$include = array_map( static fn ( int $day ) => gmdate( 'Y-m-d\TH:i', 1800000000 + $day * 86400 ), range( 1, 60 ) );
		$changes = $this->changes( [ 'recurrence' => self::WEEKLY ], [ 'recurrence' => self::WEEKLY + [ 'include' => $include ] ] );
		$this->assertCount( 51, $changes );
		$this->assertSame( '10 more changes', end( $changes ) );
	}

	public function testWhatSomebodyTypedIsNotParsed(): void {
		$this->assertSame( [ 'Title: “Talk” → “{{PLURAL:2|a|b}} <b>$1</b> [[x]]”' ],
			$this->changes( [], [ 'title' => '{{PLURAL:2|a|b}} <b>$1</b> [[x]]' ] ) );
		$this->assertSame( [ 'Speakers: added {{SITENAME}} $2' ],
			$this->changes( [], [ 'speakers' => [ [ 'name' => '{{SITENAME}} $2' ] ] ] ) );
	}

	public function testWordsComeInTheLanguageAskedFor(): void {
		$this->assertSame( [ 'Topics: added lua' ], $this->changes( [], [ 'topics' => [ 'lua' ] ] ) );
		$months = $this->changes( [], [ 'start' => '2026-12-04T15:00', 'end' => '2026-12-04T16:00' ], 'fr' );
		$this->assertStringContainsString( 'décembre', $months[0] );
	}

	public function testASummaryIsInTheWikisLanguageAndFitsIntoTheHistory(): void {
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'fr' );
		$summary = $this->describer()->summary( self::content( [] ), self::content( [
			'start' => '2026-12-04T15:00', 'end' => '2026-12-04T16:00', 'topics' => [ 'lua' ]
		] ) );
		$this->assertStringContainsString( '3 décembre 2026', $summary );
		$long = [];
		foreach ( [ 'en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'sv', 'pl' ] as $code ) {
			$long[$code] = str_repeat( "ä$code ", 60 );
		}
		$summary = $this->describer()->summary( self::content( [] ), self::content( [ 'title' => $long ] ) );
		$this->assertLessThanOrEqual( 500, mb_strlen( $summary ) );
		$this->assertMatchesRegularExpression( '/; \d more changes$/', $summary );
	}
}
