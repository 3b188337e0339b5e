<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Promotion;

use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Content\JsonContent;
use MediaWiki\Extension\EventCalendar\Card\CardPictures;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Permissions\Authority;
use MediaWiki\Tests\Api\ApiTestCase;
use MediaWiki\Title\Title;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @group medium
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiEventCalendarPromote
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiQueryEventPromotion
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\ActionSerializer
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\WikiApis
 */
final class PromotionApiTest extends ApiTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:00:00Z' );
		$this->editPage( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( json_encode( [ 'channels' => [
			'pump' => [ 'kind' => 'page', 'page' => 'Project:Pump', 'leadDays' => 14, 'condition' => 'Ask' ],
			'mail' => [ 'kind' => 'mailing-list', 'leadDays' => 14 ],
		] ] ) ) );
		$this->saveEvent( 'Talk' );
	}

	private function list( array $params = [], ?Authority $who = null ): array {
		return $this->doApiRequest( $params + [ 'action' => 'query', 'list' => 'eventpromotion' ], null, false,
			$who ?? $this->getTestSysop()->getAuthority() )[0];
	}

	private function act( string $id, string $do, array $params = [], ?Authority $who = null ): array {
		return $this->doApiRequestWithToken( $params + [ 'action' => 'eventcalendarpromote', 'id' => $id, 'do' => $do ], null,
			$who ?? $this->getTestSysop()->getAuthority() )[0]['eventcalendarpromote'];
	}

	private function assertRefused( string $code, callable $call ): ApiUsageException {
		try {
			$call();
		} catch ( ApiUsageException $e ) {
			$this->assertHasCode( $code, $e );
			return $e;
		}
		$this->fail( "Not refused with $code" );
	}

	private function assertHasCode( string $code, ApiUsageException $e ): void {
		$this->assertContains( $code, array_map(
			static fn ( $message ) => ApiMessage::create( $message )->getApiCode(), $e->getStatusValue()->getMessages()
		) );
	}

	public function testActionsComeWithAllThatItTakesToCarryThemOut(): void {
		$actions = $this->list()['query']['eventpromotion'];
		$this->assertSame( [ 'mail', 'pump' ], array_column( $actions, 'channel' ) );
		$pump = $actions[1];
		$this->assertSame(
			[ 'announce', 'due', '2026-11-19T17:00:00Z', 'EventCalendar:Talk', '2026-12-03T17:00:00Z', 'page', 'Ask', false, null, 0 ],
			array_map( static fn ( $key ) => $pump[$key],
				[ 'kind', 'state', 'due', 'page', 'start', 'channelkind', 'condition', 'conditionmet', 'done', 'attempts' ] )
		);
		$this->assertStringEndsWith( "~~~~\n<!-- eventcalendar:{$pump['id']} -->", $pump['text'] );
		$this->assertStringContainsString( "eventcalendar:{$pump['id']}", $pump['summary'] );
		$this->assertSame( [ 'Category:Pages without announcements of events' ], $pump['optout'] );
		$this->assertStringEndsWith( '/api.php', $pump['api'] );
		$this->assertNull( $actions[0]['targetpage'] );
	}

	/** @return array<string,array{bool}> */
	public static function provideRasterizers(): array {
		return [ 'that makes PNG' => [ true ], 'that does not' => [ false ] ];
	}

	/** @dataProvider provideRasterizers */
	public function testPostsComeWithTheAddressOfTheirCardOnAWiki( bool $isAvailable ): void {
		$pictures = $this->createMock( CardPictures::class );
		$pictures->method( 'isAvailable' )->willReturn( $isAvailable );
		$this->setService( 'EventCalendar.CardPictures', $pictures );
		$this->editPage( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( json_encode( [ 'channels' => [
			'pump' => [ 'kind' => 'page', 'page' => 'Project:Pump' ],
			'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'language' => 'de' ],
		] ] ) ) );
		$this->getServiceContainer()->getService( 'EventCalendar.SettingsLookup' )->forget();
		$this->saveEvent( 'Series', [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;COUNT=2' ] ] );
		$page = Title::newFromText( 'EventCalendar:Series' )->getArticleID();
		$images = [];
		foreach ( $this->list( [ 'epstate' => '*' ] )['query']['eventpromotion'] as $action ) {
			if ( $action['page'] === 'EventCalendar:Series' ) {
				$images[$action['kind']] ??= $action['image'];
			}
		}
		$this->assertSame( [ 'announce' => null ], array_diff_key( $images, [ 'post' => 1 ] ) );
		if ( $isAvailable ) {
			$this->assertMatchesRegularExpression(
				"~^https?://.*/eventcalendar/v1/events/$page/card\\.png\\?occurrence=2026-12-03T18%3A00&uselang=de$~", $images['post']
			);
		} else {
			$this->assertNull( $images['post'] );
		}
	}

	public function testAListGoesOnWhereItEnded(): void {
		$first = $this->list( [ 'eplimit' => 1 ] );
		$this->assertSame( [ 'mail' ], array_column( $first['query']['eventpromotion'], 'channel' ) );
		$second = $this->list( [ 'eplimit' => 1, 'epcontinue' => $first['continue']['epcontinue'] ] );
		$this->assertSame( [ 'pump' ], array_column( $second['query']['eventpromotion'], 'channel' ) );
		$this->assertArrayNotHasKey( 'continue', $second );
		$this->assertRefused( 'badcontinue', fn () => $this->list( [ 'epcontinue' => 'x|y' ] ) );
		$this->assertRefused( 'badrange', fn () => $this->list( [ 'epend' => '2029-01-01T00:00:00Z' ] ) );
	}

	public function testAnActionIsClaimedOnceAndSettledOnce(): void {
		$id = $this->list()['query']['eventpromotion'][1]['id'];
		$this->assertSame( [ 'id' => $id, 'state' => 'claimed', 'attempt' => 1 ], $this->act( $id, 'claim' ) );
		$e = $this->assertRefused( 'eventcalendar-promote-taken', fn () => $this->act( $id, 'claim' ) );
		$this->assertSame( 'claimed',
			ApiMessage::create( $e->getStatusValue()->getMessages()[0] )->getApiData()['state'] );
		$this->assertSame( 'done', $this->act( $id, 'done', [ 'url' => 'https://a.example/' ] )['state'] );
		$done = $this->list( [ 'epstate' => 'done' ] )['query']['eventpromotion'];
		$this->assertSame( 'https://a.example/', $done[0]['done']['url'] );
		$this->assertSame( $this->getTestSysop()->getUser()->getName(), $done[0]['done']['by'] );
		$this->assertRefused( 'eventcalendar-promote-taken', fn () => $this->act( $id, 'done' ) );
	}

	public function testWhatWasClaimedIsSettledAlsoIfTheEventWasCancelledMeanwhile(): void {
		$id = $this->list()['query']['eventpromotion'][1]['id'];
		$this->act( $id, 'claim' );
		$this->saveEvent( 'Talk', [ 'status' => 'cancelled' ] );
		$this->assertSame( 'done', $this->act( $id, 'done' )['state'] );
	}

	public function testNobodyElseMay(): void {
		$id = $this->list()['query']['eventpromotion'][1]['id'];
		$user = $this->getTestUser()->getAuthority();
		$this->assertRefused( 'permissiondenied', fn () => $this->list( [], $user ) );
		$this->assertRefused( 'permissiondenied', fn () => $this->act( $id, 'claim', [], $user ) );
		$blocked = $this->getMutableTestUser( [ 'sysop' ] )->getUser();
		$this->getServiceContainer()->getBlockUserFactory()
			->newBlockUser( $blocked, $this->getTestSysop()->getAuthority(), 'infinity', 'x' )->placeBlockUnsafe();
		$this->assertRefused( 'blocked', fn () => $this->act( $id, 'claim', [], $blocked ) );
		$this->assertRefused( 'eventcalendar-promote-unknown', fn () => $this->act( str_repeat( '0', 32 ), 'claim' ) );
		$this->assertRefused( 'eventcalendar-promotion-no-reason', fn () => $this->act( $id, 'skip' ) );
		$this->assertRefused( 'badtoken', fn () => $this->doApiRequest(
			[ 'action' => 'eventcalendarpromote', 'id' => $id, 'do' => 'claim', 'token' => 'x' ], null, false,
			$this->getTestSysop()->getAuthority()
		) );
	}
}
