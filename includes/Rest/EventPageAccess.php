<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Review\ReviewedRevisions;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\Permissions\Authority;
use MediaWiki\Rest\LocalizedHttpException;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Reads the current revision of an event page, or the one that was reviewed, as REST answers it: whatever stands in the way
 * is an HTTP error.
 */
class EventPageAccess {
	public function __construct(
		private readonly TitleFactory $titleFactory,
		private readonly RevisionLookup $revisionLookup,
		private readonly ProblemFormatter $problemFormatter,
		private readonly ReviewedRevisions $reviews,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param LinkTarget $target The title, or a page id
	 * @param Authority $authority
	 * @return RevisionRecord Of a page in the event namespace
	 * @throws LocalizedHttpException
	 */
	public function revision( LinkTarget $target, Authority $authority ): RevisionRecord {
		return $this->revisionIfAny( $target, $authority ) ?? throw self::error(
			'rest-nonexistent-title', 404, $this->titleFactory->newFromLinkTarget( $target )->getPrefixedText()
		);
	}

	/**
	 * @param LinkTarget $target
	 * @param Authority $authority
	 * @return RevisionRecord|null Null if there is no such page yet
	 * @throws LocalizedHttpException
	 */
	public function revisionIfAny( LinkTarget $target, Authority $authority ): ?RevisionRecord {
		$title = $this->titleFactory->newFromLinkTarget( $target );
		$name = $title->getPrefixedText();
		$isId = $title->inNamespace( NS_MAIN ) && ctype_digit( $name );
		if ( $isId ) {
			// No event page can have such a title: it is a page id, which stays when a page is moved.
			$title = $this->titleFactory->newFromID( (int)$name ) ?? $title;
		}
		if ( !$title->inNamespace( NS_EVENTCALENDAR ) || !$title->canExist() ) {
			throw self::error( 'eventcalendar-rest-not-an-event', 404, $name );
		}
		// Before anything tells whether the page exists.
		if ( !$authority->authorizeRead( 'read', $title ) ) {
			// An id is that of some page: to forbid it would tell of which kind.
			throw $isId
				? self::error( 'eventcalendar-rest-not-an-event', 404, $name )
				: self::error( 'rest-permission-denied-title', 403, $name );
		}
		return $this->revisionLookup->getRevisionByTitle( $title );
	}

	/**
	 * @param RevisionRecord $newest
	 * @return RevisionRecord What the calendar shows of the page: another one only where reviews are required
	 */
	public function shown( RevisionRecord $newest ): RevisionRecord {
		return $this->reviews->state( $newest->getPageId(), $newest )->shown;
	}

	/**
	 * @param RevisionRecord $revision
	 * @param int $audience RevisionRecord::FOR_PUBLIC or RevisionRecord::FOR_THIS_USER
	 * @param Authority $authority
	 * @throws LocalizedHttpException
	 */
	public function content( RevisionRecord $revision, int $audience, Authority $authority ): EventContent {
		$content = $revision->getContent( SlotRecord::MAIN, $audience, $authority );
		if ( !$content ) {
			throw new LocalizedHttpException(
				MessageValue::new( 'rest-permission-denied-revision' )->numParams( (int)$revision->getId() ), 403
			);
		}
		if ( !$content instanceof EventContent ) {
			throw self::error( 'eventcalendar-rest-not-an-event', 404, $this->name( $revision ) );
		}
		// What everybody is told of a page that nobody has reviewed is a proposal; who edits it needs it as it stands there.
		return $audience === RevisionRecord::FOR_PUBLIC && !$this->reviews->has( $revision->getPageId() )
			? $content->asProposal()
			: $content;
	}

	/**
	 * @param RevisionRecord $revision
	 * @param EventContent $content
	 * @throws LocalizedHttpException
	 */
	public function event( RevisionRecord $revision, EventContent $content ): Event {
		return $content->getEvent() ?? throw new LocalizedHttpException(
			MessageValue::new( 'eventcalendar-rest-invalid-event' )->plaintextParams( $this->name( $revision ) ),
			422,
			[ 'problems' => $this->problemFormatter->describe( $content->getProblems() ) ]
		);
	}

	public function page( RevisionRecord $revision ): EventPage {
		return new EventPage(
			$this->localWiki,
			$revision->getPageId(),
			$revision->getPageAsLinkTarget()->getDBkey(),
			(int)$revision->getId(),
			(int)ConvertibleTimestamp::convert( TS_UNIX, $revision->getTimestamp() )
		);
	}

	/**
	 * @param string $title As a database key; empty if there is none yet
	 */
	public function newPage( string $title ): EventPage {
		return new EventPage( $this->localWiki, 0, $title, 0, ConvertibleTimestamp::time() );
	}

	private function name( RevisionRecord $revision ): string {
		return $this->titleFactory->newFromLinkTarget( $revision->getPageAsLinkTarget() )->getPrefixedText();
	}

	private static function error( string $key, int $code, string $title ): LocalizedHttpException {
		return new LocalizedHttpException( MessageValue::new( $key )->plaintextParams( $title ), $code );
	}
}
