<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use ManualLogEntry;
use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\ChangeTags\ChangeTagsStore;
use MediaWiki\Context\IContextSource;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Indexing\IndexUpdates;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use StatusValue;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Decides about what waits. The caller has checked the token.
 */
final class EventReview {
	public const LOG = 'eventcalendar';

	public function __construct(
		private readonly RevisionLookup $revisions,
		private readonly ReviewedRevisions $reviews,
		private readonly ChangeTagsStore $changeTags,
		private readonly Confirmation $confirmation,
		private readonly ProposerNotice $notice,
		private readonly IndexUpdates $updates,
		private readonly HTMLCacheUpdater $cache
	) {
	}

	/**
	 * @param Title $title
	 * @param int $revisionId What the reviewer has seen; it must still be the page's newest
	 * @param Decision $decision
	 * @param IContextSource $context Of the reviewer's request
	 * @return StatusValue Of a ReviewOutcome; nothing is changed if it is not good
	 */
	public function decide( Title $title, int $revisionId, Decision $decision, IContextSource $context ): StatusValue {
		$reviewer = $context->getAuthority();
		$problem = $this->reviews->isRequired() ? $decision->problem() : 'eventcalendar-review-off';
		if ( $problem ) {
			return StatusValue::newFatal( $problem );
		}
		$allowed = PermissionStatus::newEmpty();
		if ( !$reviewer->authorizeWrite( SaveReview::RIGHT, $title, $allowed ) ) {
			return $allowed;
		}
		// A second click finds what the first one has decided.
		$lock = $this->reviews->lock( $title->getArticleID() );
		if ( !$lock ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		$newest = $title->inNamespace( NS_EVENTCALENDAR ) && $reviewer->definitelyCan( 'read', $title )
			? $this->revisions->getRevisionByTitle( $title, 0, IDBAccessObject::READ_LATEST )
			: null;
		if ( !$newest ) {
			return StatusValue::newFatal( 'eventcalendar-review-no-page' );
		}
		if ( $newest->getId() !== $revisionId ) {
			return StatusValue::newFatal( 'eventcalendar-review-conflict' );
		}
		$waiting = $this->reviews->state( $newest->getPageId(), $newest, IDBAccessObject::READ_LATEST )->waiting;
		if ( !$waiting ) {
			return StatusValue::newFatal( 'eventcalendar-review-nothing' );
		}
		return $this->carryOut( $title, $newest, $waiting, $decision, $context );
	}

	private function carryOut(
		Title $title, RevisionRecord $newest, WaitingPage $waiting, Decision $decision, IContextSource $context
	): StatusValue {
		$confirmed = null;
		if ( $decision->what === Decision::ACCEPT ) {
			// First what may fail.
			$confirmation = $this->confirmation->confirm( $title, $newest, $waiting, $context );
			if ( !$confirmation->isOK() ) {
				return $confirmation;
			}
			$confirmed = $confirmation->getValue();
			$this->changeTags->addTags( ReviewTag::REVIEWED, null, (int)$newest->getId() );
		} elseif ( $decision->what === Decision::DECLINE ) {
			$this->changeTags->addTags( ReviewTag::DECLINED, null, (int)$newest->getId() );
		}
		$this->log( $title, $newest, $decision, $context->getAuthority() );
		DeferredUpdates::addUpdate(
			$this->updates->of( $newest->getPageId() ), DeferredUpdates::PRESEND
		);
		// The page says what waits.
		$title->invalidateCache();
		$this->cache->purgeTitleUrls( $title, HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		return StatusValue::newGood( new ReviewOutcome(
			$confirmed, $this->notice->send( $title, $waiting->first, $decision, $context )
		) );
	}

	private function log( Title $title, RevisionRecord $newest, Decision $decision, Authority $reviewer ): void {
		$entry = new ManualLogEntry( self::LOG, $decision->what );
		$entry->setPerformer( $reviewer->getUser() );
		$entry->setTarget( $title );
		$entry->setComment( $decision->reason );
		$entry->setParameters( [ '4::revid' => $newest->getId() ] );
		$entry->publish( $entry->insert() );
	}
}
