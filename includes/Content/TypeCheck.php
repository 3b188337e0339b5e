<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;

/**
 * Whether an event's type is one of the settings page. Only where somebody gives a page a new type: an event keeps a type
 * that the settings have lost, see docs/adr/0004-unknown-types.md.
 */
final class TypeCheck {
	/** How far back a page is searched for the type, so that a revert to it works */
	private const REVISIONS = 20;

	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly RevisionLookup $revisions
	) {
	}

	/**
	 * @return Problem[]
	 */
	public function check( EventContent $content, PageIdentity $page ): array {
		$type = $content->getTypeId();
		$known = $this->settings->get()->types;
		if ( $type === null || isset( $known[$type] ) || $this->hadType( $page, $type ) ) {
			return [];
		}
		return [ new Problem( 'type-unknown', '/type', [ $type, implode( ', ', array_keys( $known ) ) ] ) ];
	}

	private function hadType( PageIdentity $page, string $type ): bool {
		$revision = $this->revisions->getRevisionByTitle( $page );
		for ( $i = 0; $revision && $i < self::REVISIONS; $i++ ) {
			$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::RAW );
			if ( $content instanceof EventContent && $content->getTypeId() === $type ) {
				return true;
			}
			$revision = $this->revisions->getPreviousRevision( $revision );
		}
		return false;
	}
}
