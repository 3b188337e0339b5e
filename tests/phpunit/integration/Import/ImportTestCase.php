<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Extension\EventCalendar\Import\ImportPlan;
use MediaWiki\Extension\EventCalendar\Import\ImportRunner;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\Authority;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * Files, read, planned and imported on a real database.
 */
abstract class ImportTestCase extends MediaWikiIntegrationTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [ MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'UTC' ] );
	}

	/**
	 * @param string ...$events Of ics()
	 */
	protected static function calendar( string ...$events ): string {
		return implode( "\r\n", [ 'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...$events, 'END:VCALENDAR', '' ] );
	}

	/**
	 * @param string|null $uid
	 * @param string $summary
	 * @param string ...$lines
	 */
	protected static function ics( ?string $uid, string $summary, string ...$lines ): string {
		$times = preg_grep( '/^DTSTART/', $lines ) ? [] : [ 'DTSTART:20270301T180000Z', 'DTEND:20270301T190000Z' ];
		return implode( "\r\n", [
			'BEGIN:VEVENT', ...( $uid === null ? [] : [ "UID:$uid" ] ), 'DTSTAMP:20261101T000000Z', "SUMMARY:$summary",
			...$times, ...$lines,
			'END:VEVENT'
		] );
	}

	protected static function corpus( string $name ): string {
		return file_get_contents( dirname( __DIR__, 3 ) . "/fixtures/ics/$name.ics" );
	}

	protected static function defaults(): ImportDefaults {
		return new ImportDefaults( 'other', [ 'imported' ], [], [ 'en' ], 'Europe/Berlin', 'en' );
	}

	protected function importer(): Authority {
		return $this->getTestUser( [ 'user' ] )->getAuthority();
	}

	protected function plan( string $text, ?Authority $authority = null, int $offset = 0, ?int $limit = null ): ImportPlan {
		$services = $this->getServiceContainer();
		return $services->getService( 'EventCalendar.ImportPlanner' )->plan(
			$services->getService( 'EventCalendar.EventFileReader' )->read( $text, self::defaults() ),
			$authority ?? $this->importer(), $offset, $limit
		);
	}

	protected function onlyEntry( string $text, ?Authority $authority = null ): ImportEntry {
		$plan = $this->plan( $text, $authority );
		$this->assertNull( $plan->error );
		$this->assertCount( 1, $plan->entries );
		return $plan->entries[0];
	}

	/** Imports as the special page does, to the end or until something is in the way */
	protected function import( string $text, ?Authority $authority = null ): RunningImport {
		return $this->advance( new RunningImport( $text, self::defaults() ), $authority );
	}

	/** Imports, and is sure that nothing was in the way */
	protected function importAll( string $text ): RunningImport {
		$import = $this->import( $text );
		$this->assertSame( '', $import->obstacle );
		$this->assertTrue( $import->isFinished() );
		$this->assertSame( [], array_filter( array_column( $import->results, 'reason' ) ) );
		return $import;
	}

	protected function advance( RunningImport $import, ?Authority $authority = null, ?ImportRunner $runner = null ): RunningImport {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( [], true ) );
		$context->setLanguage( 'en' );
		$context->setAuthority( $authority ?? $this->importer() );
		$runner ??= $this->getServiceContainer()->getService( 'EventCalendar.ImportRunner' );
		$import = $runner->advance( $import, $context );
		DeferredUpdates::doUpdates();
		return $import;
	}

	/** By hand, as a page is edited */
	protected function edit( string $page, array $event ): void {
		$this->assertStatusOK( $this->editPage( $page, new EventContent( json_encode( $event ) ) ) );
		DeferredUpdates::doUpdates();
	}

	/** @return array<string,mixed>|null */
	protected function event( string $page ): ?array {
		$revision = $this->getServiceContainer()->getRevisionLookup()->getRevisionByTitle( Title::newFromText( $page ) );
		return $revision ? json_decode( $revision->getContent( SlotRecord::MAIN )->getText(), true ) : null;
	}

	protected function revisionId( string $page ): int {
		return Title::newFromText( $page )->getLatestRevID( IDBAccessObject::READ_LATEST );
	}

	/** @return int How many edits imports made */
	protected function importedEdits(): int {
		return (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'change_tag' )
			->join( 'change_tag_def', null, 'ct_tag_id = ctd_id' )
			->where( [ 'ctd_name' => ImportTag::NAME, $this->getDb()->expr( 'ct_rev_id', '!=', null ) ] )
			->caller( __METHOD__ )->fetchField();
	}

	/** @return int How many event pages there are */
	protected function eventPages(): int {
		return (int)$this->getDb()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'page' )
			->where( [ 'page_namespace' => NS_EVENTCALENDAR ] )->caller( __METHOD__ )->fetchField();
	}
}
