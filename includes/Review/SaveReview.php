<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\User\UserIdentity;
use StatusValue;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * What saving an event page means for its review, however it is saved: by form, API, bot, undo or rollback.
 */
final class SaveReview {
	public const RIGHT = 'eventcalendar-confirm';

	public function __construct(
		private readonly ReviewedRevisions $reviews,
		private readonly RevisionLookup $revisions,
		private readonly PermissionManager $permissions,
		private readonly ProblemFormatter $problemFormatter
	) {
	}

	/**
	 * @param RevisionRecord $planned Not saved yet
	 * @param UserIdentity $user
	 * @return StatusValue|null Why the user may not save it; null if they may
	 */
	public function refusal( RevisionRecord $planned, UserIdentity $user ): ?StatusValue {
		if ( !$this->reviews->isRequired() || $this->permissions->userHasRight( $user, self::RIGHT ) ) {
			return null;
		}
		$content = $planned->getContent( SlotRecord::MAIN, RevisionRecord::RAW );
		$problem = match ( true ) {
			!$content instanceof EventContent =>
				$this->isReviewedEvent( $planned ) ? new Problem( 'review-model' ) : null,
			// A null edit: what is planned is the revision that the page has.
			(bool)$planned->getId() => null,
			default => $this->problem( $content, (int)$planned->getPageId(), $user, IDBAccessObject::READ_LATEST )
		};
		return $problem ? $this->problemFormatter->status( 'eventcalendar-review-required', [ $problem ] ) : null;
	}

	/**
	 * @param EventContent $content
	 * @param int $pageId 0 if there is no such page yet
	 * @param UserIdentity $user
	 * @param int $flags Of IDBAccessObject
	 * @return Problem|null What stands in the way of the user's saving it there; that it is not valid does not count
	 */
	public function problem(
		EventContent $content, int $pageId, UserIdentity $user, int $flags = IDBAccessObject::READ_NORMAL
	): ?Problem {
		$isRefused = $this->reviews->isRequired()
			&& !$this->permissions->userHasRight( $user, self::RIGHT )
			&& $content->getEvent()?->status() !== 'proposed'
			&& !$this->reviews->has( $pageId, $flags );
		return $isRefused ? new Problem( 'review-required', '/status' ) : null;
	}

	/**
	 * A page that has never been reviewed and still says that it is a proposal stays one, also when somebody who may review it
	 * mends a word: accepting it is another decision.
	 *
	 * @param RevisionRecord $saved
	 * @param int|false $originalId Id of the revision that it repeats
	 * @param UserIdentity $user
	 * @return bool Whether the save is a review as well
	 */
	public function isReview( RevisionRecord $saved, int|false $originalId, UserIdentity $user ): bool {
		if ( !$this->reviews->isRequired() || !$this->permissions->userHasRight( $user, self::RIGHT ) ) {
			return false;
		}
		if ( $originalId !== false && $originalId === $saved->getParentId() ) {
			// A line in the history that says that the page was moved, imported or protected: nobody looked at the text.
			return false;
		}
		$content = $saved->getContent( SlotRecord::MAIN, RevisionRecord::RAW );
		$isProposal = $content instanceof EventContent && $content->getEvent()?->status() === 'proposed';
		return !$isProposal || $this->reviews->has( $saved->getPageId(), IDBAccessObject::READ_LATEST );
	}

	private function isReviewedEvent( RevisionRecord $planned ): bool {
		$parent = $planned->getParentId()
			? $this->revisions->getRevisionById( $planned->getParentId(), IDBAccessObject::READ_LATEST )
			: null;
		return $parent?->getContent( SlotRecord::MAIN, RevisionRecord::RAW ) instanceof EventContent
			&& $this->reviews->has( $planned->getPageId(), IDBAccessObject::READ_LATEST );
	}
}
