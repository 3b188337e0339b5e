<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceQuery;

/**
 * Reads which occurrences an issue knows: those of its time, and those that the issue before told of and that are elsewhere
 * now.
 */
class IssueReader {
	private const STATUSES = [ 'confirmed', 'cancelled', 'postponed' ];
	private const BATCH = 500;

	/** How far ahead of the issue's beginning something is looked for that has been moved, in days */
	private const MOVED_DAYS = 366;

	public function __construct(
		private readonly OccurrenceQuery $query,
		private readonly OccurrenceName $names,
		private readonly ExcludedDates $excluded
	) {
	}

	/**
	 * @return IssueOccurrence[] In the order of Occurrence::sortKey(). Those that are not told, and those that have moved
	 *  to a time after the issue's own, are among them, since the next issue has to know them
	 */
	public function read( Issue $issue ): array {
		$found = $this->inTime( $issue );
		$missing = $this->missing( $issue, $found );
		$found += $this->moved( $issue, $missing );
		foreach ( array_diff_key( $missing, $found ) as $name => $told ) {
			$occurrence = $this->excluded->find( $told['wiki'], $told['page'], $told['id'], $told['start'] );
			if ( $occurrence ) {
				$found[$name] = $this->make( $issue, (string)$name, $occurrence, 'cancelled' );
			}
		}
		uasort( $found, static fn ( IssueOccurrence $a, IssueOccurrence $b ) =>
			$a->occurrence->sortKey() <=> $b->occurrence->sortKey() );
		return array_values( $found );
	}

	/** @return array<string,IssueOccurrence> By name */
	private function inTime( Issue $issue ): array {
		$found = [];
		foreach ( $this->query( $issue->from, $issue->to, [], DigestComposer::MAX_OF_ISSUE ) as $occurrence ) {
			$name = $this->names->of( $occurrence );
			$found[$name] ??= $this->make( $issue, $name, $occurrence, $occurrence->event->status() );
		}
		return $found;
	}

	/**
	 * What the issue before told of, and that is neither over nor where it was.
	 *
	 * @param Issue $issue
	 * @param array<string,IssueOccurrence> $found
	 * @return array<string,array{start:int,allday:bool,status:string,wiki:string,page:int,id:string}>
	 */
	private function missing( Issue $issue, array $found ): array {
		return array_filter(
			array_diff_key( $issue->previous->told ?? [], $found ),
			static fn ( array $told ) => $told['start'] >= $issue->from && $told['status'] === 'confirmed'
		);
	}

	/**
	 * @param Issue $issue
	 * @param array<string,array{start:int,allday:bool,status:string,wiki:string,page:int,id:string}> $missing
	 * @return array<string,IssueOccurrence> By name
	 */
	private function moved( Issue $issue, array $missing ): array {
		$pages = [];
		foreach ( $missing as $told ) {
			$pages["$told[wiki] $told[page]"] = new OccurrenceId( $told['wiki'], $told['page'] );
		}
		$found = [];
		if ( $pages ) {
			$to = $issue->from + self::MOVED_DAYS * WallTime::DAY;
			foreach ( $this->query( $issue->from, $to, array_values( $pages ), DigestComposer::MAX_OF_ISSUE ) as $occurrence ) {
				$name = $this->names->of( $occurrence );
				if ( isset( $missing[$name] ) ) {
					$found[$name] = $this->make( $issue, $name, $occurrence, $occurrence->event->status() );
				}
			}
		}
		return $found;
	}

	private function make( Issue $issue, string $name, Occurrence $occurrence, string $status ): IssueOccurrence {
		return new IssueOccurrence(
			$name, $occurrence, $status, Change::since( $issue->previous, $name, $status, $occurrence->times->start )
		);
	}

	/**
	 * @param int $from
	 * @param int $to
	 * @param OccurrenceId[] $pages
	 * @param int $most
	 * @return iterable<Occurrence>
	 */
	private function query( int $from, int $to, array $pages, int $most ): iterable {
		$filter = new OccurrenceFilter( statuses: self::STATUSES, pages: $pages );
		$continue = null;
		do {
			$page = $this->query->find( $from, $to, $filter, min( self::BATCH, $most ), $continue );
			yield from $page->occurrences;
			$most -= count( $page->occurrences );
			$continue = $page->continue;
		} while ( $continue !== null && $most > 0 );
	}
}
