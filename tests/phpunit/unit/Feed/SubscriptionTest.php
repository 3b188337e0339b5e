<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\Subscription;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\Subscription
 * @covers \MediaWiki\Extension\EventCalendar\Feed\FeedLinks
 */
final class SubscriptionTest extends TestCase {
	public static function provideSubscriptions(): iterable {
		$path = dirname( __DIR__, 3 ) . '/fixtures/subscriptions.json';
		foreach ( json_decode( file_get_contents( $path ), true )['cases'] as $case ) {
			yield $case['says'] => [ $case ];
		}
	}

	/**
	 * @dataProvider provideSubscriptions
	 */
	public function testHasTheAddressesThatTheFrontEndMakesToo( array $case ): void {
		$subscription = isset( $case['page'] )
			? Subscription::toEvent( $case['base'], $case['page'], $case['language'] )
			: Subscription::toFilter( $case['base'], self::filter( $case['filter'] ), $case['language'] );
		$this->assertSame( $case['ics'], $subscription->ics );
		$this->assertSame( $case['feeds'] ?? [], $subscription->feeds );
		$this->assertSame( $case['ways'], $subscription->ways( $case['name'] ) );
	}

	private static function filter( array $values ): OccurrenceFilter {
		return new OccurrenceFilter(
			$values['types'] ?? [], $values['topics'] ?? [], $values['audience'] ?? [], $values['languages'] ?? [],
			$values['status'] ?? [], search: $values['search'] ?? '', recorded: $values['recorded'] ?? false
		);
	}
}
