<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionPlanner;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionPlanner
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\PromotionAction
 * @covers \MediaWiki\Extension\EventCalendar\Config\Channel
 */
class PromotionPlannerTest extends MediaWikiUnitTestCase {
	private const CHANNELS = [
		'pump' => [ 'kind' => 'page', 'page' => 'Project:Village pump', 'leadDays' => 14 ],
		'design-list' => [ 'kind' => 'mailing-list', 'topics' => [ 'design' ], 'leadDays' => 7 ],
		'french' => [ 'kind' => 'page', 'wiki' => 'frwiki', 'page' => 'Bistro', 'languages' => [ 'fr' ], 'leadDays' => 10 ],
		'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'types' => [ 'tech-talk', 'workshop' ], 'leadDays' => 3 ],
		'newcomers' => [ 'kind' => 'page', 'page' => 'Tea house', 'audience' => [ 'newcomers' ], 'topics' => [ 'design' ],
			'leadDays' => 7 ],
	];

	/**
	 * @param array<string,mixed> $event Of the page; it is on 20 December 2026 from 18:00 to 19:00 UTC
	 * @param string $now UTC
	 * @return string[] Such as `announce design-list 2026-12-13 coming`
	 */
	private static function plan( array $event, string $now ): array {
		$occurrence = SampleOccurrence::make( '2026-12-20T18:00', '2026-12-20T19:00', $event );
		$channels = [];
		foreach ( self::CHANNELS as $id => $data ) {
			$channels[$id] = Channel::fromArray( $id, $data );
		}
		return array_map(
			static fn ( PromotionAction $action ) => implode( ' ', array_filter( [
				$action->kind, $action->channel?->id, gmdate( 'Y-m-d', $action->due ), $action->state
			] ) ),
			( new PromotionPlanner( $channels ) )->plan( $occurrence->event, $occurrence->times, strtotime( "$now UTC" ) )
		);
	}

	public function testAnEventIsAnnouncedWhereItsTopicTypeAudienceAndLanguageAreWanted(): void {
		$this->assertSame( [
			'announce pump 2026-12-06 coming',
			'announce design-list 2026-12-13 coming',
			'post toots 2026-12-17 coming',
			'remind 2026-12-19 coming',
			'follow-up 2026-12-20 coming',
		], self::plan( [ 'topics' => [ 'design', 'php' ], 'languages' => [ 'en' ] ], '2026-11-20 12:00' ) );
		$this->assertSame( [
			'announce pump 2026-12-06 coming',
			'announce french 2026-12-10 coming',
			'remind 2026-12-19 coming',
			'follow-up 2026-12-20 coming',
		], self::plan( [ 'type' => 'triage', 'languages' => [ 'en', 'fr' ] ], '2026-11-20 12:00' ) );
	}

	public function testBetweenListsOfAChannelAllHaveToMatch(): void {
		$this->assertNotContains(
			'announce newcomers 2026-12-13 coming', self::plan( [ 'audience' => [ 'newcomers' ] ], '2026-11-20 12:00' )
		);
		$this->assertContains(
			'announce newcomers 2026-12-13 coming',
			self::plan( [ 'audience' => [ 'newcomers' ], 'topics' => [ 'design' ] ], '2026-11-20 12:00' )
		);
	}

	public function testWhatHasTooLittleLeadTimeIsDueAtOnceAndPastWhenTheEventBegins(): void {
		$this->assertSame( [
			'announce pump 2026-12-06 due',
			'post toots 2026-12-17 coming',
			'remind 2026-12-19 coming',
			'follow-up 2026-12-20 coming',
		], self::plan( [], '2026-12-16 12:00' ) );
		$this->assertSame( [
			'announce pump 2026-12-06 past',
			'post toots 2026-12-17 past',
			'remind 2026-12-19 past',
			'follow-up 2026-12-20 coming',
		], self::plan( [], '2026-12-20 18:00' ) );
	}

	public function testTheFollowUpIsDueFromTheEndUntilThereIsAnOutcome(): void {
		$this->assertContains( 'follow-up 2026-12-20 due', self::plan( [], '2026-12-20 19:00' ) );
		$this->assertContains(
			'follow-up 2026-12-20 done',
			self::plan( [ 'outcome' => [ 'recording' => 'https://video.example/' ] ], '2026-12-21 19:00' )
		);
	}

	public function testAnEventCanNameChannelsAndSkipOthers(): void {
		$promotion = [ 'channels' => [ 'french', 'unknown' ], 'skipChannels' => [ 'pump' ] ];
		$plan = self::plan( [ 'promotion' => $promotion ], '2026-11-20 12:00' );
		$this->assertContains( 'announce french 2026-12-10 coming', $plan );
		$this->assertContains( 'announce pump 2026-12-06 skipped', $plan );
		$this->assertCount( 5, $plan );
	}

	/**
	 * @dataProvider provideStatuses
	 */
	public function testNobodyIsAskedToAnEventThatIsNotConfirmed( string $status ): void {
		$this->assertSame( [], self::plan( [ 'status' => $status ], '2026-11-20 12:00' ) );
	}

	public static function provideStatuses(): iterable {
		return [ [ 'proposed' ], [ 'postponed' ], [ 'cancelled' ] ];
	}

	public function testTheNextChangeIsWhenSomethingComesDueOrTheEventBegins(): void {
		$occurrence = SampleOccurrence::make( '2026-12-20T18:00', '2026-12-20T19:00' );
		$actions = ( new PromotionPlanner( [] ) )->plan( $occurrence->event, $occurrence->times, 0 );
		$next = static fn ( string $now ) => PromotionPlanner::nextChange(
			$actions, $occurrence->times->start, strtotime( "$now UTC" )
		);
		$this->assertSame( strtotime( '2026-12-19 18:00 UTC' ), $next( '2026-12-01' ) );
		$this->assertSame( strtotime( '2026-12-20 18:00 UTC' ), $next( '2026-12-19 18:00' ) );
		$this->assertSame( strtotime( '2026-12-20 19:00 UTC' ), $next( '2026-12-20 18:00' ) );
		$this->assertNull( $next( '2026-12-20 19:00' ) );
	}
}
