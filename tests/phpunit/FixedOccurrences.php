<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;

/**
 * Answers from a list, and remembers what it was asked.
 */
final class FixedOccurrences implements OccurrenceQuery {
	/** @var array{int,int,OccurrenceFilter,int}[] */
	public array $questions = [];

	/**
	 * @param Occurrence[] $occurrences In the order of their sort keys
	 * @param QueryException|null $problem Thrown instead of an answer
	 */
	public function __construct(
		private readonly array $occurrences,
		private readonly ?QueryException $problem = null
	) {
	}

	/** @inheritDoc */
	public function find(
		int $from, int $to, OccurrenceFilter $filter, int $limit, ?string $continue = null
	): OccurrencePage {
		$this->questions[] = [ $from, $to, $filter, $limit ];
		if ( $this->problem ) {
			throw $this->problem;
		}
		$found = array_values( array_filter(
			$this->occurrences,
			static fn ( Occurrence $o ) => $o->times->start < $to && max( $o->times->end, $o->times->start + 1 ) > $from
		) );
		return new OccurrencePage( array_slice( $found, 0, $limit ), count( $found ) > $limit ? 'more' : null );
	}
}
