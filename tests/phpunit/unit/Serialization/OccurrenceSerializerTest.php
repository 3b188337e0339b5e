<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Serialization;

use MediaWiki\Extension\EventCalendar\CampaignEvents\NoRegistrations;
use MediaWiki\Extension\EventCalendar\CampaignEvents\Registration;
use MediaWiki\Extension\EventCalendar\CampaignEvents\RegistrationLookup;
use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Languages\LanguageFallback;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer
 */
class OccurrenceSerializerTest extends MediaWikiUnitTestCase {
	private const TALK = [
		'title' => [ 'en' => 'Tech Talk', 'de' => 'Vortrag' ],
		'type' => 'tech-talk',
		'start' => '2026-12-03T18:00',
		'end' => '2026-12-03T19:00',
		'timeZone' => 'Europe/Berlin',
	];

	private function newSerializer( ?RegistrationLookup $registrations = null ): OccurrenceSerializer {
		$links = $this->createMock( EventPageLinks::class );
		$links->method( 'title' )->willReturnCallback( static fn ( EventPage $page ) => "EventCalendar:$page->title" );
		$links->method( 'url' )->willReturnCallback( static fn ( EventPage $page ) => "https://$page->wiki/$page->title" );
		$fallback = $this->createMock( LanguageFallback::class );
		$fallback->method( 'getAll' )->willReturnMap( [
			[ 'en', LanguageFallback::MESSAGES, [] ],
			[ 'de', LanguageFallback::MESSAGES, [ 'en' ] ],
			[ 'bar', LanguageFallback::MESSAGES, [ 'de', 'en' ] ],
		] );
		return new OccurrenceSerializer( $links, $registrations ?? new NoRegistrations(), $fallback, 'home' );
	}

	/**
	 * @return Occurrence[]
	 */
	private static function occurrences( array $data, string $wiki = 'home' ): array {
		$expander = new RfcRecurrenceExpander();
		$event = ( new EventFactory( $expander ) )->newEvent( $data );
		$page = new EventPage( $wiki, 12, 'Tech_Talk', 345, 1790000000 );
		return array_map(
			static fn ( $times ) => new Occurrence( $page, $event->forOccurrence( $times->overrideKey ), $times ),
			$expander->expand( $event->schedule, 0, PHP_INT_MAX, 20 )
		);
	}

	public function testAnEventHasAllFields(): void {
		[ $occurrence ] = self::occurrences( self::TALK + [
			'status' => 'proposed',
			'summary' => [ 'en' => 'About tokens.', 'fr' => 'Sur les jetons.' ],
			'description' => 'long', 'organizerNotes' => 'secret', 'promotion' => [ 'channels' => [ 'x' ] ],
			'topics' => [ 'design' ], 'audience' => [ 'developers' ], 'languages' => [ 'en', 'de' ],
			'participation' => [
				[ 'kind' => 'stream', 'url' => 'https://stream.example/', 'label' => [ 'en' => 'Stream', 'de' => 'Strom' ],
					'for' => 'audience' ],
				[ 'kind' => 'video', 'url' => 'https://speakers.example/', 'for' => 'presenters' ],
				[ 'kind' => 'room', 'text' => [ 'de' => 'Raum 5' ] ],
			],
			'speakers' => [ [ 'name' => 'Ada', 'user' => 'Ada L', 'affiliation' => 'Engines' ], [ 'user' => 'Bob' ] ],
			'organizers' => [ [ 'user' => 'Eve' ] ],
			'registration' => 'https://register.example/',
			'links' => [ [ 'label' => [ 'en' => 'Task', 'de' => 'Aufgabe' ], 'url' => 'https://task.example/' ] ],
			'outcome' => [ 'recording' => 'https://rec.example/', 'attendance' => [ 'live' => 42 ] ],
		] );
		$this->assertSame( [
			'id' => '12',
			'wiki' => 'home',
			'pageid' => 12,
			'page' => 'EventCalendar:Tech_Talk',
			'url' => 'https://home/Tech_Talk',
			'title' => 'Vortrag',
			'textlanguage' => 'de',
			'type' => 'tech-talk',
			'status' => 'proposed',
			'start' => '2026-12-03T17:00:00Z',
			'end' => '2026-12-03T18:00:00Z',
			'allday' => false,
			'timezone' => 'Europe/Berlin',
			'wallstart' => '2026-12-03T18:00',
			'wallend' => '2026-12-03T19:00',
			'recurring' => false,
			'recurrenceid' => null,
			'summary' => 'About tokens.',
			'topics' => [ 'design' ],
			'audience' => [ 'developers' ],
			'languages' => [ 'en', 'de' ],
			'participation' => [
				[ 'kind' => 'stream', 'url' => 'https://stream.example/', 'label' => 'Strom' ],
				[ 'kind' => 'room', 'text' => 'Raum 5' ],
			],
			'speakers' => [ [ 'name' => 'Ada', 'user' => 'Ada L', 'affiliation' => 'Engines' ], [ 'user' => 'Bob' ] ],
			'organizers' => [ [ 'user' => 'Eve' ] ],
			'registration' => 'https://register.example/',
			'registrationinfo' => null,
			'links' => [ [ 'label' => 'Aufgabe', 'url' => 'https://task.example/' ] ],
			'outcome' => [ 'recording' => 'https://rec.example/', 'attendance' => [ 'live' => 42 ] ],
		], $this->newSerializer()->serialize( $occurrence, 'bar' ) );
	}

