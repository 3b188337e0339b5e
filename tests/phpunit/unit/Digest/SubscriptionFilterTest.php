<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\Schedule;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter
 */
final class SubscriptionFilterTest extends MediaWikiUnitTestCase {
	public function testTwoThatWantTheSameAreTheSame(): void {
		$one = new SubscriptionFilter( [ 'b', 'a', 'b' ], [], [ 'x' ] );
		$two = new SubscriptionFilter( [ 'a', 'b' ], [], [ 'x' ] );
		$this->assertSame( $one->key(), $two->key() );
		$this->assertEquals( $one, SubscriptionFilter::fromArray( json_decode( $two->key(), true ) ) );
		$this->assertNotSame( $one->key(), ( new SubscriptionFilter( [ 'a' ], [ 'b' ], [ 'x' ] ) )->key() );
	}

	public static function provideFilters(): iterable {
		yield 'nothing in particular' => [ new SubscriptionFilter(), true ];
		yield 'any of a list' => [ new SubscriptionFilter( [ 'bots', 'design' ] ), true ];
		yield 'none of a list' => [ new SubscriptionFilter( [ 'bots' ] ), false ];
		yield 'all lists' => [ new SubscriptionFilter( [ 'design' ], [ 'tech-talk' ], [ 'developers' ], [ 'en' ] ), true ];
		yield 'one list does not match' => [ new SubscriptionFilter( [ 'design' ], [ 'workshop' ] ), false ];
		yield 'a list that the event does not have' => [ new SubscriptionFilter( languages: [ 'fr' ] ), false ];
	}

	/** @dataProvider provideFilters */
	public function testMatchesAsACalendarDoes( SubscriptionFilter $filter, bool $matches ): void {
		$event = new Event(
			[
				'title' => 'T', 'type' => 'tech-talk', 'topics' => [ 'design' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ]
			],
			new Schedule( new WallTime( 0 ), new Duration( 0, 3600 ), 'UTC' )
		);
		$this->assertSame( $matches, $filter->matches( $event ) );
	}
}
