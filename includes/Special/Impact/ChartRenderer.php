<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Html\Html;

/**
 * Draws bars beside their names, of one or two kinds. A picture of the table on the same page: it is an image with one
 * sentence for who cannot see it, and each bar has its number, so nothing depends on colours.
 */
final class ChartRenderer {
	/** More bars are no picture any more */
	private const MOST = 40;

	public function __construct( private readonly ImpactWords $words ) {
	}

	/**
	 * @param string $title
	 * @param string[] $series Names of one or two kinds of bars
	 * @param array<array{string,array<int|float|null>}> $rows Name and a number of each kind, null where there is none
	 * @return string HTML; empty if there is nothing to see
	 */
	public function render( string $title, array $series, array $rows ): string {
		$rows = array_slice( array_filter(
			$rows, static fn ( array $row ) => array_filter( $row[1], static fn ( $number ) => $number !== null ) !== []
		), 0, self::MOST );
		if ( count( $rows ) < 1 ) {
			return '';
		}
		$most = max( 1, ...array_map( static fn ( array $row ) => max( array_map( floatval( ... ), $row[1] ) ), $rows ) );
		$html = '';
		foreach ( $rows as [ $name, $numbers ] ) {
			$bars = '';
			foreach ( $numbers as $i => $number ) {
				$bars .= $number === null ? '' : $this->bar( $i, $number, $number / $most );
			}
			$html .= Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-impact__row' ],
				Html::element( 'bdi', [ 'class' => 'ext-eventcalendar-impact__label' ], $name )
				. Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-impact__bars' ], $bars ) );
		}
		return Html::rawElement( 'figure', [ 'class' => 'ext-eventcalendar-impact__chart' ],
			Html::rawElement( 'figcaption', [], htmlspecialchars( $title ) . $this->legend( $series ) )
			. Html::rawElement( 'div', [
				'class' => 'ext-eventcalendar-impact__picture', 'role' => 'img', 'aria-label' => $this->words->msg( 'chart', $title )
			], $html )
		);
	}

	private function bar( int $kind, int|float $number, float $part ): string {
		return Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-impact__line' ],
			Html::element( 'span', [
				'class' => "ext-eventcalendar-impact__bar ext-eventcalendar-impact__bar--$kind",
				'style' => sprintf( '--ext-eventcalendar-part:%.3F', $part ),
			] )
			. Html::element( 'span', [ 'class' => 'ext-eventcalendar-impact__number' ], $this->words->number( $number ) )
		);
	}

	/** @param string[] $series */
	private function legend( array $series ): string {
		if ( count( $series ) < 2 ) {
			return '';
		}
		$html = '';
		foreach ( $series as $i => $name ) {
			$html .= Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-impact__key' ], Html::element( 'span', [
				'class' => "ext-eventcalendar-impact__bar ext-eventcalendar-impact__bar--$i", 'aria-hidden' => 'true'
			] ) . ' ' . htmlspecialchars( $name ) );
		}
		return Html::rawElement( 'span', [ 'class' => 'ext-eventcalendar-impact__legend' ], $html );
	}
}
