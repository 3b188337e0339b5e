<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecord;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;

/**
 * Groups and occurrences as rows of a table.
 */
final class ImpactRows {
	/** Columns that both have, behind those that tell what a row is about */
	private const NUMBERS = [ 'live', 'watched', 'interested', 'announcements', 'posts', 'digests', 'clicks' ];

	public const OF_GROUPS = [ 'name', 'events', ...self::NUMBERS ];
	public const OF_DATES = [ 'name', 'when', ...self::NUMBERS ];

	/**
	 * @param ImpactWords $words
	 * @param EventPageLinks $links
	 * @param callable(string):string $datesOf Address of the dates of an event, by its id
	 */
	public function __construct(
		private readonly ImpactWords $words,
		private readonly EventPageLinks $links,
		private $datesOf
	) {
	}

	/**
	 * @param string $by One of Grouping::ALL
	 * @param ImpactGroup $group
	 * @return array<string,Cell> By column
	 */
	public function group( string $by, ImpactGroup $group ): array {
		[ $text, $attributes ] = $this->words->group( $by, $group );
		$isEvent = $by === Grouping::EVENT;
		$live = $group->live();
		$watched = $group->watched();
		$tell = $isEvent ? $this->words->range( ... ) : $this->words->median( ... );
		$count = count( $group->records );
		$name = Cell::text( $text, $attributes, $isEvent ? $this->links->url( $group->records[0]->occurrence->page ) : null );
		return [
			// Hours, weekdays and months are in their own order.
			'name' => in_array( $by, [ Grouping::HOUR, Grouping::WEEKDAY, Grouping::MONTH ], true )
				? new Cell( $name->html, $group->key ) : $name,
			'events' => $isEvent
				? new Cell( Cell::text( $this->words->number( $count ), [], ( $this->datesOf )( $group->key ) )->html, $count )
				: Cell::number( $this->words->number( $count ), $count ),
			'live' => Cell::number( $tell( $live ), $isEvent || $live->isEnough() ? $live->median : null ),
			'watched' => Cell::number( $tell( $watched ), $isEvent || $watched->isEnough() ? $watched->median : null ),
		] + $this->counts(
			$group->sum( 'interested' ), $group->sum( 'announcements' ), $group->sum( 'posts' ), $group->sum( 'digests' ),
			array_sum( $group->clicks() )
		);
	}

	/** @return array<string,Cell> By column */
	public function date( ImpactRecord $record ): array {
		[ $text, $attributes ] = $this->words->title( $record );
		return [
			'name' => Cell::text( $text, $attributes, $this->links->url( $record->occurrence->page ) ),
			'when' => new Cell( htmlspecialchars( $this->words->when( $record ) ), $record->occurrence->times->start ),
			'live' => Cell::number( $this->words->number( $record->live() ), $record->live() ),
			'watched' => Cell::number( $this->words->number( $record->watched() ), $record->watched() ),
		] + $this->counts(
			$record->interested, $record->announcements, $record->posts, $record->digests, array_sum( $record->clicks )
		);
	}

	/** @return array<string,Cell> */
	private function counts( int $interested, int $announcements, int $posts, int $digests, int $clicks ): array {
		$cells = [];
		foreach ( [ 'interested' => $interested, 'announcements' => $announcements, 'posts' => $posts ] as $name => $number ) {
			$cells[$name] = Cell::number( $this->words->number( $number ), $number );
		}
		foreach ( [ 'digests' => $digests, 'clicks' => $clicks ] as $name => $number ) {
			// In no finer order than they are told
			$cells[$name] = Cell::number( $this->words->small( $number ), min( $number, 1 ) + max( 0, $number - 4 ) );
		}
		return $cells;
	}
}
