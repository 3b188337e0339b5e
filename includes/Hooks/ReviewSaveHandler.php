<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Page\Hook\RevisionFromEditCompleteHook;
use MediaWiki\Storage\Hook\MultiContentSaveHook;

/**
 * Lets those who may not review events propose them only, and marks what those save who may. Not in the content handler,
 * which is not told who saves a page.
 */
final class ReviewSaveHandler implements MultiContentSaveHook, RevisionFromEditCompleteHook {
	public function __construct( private readonly SaveReview $saveReview ) {
	}

	/**
	 * @inheritDoc
	 * @return bool
	 */
	public function onMultiContentSave( $renderedRevision, $user, $summary, $flags, $status ) {
		$revision = $renderedRevision->getRevision();
		if ( !$revision->getPageAsLinkTarget()->inNamespace( NS_EVENTCALENDAR ) ) {
			return true;
		}
		$refusal = $this->saveReview->refusal( $revision, $user );
		if ( $refusal ) {
			$status->merge( $refusal );
			return false;
		}
		return true;
	}

	/**
	 * Core saves the tag together with its own. It ignores it after imports and moves, which are no reviews.
	 *
	 * @inheritDoc
	 */
	public function onRevisionFromEditComplete( $wikiPage, $rev, $originalRevId, $user, &$tags ) {
		if ( $wikiPage->getTitle()->inNamespace( NS_EVENTCALENDAR ) &&
			$this->saveReview->isReview( $rev, $originalRevId ? (int)$originalRevId : false, $user )
		) {
			$tags[] = ReviewTag::REVIEWED;
		}
	}
}
