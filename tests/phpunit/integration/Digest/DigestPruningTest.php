<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Organizer\OrganizersNotices;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Extension\EventCalendar\Store\Delivery;
use MediaWiki\Extension\EventCalendar\Store\DigestState;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Sending\DigestChores
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlDeliveryLedger
 * @covers \MediaWiki\Extension\EventCalendar\Store\SqlDigestPruning
 */
final class DigestPruningTest extends DigestTestCase {
	private const DAY = 86400;
	private const ISSUES = [ '2026-W49', '2026-W50' ];

	private function runChores(): void {
		foreach ( [ 'DigestIssues', 'IssueDesk', 'IssuePage', 'DigestChores' ] as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		$this->getServiceContainer()->getService( 'EventCalendar.DigestChores' )->run();
	}

	/** @return array<string,int> Rows of the ledger by issue; organisers are told of later ones */
	private function rows(): array {
		$rows = $this->getDb()->newSelectQueryBuilder()->select( [ 'ecd_uid', 'number' => 'COUNT(*)' ] )->from( 'ec_delivery' )
			->where( [ 'ecd_uid' => self::ISSUES ] )->groupBy( 'ecd_uid' )->orderBy( 'ecd_uid' )
			->caller( __METHOD__ )->fetchResultSet();
		return array_map( intval( ... ), array_column( iterator_to_array( $rows, false ), 'number', 'ecd_uid' ) );
	}

	public function testWhoGotAnIssueIsForgottenNinetyDaysAfterItAndNobodyGetsItAgain(): void {
		$this->saveEvent( 'Talk', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->subscribe();
		$this->subscribe( [ 'knitting' ] );
		$this->setAt( self::CLOSES );
		$this->sendDue();
		$this->setAt( self::CLOSES, 7 * self::DAY );
		$this->sendDue();
		$this->assertSame( [ '2026-W49' => 2, '2026-W50' => 2 ], $this->rows() );
		$this->setAt( self::CLOSES, 90 * self::DAY );
		$this->runChores();
		$this->assertSame( [ '2026-W49' => 2, '2026-W50' => 2 ], $this->rows() );

		$this->setAt( self::CLOSES, 90 * self::DAY + 1 );
		$this->runChores();
		$this->assertSame( [ '2026-W50' => 2 ], $this->rows() );
		$this->sent = [];
		$block = iterator_to_array( $this->getServiceContainer()->getService( 'EventCalendar.DigestBlocks' )->all() )[0];
		$this->newRun();
		$this->getServiceContainer()->getService( 'EventCalendar.DigestSender' )->sendBlock( '2026-W49', $block );
		$this->assertSame( [], $this->sent, 'a job that was left over' );
		$this->assertStringStartsWith( '2027-W08 sending', $this->sendDue() );
		$this->assertCount( 1, $this->sent, 'the issue of that week' );
	}

	public function testOneThatIsBeingSentKeepsItsRowsHoweverOldItIs(): void {
		$this->saveEvent( 'Talk' );
		$this->subscribe();
		$this->setAt( self::CLOSES );
		$this->answer = static fn () => DigestResult::failed( 'smtp-451' );
		$this->sendDue();
		// Cron was off, or the clock is wrong.
		$this->setAt( self::CLOSES, 100 * self::DAY );
		$this->runChores();
		$this->getServiceContainer()->getService( 'EventCalendar.DeliveryLedger' )->prune( strtotime( self::CLOSES ) + 100 * self::DAY );
		$this->assertSame( 'sending', $this->stateOf( '2026-W49' ) );
		$this->assertSame( [ '2026-W49' => 1 ], $this->rows() );
		$this->sendDue();
		$this->runChores();
		$this->assertSame( 'sent', $this->stateOf( '2026-W49' ) );
		$this->assertSame( [ '2026-W49' => 1 ], $this->rows(), 'it has only now come into that state' );
	}

	public function testListsAndOrganisersAreForgottenWithTheIssueButNotHowFarItWasSeenTo(): void {
		$this->saveEvent( 'Talk' );
		$closes = strtotime( self::CLOSES );
		$services = $this->getServiceContainer();
		$this->setAt( self::CLOSES );
		$this->sendDue();
		$services->getService( 'EventCalendar.DigestListLedger' )->close( '2026-W49', [ 7 ], DigestState::Sent, $closes );
		$ledger = $services->getService( 'EventCalendar.DeliveryLedger' );
		$ledger->claim( new Delivery( OrganizersNotices::KIND, '2026-W49', '', 8 ), $closes );
		$ledger->claim( new Delivery( 'follow-up', '2026-W49', '', 9 ), $closes );
		$ledger->setMark( OrganizersNotices::KIND, $closes );
		$this->setAt( self::CLOSES, 91 * self::DAY );
		$this->runChores();
		$this->assertSame( [ '2026-W49' => 1 ], $this->rows(), 'of another kind, which only has that name' );
		$this->assertSame( $closes, $ledger->mark( OrganizersNotices::KIND ) );
	}
}
