<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

require_once __DIR__ . '/Bench.php';

/**
 * What the tag adds to an uncached parse of a page, when its sheet has a hundred occurrences.
 */
class TagBench extends Bench {
	public function __construct() {
		parent::__construct( 'Measures the parse of a page with a calendar against the same page without' );
	}

	public function execute(): void {
		$month = $this->newMonth();
		$month->fill();
		try {
			$text = str_repeat( "== Heading ==\nSome ''wikitext'' with a [[link]].\n\n", 5 );
			$works = [ 'without the tag' => fn () => $this->parse( $text ) ];
			foreach ( [ 'month', 'agenda' ] as $view ) {
				$works["`view=\"$view\"`"] = fn () => $this->check( $this->parse( $text . $month->tag( $view ) ) );
			}
			$this->report( $this->measure( $works ) );
		} finally {
			$month->clear();
		}
	}

	private function check( string $html ): void {
		$drawn = preg_match_all( '/ data-occurrence="/', $html );
		if ( $drawn < Month::OCCURRENCES ) {
			$this->fatalError( "$drawn slots were drawn" );
		}
	}

	/** @param array<string,Timing> $times */
	private function report( array $times ): void {
		$table = new Table(
			"Uncached parse of a page with 100 occurrences, {$this->databaseName()}", [ 'ms' ], 'the tag adds, ms', '%.1f'
		);
		$plain = array_shift( $times );
		$table->add( 'without the tag', [ $plain ] );
		foreach ( $times as $name => $time ) {
			$table->add( $name, [ $time ], $time->median - $plain->median, 20 );
		}
		$this->output( (string)$table );
	}
}

return TagBench::class;
