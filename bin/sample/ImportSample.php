<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sample;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use WikiPage;

require_once __DIR__ . '/SampleEvents.php';

/**
 * Saves the sample events and the pages that show them, through ordinary edits.
 *
 * A page that somebody else has edited or deleted is left alone.
 */
class ImportSample extends Maintenance {
	private const IMPORTER = 'Sample calendar';

	/** Who may have made a page's revisions for it to be replaced; core's installer makes the main page */
	private const OWN = [ self::IMPORTER, 'MediaWiki default' ];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Saves the sample events and the pages that show them' );
	}

	public function execute(): void {
		$user = User::newSystemUser( self::IMPORTER, [ 'steal' => true ] );
		$saved = 0;
		foreach ( $this->texts() as $name => $text ) {
			$saved += (int)$this->save( Title::newFromText( $name ), $text, $user );
		}
		$this->output( "$saved pages saved\n" );
	}

	/**
	 * @return array<string,string> Texts by page name
	 */
	private function texts(): array {
		$texts = [];
		foreach ( SampleEvents::forToday()->all() as $name => $event ) {
			$texts[$name] = json_encode( $event, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE );
		}
		foreach ( glob( __DIR__ . '/pages/*.wiki' ) as $file ) {
			$texts[basename( $file, '.wiki' )] = file_get_contents( $file );
		}
		return $texts;
	}

	private function save( Title $title, string $text, User $user ): bool {
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		if ( $this->isSomebodyElses( $page ) ) {
			return false;
		}
		$updater = $page->newPageUpdater( $user )
			->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Sample calendar' ) );
		if ( !$updater->getStatus()->isOK() ) {
			$this->error( $title->getPrefixedText() . ': ' . $updater->getStatus()->__toString() );
			$this->fatalError( 'The sample does not fit the extension' );
		}
		return $updater->wasRevisionCreated();
	}

	private function isSomebodyElses( WikiPage $page ): bool {
		if ( !$page->exists() ) {
			return $page->getTitle()->hasDeletedEdits();
		}
		$revisions = $this->getServiceContainer()->getRevisionStore()->newSelectQueryBuilder( $this->getReplicaDB() )
			->where( [ 'rev_page' => $page->getId() ] )
			->fetchResultSet();
		foreach ( $revisions as $row ) {
			if ( !in_array( $row->rev_user_text, self::OWN, true ) ) {
				return true;
			}
		}
		return false;
	}
}

return ImportSample::class;
