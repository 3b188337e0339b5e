<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Store;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\SearchText;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/**
 * An OccurrenceFilter as conditions. They are asked of each row of a range (`EXISTS`, by primary key), never joined: the
 * index that gives the range also gives the order, and no other table may take the lead.
 */
final class SqlFilter {
	private const SEARCH_OF_ROW = 'COALESCE(eco_search, ece_search)';

	public function __construct(
		private readonly OccurrenceFilter $filter,
		private readonly string $localWiki
	) {
	}

	/**
	 * @return array<int|string,mixed> Conditions on ec_occurrence
	 */
	public function ofOccurrences( IReadableDatabase $db ): array {
		$conditions = $this->tagConditions( $db, 'eco_event' );
		$eventConditions = $this->typeCondition();
		foreach ( $this->searchConditions( $db, self::SEARCH_OF_ROW, EventRowBuilder::END ) as $condition ) {
			$eventConditions[] = $condition;
		}
		if ( $eventConditions ) {
			$conditions[] = $this->exists(
				$db->newSelectQueryBuilder()->from( 'ec_event' )->where( [ 'ece_id = eco_event', ...$eventConditions ] )
			);
		}
		if ( $this->filter->statuses && array_diff( Event::STATUSES, $this->filter->statuses ) ) {
			$conditions['eco_status'] = $this->filter->statuses;
		}
		if ( $this->filter->recorded ) {
			$conditions['eco_recorded'] = 1;
		}
		if ( $this->filter->wiki !== null ) {
			$conditions['eco_wiki'] = $this->filter->wiki;
		}
		if ( $this->filter->pages ) {
			$conditions[] = $db->makeWhereFrom2d( $this->pagesByWiki(), 'eco_wiki', 'eco_page' );
		}
		return $conditions;
	}

	/**
	 * @return array<int|string,mixed> Conditions on ec_event, of those that concern a series as a whole
	 */
	public function ofSeries( IReadableDatabase $db ): array {
		$conditions = [
			...$this->tagConditions( $db, 'ece_id' ),
			...$this->searchConditions( $db, 'ece_search' )
		] + $this->typeCondition();
		if ( $this->filter->wiki !== null ) {
			$conditions['ece_wiki'] = $this->filter->wiki;
		}
		if ( $this->filter->pages ) {
			$conditions[] = $db->makeWhereFrom2d( $this->pagesByWiki(), 'ece_wiki', 'ece_page' );
		}
		return $conditions;
	}

	public function hasPages(): bool {
		return $this->filter->pages !== [];
	}

	/** @return array<string,array<int,true>> Wiki => page id => true */
	private function pagesByWiki(): array {
		$pages = [];
		foreach ( $this->filter->pages as $page ) {
			if ( $page instanceof OccurrenceId ) {
				$pages[$page->wiki][$page->pageId] = true;
			} else {
				$pages[$this->localWiki][$page] = true;
			}
		}
		return $pages;
	}

	/** @return array<string,string[]> */
	private function typeCondition(): array {
		return $this->filter->types ? [ 'ece_type' => $this->filter->types ] : [];
	}

	/** @return string[] */
	private function tagConditions( IReadableDatabase $db, string $event ): array {
		$conditions = [];
		foreach ( EventTags::ofFilter( $this->filter ) as $kind => $values ) {
			if ( $values ) {
				$conditions[] = $this->exists( $db->newSelectQueryBuilder()->from( 'ec_event_tag' )->where( [
					"ect_event = $event",
					'ect_kind' => $kind,
					'ect_value' => $values
				] ) );
			}
		}
		return $conditions;
	}

	/**
	 * @param IReadableDatabase $db
	 * @param string $field
	 * @param string $before What each word stands in front of
	 * @return string[]
	 */
	private function searchConditions( IReadableDatabase $db, string $field, string $before = '' ): array {
		return array_map(
			static fn ( string $word ) => $field .
				$db->buildLike( $db->anyString(), $word, $db->anyString(), $before, $db->anyString() ),
			SearchText::words( $this->filter->search )
		);
	}

	private function exists( SelectQueryBuilder $query ): string {
		return 'EXISTS (' . $query->select( '1' )->caller( __METHOD__ )->getSQL() . ')';
	}
}
