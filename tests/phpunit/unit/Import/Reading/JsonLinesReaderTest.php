<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\AnyFormatReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\FileReading;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\AnyFormatReader
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\JsonLinesReader
 */
class JsonLinesReaderTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	private const EVENT = [
		'title' => 'x', 'type' => 'other', 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'UTC',
	];

	private function readLines( string ...$lines ): FileReading {
		return $this->newJsonLinesReader()->read( implode( "\n", $lines ), self::defaults() );
	}

	private static function line( array $entry ): string {
		return json_encode( $entry, JSON_THROW_ON_ERROR );
	}

	public function testReadsWhatAnExportWrote(): void {
		$reading = $this->readLines(
			self::line( [ 'page' => 'EventCalendar:X', 'uid' => '48@wiki.eventcalendar', 'event' => self::EVENT ] ), '',
			self::line( [ 'event' => self::EVENT ] ) . "\r"
		);
		$this->assertSame( [], self::told( [ $reading->error, ...$reading->skipped, ...$reading->warnings ] ) );
		[ $first, $second ] = $reading->events;
		$this->assertSame( [ '48@wiki.eventcalendar', 'EventCalendar:X', true ], [ $first->uid, $first->page, $first->complete ] );
		$this->assertSame( self::EVENT, $first->event );
		$this->assertSame( array_keys( self::EVENT ), $first->fields );
		$this->assertSame( [ null, null ], [ $second->uid, $second->page ] );
	}

	public function testReadsEveryValidEventAsItIs(): void {
		foreach ( glob( self::fixtures() . '/events/valid/*.json' ) as $file ) {
			$event = $this->newReader()->read( file_get_contents( $file ) )->event;
			$data = json_decode( preg_replace( '~^\s*//.*$~m', '', file_get_contents( $file ) ), true );
			$reading = $this->readLines( self::line( [ 'event' => $data ] ) );
			$this->assertSame( [], self::told( $reading->skipped ), basename( $file ) );
			$again = $this->read( $reading->events[0]->event )->event;
			$this->assertEquals( $event->schedule, $again->schedule, basename( $file ) );
			$this->assertSame( $data['uid'] ?? null, $reading->events[0]->uid );
			$this->assertArrayNotHasKey( 'uid', $reading->events[0]->event );
		}
	}

	public function testTheUidOfThePageCountsWhereTheLineHasNone(): void {
		$reading = $this->readLines( self::line( [ 'event' => self::EVENT + [ 'uid' => 'a' ] ] ) );
		$this->assertSame( 'a', $reading->events[0]->uid );
	}

	public function testObjectsWithoutEntriesAreLeftOut(): void {
		$event = self::EVENT + [ 'topics' => [], 'outcome' => (object)[], 'recurrence' => [
			'rule' => 'FREQ=DAILY', 'overrides' => [ '2026-12-04T18:00' => (object)[] ]
		] ];
		$reading = $this->readLines( self::line( [ 'event' => $event ] ) );
		$this->assertSame( self::EVENT + [ 'recurrence' => [ 'rule' => 'FREQ=DAILY' ] ], $reading->events[0]->event );
	}

	public static function provideBadLines(): iterable {
		yield [ '{"event":', 'json-invalid line 2 not-json||1|10' ];
		yield [ "{\"event\":\"\xff\"}", 'json-invalid line 2 not-utf8|' ];
		yield [ '[]', 'json-without-event line 2' ];
		yield [ '{"event":[]}', 'json-without-event line 2' ];
		yield [ '{"title":"x"}', 'json-without-event line 2' ];
		yield [ '{"event":{},"pages":1}', 'json-unknown-key line 2 pages|page, uid, event' ];
		yield [ '{"event":{},"page":1}', 'json-not-text line 2 page' ];
		yield [ '{"event":{},"uid":""}', 'json-not-text line 2 uid' ];
		yield [ '{"event":{"title":"x","type":"y","start":"2026-12-03","end":"2026-12-01"}}',
			'event-invalid line 2 end-before-start|/end' ];
		yield [ '{"event":{"title":"x","type":"y","start":"2026-12-03"},"uid":"\u202e"}',
			'uid-invalid line 2 control-character|/uid|U+202E' ];
	}

	/**
	 * @dataProvider provideBadLines
	 */
	public function testABadLineIsSkippedAndTheOthersAreRead( string $line, string $expected ): void {
		$good = self::line( [ 'event' => self::EVENT ] );
		$reading = $this->readLines( $good, $line, $good );
		$this->assertSame( [ $expected ], self::told( $reading->skipped ) );
		$this->assertCount( 2, $reading->events );
	}

	public function testTheLastOfTwoLinesWithOneUidHolds(): void {
		$reading = $this->readLines(
			self::line( [ 'uid' => 'a', 'event' => self::EVENT ] ),
			self::line( [ 'uid' => 'a', 'event' => [ 'title' => 'y' ] + self::EVENT ] )
		);
		$this->assertSame( [ 'y' ], array_map( static fn ( $event ) => $event->event['title'], $reading->events ) );
		$this->assertSame( [ 'duplicate-uid a' ], self::told( $reading->warnings ) );
	}

	public static function provideFiles(): iterable {
		$calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20260301T100000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR";
		$json = self::line( [ 'uid' => 'a', 'event' => self::EVENT ] );
		yield 'a calendar' => [ $calendar, [ 'a' ] ];
		yield 'a calendar with a byte order mark, in small letters' => [ "\u{FEFF}" . strtolower( $calendar ), [ 'a' ] ];
		yield 'a calendar behind blank lines' => [ "\r\n\n$calendar", [ 'a' ] ];
		yield 'lines of JSON' => [ $json, [ 'a' ] ];
		yield 'lines of JSON with a byte order mark' => [ "\u{FEFF}$json\r\n", [ 'a' ] ];
		yield 'nothing' => [ '', [], 'file-empty' ];
		yield 'blank space' => [ "\u{FEFF} \n", [], 'file-empty' ];
		yield 'a web page' => [ '<!DOCTYPE html>', [], 'format-unknown' ];
		yield 'a spreadsheet' => [ "PK\x03\x04", [], 'format-unknown' ];
		yield 'another encoding' => [ mb_convert_encoding( $calendar, 'UTF-16LE' ), [], 'format-unknown' ];
	}

	/**
	 * @dataProvider provideFiles
	 */
	public function testTellsFormatsByTheirContent( string $text, array $uids, ?string $error = null ): void {
		$reader = new AnyFormatReader( $this->newIcalendarReader(), $this->newJsonLinesReader() );
		$reading = $reader->read( $text, self::defaults() );
		$this->assertSame( $uids, array_column( $reading->events, 'uid' ) );
		$this->assertSame( $error, $reading->error?->code );
	}
}
