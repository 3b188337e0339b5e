<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Context\IContextSource;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Title\Title;

/**
 * Tells those who wrote what waited what was decided about it: on their talk page, where they can answer, and by Echo. Where
 * Echo is there, nobody gets a section on their talk page only to learn that all is well.
 */
class ProposerNotice {
	/**
	 * @param RevisionLookup $revisions
	 * @param ProposerTalk $talk
	 * @param EchoReviewNotices|null $echo Null where the extension is not
	 */
	public function __construct(
		private readonly RevisionLookup $revisions,
		private readonly ProposerTalk $talk,
		private readonly ?EchoReviewNotices $echo
	) {
	}

	/**
	 * @param Title $title
	 * @param int $revisionId The author of this one is told, if there is an account whose name is not hidden
	 * @param Decision $decision
	 * @param IContextSource $context Of the reviewer's request
	 * @return bool Whether they are told
	 */
	public function send( Title $title, int $revisionId, Decision $decision, IContextSource $context ): bool {
		$proposer = $this->revisions->getRevisionById( $revisionId )?->getUser();
		if ( !$proposer?->isRegistered() || $proposer->equals( $context->getUser() ) ) {
			return false;
		}
		$isNotified = $this->echo && $this->echo->send( $title, $proposer, $decision, $context->getUser() );
		$needsTalk = !$isNotified || $decision->what !== Decision::ACCEPT;
		return ( $needsTalk && $this->talk->write( $title, $proposer, $decision, $context ) ) || $isNotified;
	}
}
