<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Promotion\Social\PostRequest;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostSpread;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostSpread
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\PostRequest
 */
class PostSpreadTest extends MediaWikiUnitTestCase {
	public static function provideCases(): iterable {
		$file = dirname( __DIR__, 5 ) . '/tests/fixtures/posts/spread.json';
		foreach ( json_decode( file_get_contents( $file ), true, 8, JSON_THROW_ON_ERROR ) as $case ) {
			yield $case['name'] => [ $case ];
		}
	}

	/**
	 * @dataProvider provideCases
	 */
	public function testSpreadsPostsOverTheDays( array $case ): void {
		$zone = ZoneResolver::forZone( $case['zone'] ?? 'UTC' );
		$requests = array_map( static fn ( array $post ) => new PostRequest(
			$post['id'], $post['event'] ?? $post['id'], strtotime( $post['from'] ), strtotime( $post['start'] ),
			isset( $post['fixed'] ) ? strtotime( $post['fixed'] ) : null
		), $case['posts'] );
		$plan = ( new PostSpread( $case['perWeek'] ?? 3, $zone, ...$case['waking'] ?? [] ) )
			->plan( $requests, strtotime( $case['now'] ) );
		ksort( $plan );
		$this->assertSame( $case['plan'], array_map( static fn ( ?int $time ) => $time === null ? null
			: gmdate( 'D Y-m-d H:i', $zone->toWall( $time ) ), $plan ) );
	}

	/** @return PostRequest[] Forty events within two months, known three weeks ahead */
	private static function many(): array {
		mt_srand( 7 );
		$requests = [];
		for ( $i = 0; $i < 40; $i++ ) {
			$start = 1764547200 + mt_rand( 86400, 60 * 86400 );
			$requests[] = new PostRequest( "p$i", 'e' . $i % 30, $start - mt_rand( 1, 21 ) * 86400, $start );
		}
		return $requests;
	}

	public function testNoWeekHasTooManyAndNoPostIsOutsideItsWindowOrAtNight(): void {
		foreach ( [ 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Apia' ] as $name ) {
			$zone = ZoneResolver::forZone( $name );
			foreach ( [ 1, 3, 7, 14 ] as $perWeek ) {
				$plan = ( new PostSpread( $perWeek, $zone ) )->plan( self::many(), 1764547200 );
				$this->assertCount( 40, $plan );
				$weeks = [];
				foreach ( self::many() as $request ) {
					$time = $plan[$request->id];
					if ( $time !== null ) {
						$wall = $zone->toWall( $time );
						$this->assertGreaterThanOrEqual( $request->from, $time );
						$this->assertLessThan( $request->start, $time );
						$this->assertContains( gmdate( 'H:i', $wall ), [ '10:00', '15:00', '19:00' ] );
						$weeks[gmdate( 'o-W', $wall )][] = $time;
					}
				}
				$this->assertLessThanOrEqual( $perWeek, max( array_map( 'count', $weeks ) ) );
			}
		}
	}

	public function testTheOrderOfTheQuestionMakesNoDifference(): void {
		$spread = new PostSpread( 3, ZoneResolver::forZone( 'UTC' ) );
		$plan = $spread->plan( self::many(), 1764547200 );
		$other = $spread->plan( array_reverse( self::many() ), 1764547200 );
		ksort( $plan );
		ksort( $other );
		$this->assertSame( $plan, $other );
	}

	public function testALaterEventMovesNoneThatStartsBefore(): void {
		$spread = new PostSpread( 3, ZoneResolver::forZone( 'UTC' ) );
		$requests = array_slice( self::many(), 0, 30 );
		$plan = $spread->plan( $requests, 1764547200 );
		$start = 1764547200 + 25 * 86400;
		$with = $spread->plan( [ ...$requests, new PostRequest( 'new', 'new', $start - 14 * 86400, $start ) ], 1764547200 );
		$earlier = array_filter( $requests, static fn ( PostRequest $request ) => $request->start < $start );
		$this->assertNotEmpty( $earlier );
		foreach ( $earlier as $request ) {
			$this->assertSame( $plan[$request->id], $with[$request->id], $request->id );
		}
	}

	public function testThePlanStaysAsHoursPass(): void {
		$spread = new PostSpread( 3, ZoneResolver::forZone( 'UTC' ) );
		$requests = array_map(
			static fn ( PostRequest $r ) => new PostRequest( $r->id, $r->event, $r->from + 40 * 86400, $r->start + 40 * 86400 ),
			self::many()
		);
		$plan = $spread->plan( $requests, 1764547200 );
		for ( $hour = 1; $hour < 72; $hour++ ) {
			$this->assertSame( $plan, $spread->plan( $requests, 1764547200 + $hour * 3600 ) );
		}
	}
}
