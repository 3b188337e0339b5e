<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import\Reading;

use MediaWiki\Extension\EventCalendar\Feed\IcalendarWriter;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventFileReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\MediaWikiServices;
use MediaWikiIntegrationTestCase;

/**
 * What this extension writes for others it understands itself.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\AnyFormatReader
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarReader
 */
class FeedRoundTripTest extends MediaWikiIntegrationTestCase {
	private const FIXTURES = __DIR__ . '/../../../../fixtures';

	/** Hourly rules, which no page can have */
	private const BEYOND_BOUNDS = [ 'o134', 'o142' ];

	private static function service( string $name ): object {
		return MediaWikiServices::getInstance()->getService( "EventCalendar.$name" );
	}

	private function event( string $text ): Event {
		$reading = self::service( 'EventReader' )->read( $text );
		$this->assertSame( [], array_column( $reading->problems, 'code' ) );
		return $reading->event;
	}

	private function writtenAndReadAgain( Event $event ): ImportedEvent {
		/** @var IcalendarWriter $writer */
		$writer = self::service( 'IcalendarWriter' );
		$text = $writer->writeEvent( new EventPage( 'wiki', 12, 'X', 345, 1790000000 ), $event, 'en' );
		/** @var EventFileReader $reader */
		$reader = self::service( 'EventFileReader' );
		$reading = $reader->read( $text, new ImportDefaults( 'other', [], [], [], 'Asia/Tokyo', 'en' ) );
		$this->assertNull( $reading->error );
		$this->assertSame( [], array_map( static fn ( $problem ) => [ $problem->code, $problem->params ], $reading->skipped ) );
		$this->assertCount( 1, $reading->events );
		return $reading->events[0];
	}

	/** @return array<array<string|int|null>> Original start, start and end, status */
	private static function occurrences( Event $event, int $from, int $to ): array {
		return array_map( static fn ( OccurrenceTimes $times ) => [
			$times->start, $times->end, $times->recurrenceId?->toString(),
			$event->forOccurrence( $times->overrideKey )->status() === 'cancelled'
		], self::service( 'RecurrenceExpander' )->expand( $event->schedule, $from, $to ) );
	}

	public static function provideEvents(): iterable {
		foreach ( glob( self::FIXTURES . '/events/valid/*.json' ) as $file ) {
			yield basename( $file, '.json' ) => [ file_get_contents( $file ) ];
		}
	}

	/**
	 * @dataProvider provideEvents
	 */
	public function testAnEventIsReadBackWithTheSameOccurrences( string $text ): void {
		$event = $this->event( $text );
		$imported = $this->writtenAndReadAgain( $event );
		$again = $this->event( json_encode( $imported->event ) );
		[ $from, $to ] = [ strtotime( '1990-01-01Z' ), strtotime( '2040-01-01Z' ) ];
		$this->assertNotSame( [], self::occurrences( $event, $from, $to ) );
		$this->assertSame( self::occurrences( $event, $from, $to ), self::occurrences( $again, $from, $to ) );
		$this->assertSame( $event->schedule->timeZone, $again->schedule->timeZone );
		$this->assertSame( $event->title()->in( [ 'en' ] ), $again->title()->in( [ 'en' ] ) );
		$this->assertSame( $event->uid() ?? '12@wiki.eventcalendar', $imported->uid );
		$this->assertSame( 345, $imported->sequence );
	}

	public static function provideSeries(): iterable {
		$cases = [];
		foreach ( file( self::FIXTURES . '/recurrence/open.jsonl' ) as $line ) {
			$case = json_decode( $line, true );
			if ( !in_array( $case['id'], self::BEYOND_BOUNDS, true ) ) {
				$cases[substr( $case['id'], 0, 3 )][] = $case;
			}
		}
		foreach ( $cases as $name => $some ) {
			yield "{$name}0–{$name}9" => [ $some ];
		}
	}

	/**
	 * @dataProvider provideSeries
	 */
	public function testSeriesAreReadBackWithTheSameOccurrences( array $cases ): void {
		foreach ( $cases as $case ) {
			$isAllDay = !str_contains( $case['dtstart'], 'T' );
			$recurrence = array_filter( [ 'rule' => $case['rrule'], 'exclude' => $case['exdate'], 'include' => $case['rdate'] ] );
			$event = $this->event( json_encode( [
				'title' => $case['id'], 'type' => 'other', 'start' => $case['dtstart'], 'duration' => $isAllDay ? 'P1D' : 'PT1H'
			] + ( $isAllDay ? [] : [ 'timeZone' => $case['tzid'] ] ) + ( $recurrence ? [ 'recurrence' => $recurrence ] : [] ) ) );
			$again = $this->event( json_encode( $this->writtenAndReadAgain( $event )->event ) );
			[ $from, $to ] = array_map( 'strtotime', [ $case['window']['from'], $case['window']['to'] ] );
			$starts = array_map(
				static fn ( array $occurrence ) => gmdate( 'Y-m-d\TH:i:s\Z', $occurrence[0] ), self::occurrences( $again, $from, $to )
			);
			$this->assertSame( $case['expected'], $starts, $case['id'] );
		}
	}
}
