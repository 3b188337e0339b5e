<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Interest;

use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Extension\EventCalendar\Interest\ReminderRun;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\User\User;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Real pages, index, interests and ledger; only the way to people's screens is listened to.
 */
abstract class InterestTestCase extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected User $ann;

	/** @var string[] `type occurrence recipient`, with what of a change */
	protected array $sent = [];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->ann = $this->getMutableTestUser()->getUser();
		$this->listen();
	}

	/** @param callable(Notice):bool|null $send What happens on the way; null: it arrives */
	protected function listen( ?callable $send = null ): void {
		$notices = $this->createMock( Notices::class );
		$notices->method( 'canSend' )->willReturn( true );
		$notices->method( 'has' )->willReturn( false );
		$notices->method( 'send' )->willReturnCallback( function ( Notice $notice ) use ( $send ): bool {
			$who = $notice->recipient->getId() === $this->ann->getId() ? 'Ann' : $notice->recipient->getName();
			$what = isset( $notice->details['what'] ) ? " {$notice->details['what']} {$notice->details['dates']}" : '';
			$this->sent[] = "$notice->type $notice->occurrence $who$what";
			return $send ? $send( $notice ) : true;
		} );
		$this->setService( 'EventCalendar.Notices', $notices );
	}

	/** @return array{int,int} */
	protected function runAt( string $time ): array {
		ConvertibleTimestamp::setFakeTime( $time );
		return $this->newRun()->run();
	}

	protected function newRun(): ReminderRun {
		$this->getServiceContainer()->resetServiceForTesting( 'EventCalendar.ReminderRun' );
		return $this->getServiceContainer()->getService( 'EventCalendar.ReminderRun' );
	}

	/**
	 * @param string $kind
	 * @param string $what Id of an occurrence, or of a type or topic
	 * @param User|null $user Ann, if nobody else
	 */
	protected function ask( string $kind, string $what, ?User $user = null ): void {
		$services = $this->getServiceContainer();
		$subject = $services->getService( 'EventCalendar.InterestSubjects' )->find( $what );
		$interest = match ( $kind ) {
			Interest::OCCURRENCE => new Interest( $kind, $subject->uid(), $subject->date ),
			Interest::SERIES => new Interest( $kind, $subject->uid() ),
			default => new Interest( $kind, $what )
		};
		$this->assertStatusGood( $services->getService( 'EventCalendar.InterestEditor' )->add( $user ?? $this->ann, $interest ) );
	}

	/**
	 * @param string $name
	 * @param array<string,mixed> $data On 3 December 2026 from 17:00 to 18:00 UTC, if nothing else is said
	 * @return int Page id
	 */
	protected function event( string $name, array $data = [] ): int {
		return $this->saveEvent( $name, $data )->getPageId();
	}
}
