<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Maintenance;

use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Maintenance\SendEventReminders;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

require_once __DIR__ . '/../../../../maintenance/sendEventReminders.php';

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\SendEventReminders
 */
final class SendEventRemindersTest extends MaintenanceBaseTestCase {
	use EventPageTestTrait;

	/** @inheritDoc */
	protected function getMaintenanceClass() {
		return SendEventReminders::class;
	}

	public function testSaysWhatItSentAndFailsIfSomethingCouldNotBeSent(): void {
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		[ $ann, $bob ] = [ $this->getMutableTestUser()->getUser()->getName(), $this->getMutableTestUser()->getUser()->getName() ];
		$notices = $this->createMock( Notices::class );
		$notices->method( 'canSend' )->willReturn( true );
		$notices->method( 'send' )->willReturnCallback( static fn ( Notice $notice ) => $notice->recipient->getName() === $ann );
		$this->setService( 'EventCalendar.Notices', $notices );
		$this->saveEvent( 'Talk', [ 'organizers' => [ [ 'user' => $ann ], [ 'user' => $bob ] ] ] );
		$this->maintenance->loadWithArgv( [] );
		$this->expectOutputString( "1 asked what came out of an event, 1 could not be\n" );
		$this->assertTrue( $this->maintenance->execute() );
		ConvertibleTimestamp::setFakeTime( '2026-12-03T18:00:00Z' );
		$this->assertFalse( $this->maintenance->execute() );
		$this->assertTrue( $this->maintenance->execute() );
	}
}
