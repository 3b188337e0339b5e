<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlSubscriptionStore
 */
final class UnsubscribeLinksTest extends MediaWikiIntegrationTestCase {
	private static function wanted( int $user, string $zone = 'UTC' ): Subscription {
		return new Subscription( 0, $user, new SubscriptionFilter( [ 'owls' ] ), 'fr', $zone, 'text', 'talk', 'fortnightly' );
	}

	private function store(): SubscriptionStore {
		return $this->getServiceContainer()->getService( 'EventCalendar.SubscriptionStore' );
	}

	/** @return array{int,string} Id and token */
	private static function parts( string $url ): array {
		parse_str( (string)parse_url( $url, PHP_URL_QUERY ), $query );
		return [ (int)$query['id'], $query['token'] ];
	}

	public function testASubscriptionIsStoredChangedListedAndDeleted(): void {
		$store = $this->store();
		$first = $store->save( self::wanted( 11 ) );
		$this->assertEquals( $first, $store->find( 11 ) );
		$this->assertSame( [ 'fr', 'UTC', 'text', 'talk', 'fortnightly' ], [
			$first->language, $first->zone, $first->format, $first->delivery, $first->rhythm
		] );
		$this->assertSame( [ 'owls' ], $first->filter->toArray()['topics'] );
		$changed = $store->save( self::wanted( 11, 'Asia/Tokyo' ) );
		$this->assertSame( [ $first->id, $first->secret, 'Asia/Tokyo' ], [ $changed->id, $changed->secret, $changed->zone ] );
		$second = $store->save( self::wanted( 12 ) );
		$this->assertNotSame( $first->secret, $second->secret );
		$this->assertEquals( [ $changed, $second ], $store->listAfter( 0, 10 ) );
		$this->assertEquals( [ $second ], $store->listAfter( $first->id, 10 ) );
		$this->assertSame( 2, $store->count() );
		$this->assertTrue( $store->delete( $first->id ) );
		$this->assertFalse( $store->delete( $first->id ) );
		$this->assertNull( $store->find( 11 ) );
	}

	public function testALinkIsForOneSubscriptionAlone(): void {
		$links = new UnsubscribeLinks( $this->store(), 'wiki', 'key' );
		[ $one, $two ] = [ $this->store()->save( self::wanted( 11 ) ), $this->store()->save( self::wanted( 12 ) ) ];
		[ $id, $token ] = self::parts( $links->url( $one ) );
		$this->assertSame( $one->id, $id );
		$this->assertEquals( $one, $links->find( $id, $token ) );
		$this->assertNull( $links->find( $two->id, $token ) );
		$this->assertNull( $links->find( $id, '' ) );
		$this->assertNull( $links->find( $id, strtoupper( $token ) ) );
		$this->assertNull( $links->find( -1, $token ) );
		$this->assertStringNotContainsString( $one->secret, $links->url( $one ) );
	}

	public function testALinkNeedsTheKeyOfTheWikiAndDiesWithItsSubscription(): void {
		$links = new UnsubscribeLinks( $this->store(), 'wiki', 'key' );
		$one = $this->store()->save( self::wanted( 11 ) );
		[ $id, $token ] = self::parts( $links->url( $one ) );
		$this->assertNull( ( new UnsubscribeLinks( $this->store(), 'wiki', 'other' ) )->find( $id, $token ) );
		$this->assertNull( ( new UnsubscribeLinks( $this->store(), 'other', 'key' ) )->find( $id, $token ) );
		$this->store()->delete( $id );
		$this->store()->save( self::wanted( 11 ) );
		$this->assertNull( $links->find( $id, $token ) );
		// What takes the place of a secret is no key to anything.
		$forged = self::parts( $links->url( new Subscription(
			$id, 11, new SubscriptionFilter(), 'en', 'UTC', 'html', 'email', 'weekly', str_repeat( '0', 32 )
		) ) )[1];
		$this->assertNull( $links->find( $id, $forged ) );
	}
}
