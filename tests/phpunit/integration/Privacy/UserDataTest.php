<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Privacy;

use MediaWiki\Extension\EventCalendar\Hooks\UserMergeHandler;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Maintenance\DeleteEventUserData;
use MediaWiki\Extension\EventCalendar\Privacy\UserData;
use MediaWiki\RenameUser\RenameuserSQL;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;

require_once __DIR__ . '/../../../../maintenance/deleteEventUserData.php';

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\UserMergeHandler
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\DeleteEventUserData
 * @covers \MediaWiki\Extension\EventCalendar\Privacy\UserData
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlUserData
 */
final class UserDataTest extends MaintenanceBaseTestCase {
	private User $ann;

	/** @inheritDoc */
	protected function getMaintenanceClass() {
		return DeleteEventUserData::class;
	}

	protected function setUp(): void {
		parent::setUp();
		$this->ann = $this->getMutableTestUser()->getUser();
		$this->fill( $this->id( $this->ann ), 'design' );
	}

	private function data(): UserData {
		return $this->getServiceContainer()->getService( 'EventCalendar.UserData' );
	}

	private function id( User $user ): int {
		return $this->data()->centralId( $user );
	}

	/** One row in each table */
	private function fill( int $id, string $topic ): void {
		$this->getServiceContainer()->getService( 'EventCalendar.InterestStore' )->add( $id, new Interest( Interest::TOPIC, $topic ), 5 );
		$wiki = WikiMap::getCurrentWikiId();
		$rows = [
			'ec_digest_subscription' => [
				'eds_wiki' => $wiki, 'eds_user' => $id, 'eds_filter' => '{}', 'eds_language' => 'en', 'eds_zone' => 'UTC',
				'eds_format' => 'html', 'eds_delivery' => 'email', 'eds_rhythm' => 'weekly', 'eds_secret' => 'x', 'eds_time' => 1
			],
			'ec_delivery' => [
				'ecd_wiki' => $wiki, 'ecd_kind' => 'change', 'ecd_uid' => 'u', 'ecd_date' => '2026-12-03', 'ecd_recipient' => $id,
				'ecd_state' => 'sent', 'ecd_time' => 1, 'ecd_attempts' => 1
			],
			'ec_promotion_action' => [
				'epa_wiki' => $wiki, 'epa_uid' => "u$id", 'epa_date' => '2026-12-03', 'epa_channel' => 'c', 'epa_target' => '',
				'epa_state' => 'done', 'epa_time' => 1, 'epa_actor' => $id, 'epa_attempts' => 1
			],
		];
		foreach ( $rows as $table => $row ) {
			$this->getDb()->newInsertQueryBuilder()->insertInto( $table )->row( $row )->caller( __METHOD__ )->execute();
		}
	}

	private const ONE_EACH = [ 'ec_interest' => 1, 'ec_digest_subscription' => 1, 'ec_delivery' => 1, 'ec_promotion_action' => 1 ];
	private const NONE = [ 'ec_interest' => 0, 'ec_digest_subscription' => 0, 'ec_delivery' => 0, 'ec_promotion_action' => 0 ];

	public function testTheScriptSaysWhatThereIsAndDeletesItFromEachTable(): void {
		$other = $this->id( $this->getMutableTestUser()->getUser() );
		$this->fill( $other, 'design' );
		$this->maintenance->loadWithArgv( [ '--user', $this->ann->getName(), '--dry-run' ] );
		$this->maintenance->execute();
		$this->assertSame( self::ONE_EACH, $this->data()->count( $this->id( $this->ann ) ) );
		$this->maintenance->loadWithArgv( [ '--central-id', (string)$this->id( $this->ann ) ] );
		$this->maintenance->execute();
		$this->expectOutputRegex( '/ec_interest: 1 rows would go.*ec_delivery: 1 rows gone/s' );
		$this->assertSame( self::NONE, $this->data()->count( $this->id( $this->ann ) ) );
		$this->assertSame( self::ONE_EACH, $this->data()->count( $other ) );
		// What was done stays, of nobody.
		$this->assertSame( 2, (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'ec_promotion_action' )
			->caller( __METHOD__ )->fetchField() );
	}

	public function testARenameLosesNothing(): void {
		$renamed = $this->ann->getName() . ' renamed';
		$rename = new RenameuserSQL(
			$this->ann->getName(), $renamed, $this->ann->getId(), $this->getTestSysop()->getUser()
		);
		$this->assertTrue( $rename->rename() );
		$user = $this->getServiceContainer()->getUserFactory()->newFromName( $renamed );
		$this->assertSame( self::ONE_EACH, $this->data()->count( $this->id( $user ) ) );
	}

	public function testAMergeHandsAllOverAndKeepsOneOfDoubles(): void {
		$new = $this->getMutableTestUser()->getUser();
		$this->fill( $this->id( $new ), 'design' );
		$this->getServiceContainer()->getService( 'EventCalendar.InterestStore' )
			->add( $this->id( $this->ann ), new Interest( Interest::TOPIC, 'javascript' ), 5 );
		$old = $this->ann;
		// Not by running the hook: Echo's handler of it needs the extension UserMerge.
		( new UserMergeHandler( $this->data() ) )->onMergeAccountFromTo( $old, $new );
		$this->assertSame( self::NONE, $this->data()->count( $this->id( $old ) ) );
		$this->assertSame(
			[ 'ec_interest' => 2, 'ec_digest_subscription' => 1, 'ec_delivery' => 1, 'ec_promotion_action' => 2 ],
			$this->data()->count( $this->id( $new ) )
		);
	}

	public function testADeletedAccountLeavesNothing(): void {
		$old = $this->ann;
		( new UserMergeHandler( $this->data() ) )->onDeleteAccount( $old );
		$this->assertSame( self::NONE, $this->data()->count( $this->id( $old ) ) );
	}
}
