<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Config\HashConfig;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\InterestMatch;
use MediaWiki\Extension\EventCalendar\Interest\SharedAccounts;
use MediaWiki\Extension\EventCalendar\Store\Delivery;
use MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger;
use MediaWiki\Extension\EventCalendar\Store\SqlInterestStore;
use MediaWiki\Extension\EventCalendar\Store\SqlUserData;
use MediaWiki\MainConfigNames;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\WikiMap\WikiMap;

/**
 * Readers of several wikis that share the tables.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Interest\LocalReaders
 * @covers \MediaWiki\Extension\EventCalendar\Interest\SharedAccounts
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlInterestStore
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlUserData
 */
final class FarmInterestTest extends InterestTestCase {
	private const UID = '7@techwiki.eventcalendar';

	public static function farms(): iterable {
		yield 'one account everywhere' => [ true, 2, 0 ];
		yield 'each wiki has its own accounts' => [ false, 3, 2 ];
	}

	/** @dataProvider farms */
	public function testReadersOfAllWikisCountOncePerPerson( bool $areAccountsShared, int $expected, int $left ): void {
		$connections = $this->getServiceContainer()->getConnectionProvider();
		$store = static fn ( string $wiki ) => new SqlInterestStore( $connections, $wiki, $areAccountsShared );
		$store( 'metawiki' )->add( 1, new Interest( Interest::SERIES, self::UID ), 1 );
		$store( 'metawiki' )->add( 1, new Interest( Interest::OCCURRENCE, self::UID, '2026-12-03' ), 1 );
		$store( 'techwiki' )->add( 1, new Interest( Interest::SERIES, self::UID ), 1 );
		$store( 'techwiki' )->add( 2, new Interest( Interest::OCCURRENCE, self::UID, '2026-12-03' ), 1 );
		// Of another date, and of the page with the same number on another wiki
		$store( 'techwiki' )->add( 3, new Interest( Interest::OCCURRENCE, self::UID, '2026-12-10' ), 1 );
		$store( 'techwiki' )->add( 4, new Interest( Interest::SERIES, '7@metawiki.eventcalendar' ), 1 );
		$match = new InterestMatch( self::UID, [ '2026-12-03' ] );
		$this->assertSame( [ 'it' => $expected ], $store( 'metawiki' )->count( [ 'it' => $match ] ) );
	}

	public function testWhoHasTheNumberOfAnotherWikisEditorIsSomebodyElse(): void {
		$readers = $this->getServiceContainer()->getService( 'EventCalendar.LocalReaders' );
		$this->assertFalse( $readers->isSame( 5, 5, 'techwiki' ) );
		$this->assertTrue( $readers->isSame( 5, 5, WikiMap::getCurrentWikiId() ) );
	}

	/** @dataProvider farms */
	public function testWhatIsKeptOfSomebodyIsDroppedWhereverItIsTheirs( bool $areAccountsShared, int $expected, int $left ): void {
		$connections = $this->getServiceContainer()->getConnectionProvider();
		$all = static fn () => array_sum( array_map( static fn ( $data ) => $data->count( 1 ), SqlUserData::all( $connections, null ) ) );
		foreach ( [ 'metawiki', 'techwiki' ] as $wiki ) {
			$store = new SqlInterestStore( $connections, $wiki, $areAccountsShared );
			$store->add( 1, new Interest( Interest::TYPE, 'workshop' ), 1 );
			$ledger = new SqlDeliveryLedger( $connections, $wiki );
			$ledger->claim( new Delivery( 'reminder-15', self::UID, '2026-12-03', 1 ), 1 );
		}
		foreach ( SqlUserData::all( $connections, $areAccountsShared ? null : 'metawiki' ) as $data ) {
			$data->hand( 1, 9 );
			$data->forget( 9 );
		}
		// Those of the other wiki are another person's.
		$this->assertSame( $left, $all() );
	}

	public static function providers(): iterable {
		yield 'core alone' => [ 'local', null, false ];
		yield 'one table of users' => [ 'local', 'users', true ];
		yield 'an extension' => [ 'CentralAuth', null, true ];
	}

	/** @dataProvider providers */
	public function testAccountsAreSharedWhereSomethingSaysSo( string $provider, ?string $sharedDb, bool $expected ): void {
		$lookup = $this->createMock( CentralIdLookup::class );
		$lookup->method( 'getProviderId' )->willReturn( $provider );
		$config = new HashConfig( [ MainConfigNames::SharedDB => $sharedDb, MainConfigNames::SharedTables => [ 'user' ] ] );
		$this->assertSame( $expected, SharedAccounts::are( $lookup, $config ) );
	}
}
