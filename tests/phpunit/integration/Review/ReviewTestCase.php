<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Review;

use ImportStringSource;
use MediaWiki\Api\ApiMain;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Store\WaitingPage;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Indexing\IndexTables;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Status\Status;
use MediaWiki\Storage\PageUpdateStatus;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWikiIntegrationTestCase;

/**
 * A wiki on which events are reviewed: somebody who may only propose them, and somebody who may confirm them.
 */
abstract class ReviewTestCase extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;
	use IndexTables {
		allOccurrences as protected;
		countRows as protected;
		countWrites as protected;
		indexedTitles as protected;
	}

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValue( 'EventCalendarRequireReview', true );
	}

	protected function proposer(): User {
		return $this->getTestUser()->getUser();
	}

	protected function reviewer(): User {
		return $this->getTestSysop()->getUser();
	}

	protected static function title( string $name = 'Talk' ): Title {
		return Title::makeTitle( NS_EVENTCALENDAR, $name );
	}

	protected static function text( array $fields = [] ): string {
		return json_encode( array_filter( $fields + [
			'title' => 'A talk', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
		], static fn ( $value ) => $value !== null ) );
	}

	/** @return PageUpdateStatus|Status */
	protected function trySave( Authority $author, array $fields, string $name = 'Talk' ): Status {
		$status = $this->editPage( self::title( $name ), new EventContent( self::text( $fields ) ), '', NS_MAIN, $author );
		DeferredUpdates::doUpdates();
		return $status;
	}

	protected function save( Authority $author, array $fields = [], string $name = 'Talk' ): RevisionRecord {
		$status = $this->trySave( $author, $fields, $name );
		$this->assertStatusOK( $status );
		return $status->getNewRevision();
	}

	protected function assertRefused( Status $status, string $key = 'eventcalendar-review-required' ): void {
		$this->assertStatusNotOK( $status );
		$this->assertSame( $key, $status->getMessages()[0]->getApiCode() );
	}

	/** @return string[] `Title status` as the calendar shows them */
	protected function calendar(): array {
		return array_map(
			static fn ( Occurrence $o ) => $o->event->title()->in( [] ) . ' ' . $o->event->status(), $this->allOccurrences()
		);
	}

	/** @return string[] */
	protected function tagsOf( RevisionRecord $revision ): array {
		$tags = $this->getServiceContainer()->getChangeTagsStore()->getTags( $this->getDb(), null, $revision->getId() );
		return array_values( array_filter( $tags, static fn ( $tag ) => str_starts_with( $tag, 'eventcalendar-' ) ) );
	}

	protected function waiting( string $name = 'Talk' ): ?WaitingPage {
		return $this->getServiceContainer()->getService( 'EventCalendar.ReviewQueueStore' )
			->find( self::title( $name )->getArticleID() );
	}

	/**
	 * @param array<string,string> $params
	 * @param User $user
	 * @param bool $hasToken
	 * @return array<string,mixed>
	 * @throws \MediaWiki\Api\ApiUsageException
	 */
	protected function api( array $params, User $user, bool $hasToken = true ): array {
		$context = new DerivativeContext( new RequestContext() );
		$request = new FauxRequest( $params, true );
		$context->setRequest( $request );
		$context->setUser( $user );
		if ( $hasToken ) {
			$type = $params['action'] === 'rollback' ? 'rollback' : '';
			$request->setVal( 'token', $user->getEditToken( $type, $request ) );
		}
		$api = new ApiMain( $context, true );
		$api->execute();
		DeferredUpdates::doUpdates();
		return $api->getResult()->getResultData( [], [ 'Strip' => 'all' ] );
	}

	protected function import( array $fields, string $timestamp, string $name = 'Talk' ): void {
		$text = htmlspecialchars( self::text( $fields ), ENT_XML1 );
		$model = EventContent::MODEL;
		$xml = <<<XML
			<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><page>
			<title>EventCalendar:$name</title><ns>5630</ns><id>1</id>
			<revision><id>1</id><timestamp>$timestamp</timestamp><contributor><username>Admin</username><id>1</id></contributor>
			<model>$model</model><format>application/json</format><text xml:space="preserve">$text</text></revision>
			</page></mediawiki>
			XML;
		$this->getServiceContainer()->getWikiImporterFactory()
			->getWikiImporter( new ImportStringSource( $xml ), $this->reviewer() )->doImport();
		DeferredUpdates::doUpdates();
	}

	protected function rebuild(): void {
		$this->getServiceContainer()->getService( 'EventCalendar.IndexRebuilder' )->rebuild( 0, 100, static function () {
		} );
	}

	/** @return array<string,mixed> The index, and what waits */
	protected function dump(): array {
		$rows = $this->getDb()->newSelectQueryBuilder()->select( '*' )->from( 'ec_review' )->fetchResultSet();
		return $this->dumpIndex() + [ 'ec_review' => array_map( 'get_object_vars', iterator_to_array( $rows ) ) ];
	}
}
