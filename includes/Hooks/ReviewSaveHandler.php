<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\ChangeTags\ChangeTagsStore;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Store\ReviewTags;
use MediaWiki\Hook\RecentChange_saveHook;
use MediaWiki\Page\Hook\RevisionFromEditCompleteHook;
use MediaWiki\Storage\Hook\MultiContentSaveHook;

/**
 * Lets those who may not review events propose them only, and marks what those save who may. Not in the content handler,
 * which is not told who saves a page.
 */
final class ReviewSaveHandler implements MultiContentSaveHook, RecentChange_saveHook, RevisionFromEditCompleteHook {
	public function __construct(
		private readonly SaveReview $saveReview,
		private readonly ReviewedRevisions $reviews,
		private readonly ReviewTags $tags,
		private readonly ChangeTagsStore $changeTags
	) {
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
	 * In the transaction of the save: core writes the tags that it is told of here when the answer is on its way, and by then
	 * the index has been refreshed.
	 *
	 * @inheritDoc
	 */
	public function onRevisionFromEditComplete( $wikiPage, $rev, $originalRevId, $user, &$tags ) {
		if ( $wikiPage->getTitle()->inNamespace( NS_EVENTCALENDAR ) &&
			$this->saveReview->isReview( $rev, $originalRevId ? (int)$originalRevId : false, $user )
		) {
			$this->changeTags->addTags( ReviewTag::REVIEWED, null, (int)$rev->getId() );
		}
	}

	/**
	 * The line in the recent changes comes later than the tag, which it shows as well.
	 *
	 * @inheritDoc
	 */
	public function onRecentChange_save( $recentChange ) {
		if ( (int)$recentChange->getAttribute( 'rc_namespace' ) === NS_EVENTCALENDAR && $this->reviews->isRequired() &&
			in_array( (int)$recentChange->getAttribute( 'rc_type' ), [ RC_EDIT, RC_NEW ], true )
		) {
			$this->tags->attach(
				ReviewTag::REVIEWED, (int)$recentChange->getAttribute( 'rc_this_oldid' ), (int)$recentChange->getAttribute( 'rc_id' )
			);
		}
	}
}
