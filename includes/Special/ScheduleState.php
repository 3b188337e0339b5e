<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Recurrence\SeriesPosition;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\Watchlist\WatchlistManager;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What the form for events starts from: a page, one to copy, or nothing.
 */
class ScheduleState {
	public function __construct(
		private readonly RevisionLookup $revisionLookup,
		private readonly RecurrenceExpander $expander,
		private readonly UserOptionsLookup $userOptions,
		private readonly WatchlistManager $watchlistManager
	) {
	}

	/**
	 * @param Title $title Of a page that there is
	 * @param Authority $authority May read it
	 * @return array{event:object,revision:int,past:bool}|null Null where it holds no valid event, or one that is hidden
	 */
	public function read( Title $title, Authority $authority ): ?array {
		$revision = $this->revisionLookup->getRevisionByTitle( $title );
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $authority );
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		return $event ? [
			'event' => $content->getData()->getValue(),
			'revision' => (int)$revision->getId(),
			// Something of it is over: there may be an outcome to tell of.
			'past' => $this->expander->expand( $event->schedule, 0, ConvertibleTimestamp::time(), 1 ) !== [],
		] : null;
	}

	/**
	 * @param Title $title
	 * @param Authority $authority
	 * @param string $recurrenceId
	 * @return array<string,mixed>|null SeriesPosition::toArray(); null where the series has no such occurrence
	 */
	public function occurrence( Title $title, Authority $authority, string $recurrenceId ): ?array {
		$content = $this->revisionLookup->getRevisionByTitle( $title )
			?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $authority );
		$event = $content instanceof EventContent ? $content->getEvent() : null;
		if ( !$event ) {
			return null;
		}
		$overrides = (array)( $content->getData()->getValue()->recurrence->overrides ?? [] );
		$keys = array_map( 'strval', array_keys( $overrides ) );
		return SeriesPosition::find( $this->expander, $event->schedule, $recurrenceId, $keys )?->toArray();
	}

	/**
	 * @return bool|null Whether the page would be watched by the user's preferences; null for those who have no watchlist
	 */
	public function isWatched( ?Title $title, Authority $authority ): ?bool {
		if ( !$authority->isNamed() ) {
			return null;
		}
		return $this->userOptions->getBoolOption( $authority->getUser(), $title ? 'watchdefault' : 'watchcreations' ) ||
			( $title && $this->watchlistManager->isWatched( $authority, $title ) );
	}
}
