<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\FileReading;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Model\Duration;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWikiUnitTestCase;

/**
 * Files of other programs, see tests/fixtures/ics/README.md.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarReader
 */
class CorpusTest extends MediaWikiUnitTestCase {
	use EventFileReaders;

	/** What we tell beyond what the corpus asks for; see docs/adr/0009-reading-icalendar.md */
	private const MORE_WARNINGS = [
		'hostile-duplicate-uid' => [ 'end-missing' ],
		'hostile-injection' => [ 'end-missing' ],
		'nextcloud' => [ 'category-dropped' ],
	];

	public static function provideFiles(): iterable {
		foreach ( glob( self::fixtures() . '/ics/*.json' ) as $file ) {
			$name = basename( $file, '.json' );
			yield $name => [ $name, json_decode( file_get_contents( $file ), true, 64, JSON_THROW_ON_ERROR ) ];
		}
	}

	private static function text( string $name ): string {
		return $name === 'hostile-huge-line' ? self::hugeLines() : file_get_contents( self::fixtures() . "/ics/$name.ics" );
	}

	/** 20,000 dates in one property and a text of 1.2 MiB, both unfolded */
	private static function hugeLines(): string {
		$dates = array_map( static fn ( int $day ) => gmdate( 'Ymd\THis\Z', gmmktime( 10, 0, 0, 1, 1 + $day, 2030 ) ), range( 0, 19999 ) );
		$event = [ 'UID:huge-1', 'DTSTAMP:20260110T090000Z', 'DTSTART:20260301T100000Z', 'SUMMARY:Huge', 'RRULE:FREQ=DAILY;COUNT=5',
			'EXDATE:' . implode( ',', $dates ), 'DESCRIPTION:' . str_repeat( 'x', 1258291 ) ];
		$good = [ 'UID:good-1', 'DTSTAMP:20260110T090000Z', 'DTSTART:20260501T120000Z', 'DTEND:20260501T130000Z',
			'SUMMARY:Good neighbour' ];
		return implode( "\r\n", [
			'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//hostile//EN',
			'BEGIN:VEVENT', ...$event, 'END:VEVENT', 'BEGIN:VEVENT', ...$good, 'END:VEVENT', 'END:VCALENDAR', ''
		] );
	}

	/**
	 * @dataProvider provideFiles
	 */
	public function testReadsTheFile( string $name, array $expected ): void {
		$text = self::text( $name );
		$memory = memory_get_usage();
		if ( PHP_VERSION_ID >= 80200 ) {
			memory_reset_peak_usage();
		}
		$began = hrtime( true );
		$reading = $this->newIcalendarReader()->read( $text, self::defaults() );
		$this->assertLessThan( $expected['limits']['max_seconds'] ?? 1, ( hrtime( true ) - $began ) / 1e9 );
		$this->assertLessThan( ( $expected['limits']['max_memory_mib'] ?? 32 ) << 20, memory_get_peak_usage() - $memory );

		$this->assertSame( $expected['result'] === 'error' ? $expected['error']['code'] : null, $reading->error?->code );
		$this->assertCount( count( $expected['events'] ), $reading->events );
		foreach ( $expected['events'] as $i => $event ) {
			$this->assertEvent( $event, $reading->events[$i] );
		}
		$this->assertSame(
			array_map( static fn ( array $error ) => [ $error['uid'], $error['code'] ], $expected['errors'] ?? [] ),
			array_map( static fn ( ImportProblem $problem ) => [ $problem->place, $problem->code ], $reading->skipped )
		);
		$this->assertEqualsCanonicalizing(
			[ ...$expected['warnings'] ?? [], ...self::MORE_WARNINGS[$name] ?? [] ],
			self::warnings( $reading, $expected['warnings'] ?? [] )
		);
	}

	/**
	 * @param FileReading $reading
	 * @param string[] $expected The corpus adds places to some codes
	 * @return string[]
	 */
	private static function warnings( FileReading $reading, array $expected ): array {
		$found = [];
		foreach ( array_merge( $reading->warnings, ...array_column( $reading->events, 'warnings' ) ) as $warning ) {
			$with = $warning->code . ':' . ( $warning->place === '' ? $warning->params[0] : $warning->place );
			$found[] = in_array( $with, $expected, true ) ? $with : $warning->code;
		}
		return array_values( array_unique( $found ) );
	}

