<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Impact\Comparison;
use MediaWiki\Html\Html;

/**
 * Says in words how two kinds of events differ, and how far that can be believed.
 */
final class ComparisonRenderer {
	public function __construct(
		private readonly IContextSource $context,
		private readonly ImpactWords $words
	) {
	}

	/**
	 * What stands on top: one sentence each.
	 *
	 * @param Comparison[] $comparisons That have enough numbers
	 * @return string HTML
	 */
	public function findings( array $comparisons ): string {
		if ( $comparisons === [] ) {
			return '';
		}
		$items = array_map( fn ( Comparison $comparison ) => Html::element( 'li', [],
			// Messages: eventcalendar-impact-finding-places, eventcalendar-impact-finding-early
			$this->context->msg( "eventcalendar-impact-finding-$comparison->key" )->numParams(
				$comparison->first->count, $comparison->first->median, $comparison->second->count, $comparison->second->median
			)->text() . ' ' . $this->chance( $comparison ) ), $comparisons );
		return Html::rawElement( 'section', [ 'class' => 'ext-eventcalendar-impact__findings' ],
			Html::element( 'h2', [], $this->words->msg( 'findings' ) )
			. Html::rawElement( 'ul', [], implode( '', $items ) )
			. Html::element( 'p', [], $this->words->msg( 'no-cause' ) ) );
	}

	/**
	 * @param Comparison[] $comparisons Of Comparisons::aroundChange()
	 * @param string $day When the change was, in words
	 * @return string HTML
	 */
	public function change( array $comparisons, string $day ): string {
		$title = $this->words->msg( 'change-title', $day );
		$series = [ $this->words->msg( 'before' ), $this->words->msg( 'after' ) ];
		$head = Html::element( 'th', [ 'scope' => 'col' ], $this->words->msg( 'type' ) );
		foreach ( [ ...$series, $this->words->msg( 'verdict' ) ] as $column ) {
			$head .= Html::element( 'th', [ 'scope' => 'col' ], $column );
		}
		$rows = $bars = [];
		foreach ( $comparisons as $comparison ) {
			[ $name, $attributes ] = $this->words->type( $comparison->key );
			$rows[] = TableRenderer::cell( 'name', Html::element( 'bdi', $attributes, $name ) )
				. Html::element( 'td', [], $this->words->median( $comparison->first ) )
				. Html::element( 'td', [], $this->words->median( $comparison->second ) )
				. Html::element( 'td', [], $this->verdict( $comparison ) );
			if ( $comparison->isEnough() ) {
				$bars[] = [ $name, [ $comparison->first->median, $comparison->second->median ] ];
			}
		}
		return ( new ChartRenderer( $this->words ) )->render( $title, $series, $bars )
			. TableRenderer::table( $title, $head, $rows )
			. Html::element( 'p', [], $this->words->msg( 'no-cause' ) );
	}

	private function verdict( Comparison $comparison ): string {
		if ( !$comparison->isEnough() ) {
			return $this->words->msg( 'verdict-too-few' );
		}
		$key = match ( true ) {
			!$comparison->isClear() || $comparison->first->median === $comparison->second->median => 'verdict-unclear',
			$comparison->second->median > $comparison->first->median => 'verdict-more',
			default => 'verdict-fewer',
		};
		// Messages: eventcalendar-impact-verdict-unclear, eventcalendar-impact-verdict-more, eventcalendar-impact-verdict-fewer
		return $this->words->msg( $key ) . ' ' . $this->chance( $comparison );
	}

	/** How often chance alone does as much, in whole hundredths. */
	private function chance( Comparison $comparison ): string {
		$hundredths = (int)round( 100 * $comparison->chance );
		return $hundredths < 1
			? $this->words->msg( 'chance-rare' )
			: $this->context->msg( 'eventcalendar-impact-chance' )->numParams( $hundredths )->text();
	}
}
