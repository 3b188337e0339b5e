<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Indexing\EventIndexUpdate;
use MediaWiki\Extension\EventCalendar\Indexing\IndexJobs;
use MediaWiki\Extension\EventCalendar\Indexing\IndexUpdates;
use MediaWiki\Page\Hook\PageDeletionDataUpdatesHook;
use MediaWiki\Storage\Hook\PageSaveCompleteHook;
use MediaWiki\Storage\Hook\RevisionDataUpdatesHook;
use MediaWiki\Title\Title;

/**
 * Keeps the index in step with the event pages. All pages of the namespace are looked at, whatever their content model
 * is: core runs a content handler's own updates for the new model alone, so it would not drop the rows of a page that
 * ceases to be an event.
 */
final class EventIndexHandler implements RevisionDataUpdatesHook, PageDeletionDataUpdatesHook, PageSaveCompleteHook {
	/** @var array<int,EventIndexUpdate> By revision id: those that run before the answer to a save */
	private array $promptUpdates = [];

	public function __construct(
		private readonly IndexUpdates $updates,
		private readonly IndexJobs $jobs
	) {
	}

	/**
	 * After save, import, undeletion, move, a change of the content model, or a purge that is forced to renew links.
	 *
	 * @inheritDoc
	 */
	public function onRevisionDataUpdates( $title, $renderedRevision, &$updates ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) ) {
			$revision = $renderedRevision->getRevision();
			$promptUpdate = $this->promptUpdates[$revision->getId()] ?? null;
			unset( $this->promptUpdates[$revision->getId()] );
			if ( !$promptUpdate?->isDone() ) {
				$updates[] = $this->updates->of( $revision->getPageId(), $revision );
			}
		}
		$this->purgeAfterSettings( $title );
	}

	/** @inheritDoc */
	public function onPageDeletionDataUpdates( $title, $revision, &$updates ) {
		if ( $title->inNamespace( NS_EVENTCALENDAR ) ) {
			$updates[] = $this->updates->of( $revision->getPageId() );
		}
		$this->purgeAfterSettings( $title );
	}

	/**
	 * Core's data updates come when the answer to the save is on its way. Who asks for the calendar right after a save
	 * ought to see it.
	 *
	 * @inheritDoc
	 */
	public function onPageSaveComplete( $wikiPage, $user, $summary, $flags, $revisionRecord, $editResult ) {
		if ( $wikiPage->getTitle()->inNamespace( NS_EVENTCALENDAR ) && !$editResult->isNullEdit() ) {
			$update = $this->updates->of( $wikiPage->getId(), $revisionRecord );
			$this->promptUpdates[$revisionRecord->getId()] = $update;
			DeferredUpdates::addUpdate( $update, DeferredUpdates::PRESEND );
		}
	}

	private function purgeAfterSettings( Title $title ): void {
		if ( SettingsPageLookup::isSettingsPage( $title ) ) {
			$this->jobs->push( IndexJobs::PURGE );
		}
	}
}
