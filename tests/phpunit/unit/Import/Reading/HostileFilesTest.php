<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\AnyFormatReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\FileReading;
use MediaWikiUnitTestCase;

/**
 * Whatever is in a file: an answer, in time, and no error of PHP's (PHPUnit makes each warning a failure).
 *
 * @coversNothing
 */
class HostileFilesTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	private const ROUNDS = 500;

	private const PIECES = [
		'"', ';', ':', ',', '=', "\n", "\r\n ", "\0", "\xff", '\\', 'Z', 'T', '-', '/', '99999999999', "\u{202E}", "\u{2028}",
		';VALUE=DATE', ';VALUE=RECUR', ';VALUE=BINARY', ';VALUE=BOOLEAN', ';VALUE=PERIOD', ';TZID=', ';LANGUAGE=', ';ENCODING=BASE64',
		"\nRRULE:FREQ=DAILY\n", "\nRDATE:1/2\n", "\nDTSTART:\n", "\nBEGIN:VEVENT\n", "\nEND:VEVENT\n",
		"\nRECURRENCE-ID:20260324T190000Z\n", "\nSEQUENCE:x\n", "\nDURATION:P\n"
	];

	private static function mutated( string $text ): string {
		for ( $count = mt_rand( 1, 4 ); $count > 0; $count-- ) {
			$at = mt_rand( 0, strlen( $text ) );
			$length = mt_rand( 0, 1 ) ? 0 : mt_rand( 1, 30 );
			$piece = match ( mt_rand( 0, 2 ) ) {
				0 => self::PIECES[mt_rand( 0, count( self::PIECES ) - 1 )],
				1 => substr( $text, mt_rand( 0, strlen( $text ) ), mt_rand( 1, 200 ) ),
				default => chr( mt_rand( 0, 255 ) ),
			};
			$text = substr_replace( $text, $piece, $at, $length );
		}
		return $text;
	}

	private function readAnything( string $text ): FileReading {
		return ( new AnyFormatReader( $this->newIcalendarReader(), $this->newJsonLinesReader() ) )->read( $text, self::defaults() );
	}

	public function testDamagedFilesGiveValidEventsOrReasons(): void {
		mt_srand( 5545 );
		$texts = array_map( 'file_get_contents', glob( self::fixtures() . '/ics/*.ics' ) );
		$this->assertNotEmpty( $texts );
		$answers = [ 'error' => 0, 'events' => 0, 'skipped' => 0 ];
		for ( $round = 0; $round < self::ROUNDS; $round++ ) {
			$text = self::mutated( $texts[$round % count( $texts )] );
			$began = hrtime( true );
			$reading = $this->readAnything( $text );
			$this->assertLessThan( 2, ( hrtime( true ) - $began ) / 1e9, "round $round" );
			foreach ( $reading->events as $event ) {
				$this->assertSame( [], self::describe( $this->read( $event->event )->problems ), "round $round" );
			}
			$answers['error'] += $reading->error ? 1 : 0;
			$answers['events'] += count( $reading->events );
			$answers['skipped'] += count( $reading->skipped );
		}
		// Neither all is refused nor all is let through.
		$this->assertGreaterThan( 50, min( $answers ), json_encode( $answers ) );
	}

	public static function provideLargeFiles(): iterable {
		$event = "BEGIN:VEVENT\nUID:%d\nSUMMARY:Event\nDTSTART;TZID=Europe/Berlin:20260305T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n"
			. "DESCRIPTION:One\\n\\nTwo\nLOCATION:Room\nEND:VEVENT\n";
		$events = implode( '', array_map( static fn ( int $i ) => sprintf( $event, $i ), range( 1, 1000 ) ) );
		yield 'a thousand series' => [ "BEGIN:VCALENDAR\n{$events}END:VCALENDAR\n", 1000 ];
		yield 'ten mebibytes of folds' => [
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:x\n" . str_repeat( " \n", ( EventFileReader::MAX_BYTES >> 1 ) - 100 )
				. "END:VEVENT\nEND:VCALENDAR\n", 0
		];
		yield 'ten mebibytes of what nobody reads' => [
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;VALUE=DATE:20260301\nATTACH:"
				. str_repeat( 'x', EventFileReader::MAX_BYTES - 200 ) . "\nEND:VEVENT\nEND:VCALENDAR\n", 1
		];
		yield 'one definition of a zone for each event' => [
			"BEGIN:VCALENDAR\n" . implode( '', array_map( static fn ( int $i ) =>
				"BEGIN:VTIMEZONE\nTZID:z$i\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0017\nTZOFFSETTO:+0017\n"
				. "RRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID=z$i:20260301T100000\nEND:VEVENT\n",
				range( 1, 1000 ) ) ) . "END:VCALENDAR\n", 0
		];
		$observances = str_repeat( "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0017\nTZOFFSETTO:+0018\n"
			. "RRULE:FREQ=DAILY\nEND:STANDARD\n", 200 );
		yield 'definitions of zones, each with changes every day' => [
			"BEGIN:VCALENDAR\n" . implode( '', array_map( static fn ( int $i ) =>
				"BEGIN:VTIMEZONE\nTZID:z$i\n{$observances}END:VTIMEZONE\n"
				. "BEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID=z$i:20260301T100000\nEND:VEVENT\n",
				range( 1, 20 ) ) ) . "END:VCALENDAR\n", 0
		];
		yield 'a calendar for each event, each with a zone of its own' => [
			implode( '', array_map( static fn ( int $i ) =>
				"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:own\nBEGIN:STANDARD\nDTSTART:19700101T0000" . sprintf( '%02d', $i % 60 )
				. "\nTZOFFSETFROM:+0017\nTZOFFSETTO:+0018\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=" . ( 1 + $i % 4 ) . "SU\n"
				. "END:STANDARD\nEND:VTIMEZONE\n"
				. "BEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID=own:" . ( 2000 + intdiv( $i, 100 ) )
				. "0301T100000\nEND:VEVENT\nEND:VCALENDAR\n",
				range( 1, 5000 ) ) ), 0
		];
		yield 'hundreds of changes to one series' => [
			"BEGIN:VCALENDAR\n" . implode( '', array_map( static fn ( int $i ) =>
				"BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20260301T100000Z\nRRULE:FREQ=DAILY\nRECURRENCE-ID:"
				. gmdate( 'Ymd\THis\Z', gmmktime( 10, 0, 0, 3, 1 + $i, 2026 ) ) . "\nEND:VEVENT\n", range( 1, 900 ) ) )
				. "BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20260301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
				. "END:VCALENDAR\n", 1
		];
	}

	/**
	 * @dataProvider provideLargeFiles
	 */
	public function testLargeFilesAreReadInBoundedTimeAndMemory( string $text, int $events ): void {
		$memory = memory_get_usage();
		if ( PHP_VERSION_ID >= 80200 ) {
			memory_reset_peak_usage();
		}
		$began = hrtime( true );
		$reading = $this->readAnything( $text );
		$this->assertLessThan( 10, ( hrtime( true ) - $began ) / 1e9 );
		$this->assertLessThan( 64 << 20, memory_get_peak_usage() - $memory );
		$this->assertCount( $events, $reading->events );
	}
}
