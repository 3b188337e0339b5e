<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * Makes one event of all VEVENTs of a UID: of the series, and of those occurrences that are different.
 */
final class EventImport {
	/** Keys that every VEVENT speaks for: those that are not there are not so */
	private const ALWAYS = [ 'title', 'start', 'end', 'duration', 'timeZone', 'recurrence' ];

	/** @see event.schema.json */
	private const MAX_TOPICS = 30;

	public function __construct(
		private readonly RecurrenceExpander $expander,
		private readonly EventCheck $check
	) {
	}

	/**
	 * @param SourceEvent[] $masters Without a RECURRENCE-ID; the newest holds
	 * @param SourceEvent[] $overrides With one
	 * @param SourceZones $zones
	 * @param ImportDefaults $defaults
	 * @param bool $isCancelled Whether the calendar as a whole calls its events off
	 * @throws UnusableSource
	 */
	public function make(
		array $masters, array $overrides, SourceZones $zones, ImportDefaults $defaults, bool $isCancelled
	): ImportedEvent {
		usort( $masters, static fn ( SourceEvent $a, SourceEvent $b ) => $a->age() <=> $b->age() );
		$overrides = self::newest( $overrides );
		$master = end( $masters ) ?: reset( $overrides );
		$findings = new Findings( $master->place() );
		if ( count( $masters ) > 1 ) {
			$findings->add( 'duplicate-uid' );
		} elseif ( !$masters ) {
			$findings->add( 'orphan-override' );
		}
		if ( $master->uid() === null ) {
			$findings->add( 'missing-uid' );
		}
		foreach ( [ $master, ...$overrides ] as $source ) {
			self::refuse( $source );
		}
		$times = new TimeReader( $zones, $findings );
		$details = new DetailsImport( $defaults, $findings );
		$said = $details->read( $master );
		if ( !isset( $said['title'] ) ) {
			throw new UnusableSource( 'summary-missing' );
		}
		if ( $isCancelled ) {
			$said['status'] = 'cancelled';
		}
		$schedule = $masters || count( $overrides ) === 1
			? ( new ScheduleImport( $times, $findings ) )->read( $master )
			: $this->scheduleOfOrphans( $overrides, $times, $findings );
		$event = self::assemble( $said, $schedule, $defaults );
		$checked = $this->check->check( $event, $master->uid() );
		if ( count( $masters ) + count( $overrides ) > 1 && $overrides ) {
			$found = ( new OverridesImport( $this->expander, $times, $details, $findings ) )->read( $checked, $event, $overrides );
			if ( $found ) {
				$event['recurrence']['overrides'] = $found + ( $event['recurrence']['overrides'] ?? [] );
				$this->check->check( $event, $master->uid() );
			}
		}
		return new ImportedEvent(
			$master->uid(), $event, null, $master->sequence(), $findings->all(), self::fields( $said, $defaults ), false
		);
	}

	/**
	 * @param SourceEvent[] $overrides
	 * @return SourceEvent[] One of each occurrence; those that are not called off first, since one may stand for the series
	 */
	private static function newest( array $overrides ): array {
		usort( $overrides, static fn ( SourceEvent $a, SourceEvent $b ) => $a->age() <=> $b->age() );
		$newest = [];
		foreach ( $overrides as $source ) {
			$newest[$source->text( 'RECURRENCE-ID' )] = $source;
		}
		usort( $newest, static fn ( SourceEvent $a, SourceEvent $b ) =>
			$a->says( 'STATUS', 'CANCELLED' ) <=> $b->says( 'STATUS', 'CANCELLED' ) );
		return $newest;
	}

	/**
	 * @throws UnusableSource For what would become something else
	 */
	private static function refuse( SourceEvent $source ): void {
		$id = $source->first( 'RECURRENCE-ID' );
		if ( $id && SourceEvent::parameter( $id, 'RANGE' ) !== null ) {
			throw new UnusableSource( 'range-this-and-future' );
		}
		if ( $source->says( 'CLASS', 'PRIVATE' ) || $source->says( 'CLASS', 'CONFIDENTIAL' ) ) {
			throw new UnusableSource( 'private' );
		}
	}

	/**
	 * Several occurrences of a series that is not in the file: a series of these alone.
	 *
	 * @param SourceEvent[] $overrides More than one
	 * @param TimeReader $times
	 * @param Findings $findings
	 * @return array<string,mixed>
	 */
	private function scheduleOfOrphans( array $overrides, TimeReader $times, Findings $findings ): array {
		$start = $times->start( reset( $overrides ) );
		$dates = [];
		foreach ( $overrides as $source ) {
			$id = OverridesImport::recurrenceTime( $source, $times, $start->zone );
			if ( $id->isDate() !== $start->isDate() ) {
				throw new UnusableSource( 'override-of-other-kind', $id->wall->toString() );
			}
			$date = $start->zone === null ? $id->wall->toString() : WallTimes::at( $id->instant(), $start->zone );
			$dates[$date] = $date;
		}
		ksort( $dates );
		$span = SpanReader::read( reset( $overrides ), $start, $start->zone, $times, $findings );
		$days = isset( $span['end'] ) && !$start->zone
			? intdiv( (int)strtotime( "{$span['end']} UTC" ) - $start->wall->seconds, 86400 ) + 1
			: 1;
		$event = [ 'start' => (string)array_shift( $dates ) ];
		if ( $start->zone === null ) {
			$event['duration'] = "P{$days}D";
		} else {
			$event['duration'] = $span['duration'] ?? 'PT' . self::seconds( $start, $span['end'], $start->zone ) . 'S';
			$event['timeZone'] = $start->zone;
		}
		return $event + ( $dates ? [ 'recurrence' => [ 'include' => array_values( $dates ) ] ] : [] );
	}

	private static function seconds( SourceTime $start, string $end, string $zone ): int {
		return WallTimes::instant( $end, $zone ) - $start->instant();
	}

	/**
	 * @param array<string,mixed> $said
	 * @param array<string,mixed> $schedule
	 * @param ImportDefaults $defaults
	 * @return array<string,mixed>
	 */
	private static function assemble( array $said, array $schedule, ImportDefaults $defaults ): array {
		$status = $said['status'] ?? 'confirmed';
		$topics = array_values( array_unique( [ ...$defaults->topics, ...$said['topics'] ?? [] ] ) );
		return array_filter( [
			'title' => $said['title'],
			'type' => $defaults->type,
			'status' => $status === 'confirmed' ? $defaults->status : $status,
		] + $schedule + [
			'topics' => array_slice( $topics, 0, self::MAX_TOPICS ),
			'audience' => $defaults->audience,
			'languages' => $defaults->languages,
		] + $said );
	}

	/**
	 * @param array<string,mixed> $said
	 * @param ImportDefaults $defaults
	 * @return string[]
	 */
	private static function fields( array $said, ImportDefaults $defaults ): array {
		if ( ( $said['status'] ?? null ) === 'confirmed' && $defaults->status !== 'confirmed' ) {
			// The wiki has the last word: what it has confirmed since must not be proposed again every night.
			unset( $said['status'] );
		}
		if ( isset( $said['summary'] ) ) {
			$said['description'] ??= null;
		}
		return array_values( array_unique( [ ...self::ALWAYS, ...array_keys( $said ) ] ) );
	}
}
