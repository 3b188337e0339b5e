<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * The time zones of one calendar: what its TZIDs mean, in this order: IANA's name, Windows' name, the place that libical
 * writes into the definition, the definition itself. None of them: no zone, never UTC in its stead.
 */
final class SourceZones {
	/** Of times that name no zone */
	public readonly string $floating;

	/**
	 * @param RawCalendar $calendar
	 * @param string $default Of times that name no zone, if the calendar names none either
	 * @param ZoneGuesses $guesses Of the file
	 */
	public function __construct(
		private readonly RawCalendar $calendar,
		string $default,
		private readonly ZoneGuesses $guesses
	) {
		$this->floating = ZoneNames::find( (string)$calendar->timeZone )[0] ?? $default;
	}

	/**
	 * @param string $tzid
	 * @param int $year Of the event
	 * @param Findings $findings
	 * @return string IANA name
	 * @throws UnusableSource
	 */
	public function resolve( string $tzid, int $year, Findings $findings ): string {
		$found = ZoneNames::find( $tzid );
		$definition = $this->calendar->zones[$tzid] ?? null;
		$location = $found ? null : ZoneNames::iana( (string)$definition?->location() );
		if ( $location !== null ) {
			$found = [ $location, true ];
		}
		if ( $found ) {
			if ( $found[1] ) {
				$findings->add( 'timezone-mapped', $tzid, $found[0] );
			}
			return $found[0];
		}
		$guess = $definition ? $this->guess( $definition, $year ) : null;
		if ( $guess === null ) {
			throw new UnusableSource( 'timezone-unknown', mb_substr( $tzid, 0, 128 ) );
		}
		$findings->add( 'timezone-guessed', $tzid, $guess );
		return $guess;
	}

	private function guess( RawComponent $definition, int $year ): ?string {
		try {
			return $this->guesses->find( $definition, $year );
		} catch ( UnusableSource ) {
			return null;
		}
	}
}
