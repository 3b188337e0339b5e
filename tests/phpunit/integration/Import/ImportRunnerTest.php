<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import;

use MediaWiki\Content\Content;
use MediaWiki\Context\IContextSource;
use MediaWiki\EditPage\EditPage;
use MediaWiki\Extension\EventCalendar\Import\ImportEditor;
use MediaWiki\Extension\EventCalendar\Import\ImportResult;
use MediaWiki\Extension\EventCalendar\Import\ImportRunner;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;
use MediaWiki\Extension\EventCalendar\Import\RunningImport;
use MediaWiki\MainConfigNames;
use MediaWiki\Status\Status;
use MediaWiki\Title\Title;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportRunner
 * @covers \MediaWiki\Extension\EventCalendar\Import\ImportEditor
 * @covers \MediaWiki\Extension\EventCalendar\Import\RunningImport
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\ImportTagHandler
 */
class ImportRunnerTest extends ImportTestCase {
	private static function talks( int $count ): string {
		return self::calendar( ...array_map( static fn ( int $i ) => self::ics( "$i@x", "Talk $i" ), range( 1, $count ) ) );
	}

	public function testEachEventBecomesAPageByATaggedEdit(): void {
		$import = $this->importAll( self::talks( 3 ) );
		$this->assertSame( 3, $import->counts()['new'] );
		$this->assertSame( [ 3, 3 ], [ $this->eventPages(), $this->importedEdits() ] );
		$revision = $this->getServiceContainer()->getRevisionLookup()->getRevisionByTitle( Title::newFromText( 'EventCalendar:Talk 2' ) );
		$this->assertSame( 'Imported', $revision->getComment()->text );
		$this->assertSame( '2@x', $this->event( 'EventCalendar:Talk 2' )['uid'] );
		$row = $this->getDb()->newSelectQueryBuilder()->select( 'ece_uid' )->from( 'ec_event' )
			->orderBy( 'ece_uid' )->caller( __METHOD__ )->fetchFieldValues();
		$this->assertSame( [ '1@x', '2@x', '3@x' ], $row );
	}

	public function testASecondImportMakesNoEdit(): void {
		foreach ( [ 'google', 'apple', 'nextcloud', 'outlook', 'meetup', 'indico', 'utf8-rtl', 'allday-recurring' ] as $name ) {
			$this->import( self::corpus( $name ) );
			[ $edits, $pages ] = [ $this->importedEdits(), $this->eventPages() ];
			$this->assertGreaterThan( 0, $pages );
			$again = $this->import( self::corpus( $name ) );
			$this->assertSame( [ 0, 0 ], [ $again->counts()['new'], $again->counts()['changed'] ], $name );
			$this->assertSame( [ $edits, $pages ], [ $this->importedEdits(), $this->eventPages() ], $name );
		}
	}

	public function testAnImportThatWasBrokenOffIsFinishedByTheNextWithoutDuplicates(): void {
		$services = $this->getServiceContainer();
		$runner = new ImportRunner(
			$services->getService( 'EventCalendar.EventFileReader' ), $services->getService( 'EventCalendar.ImportPlanner' ),
			new ImportEditor(), $services->getService( 'EventCalendar.ImportProblemFormatter' ),
			$services->getService( 'EventCalendar.ReplicaWait' ), 0.0
		);
		$import = $this->advance( new RunningImport( self::talks( 3 ), self::defaults() ), null, $runner );
		$this->assertSame( [ 1, 3, '', false ], [ $import->done, $import->total, $import->obstacle, $import->isFinished() ] );
		$import = $this->advance( $import, null, $runner );
		$this->assertSame( [ 2, 2 ], [ $import->done, $this->eventPages() ] );

		$again = $this->importAll( self::talks( 3 ) );
		$this->assertSame( [ 1, 2 ], [ $again->counts()['new'], $again->counts()['unchanged'] ] );
		$this->assertSame( [ 3, 3 ], [ $this->eventPages(), $this->importedEdits() ] );
	}

	public function testWhatTheIndexDoesNotKnowYetIsFoundAllTheSame(): void {
		$this->importAll( self::talks( 2 ) );
		$this->getDb()->newDeleteQueryBuilder()->deleteFrom( 'ec_event' )->where( '1=1' )->caller( __METHOD__ )->execute();
		$this->assertSame( 2, $this->importAll( self::talks( 2 ) )->counts()['unchanged'] );
	}

