<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Json\FormatJson;
use MediaWiki\Language\Language;
use MediaWiki\Page\WikiPageFactory;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use RecentChange;
use StatusValue;

/**
 * Turns a proposal that is accepted into a confirmed event, by an edit of the reviewer. It is not merged with what others save
 * meanwhile, as edits by the form are: nobody has seen that.
 */
class Confirmation {
	public function __construct(
		private readonly WikiPageFactory $pages,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * @param Title $title
	 * @param RevisionRecord $newest What is accepted
	 * @param WaitingPage $waiting
	 * @param Authority $reviewer
	 * @return StatusValue Of the id of the new revision; of null if none is needed
	 */
	public function confirm( Title $title, RevisionRecord $newest, WaitingPage $waiting, Authority $reviewer ): StatusValue {
		$content = $newest->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $reviewer );
		if ( !$content instanceof EventContent || !$content->getEvent() ) {
			return StatusValue::newFatal( 'eventcalendar-review-invalid' );
		}
		if ( $waiting->reviewed !== null || $content->getEvent()->status() !== 'proposed' ) {
			return StatusValue::newGood();
		}
		$allowed = PermissionStatus::newEmpty();
		return $reviewer->authorizeWrite( 'edit', $title, $allowed )
			? $this->save( $title, $newest, $content, $reviewer )
			: $allowed;
	}

	private function save( Title $title, RevisionRecord $newest, EventContent $content, Authority $reviewer ): StatusValue {
		$data = FormatJson::decode( FormatJson::encode( $content->getData()->getValue() ) );
		$data->status = 'confirmed';
		$updater = $this->pages->newFromTitle( $title )->newPageUpdater( $reviewer->getUser() );
		if ( $updater->grabParentRevision()?->getId() !== $newest->getId() ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		$updater->setContent( SlotRecord::MAIN, new EventContent( FormatJson::encode( $data ) ) );
		if ( $reviewer->isAllowed( 'autopatrol' ) ) {
			$updater->setRcPatrolStatus( RecentChange::PRC_AUTOPATROLLED );
		}
		$updater->saveRevision( CommentStoreComment::newUnsavedComment(
			wfMessage( 'eventcalendar-review-summary' )->inLanguage( $this->contentLanguage )->text()
		), EDIT_UPDATE );
		$status = $updater->getStatus();
		if ( $status->hasMessage( 'edit-conflict' ) ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		return $status->isOK() ? StatusValue::newGood( $updater->getNewRevision()?->getId() ) : $status;
	}
}
