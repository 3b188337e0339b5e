<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;

/**
 * Which revision of an event page counts, and whether another one waits.
 */
final class ReviewState {
	/**
	 * @param RevisionRecord $shown What calendar, feeds, mail and announcements tell
	 * @param bool $isProposal Whether nobody has reviewed the page yet
	 * @param WaitingPage|null $waiting Null: there is nothing to decide
	 */
	public function __construct(
		public readonly RevisionRecord $shown,
		public readonly bool $isProposal = false,
		public readonly ?WaitingPage $waiting = null
	) {
	}

	/**
	 * @return EventContent|null What everybody may read of the revision that is shown; null if that is no event, valid or not.
	 *  A proposal is one, whatever it says of itself
	 */
	public function content(): ?EventContent {
		$content = $this->shown->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		if ( !$content instanceof EventContent ) {
			return null;
		}
		return $this->isProposal ? $content->asProposal() : $content;
	}
}
