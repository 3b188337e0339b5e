<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;

/**
 * Looks around a proposed event in the index, by three questions at most: guidance is asked for while somebody types.
 */
class Neighbours {
	/** Dates of a series that are looked at for clashes */
	public const DATES = 4;

	/** How far back sessions of the same type are looked for */
	private const PAST_DAYS = 92;

	/** Occurrences that one question gives: where more are on, those that follow are not looked at */
	private const LIMIT = 200;

	private const HAPPENING = [ 'confirmed', 'proposed' ];

	public function __construct( private readonly OccurrenceQuery $occurrences ) {
	}

	/**
	 * @param EventPage $page Which is left out of what is near
	 * @param Event $event
	 * @param OccurrenceTimes[] $next The next ones, ascending
	 * @param int $now Unix time
	 * @param int $margin Seconds around each that are looked at
	 */
	public function of( EventPage $page, Event $event, array $next, int $now, int $margin ): Surroundings {
		if ( $next === [] ) {
			return new Surroundings();
		}
		$first = array_shift( $next );
		[ $dayFrom, $dayTo ] = ( new DayStrip( $first, $event->schedule->timeZone ) )->range();
		$near = $this->find( min( $dayFrom, $first->start - $margin ), max( $dayTo, $first->end + $margin ),
			new OccurrenceFilter( statuses: self::HAPPENING ) );
		$later = array_slice( $next, 0, self::DATES - 1 );
		if ( $later !== [] ) {
			array_push( $near, ...$this->find( $later[0]->start - $margin, end( $later )->end + $margin,
				new OccurrenceFilter( statuses: self::HAPPENING ) ) );
		}
		return new Surroundings(
			self::others( $near, $page ),
			$this->find( $now - self::PAST_DAYS * 86400, $now,
				new OccurrenceFilter( types: [ $event->type() ], statuses: [ 'confirmed' ] ) )
		);
	}

	/** @return Occurrence[] */
	private function find( int $from, int $to, OccurrenceFilter $filter ): array {
		$to = min( $to, $from + OccurrenceQuery::MAX_RANGE_DAYS * 86400 );
		try {
			return $this->occurrences->find( $from, $to, $filter, self::LIMIT )->occurrences;
		} catch ( QueryException ) {
			// An event farther ahead than calendars reach
			return [];
		}
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @param EventPage $page
	 * @return Occurrence[] Each once: the two ranges may overlap
	 */
	private static function others( array $occurrences, EventPage $page ): array {
		$others = [];
		foreach ( $occurrences as $occurrence ) {
			if ( $occurrence->page->id !== $page->id || $occurrence->page->wiki !== $page->wiki ) {
				$others[implode( '|', $occurrence->sortKey() )] = $occurrence;
			}
		}
		return array_values( $others );
	}
}
