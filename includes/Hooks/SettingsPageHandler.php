<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Content\Hook\JsonValidateSaveHook;
use MediaWiki\Content\JsonContent;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsValidator;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Hook\EditFormPreloadTextHook;
use MediaWiki\Page\Hook\PageDeletionDataUpdatesHook;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Storage\Hook\PageSaveCompleteHook;
use MediaWiki\Storage\Hook\RevisionDataUpdatesHook;
use StatusValue;

/**
 * Guards the settings page, and makes its changes count at once.
 */
final class SettingsPageHandler implements
	EditFormPreloadTextHook,
	JsonValidateSaveHook,
	PageDeletionDataUpdatesHook,
	PageSaveCompleteHook,
	RevisionDataUpdatesHook {
	public function __construct(
		private readonly SettingsPageLookup $settings,
		private readonly SettingsValidator $validator,
		private readonly ProblemFormatter $problemFormatter
	) {
	}

	/** @inheritDoc */
	public function onEditFormPreloadText( &$text, $title ) {
		if ( SettingsPageLookup::isSettingsPage( $title ) ) {
			$text = SettingsPageLookup::defaultText();
		}
	}

	/** @inheritDoc */
	public function onJsonValidateSave( JsonContent $content, PageIdentity $pageIdentity, StatusValue $status ) {
		if ( SettingsPageLookup::isSettingsPage( $pageIdentity ) ) {
			$problems = [];
			$this->validator->read( $content->getText(), $problems );
			if ( $problems !== [] ) {
				$status->merge( $this->problemFormatter->status( 'eventcalendar-invalid-settings', $problems ) );
			}
		}
	}

	/** @inheritDoc */
	public function onPageSaveComplete( $wikiPage, $user, $summary, $flags, $revisionRecord, $editResult ) {
		if ( SettingsPageLookup::isSettingsPage( $wikiPage ) ) {
			$this->settings->forget();
		}
	}

	/**
	 * For what comes otherwise than by an edit: imports, moves, undeletions.
	 *
	 * @inheritDoc
	 */
	public function onRevisionDataUpdates( $title, $renderedRevision, &$updates ) {
		if ( SettingsPageLookup::isSettingsPage( $title ) ) {
			$this->settings->forget();
		}
	}

	/** @inheritDoc */
	public function onPageDeletionDataUpdates( $title, $revision, &$updates ) {
		if ( SettingsPageLookup::isSettingsPage( $title ) ) {
			$this->settings->forget();
		}
	}
}