	public function testWhatAnEventLeavesOutIsNullOrAnEmptyList(): void {
		[ $occurrence ] = self::occurrences( self::TALK + [ 'outcome' => [ 'attendance' => [] ] ] );
		$this->assertSame( [
			'summary' => null, 'topics' => [], 'audience' => [], 'languages' => [], 'participation' => [], 'speakers' => [],
			'organizers' => [], 'registration' => null, 'registrationinfo' => null, 'links' => [], 'outcome' => null,
		], array_slice( $this->newSerializer()->serialize( $occurrence, 'en' ), 17 ) );
	}

	public function testWhatIsKnownOfARegistrationIsTold(): void {
		[ $occurrence ] = self::occurrences( self::TALK + [ 'registration' => 'https://register.example/' ] );
		$registrations = $this->createMock( RegistrationLookup::class );
		$registrations->expects( $this->once() )->method( 'prepare' )->with( [ 'https://register.example/' ] );
		$registrations->method( 'find' )->with( 'https://register.example/' )->willReturn( new Registration(
			'Sign up', true, 1796317200, 32472144000, 'https://register.example/page'
		) );
		$serializer = $this->newSerializer( $registrations );
		$serializer->prepare( [ $occurrence ] );
		$this->assertSame( [
			'title' => 'Sign up', 'open' => true, 'start' => '2026-12-03T17:00:00Z', 'end' => '2999-01-01T00:00:00Z',
			'page' => 'https://register.example/page',
		], $serializer->serialize( $occurrence, 'en' )['registrationinfo'] );
	}

	public function testWithoutDetailsThereIsWhatASlotNeeds(): void {
		[ $occurrence ] = self::occurrences( self::TALK );
		$this->assertSame(
			[ 'id', 'wiki', 'pageid', 'page', 'url', 'title', 'textlanguage', 'type', 'status', 'start', 'end', 'allday',
				'timezone', 'wallstart', 'wallend', 'recurring', 'recurrenceid' ],
			array_keys( $this->newSerializer()->serialize( $occurrence, 'en', false ) )
		);
	}

	public static function provideTextLanguages(): iterable {
		yield 'the one asked for' => [ [ 'en' => 'Talk', 'de' => 'Vortrag' ], 'de', null ];
		yield 'one that it falls back to' => [ [ 'en' => 'Talk', 'de' => 'Vortrag' ], 'bar', 'de' ];
		yield 'the first of the event' => [ [ 'fr' => 'Exposé', 'it' => 'Discorso' ], 'en', 'fr' ];
		yield 'one that nobody named' => [ 'Talk', 'en', null ];
	}

	/**
	 * @dataProvider provideTextLanguages
	 */
	public function testSaysWhichLanguageATitleIsInWhereThatIsNotTheOneAskedFor(
		string|array $title, string $asked, ?string $expected
	): void {
		[ $occurrence ] = self::occurrences( [ 'title' => $title ] + self::TALK );
		$this->assertSame( $expected, $this->newSerializer()->serialize( $occurrence, $asked, false )['textlanguage'] );
	}

	public function testAnAllDayOccurrenceLiesOnDatesWithAnExclusiveEnd(): void {
		[ $first, $second ] = self::occurrences( [
			'start' => '2026-12-03', 'end' => '2026-12-04', 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ]
		] + array_diff_key( self::TALK, [ 'timeZone' => 0 ] ) );
		$data = $this->newSerializer()->serialize( $second, 'en', false );
		$this->assertSame( [
			'start' => '2026-12-10', 'end' => '2026-12-12', 'allday' => true, 'timezone' => null,
			'wallstart' => '2026-12-10', 'wallend' => '2026-12-12', 'recurring' => true, 'recurrenceid' => '2026-12-10',
		], array_slice( $data, 9 ) );
		$this->assertSame( '12:2026-12-10', $data['id'] );
	}

	public function testAnOverriddenOccurrenceKeepsItsRecurrenceIdAndHasItsOwnTexts(): void {
		$moved = array_values( array_filter(
			self::occurrences( self::TALK + [ 'recurrence' => [
				'rule' => 'FREQ=MONTHLY;BYDAY=1TH',
				'overrides' => [ '2027-01-07T17:00Z' => [
					'start' => '2027-07-08T10:00:30', 'end' => '2027-07-08T11:00', 'title' => 'Moved', 'status' => 'postponed',
					'participation' => [ [ 'kind' => 'video', 'url' => 'https://x.example/', 'for' => 'presenters' ] ],
				] ],
			], 'participation' => [ [ 'kind' => 'chat', 'url' => 'https://chat.example/' ] ] ] ),
			static fn ( Occurrence $o ) => $o->times->overrideKey !== null
		) )[0];
		$data = $this->newSerializer()->serialize( $moved, 'en' );
		$this->assertSame( [
			'id' => '12:2027-01-07T18:00',
			'title' => 'Moved',
			'status' => 'postponed',
			'start' => '2027-07-08T08:00:30Z',
			'wallstart' => '2027-07-08T10:00:30',
			'wallend' => '2027-07-08T11:00',
			'recurrenceid' => '2027-01-07T18:00',
			'participation' => [],
		], array_intersect_key( $data, array_flip(
			[ 'id', 'title', 'status', 'start', 'wallstart', 'wallend', 'recurrenceid', 'participation' ]
		) ) );
	}

	public function testAnEventOfAnotherWikiNamesIt(): void {
		[ $occurrence ] = self::occurrences( self::TALK, 'metawiki' );
		$data = $this->newSerializer()->serialize( $occurrence, 'en', false );
		$this->assertSame( [ 'metawiki~12', 'metawiki', 'https://metawiki/Tech_Talk' ],
			[ $data['id'], $data['wiki'], $data['url'] ] );
	}
}
