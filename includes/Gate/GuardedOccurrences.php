<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Gate;

use MediaWiki\Extension\EventCalendar\Indexing\IndexHorizon;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Query\OccurrencePage;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Permissions\Authority;

/**
 * Questions from outside: beyond the rows of the index, where series are expanded for each answer, the gate is asked first.
 */
final class GuardedOccurrences {
	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly IndexHorizon $horizon,
		private readonly ReadGate $gate
	) {
	}

	/**
	 * As OccurrenceQuery::find(), for somebody.
	 *
	 * @throws QueryException
	 * @throws BusyException
	 */
	public function find(
		Authority $performer, int $from, int $to, OccurrenceFilter $filter, int $limit, ?string $continue = null
	): OccurrencePage {
		$work = fn () => $this->query->find( $from, $to, $filter, $limit, $continue );
		return $to > $this->horizon->current() ? $this->gate->pass( ReadGate::QUERY, $performer, $work ) : $work();
	}
}
