<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Maintenance;

use MediaWiki\Extension\EventCalendar\Export\ExportFile;
use MediaWiki\Extension\EventCalendar\Feed\SabreGuard;
use MediaWiki\Extension\EventCalendar\Maintenance\ExportEvents;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Content\EventPageSaves;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Maintenance\MaintenanceFatalError;
use MediaWiki\Tests\Maintenance\MaintenanceBaseTestCase;
use MediaWiki\WikiMap\WikiMap;
use RuntimeException;
use Sabre\VObject\Component\VCalendar;
use Sabre\VObject\Reader;

require_once __DIR__ . '/../../../../maintenance/exportEvents.php';

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Maintenance\ExportEvents
 * @covers \MediaWiki\Extension\EventCalendar\Export\EventExport
 * @covers \MediaWiki\Extension\EventCalendar\Export\EventPageSource
 * @covers \MediaWiki\Extension\EventCalendar\Export\ExportFile
 * @covers \MediaWiki\Extension\EventCalendar\Export\ExportFormats
 * @covers \MediaWiki\Extension\EventCalendar\Export\IcalendarFile
 * @covers \MediaWiki\Extension\EventCalendar\Export\JsonLines
 */
final class ExportEventsTest extends MaintenanceBaseTestCase {
	use EventPageSaves;
	use EventPageTestTrait {
		EventPageTestTrait::json insteadof EventPageSaves;
	}

	/** @inheritDoc */
	protected function getMaintenanceClass() {
		return ExportEvents::class;
	}

	/**
	 * @param array<string,string> $options
	 * @return array{string,string} The file, and what was told beside it
	 */
	private function export( array $options = [] ): array {
		$file = $this->getNewTempFile();
		$this->maintenance->loadWithArgv( [] );
		foreach ( $options + [ 'output' => $file, 'batch-size' => '2' ] as $name => $value ) {
			$this->maintenance->setOption( $name, $value );
		}
		$this->maintenance->setBatchSize( 2 );
		ob_start();
		try {
			$this->assertTrue( $this->maintenance->execute() );
		} finally {
			$told = ob_get_clean();
		}
		return [ file_get_contents( $file ), $told ];
	}

	/** @return array[] */
	private static function lines( string $text ): array {
		return array_map(
			static fn ( string $line ) => json_decode( $line, true, 512, JSON_THROW_ON_ERROR ),
			explode( "\n", rtrim( $text, "\n" ) )
		);
	}

	private static function calendar( string $text ): VCalendar {
		return SabreGuard::run( static fn () => Reader::read( $text ) );
	}

	public function testEveryEventIsALineWithAllThatItsPageSays(): void {
		$first = $this->saveEvent( 'Zebra talk', [
			'organizerNotes' => 'Backstage / “notes”',
			'participation' => [ [ 'kind' => 'video', 'url' => 'https://video.example.org/x', 'for' => 'presenters' ] ],
		] );
		$this->saveEvent( 'Apes', [ 'uid' => 'source@example.org', 'status' => 'proposed' ] );
		$this->saveEvent( 'Past', [ 'start' => '1998-05-01', 'end' => '1998-05-02', 'timeZone' => null ] );
		[ $text, $told ] = $this->export();
		$lines = self::lines( $text );
		$this->assertSame(
			[ 'EventCalendar:Zebra talk', 'EventCalendar:Apes', 'EventCalendar:Past' ], array_column( $lines, 'page' )
		);
		$this->assertSame( $first->getPageId() . '@' . WikiMap::getCurrentWikiId() . '.eventcalendar', $lines[0]['uid'] );
		$this->assertSame( 'source@example.org', $lines[1]['uid'] );
		$this->assertSame(
			json_decode( $this->currentText( 'EventCalendar:Zebra talk' ), true ), $lines[0]['event']
		);
		$this->assertStringContainsString( 'Backstage / “notes”', $text );
		$this->assertStringContainsString( "2 events", $told );
		$this->assertStringContainsString( "Done: 3 events, 0 pages left out", $told );
	}

