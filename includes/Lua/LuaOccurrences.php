<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Lua;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\CacheExpiry;
use Wikimedia\Message\MessageValue;

/**
 * Answers a module that asks what is on.
 */
class LuaOccurrences {
	/**
	 * @param ArgumentReader $reader
	 * @param OccurrenceParams $params
	 * @param OccurrenceQuery $query
	 * @param OccurrenceSerializer $serializer
	 * @param string $zone The wiki's, IANA name: when a day ends
	 */
	public function __construct(
		private readonly ArgumentReader $reader,
		private readonly OccurrenceParams $params,
		private readonly OccurrenceQuery $query,
		private readonly OccurrenceSerializer $serializer,
		private readonly string $zone
	) {
	}

	/**
	 * @param array<string|int,mixed> $arguments As somebody wrote them
	 * @param string $languageCode Of texts, unless the arguments say another
	 * @param int $now Unix time
	 * @param callable():void $goOn Called before each further stretch of series is expanded; may throw
	 * @throws ArgumentException
	 */
	public function find( array $arguments, string $languageCode, int $now, callable $goOn ): LuaAnswer {
		$params = $this->reader->read( $arguments );
		$isFromNow = !isset( $params['start'] );
		$params['start'] ??= $now;
		$occurrences = $this->collect( $params, $goOn );
		$code = $params['language'] ?? $languageCode;
		$this->serializer->prepare( $occurrences );
		return new LuaAnswer(
			array_map( fn ( Occurrence $one ) => $this->serializer->serialize( $one, $code ), $occurrences ),
			// A range between two times that were given is always the same; what is on from now on changes when one is over.
			// That what is just coming into the range at its other end may be missing until midnight is no loss.
			$isFromNow ? CacheExpiry::untilFirstEnd(
				$now, $this->zone, ...array_map( static fn ( Occurrence $one ) => $one->times->end, $occurrences )
			) : null
		);
	}

	/**
	 * @param array<string,mixed> $params
	 * @param callable():void $goOn
	 * @return Occurrence[]
	 */
	private function collect( array $params, callable $goOn ): array {
		[ $from, $to ] = $this->params->range( $params );
		$limit = $params['limit'];
		try {
			$filter = $this->params->filter( $params );
			$page = $this->query->find( $from, $to, $filter, $limit );
			$found = $page->occurrences;
			// Where there are many series to expand, an answer may end early and yet go on.
			while ( $page->continue !== null && count( $found ) < $limit ) {
				$goOn();
				$page = $this->query->find( $from, $to, $filter, $limit - count( $found ), $page->continue );
				array_push( $found, ...$page->occurrences );
			}
		} catch ( QueryException $e ) {
			// Messages: eventcalendar-lua-range-empty, eventcalendar-lua-range-too-far, eventcalendar-lua-range-too-long,
			// eventcalendar-lua-too-many-words
			throw new ArgumentException( MessageValue::new( "eventcalendar-lua-$e->problem", $e->params ) );
		}
		return $found;
	}
}