	public function testARateLimitStopsItAndItGoesOnLater(): void {
		$this->overrideConfigValue( MainConfigNames::RateLimits, [ 'edit' => [ 'user' => [ 2, 60 ], 'newbie' => [ 2, 60 ] ] ] );
		ConvertibleTimestamp::setFakeTime( '20261127120000' );
		$import = $this->import( self::talks( 4 ) );
		// How much of the limit a new page takes is for MediaWiki to say.
		$this->assertContains( $import->done, [ 1, 2 ] );
		$this->assertSame( 4, $import->total );
		$this->assertNotSame( '', $import->obstacle );
		$this->assertFalse( $import->isFinished() );
		$this->assertSame( $import->done, $this->eventPages() );

		$this->overrideConfigValue( MainConfigNames::RateLimits, [] );
		$import = $this->advance( $import );
		$this->assertSame( [ '', true, 4 ], [ $import->obstacle, $import->isFinished(), $this->eventPages() ] );
	}

	public function testWhatAnExtensionRefusesIsToldAndTheOthersAreImported(): void {
		$this->setTemporaryHook( 'EditFilterMergedContent', static function (
			IContextSource $context, Content $content, Status $status
		): bool {
			if ( str_contains( $content->serialize(), 'Talk 2' ) ) {
				$status->fatal( 'rawmessage', 'No <b>second</b> talks' );
				return false;
			}
			return true;
		} );
		$import = $this->import( self::talks( 3 ) );
		$this->assertTrue( $import->isFinished() );
		$this->assertSame( [ 2, 1 ], [ $import->counts()['new'], $import->counts()['refused'] ] );
		$this->assertSame( [ ImportResult::REFUSED, 'No second talks' ], [ $import->results[1]->outcome, $import->results[1]->reason ] );
		$this->assertNull( $this->event( 'EventCalendar:Talk 2' ) );
	}

	public function testACaptchaStopsIt(): void {
		$this->setTemporaryHook( 'EditFilterMergedContent', static function (
			IContextSource $context, Content $content, Status $status
		): bool {
			$status->statusData = [ 'captcha' => [ 'type' => 'simple' ] ];
			$status->value = EditPage::AS_HOOK_ERROR_EXPECTED;
			return false;
		} );
		$import = $this->import( self::talks( 2 ) );
		$this->assertSame( [ 0, 2, false ], [ $import->done, $import->total, $import->isFinished() ] );
		$this->assertStringContainsString( 'human', $import->obstacle );
	}

	public function testAPageThatWasChangedSinceItWasPlannedIsNotOverwritten(): void {
		$this->importAll( self::talks( 1 ) );
		$hasEdited = false;
		$this->setTemporaryHook( 'EditFilterMergedContent', function () use ( &$hasEdited ) {
			if ( !$hasEdited ) {
				$hasEdited = true;
				$this->edit( 'EventCalendar:Talk 1', [ 'title' => 'In between' ] + $this->event( 'EventCalendar:Talk 1' ) );
			}
		} );
		$import = $this->import( self::calendar( self::ics( '1@x', 'New' ) ) );
		$this->assertSame( 1, $import->counts()['refused'] );
		$this->assertSame( 'In between', $this->event( 'EventCalendar:Talk 1' )['title'] );
	}

	public function testWhoMayNotCreatePagesImportsNothing(): void {
		$this->setGroupPermissions( [ '*' => [ 'createpage' => false ], 'user' => [ 'createpage' => false ] ] );
		$import = $this->import( self::talks( 2 ) );
		$this->assertSame( 2, $import->counts()['skipped'] );
		$this->assertSame( 0, $this->eventPages() );
	}

	public function testAFileThatCannotBeReadIsAnObstacle(): void {
		$import = $this->import( 'no calendar' );
		$this->assertNotSame( '', $import->obstacle );
		$this->assertSame( 0, $this->eventPages() );
	}

	public function testUsersMaySetTheTagWhoEditByTheApi(): void {
		$status = \ChangeTags::canAddTagsAccompanyingChange( [ ImportTag::NAME ], $this->importer() );
		$this->assertStatusGood( $status );
		$this->assertContains( ImportTag::NAME, $this->getServiceContainer()->getChangeTagsStore()->listDefinedTags() );
	}
}
