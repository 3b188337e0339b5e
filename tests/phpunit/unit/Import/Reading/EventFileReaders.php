<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\EventCheck;
use MediaWiki\Extension\EventCalendar\Import\Reading\EventImport;
use MediaWiki\Extension\EventCalendar\Import\Reading\FileReading;
use MediaWiki\Extension\EventCalendar\Import\Reading\IcalendarReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportedEvent;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Import\Reading\JsonLinesReader;
use MediaWiki\Extension\EventCalendar\Import\Reading\ZoneGuess;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Tests\Unit\Content\EventReaders;

/**
 * The real readers, and short ways to say what they found.
 */
trait EventFileReaders {
	use EventReaders;

	private static function defaults( string $status = 'confirmed' ): ImportDefaults {
		return new ImportDefaults( 'meetup', [], [], [], 'Europe/Vienna', 'en', $status );
	}

	private function newIcalendarReader(): IcalendarReader {
		$expander = new RfcRecurrenceExpander();
		return new IcalendarReader( new EventImport( $expander, new EventCheck( $this->newReader() ) ), new ZoneGuess( $expander ) );
	}

	private function newJsonLinesReader(): JsonLinesReader {
		return new JsonLinesReader( new EventCheck( $this->newReader() ) );
	}

	/**
	 * @param string $events VEVENTs, or properties of one, with any line ends
	 */
	private function readCalendar( string $events, string $status = 'confirmed', string $properties = '' ): FileReading {
		$events = trim( preg_replace( '/^\t+/m', '', $events ) );
		$events = str_contains( $events, 'BEGIN:VEVENT' ) ? $events : "BEGIN:VEVENT\n$events\nEND:VEVENT";
		return $this->newIcalendarReader()->read(
			"BEGIN:VCALENDAR\nVERSION:2.0\n$properties\n$events\nEND:VCALENDAR\n", self::defaults( $status )
		);
	}

	private function readOne( string $events, string $status = 'confirmed', string $properties = '' ): ImportedEvent {
		$reading = $this->readCalendar( $events, $status, $properties );
		$this->assertSame( [], self::told( [ $reading->error, ...$reading->skipped ] ) );
		$this->assertCount( 1, $reading->events );
		return $reading->events[0];
	}

	/**
	 * @param array<ImportProblem|null> $problems
	 * @return string[] `code place params`
	 */
	private static function told( array $problems ): array {
		return array_map(
			static fn ( ImportProblem $p ) => rtrim( "$p->code $p->place " . implode( '|', $p->params ) ),
			array_values( array_filter( $problems ) )
		);
	}

	/**
	 * @param ImportedEvent $event
	 * @param string $from
	 * @param string $to
	 * @return string[] Starts of what is not cancelled
	 */
	private function startsOf( ImportedEvent $event, string $from = '1900-01-01Z', string $to = '2100-01-01Z' ): array {
		$read = $this->read( $event->event )->event;
		$times = ( new RfcRecurrenceExpander() )->expand( $read->schedule, strtotime( $from ), strtotime( $to ) );
		return array_values( array_map(
			static fn ( OccurrenceTimes $o ) => gmdate( 'Y-m-d\TH:i:s\Z', $o->start ),
			array_filter( $times, static fn ( $o ) => $read->forOccurrence( $o->overrideKey )->status() !== 'cancelled' )
		) );
	}
}
