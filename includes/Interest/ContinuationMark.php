<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Store\ContinuedRevisions;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Marks an edit that ends a series with the page at which it goes on. That page must be theirs whose edit it is, and new: so
 * nobody can lead readers of a series to a page that has nothing to do with it, other than those who could have written the
 * same on the page of the series.
 */
class ContinuationMark {
	/** Seconds in which both pages of a split have to be saved: a form may be left open over a captcha or a conflict */
	private const LONGEST = 86400;

	public function __construct(
		private readonly ContinuedRevisions $revisions,
		private readonly RevisionLookup $lookup,
		private readonly TitleFactory $titles,
		private readonly UserFactory $users
	) {
	}

	/**
	 * @param RevisionRecord $edit That was saved just now
	 * @param string $page Title of the page at which the series goes on
	 * @param UserIdentity $user Whose edit it is
	 * @return bool Whether it was marked
	 */
	public function mark( RevisionRecord $edit, string $page, UserIdentity $user ): bool {
		$title = $this->titles->newFromText( $page );
		if (
			!$title || !$title->inNamespace( NS_EVENTCALENDAR ) || !$title->exists() || $title->getArticleID() === $edit->getPageId() ||
			!$edit->getParentId() || !$edit->getContent( SlotRecord::MAIN, RevisionRecord::RAW ) instanceof EventContent
		) {
			return false;
		}
		$first = $this->lookup->getFirstRevision( $title );
		$author = $first?->getUser( RevisionRecord::RAW );
		if (
			!$author?->equals( $user ) ||
			(int)ConvertibleTimestamp::convert( TS_UNIX, $first->getTimestamp() ) < ConvertibleTimestamp::time() - self::LONGEST ||
			!$this->users->newFromUserIdentity( $user )->definitelyCan( 'edit', $title )
		) {
			return false;
		}
		$this->revisions->mark( (int)$edit->getId(), $title->getArticleID() );
		return true;
	}
}