	private function assertEvent( array $expected, ImportedEvent $actual ): void {
		$event = $actual->event;
		$this->assertSame( $expected['uid'], $actual->uid );
		$this->assertContains( self::plain( $event['title'] ), [ $expected['summary'], ...$expected['summary_alternatives'] ?? [] ] );
		$this->assertSame( $expected['tzid'] ?? null, $event['timeZone'] ?? null );
		$this->assertSame( !str_contains( $event['start'], 'T' ), $expected['all_day'] );
		$this->assertSame( substr( $expected['start'], 0, 16 ), $event['start'] );
		$this->assertSame( ( $expected['status'] ?? '' ) === 'CANCELLED' ? 'cancelled' : 'confirmed', $event['status'] );
		$this->assertEnd( $expected, $event );
		$recurrence = $event['recurrence'] ?? [];
		$this->assertSame( $expected['rrule'] ?? null, $recurrence['rule'] ?? null );
		$this->assertSame( self::minutes( $expected['exdate'] ?? [] ), $recurrence['exclude'] ?? [] );
		$this->assertSame( self::minutes( $expected['rdate'] ?? [] ), $recurrence['include'] ?? [] );
		$this->assertOverrides( $expected['overrides'] ?? [], $recurrence['overrides'] ?? [] );
		$this->assertTexts( $expected, $event );
		$window = $expected['occurrences']['window'];
		$starts = $event['status'] === 'cancelled' ? [] : $this->startsOf( $actual, $window['from'], $window['to'] );
		$this->assertSame( $expected['occurrences']['starts'], $starts );
	}

	private function assertEnd( array $expected, array $event ): void {
		if ( isset( $expected['duration'] ) ) {
			$this->assertEquals( Duration::parse( $expected['duration'] ), Duration::parse( $event['duration'] ) );
		} elseif ( $expected['all_day'] ) {
			$end = $expected['end'] ?? WallTime::parse( $expected['start'] )->plus( WallTime::DAY )->toString();
			$this->assertSame( $end, WallTime::parse( $event['end'] ?? $event['start'] )->plus( WallTime::DAY )->toString() );
		} elseif ( isset( $expected['end'] ) ) {
			$this->assertSame( substr( $expected['end'], 0, 16 ), $event['end'] );
		}
	}

	private function assertOverrides( array $expected, array $actual ): void {
		$this->assertSame( self::minutes( array_column( $expected, 'recurrence_id' ) ), array_map( 'strval', array_keys( $actual ) ) );
		foreach ( $expected as $override ) {
			$found = $actual[self::minutes( [ $override['recurrence_id'] ] )[0]];
			if ( isset( $override['status'] ) ) {
				$this->assertSame( [ 'status' => 'cancelled' ], $found );
				continue;
			}
			$this->assertSame( self::minutes( [ $override['start'] ] ), [ $found['start'] ] );
			$this->assertSame( $override['summary'], self::plain( $found['title'] ) );
			$start = WallTime::parse( $found['start'] );
			$end = isset( $override['end'] )
				? WallTime::parse( $override['end'] )->plus( $start->isDate ? -WallTime::DAY : 0 )
				: $start->plus( Duration::parse( $override['duration'] )->nominalSeconds() );
			// Where the length is that of the series, no end need be there.
			$this->assertContains( $found['end'] ?? null, isset( $found['end'] ) ? [ $end->toString() ] : [ null ] );
		}
	}

	private function assertTexts( array $expected, array $event ): void {
		if ( isset( $expected['description'] ) ) {
			$description = self::plain( $event['description'] ?? $event['summary'] );
			$shown = html_entity_decode( str_replace( "<br>\n", "\n", $description ) );
			$this->assertSame( trim( $expected['description'] ), $shown );
		}
		$participation = $event['participation'] ?? [];
		$this->assertSame(
			isset( $expected['location'] ) ? [ str_replace( "\n", ', ', $expected['location'] ) ] : [],
			array_map( self::plain( ... ), array_column( $participation, 'text' ) )
		);
		$this->assertSame( array_filter( [ $expected['url'] ?? null ] ), array_column( $event['links'] ?? [], 'url' ) );
		$this->assertSame(
			array_values( preg_grep( '/^[a-z-]+$/', $expected['categories'] ?? [] ) ), $event['topics'] ?? []
		);
	}

	/** @param string|array<string,string> $text */
	private static function plain( string|array $text ): string {
		return is_array( $text ) ? reset( $text ) : $text;
	}

	/**
	 * @param string[] $times
	 * @return string[] As pages write them
	 */
	private static function minutes( array $times ): array {
		return array_map( static fn ( string $time ) => WallTime::parse( $time )->toString(), $times );
	}
}
