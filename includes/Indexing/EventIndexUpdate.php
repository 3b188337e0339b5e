<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Indexing;

use MediaWiki\Deferred\DataUpdate;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\Revision\RevisionRecord;
use Throwable;

/**
 * Refreshes the index after a page was saved, moved, deleted, undeleted, imported or given another content model. An
 * error is logged and blocks nothing: the page's next save or a rebuild heals the index.
 */
final class EventIndexUpdate extends DataUpdate {
	private bool $isDone = false;

	/**
	 * @param EventIndexer $indexer
	 * @param int $pageId
	 * @param RevisionRecord|null $revision The newest, as far as is known here
	 */
	public function __construct(
		private readonly EventIndexer $indexer,
		private readonly int $pageId,
		private readonly ?RevisionRecord $revision = null
	) {
		parent::__construct();
	}

	public function doUpdate(): void {
		try {
			$this->indexer->refresh( $this->pageId, $this->revision );
			$this->isDone = true;
		} catch ( Throwable $e ) {
			LoggerFactory::getInstance( 'EventCalendar' )->error(
				'Could not index event page {page}; its next save or rebuildEventIndex heals it',
				[ 'page' => $this->pageId, 'exception' => $e ]
			);
		}
	}

	public function isDone(): bool {
		return $this->isDone;
	}
}