	public function testACalendarFileHasAllTimesAndStatusesAndEachZoneOnce(): void {
		$this->saveEvent( 'Series', [ 'recurrence' => [
			'rule' => 'FREQ=WEEKLY;COUNT=9',
			'overrides' => [ '2026-12-10T18:00' => [ 'title' => 'Special' ] ],
		] ] );
		$this->saveEvent( 'Proposed', [ 'status' => 'proposed' ] );
		$this->saveEvent( 'Past', [ 'start' => '1998-05-01T10:00', 'end' => '1998-05-01T11:00', 'timeZone' => 'Asia/Tokyo' ] );
		[ $text ] = $this->export( [ 'format' => 'ics' ] );
		$calendar = self::calendar( $text );
		$events = [];
		foreach ( $calendar->select( 'VEVENT' ) as $event ) {
			$events[] = $event->SUMMARY . ' ' . $event->STATUS . ' ' . $event->DTSTART->getDateTime()->format( 'c' );
		}
		$this->assertSame( [
			'Series CONFIRMED 2026-12-03T18:00:00+01:00',
			'Special CONFIRMED 2026-12-10T18:00:00+01:00',
			'Proposed TENTATIVE 2026-12-03T18:00:00+01:00',
			'Past CONFIRMED 1998-05-01T10:00:00+09:00',
		], $events );
		$zones = array_map( static fn ( $zone ) => (string)$zone->TZID, $calendar->select( 'VTIMEZONE' ) );
		$this->assertSame( [ 'Europe/Berlin', 'Asia/Tokyo' ], array_values( $zones ) );
	}

	public function testAnEmptyWikiGivesAnEmptyFileAndAnEmptyCalendar(): void {
		[ $text ] = $this->export();
		$this->assertSame( '', $text );
		[ $text ] = $this->export( [ 'format' => 'ics' ] );
		$this->assertSame( 0, count( self::calendar( $text )->select( 'VEVENT' ) ) );
	}

	public function testInvalidPagesAreLeftOutAndNamed(): void {
		$this->saveEvent( 'Kept' );
		$this->import( 'EventCalendar:Broken one', '{ "title": "No times" }' );
		foreach ( [ 'jsonl', 'ics' ] as $format ) {
			[ $text, $told ] = $this->export( [ 'format' => $format ] );
			$this->assertStringContainsString( 'Kept', $text );
			$this->assertStringNotContainsString( 'No times', $text );
			$this->assertStringContainsString( "Left out, invalid: EventCalendar:Broken one\n", $told );
			$this->assertStringContainsString( '1 events, 1 pages left out', $told );
		}
	}

	public function testAFileThatCannotBeWrittenIsAnErrorAndWhatWasThereStays(): void {
		$folder = $this->getNewTempDirectory();
		file_put_contents( "$folder/old.jsonl", 'old' );
		mkdir( "$folder/taken" );
		$this->saveEvent( 'Kept' );
		foreach ( [ "$folder/nowhere/x.jsonl", "$folder/taken" ] as $target ) {
			try {
				$this->export( [ 'output' => $target ] );
				$this->fail( $target );
			} catch ( MaintenanceFatalError $e ) {
				$this->assertSame( 1, $e->getCode() );
			}
		}
		$this->assertSame( [ 'old.jsonl', 'taken' ], array_values( array_diff( scandir( $folder ), [ '.', '..' ] ) ) );
		$this->assertSame( 'old', file_get_contents( "$folder/old.jsonl" ) );
	}

	public function testAnUnknownFormatIsAnError(): void {
		$this->expectException( MaintenanceFatalError::class );
		$this->export( [ 'format' => 'xml' ] );
	}

	public function testNobodyCanHaveAnotherFileOverwritten(): void {
		$folder = $this->getNewTempDirectory();
		file_put_contents( "$folder/other", 'of somebody else' );
		// In a folder where all may write, the name can be known in advance.
		symlink( "$folder/other", "$folder/events.part-" . getmypid() );
		try {
			new ExportFile( "$folder/events" );
			$this->fail( 'It was opened' );
		} catch ( RuntimeException $e ) {
			$this->assertStringContainsString( 'Cannot write to', $e->getMessage() );
		}
		$this->assertSame( 'of somebody else', file_get_contents( "$folder/other" ) );
	}
}
