<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Store\ImportedRevisions;
use MediaWiki\Page\PageIdentity;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * What event pages say and said, as far as somebody may see it.
 */
final class EventPages {
	/** How far back a page's imports are looked at */
	private const IMPORTS = 50;

	public function __construct(
		private readonly RevisionLookup $revisions,
		private readonly ImportedRevisions $imports
	) {
	}

	public function newest( PageIdentity $page ): ?RevisionRecord {
		return $this->revisions->getRevisionByTitle( $page, 0, IDBAccessObject::READ_LATEST );
	}

	public function content( ?RevisionRecord $revision, Authority $reader ): ?EventContent {
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $reader );
		return $content instanceof EventContent ? $content : null;
	}

	/**
	 * @return array<string,mixed>|null The page's JSON; null if it is not valid
	 */
	public static function event( ?EventContent $content ): ?array {
		return $content?->getEvent() ? EventValidator::toArray( $content->getData()->getValue() ) : null;
	}

	public function history( int $pageId, Authority $reader ): SourceHistory {
		return new SourceHistory( $this->imports( $pageId, $reader ) );
	}

	/** @return \Generator<array{array<string,mixed>,array<string,mixed>|null}> */
	private function imports( int $pageId, Authority $reader ): \Generator {
		foreach ( $this->imports->ofPage( $pageId, self::IMPORTS ) as $id ) {
			$revision = $this->revisions->getRevisionById( $id, IDBAccessObject::READ_LATEST );
			$after = self::event( $this->content( $revision, $reader ) );
			if ( $after !== null ) {
				$before = $revision->getParentId() ? $this->revisions->getRevisionById( $revision->getParentId() ) : null;
				yield [ $after, self::event( $this->content( $before, $reader ) ) ];
			}
		}
	}
}
