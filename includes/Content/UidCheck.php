<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Page\PageIdentity;
use MediaWiki\Page\PageLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\TitleFormatter;

/**
 * Whether an event's UID is its own: with another event's, it would take that one's place in the calendars of those who
 * subscribed. A page keeps the UID that it has, so that two that came by an XML import with the same can be edited.
 */
final class UidCheck {
	public function __construct(
		private readonly EventUids $uids,
		private readonly PageLookup $pages,
		private readonly RevisionLookup $revisions,
		private readonly TitleFormatter $titleFormatter
	) {
	}

	/**
	 * @return Problem[]
	 */
	public function check( EventContent $content, PageIdentity $page ): array {
		$uid = $content->getUid();
		$owner = $uid === null ? null : $this->uids->findPages( [ $uid ] )[$uid] ?? null;
		if ( $owner === null || $owner === $page->getId() || $this->hasUid( $page, $uid ) ) {
			return [];
		}
		$other = $this->pages->getPageById( $owner );
		return [ new Problem( 'uid-taken', '/uid', [
			$uid, $other ? $this->titleFormatter->getPrefixedText( $other ) : (string)$owner
		] ) ];
	}

	private function hasUid( PageIdentity $page, string $uid ): bool {
		$content = $this->revisions->getRevisionByTitle( $page )?->getContent( SlotRecord::MAIN, RevisionRecord::RAW );
		return $content instanceof EventContent && $content->getUid() === $uid;
	}
}
