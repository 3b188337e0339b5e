<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedLinks
 */
final class FeedLinksTest extends TestCase {
	public function testAFeedOfEverythingHasNoParameters(): void {
		$this->assertSame(
			'/w/rest.php/eventcalendar/v1/calendar.atom',
			( new FeedLinks( '/w/rest.php' ) )->url( 'atom', new OccurrenceFilter() )
		);
	}

	public function testEveryPartOfTheFilterIsAParameterOfTheFeed(): void {
		$filter = new OccurrenceFilter(
			[ 'tech-talk', 'irc' ], [ 'design & code' ], [ 'editors' ], [ 'de' ], [ 'proposed' ], [], 'été #1', true
		);
		$this->assertSame(
			'/rest.php/eventcalendar/v1/calendar.ics?types=irc%7Ctech-talk&topics=design%20%26%20code&audience=editors' .
				'&languages=de&status=proposed&search=%C3%A9t%C3%A9%20%231&recorded=yes',
			( new FeedLinks( '/rest.php' ) )->url( 'ics', $filter )
		);
	}

	public function testFiltersThatAskForTheSameHaveTheSameFeed(): void {
		$this->assertSame(
			FeedLinks::query( new OccurrenceFilter( [ 'a', 'b' ] ) ), FeedLinks::query( new OccurrenceFilter( [ 'b', 'a' ] ) )
		);
	}
}
