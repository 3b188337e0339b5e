<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Content\TextContent;
use MediaWiki\Extension\EventCalendar\Store\AnnouncedRevisions;
use MediaWiki\Page\RedirectLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use StatusValue;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * The page of this wiki that an announcement is written on, and what stands there already.
 */
class TargetPage {
	public function __construct(
		private readonly TitleFactory $titles,
		private readonly RedirectLookup $redirects,
		private readonly RevisionLookup $revisions,
		private readonly AnnouncedRevisions $announced
	) {
	}

	/**
	 * @param PlannedAction $action With a target on this wiki
	 * @return StatusValue Of a Title; a redirect is followed once
	 */
	public function resolve( PlannedAction $action ): StatusValue {
		$title = $this->titles->newFromText( $action->target->page ?? '' );
		if ( !$title || !$title->canExist() || $title->isExternal() ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-bad-target' );
		}
		if ( $title->isRedirect() ) {
			$to = $this->redirects->getRedirectTarget( $title );
			$next = $to ? $this->titles->newFromLinkTarget( $to ) : null;
			// Whoever redirects a talk page must not lead announcements to where nobody talks.
			$isPlace = $next && !$next->isExternal() && $next->canExist() && !$next->isRedirect()
				&& ( $next->isTalkPage() || $next->getNamespace() === $title->getNamespace() );
			if ( !$isPlace ) {
				return StatusValue::newFatal( 'eventcalendar-promotion-bad-redirect' );
			}
			$title = $next;
		}
		return $title->hasContentModel( CONTENT_MODEL_WIKITEXT )
			? StatusValue::newGood( $title )
			: StatusValue::newFatal( 'eventcalendar-promotion-not-wikitext' );
	}

	/**
	 * Whether an announcement is there, or was: whoever removed it does not want it again.
	 *
	 * @param Title $title
	 * @param PlannedAction $action
	 * @return string|null Where it can be seen
	 */
	public function find( Title $title, PlannedAction $action ): ?string {
		if ( !$title->exists( IDBAccessObject::READ_LATEST ) ) {
			return null;
		}
		// One that was taken back, and is to be announced once more, does not count.
		$since = $action->row?->state === 'planned' ? $action->row->time : 0;
		$revision = $this->announced->find( $title, PromotionId::mark( $action->id ), $since );
		if ( $revision !== null ) {
			return self::url( $title, $revision );
		}
		$newest = $this->revisions->getRevisionByTitle( $title, 0, IDBAccessObject::READ_LATEST );
		$content = $newest?->getContent( SlotRecord::MAIN );
		return $content instanceof TextContent && str_contains( $content->getText(), PromotionId::comment( $action->id ) )
			? self::url( $title, (int)$newest->getId() )
			: null;
	}

	/**
	 * @return string Full address of a change
	 */
	public static function url( Title $title, int $revision ): string {
		return $title->getCanonicalURL( [ 'diff' => $revision ] );
	}
}
