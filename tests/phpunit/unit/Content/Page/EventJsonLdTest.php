<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content\Page;

use MediaWiki\Extension\EventCalendar\Content\Page\EventJsonLd;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\EventJsonLd
 */
class EventJsonLdTest extends MediaWikiUnitTestCase {
	private const MINIMAL = [ 'title' => 'T', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00' ];

	public function testAnOnlineEventHasAllThatSearchEnginesWant() {
		$this->assertSame( [
			'@context' => 'https://schema.org',
			'@type' => 'Event',
			'name' => 'Conférence',
			'description' => 'What it is',
			'url' => 'https://wiki.example/EventCalendar:T',
			'startDate' => '2026-12-03T18:00:00+01:00',
			'endDate' => '2026-12-03T19:00:00+01:00',
			'eventStatus' => 'https://schema.org/EventScheduled',
			'eventAttendanceMode' => 'https://schema.org/OnlineEventAttendanceMode',
			'location' => [ '@type' => 'VirtualLocation', 'url' => 'https://stream.example/', 'name' => 'Channel' ],
			'inLanguage' => [ 'en', 'fr' ],
			'keywords' => [ 'design' ],
			'audience' => [ '@type' => 'Audience', 'audienceType' => 'developers' ],
			'performer' => [
				'@type' => 'Person', 'name' => 'Ada', 'affiliation' => [ '@type' => 'Organization', 'name' => 'Engines' ],
			],
			'organizer' => [ [ '@type' => 'Person', 'name' => 'Bob' ], [ '@type' => 'Person', 'name' => 'Cy' ] ],
		], self::build( [
			'title' => [ 'en' => 'Talk', 'fr' => 'Conférence' ],
			'summary' => 'What it is',
			'topics' => [ 'design' ],
			'audience' => [ 'developers' ],
			'languages' => [ 'en', 'fr' ],
			'participation' => [
				[ 'kind' => 'stream', 'url' => 'https://stream.example/', 'label' => 'Channel' ],
				[ 'kind' => 'chat', 'url' => 'ircs://irc.example/x' ],
				[ 'kind' => 'video', 'url' => 'https://secret.example/', 'for' => 'presenters' ],
			],
			'speakers' => [ [ 'name' => 'Ada', 'affiliation' => 'Engines' ] ],
			'organizers' => [ [ 'user' => 'Bob' ], [ 'name' => 'Cy', 'user' => 'Cyrus' ] ],
		] + self::MINIMAL ) );
	}

	/** @dataProvider provideStatuses */
	public function testStatus( string $status, string $expected ) {
		$this->assertSame(
			"https://schema.org/$expected", self::build( [ 'status' => $status ] + self::MINIMAL )['eventStatus']
		);
	}

	public static function provideStatuses(): iterable {
		yield [ 'confirmed', 'EventScheduled' ];
		yield [ 'postponed', 'EventPostponed' ];
		yield [ 'cancelled', 'EventCancelled' ];
	}

	public function testAProposedEventIsNotAnnounced() {
		$this->assertNull( self::build( [ 'status' => 'proposed' ] + self::MINIMAL ) );
	}

	public function testAMovedOccurrenceSaysWhenItWouldHaveBeen() {
		$data = self::build( self::MINIMAL, new OccurrenceTimes(
			1796313600, 1796317200, WallTime::parse( '2026-12-03T17:00' ), WallTime::parse( '2026-12-03T18:00' ),
			WallTime::parse( '2026-12-02T18:00' )
		) );
		$this->assertSame( 'https://schema.org/EventRescheduled', $data['eventStatus'] );
		$this->assertSame( '2026-12-02T18:00', $data['previousStartDate'] );
	}

	public function testAnAllDayEventHasDatesAndEndsOnItsLastDay() {
		$data = self::build( self::MINIMAL, new OccurrenceTimes(
			1796256000, 1796428800, WallTime::parse( '2026-12-03' ), WallTime::parse( '2026-12-05' )
		) );
		$this->assertSame( [ '2026-12-03', '2026-12-04' ], [ $data['startDate'], $data['endDate'] ] );
	}

	public function testARoomMakesTheEventMixed() {
		$data = self::build( [ 'participation' => [
			[ 'kind' => 'room', 'label' => 'Room 1', 'text' => 'Main Street 2' ],
			[ 'kind' => 'video', 'url' => 'https://call.example/' ],
		] ] + self::MINIMAL );
		$this->assertSame( 'https://schema.org/MixedEventAttendanceMode', $data['eventAttendanceMode'] );
		$this->assertSame( [
			[ '@type' => 'VirtualLocation', 'url' => 'https://call.example/' ],
			[ '@type' => 'Place', 'name' => 'Room 1', 'address' => 'Main Street 2' ],
		], $data['location'] );
	}

	public function testNothingIsSaidOfWhatIsNotKnown() {
		$this->assertSame(
			[ '@context', '@type', 'name', 'url', 'startDate', 'endDate', 'eventStatus', 'eventAttendanceMode' ],
			array_keys( self::build( self::MINIMAL ) )
		);
	}

	private static function build( array $data, ?OccurrenceTimes $times = null ): ?array {
		$start = WallTime::parse( '2026-12-03T18:00' );
		$event = new Event( $data, new Schedule( $start, new Duration( 0, 3600 ), 'Europe/Berlin' ) );
		return ( new EventJsonLd( [ 'fr', 'en' ], 'https://wiki.example/EventCalendar:T' ) )->build(
			$event, $times ?? new OccurrenceTimes( $start->seconds - 3600, $start->seconds, $start, $start->plus( 3600 ) )
		);
	}
}
