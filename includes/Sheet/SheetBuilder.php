<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;

/**
 * Finds what a sheet shows and lays it on the days of the zone that is drawn.
 */
class SheetBuilder {
	/** Bytes of occurrences with their details; the front end asks for those of the others when they are opened */
	private const MAX_DETAILS = 1 << 19;

	/** What a short list asks for beyond its limit: some of it may be over, since days begin before now */
	private const MARGIN = 100;

	/** An all-day occurrence is over in the last zone so many seconds later than in UTC */
	private const LAST_ZONE = 12 * 3600;

	/**
	 * @param OccurrenceQuery $query
	 * @param OccurrenceSerializer $serializer
	 * @param SettingsLookup $settings
	 * @param string $wikiZone IANA name
	 * @param string $canonicalServer Left out of addresses on this wiki, so that readers stay on the server they use
	 */
	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly OccurrenceSerializer $serializer,
		private readonly SettingsLookup $settings,
		private readonly string $wikiZone,
		private readonly string $canonicalServer
	) {
	}

	/**
	 * @param CalendarOptions $options
	 * @param CalendarLanguage $language
	 * @param string $page Address of Special:EventCalendar
	 * @param int $now Unix time
	 * @throws QueryException
	 */
	public function build( CalendarOptions $options, CalendarLanguage $language, string $page, int $now ): Sheet {
		$zoneName = $options->zone ?? ( ZoneResolver::exists( $this->wikiZone ) ? $this->wikiZone : 'UTC' );
		$zone = ZoneResolver::forZone( $zoneName );
		$today = CalendarDates::ofWall( $zone->toWall( $now ) );
		$isCompact = $options->isCompact();
		$range = $isCompact ? SheetRange::ahead( max( $options->date ?? $today, $today ) ) :
			SheetRange::around( $options->view, $options->date ?? $today, $language->weekStart() );
		// A day more on each side, for a reader whose zone is another.
		$instants = [
			$zone->toInstant( ( $range->first - 1 ) * WallTime::DAY ),
			$zone->toInstant( ( $range->end + 1 ) * WallTime::DAY ),
		];
		$limit = min( CalendarOptions::MAX_LIMIT, $isCompact ? $options->limit + self::MARGIN : PHP_INT_MAX );
		$answer = $this->query->find( ...$instants, filter: $options->filter, limit: $limit );
		[ $placed, $serialized, $isCut ] = $this->place(
			$answer->occurrences, $options, $range, $zone, $language->code(), $isCompact ? $now : PHP_INT_MIN
		);
		$ends = $isCompact ? array_map( static fn ( PlacedOccurrence $one ) => $one->endsAt( $zone ), $placed ) : [];
		return new Sheet(
			$options, $range, $today, $zoneName, $placed, $serialized,
			$answer->continue === null && !$isCut, $instants,
			max( 1, min( [ $zone->toInstant( ( $today + 1 ) * WallTime::DAY ), ...$ends ] ) - $now ),
			$this->settings->get(), $language, new SheetLinks( $page, $options )
		);
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @param CalendarOptions $options
	 * @param SheetRange $range
	 * @param ZoneResolver $zone
	 * @param string $languageCode
	 * @param int $since Unix time: what is over then is left out
	 * @return array{PlacedOccurrence[],array<string,mixed>[],bool} Those drawn, those for the front end, and whether the
	 *  limit cut any off
	 */
	private function place(
		array $occurrences, CalendarOptions $options, SheetRange $range, ZoneResolver $zone, string $languageCode, int $since
	): array {
		$placed = $serialized = [];
		$bytes = 0;
		$stop = INF;
		$isCut = false;
		$this->serializer->prepare( $occurrences );
		foreach ( $occurrences as $occurrence ) {
			if ( $occurrence->times->start >= $stop ) {
				$isCut = true;
				break;
			}
			if ( $occurrence->times->end + ( $occurrence->times->wallStart->isDate ? self::LAST_ZONE : 0 ) <= $since ) {
				continue;
			}
			$data = $this->serializer->serialize( $occurrence, $languageCode, $bytes < self::MAX_DETAILS );
			$bytes += strlen( (string)json_encode( $data, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
			$serialized[] = $data;
			$candidate = PlacedOccurrence::place( $occurrence, $data['id'], $this->localUrl( $data['url'] ), $zone );
			if ( !$candidate->touches( $range->first, $range->end ) || $candidate->endsAt( $zone ) <= $since ) {
				continue;
			}
			$placed[] = $candidate;
			if ( count( $placed ) === $options->limit ) {
				// The front end needs those of the next day too: in a reader's zone they may be among the first.
				$stop = $occurrence->times->start + WallTime::DAY;
			}
		}
		usort( $placed, static fn ( PlacedOccurrence $a, PlacedOccurrence $b ) => $a->wallStart <=> $b->wallStart );
		return [ array_slice( $placed, 0, $options->limit ), $serialized, $isCut ];
	}

	private function localUrl( ?string $url ): ?string {
		return str_starts_with( (string)$url, "$this->canonicalServer/" ) ?
			substr( $url, strlen( $this->canonicalServer ) ) : ( $url ?: null );
	}
}
