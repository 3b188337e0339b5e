<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Html\Html;

/**
 * Draws a table that is sorted by links, so that it needs no JavaScript, and is cut into pages.
 */
final class TableRenderer {
	public const PAGE_SIZE = 100;

	/**
	 * @param ImpactWords $words
	 * @param ImpactRequest $request
	 * @param callable(array<string,string|int>):string $link Address with these parameters changed
	 */
	public function __construct(
		private readonly ImpactWords $words,
		private readonly ImpactRequest $request,
		private $link
	) {
	}

	/**
	 * @template T
	 * @param string $caption
	 * @param string[] $columns
	 * @param array<T> $items
	 * @param callable(T):array<string,Cell> $row
	 * @return string HTML
	 */
	public function render( string $caption, array $columns, array $items, callable $row ): string {
		$total = count( $items );
		$page = fn ( array $all ) => array_slice( $all, $this->request->offset, self::PAGE_SIZE );
		// Rows of which nobody sees any are made only to be sorted.
		$rows = in_array( $this->request->sort, $columns, true )
			? $page( $this->sorted( array_map( $row, array_values( $items ) ) ) )
			: array_map( $row, $page( array_values( $items ) ) );
		$head = implode( '', array_map( $this->heading( ... ), $columns ) );
		return self::table( $caption, $head, array_map( static fn ( array $row ) => implode( '', array_map(
			static fn ( string $column ) => self::cell( $column, $row[$column]->html ), $columns
		) ), $rows ) ) . $this->pages( $total );
	}

	/**
	 * @param string $caption
	 * @param string $head HTML of its cells
	 * @param string[] $rows HTML of their cells
	 * @return string HTML
	 */
	public static function table( string $caption, string $head, array $rows ): string {
		$body = implode( '', array_map( static fn ( string $row ) => Html::rawElement( 'tr', [], $row ), $rows ) );
		// What is wider than the screen is scrolled, by keyboard too.
		return Html::rawElement( 'div',
			[ 'class' => 'ext-eventcalendar-impact__scroll', 'tabindex' => 0, 'role' => 'region', 'aria-label' => $caption ],
			Html::rawElement( 'table', [ 'class' => 'ext-eventcalendar-impact__table' ],
				Html::element( 'caption', [], $caption )
				. Html::rawElement( 'thead', [], Html::rawElement( 'tr', [], $head ) )
				. Html::rawElement( 'tbody', [], $body ) )
		);
	}

	/**
	 * @param string $column
	 * @param string $html
	 */
	public static function cell( string $column, string $html ): string {
		return $column === 'name' ? Html::rawElement( 'th', [ 'scope' => 'row' ], $html ) : Html::rawElement( 'td', [], $html );
	}

	private function heading( string $column ): string {
		$isSorted = $this->request->sort === $column;
		// Messages: eventcalendar-impact-column-name, -events, -when, -live, -watched, -interested, -announcements, -posts,
		// -digests, -clicks
		$text = $this->words->msg( "column-$column" );
		// Of names the first come first, of numbers the largest.
		$isText = in_array( $column, [ 'name', 'when' ], true );
		$isDescending = $isSorted ? !$this->request->isDescending : !$isText;
		return Html::rawElement( 'th', [ 'scope' => 'col' ] + ( $isSorted
			? [ 'aria-sort' => $this->request->isDescending ? 'descending' : 'ascending' ] : [] ),
			Html::element( 'a', [ 'href' => ( $this->link )( [ 'sort' => $column, 'desc' => $isDescending ? 1 : '' ] ) ], $text )
			. ( $isSorted ? Html::element( 'span', [ 'aria-hidden' => 'true' ], $this->request->isDescending ? ' ▼' : ' ▲' ) : '' )
		);
	}

	/**
	 * @param array<array<string,Cell>> $rows
	 * @return array<array<string,Cell>>
	 */
	private function sorted( array $rows ): array {
		$column = $this->request->sort;
		$sign = $this->request->isDescending ? -1 : 1;
		usort( $rows, static function ( array $a, array $b ) use ( $column, $sign ) {
			[ $left, $right ] = [ $a[$column]->sort, $b[$column]->sort ];
			return $sign * ( is_string( $left ) && is_string( $right ) ? strnatcmp( $left, $right ) : $left <=> $right );
		} );
		return $rows;
	}

	private function pages( int $total ): string {
		$offset = $this->request->offset;
		if ( $total <= self::PAGE_SIZE && $offset === 0 ) {
			return '';
		}
		$sort = [ 'sort' => $this->request->sort, 'desc' => $this->request->isDescending ? 1 : '' ];
		$links = [];
		if ( $offset > 0 ) {
			$links[] = Html::element( 'a', [
				'href' => ( $this->link )( $sort + [ 'offset' => max( 0, $offset - self::PAGE_SIZE ) ?: '' ] ), 'rel' => 'prev'
			], $this->words->msg( 'previous' ) );
		}
		if ( $offset + self::PAGE_SIZE < $total ) {
			$links[] = Html::element( 'a', [
				'href' => ( $this->link )( $sort + [ 'offset' => $offset + self::PAGE_SIZE ] ), 'rel' => 'next'
			], $this->words->msg( 'next' ) );
		}
		return Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-impact__pages' ], htmlspecialchars( $this->words->msg( 'rows',
			$this->words->number( min( $total, $offset + 1 ) ), $this->words->number( min( $total, $offset + self::PAGE_SIZE ) ),
			$this->words->number( $total )
		) ) . ' ' . implode( ' · ', $links ) );
	}
}
