<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\FollowUp;

use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpReminder;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Real pages, index and ledger; only the way to people's screens is listened to.
 */
abstract class FollowUpTestCase extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	/** @var string[] `type occurrence recipient`, in the order in which they were sent */
	protected array $sent = [];

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	/**
	 * @param callable(Notice):bool|null $send What happens on the way; null: it arrives
	 * @param callable(Notice):bool|null $has
	 */
	protected function listen( ?callable $send = null, ?callable $has = null ): void {
		$notices = $this->createMock( Notices::class );
		$notices->method( 'canSend' )->willReturn( true );
		$notices->method( 'has' )->willReturnCallback( $has ?? static fn () => false );
		$notices->method( 'send' )->willReturnCallback( function ( Notice $notice ) use ( $send ): bool {
			$this->sent[] = "$notice->type $notice->occurrence {$notice->recipient->getName()}";
			return $send ? $send( $notice ) : true;
		} );
		$this->setService( 'EventCalendar.Notices', $notices );
	}

	/** @return array{int,int} */
	protected function runAt( string $time ): array {
		ConvertibleTimestamp::setFakeTime( $time );
		return $this->reminder()->run();
	}

	protected function reminder(): FollowUpReminder {
		$this->getServiceContainer()->resetServiceForTesting( 'EventCalendar.FollowUpReminder' );
		return $this->getServiceContainer()->getService( 'EventCalendar.FollowUpReminder' );
	}

	/**
	 * @param string $name
	 * @param array<string,mixed> $data On 3 December 2026 from 17:00 to 18:00 UTC, if nothing else is said
	 * @return int Page id
	 */
	protected function organized( string $name, array $data = [] ): int {
		return $this->saveEvent( $name, $data + [ 'organizers' => [ [ 'user' => $this->organizer() ] ] ] )->getPageId();
	}

	protected function organizer(): string {
		return $this->getMutableTestUser()->getUser()->getName();
	}
}
