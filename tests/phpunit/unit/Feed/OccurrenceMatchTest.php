<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\OccurrenceMatch;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\OccurrenceMatch
 */
final class OccurrenceMatchTest extends MediaWikiUnitTestCase {
	public static function provideFilters(): iterable {
		yield 'nothing in particular' => [ new OccurrenceFilter(), true ];
		yield 'its status' => [ new OccurrenceFilter( statuses: [ 'cancelled', 'postponed' ] ), true ];
		yield 'another status' => [ new OccurrenceFilter( statuses: [ 'confirmed' ] ), false ];
		yield 'words of title and summary, without case and accents' => [ new OccurrenceFilter( search: 'CAFE tokens' ), true ];
		yield 'a word that is nowhere' => [ new OccurrenceFilter( search: 'cafe moon' ), false ];
		yield 'recordings' => [ new OccurrenceFilter( recorded: true ), true ];
		yield 'recordings of another status' => [ new OccurrenceFilter( statuses: [ 'proposed' ], recorded: true ), false ];
		yield 'what is the same for the whole series is not asked here' => [ new OccurrenceFilter( types: [ 'other' ] ), true ];
	}

	/**
	 * @dataProvider provideFilters
	 */
	public function testAccepts( OccurrenceFilter $filter, bool $expected ): void {
		$event = new Event( [
			'title' => 'Café', 'summary' => [ 'en' => 'About tokens' ], 'type' => 'tech-talk', 'status' => 'cancelled',
			'outcome' => [ 'recording' => 'https://video.example/1' ],
		], new Schedule( WallTime::parse( '2026-12-03T18:00' ), new Duration( 0, 3600 ), 'UTC' ) );
		$this->assertSame( $expected, ( new OccurrenceMatch( $filter ) )->accepts( $event ) );
	}

	public function testThereAreOccurrencesWithoutARecording(): void {
		$schedule = new Schedule( WallTime::parse( '2026-12-03T18:00' ), new Duration( 0, 3600 ), 'UTC' );
		$event = new Event( [ 'title' => 'Café', 'type' => 'tech-talk', 'outcome' => [ 'slides' => 'https://x.example/' ] ], $schedule );
		$this->assertFalse( ( new OccurrenceMatch( new OccurrenceFilter( recorded: true ) ) )->accepts( $event ) );
	}
}
