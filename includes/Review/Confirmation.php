<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\HookContainer\HookContainer;
use MediaWiki\HookContainer\HookRunner;
use MediaWiki\Json\FormatJson;
use MediaWiki\Language\Language;
use MediaWiki\Page\WikiPageFactory;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Status\Status;
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
		private readonly Language $contentLanguage,
		private readonly HookContainer $hooks
	) {
	}

	/**
	 * @param Title $title
	 * @param RevisionRecord $newest What is accepted
	 * @param WaitingPage $waiting
	 * @param IContextSource $context Of the reviewer's request
	 * @return StatusValue Of the id of the new revision; of null if none is needed
	 */
	public function confirm( Title $title, RevisionRecord $newest, WaitingPage $waiting, IContextSource $context ): StatusValue {
		$reviewer = $context->getAuthority();
		$content = $newest->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $reviewer );
		if ( !$content instanceof EventContent || !$content->getEvent() ) {
			return StatusValue::newFatal( 'eventcalendar-review-invalid' );
		}
		$allowed = PermissionStatus::newEmpty();
		if ( $waiting->reviewed !== null || $content->getEvent()->status() !== 'proposed' ) {
			// Nothing is saved, and yet the calendar changes: who may not edit a protected page lets nothing through to it.
			return $reviewer->definitelyCan( 'edit', $title, $allowed ) ? StatusValue::newGood() : $allowed;
		}
		return $reviewer->authorizeWrite( 'edit', $title, $allowed )
			? $this->save( $title, $newest, $content, $context )
			: $allowed;
	}

	private function save( Title $title, RevisionRecord $newest, EventContent $content, IContextSource $context ): StatusValue {
		$data = FormatJson::decode( FormatJson::encode( $content->getData()->getValue() ) );
		$data->status = 'confirmed';
		$confirmed = new EventContent( FormatJson::encode( $data ) );
		$summary = wfMessage( 'eventcalendar-review-summary' )->inLanguage( $this->contentLanguage )->text();
		$filtered = $this->filter( $title, $confirmed, $summary, $context );
		if ( !$filtered->isOK() ) {
			return $filtered;
		}
		$updater = $this->pages->newFromTitle( $title )->newPageUpdater( $context->getUser() );
		if ( $updater->grabParentRevision()?->getId() !== $newest->getId() ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		$updater->setContent( SlotRecord::MAIN, $confirmed );
		if ( $context->getAuthority()->isAllowed( 'autopatrol' ) ) {
			$updater->setRcPatrolStatus( RecentChange::PRC_AUTOPATROLLED );
		}
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( $summary ), EDIT_UPDATE );
		$status = $updater->getStatus();
		if ( $status->hasMessage( 'edit-conflict' ) ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		return $status->isOK() ? StatusValue::newGood( $updater->getNewRevision()?->getId() ) : $status;
	}

	/** What extensions such as AbuseFilter say of edits by the form and the API */
	private function filter( Title $title, EventContent $content, string $summary, IContextSource $context ): Status {
		$ownContext = new DerivativeContext( $context );
		$ownContext->setTitle( $title );
		$ownContext->setWikiPage( $this->pages->newFromTitle( $title ) );
		$status = Status::newGood();
		$isAllowed = ( new HookRunner( $this->hooks ) )->onEditFilterMergedContent(
			$ownContext, $content, $status, $summary, $context->getUser(), false
		);
		if ( !$isAllowed && $status->isOK() ) {
			$status->fatal( 'hookaborted' );
		}
		return $status;
	}
}
