<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use JobSpecification;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\JobQueue\JobQueueGroupFactory;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;

/**
 * Announcements that go to many pages, one job for each.
 */
class AnnouncementJobs {
	public const TYPE = 'eventCalendarAnnounce';

	public function __construct(
		private readonly JobQueueGroupFactory $queues,
		private readonly PromotionLedger $ledger,
		private readonly PromotionBoard $board,
		private readonly Announcer $announcer,
		private readonly UserFactory $users
	) {
	}

	/**
	 * @param PlannedAction[] $actions
	 * @param UserIdentity $user Who announces
	 */
	public function push( array $actions, UserIdentity $user ): void {
		$this->queues->makeJobQueueGroup()->push( array_map( static fn ( PlannedAction $action ) => new JobSpecification(
			self::TYPE, [ 'id' => $action->id, 'user' => $user->getId() ], [ 'removeDuplicates' => true ]
		), $actions ) );
	}

	/**
	 * Carries one out, if whoever wanted it still may.
	 */
	public function run( string $id, int $userId ): void {
		$this->ledger->prepareClaim();
		$user = $this->users->newFromId( $userId );
		$action = $this->board->find( $id );
		$context = ActingUser::context( $user );
		if ( $action && $user->isRegistered() && $user->isAllowed( PromotionDesk::RIGHT ) ) {
			$this->announcer->announce( $action, $context );
		}
	}
}
