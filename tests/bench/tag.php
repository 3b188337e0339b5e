<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\MainConfigNames;

require_once __DIR__ . '/Bench.php';

/**
 * What the tag adds to an uncached parse of a page, when its sheet has a hundred occurrences: in one process, where all that
 * both need is loaded, and in a web request of its own, which loads what a calendar needs anew.
 */
class TagBench extends Bench {
	private const LIMIT = 20;

	public function __construct() {
		parent::__construct( 'Measures the parse of a page with a calendar against the same page without' );
	}

	public function execute(): void {
		$month = $this->newMonth();
		$month->fill();
		try {
			$text = str_repeat( "== Heading ==\nSome ''wikitext'' with a [[link]].\n\n", 5 );
			$texts = [ 'without the tag' => $text ];
			foreach ( [ 'month', 'agenda' ] as $view ) {
				$texts["`view=\"$view\"`"] = $text . $month->tag( $view );
			}
			$this->report( 'in one process', $texts, $this->parse( ... ) );
			$this->report( 'a web request each', $texts, $this->parseByRequest( ... ) );
		} finally {
			$month->clear();
		}
	}

	/**
	 * @param string $where
	 * @param array<string,string> $texts The first has no tag
	 * @param callable(string):string $parse
	 */
	private function report( string $where, array $texts, callable $parse ): void {
		$times = $this->measure( array_map( fn ( string $text ) => fn () => $this->check( $text, $parse( $text ) ), $texts ) );
		$table = new Table( "Uncached parse of a page with 100 occurrences, $where", [ 'ms' ], 'the tag adds, ms', '%.1f' );
		$plain = null;
		foreach ( $times as $name => $time ) {
			$table->add( $name, [ $time ], $plain ? $time->median - $plain->median : null, self::LIMIT );
			$plain ??= $time;
		}
		$this->output( (string)$table );
	}

	private function parseByRequest( string $text ): string {
		return (string)file_get_contents(
			$this->getConfig()->get( MainConfigNames::Server ) . '/api.php?' . wfArrayToCgi( [
				'action' => 'parse', 'text' => $text, 'contentmodel' => 'wikitext', 'prop' => 'text',
				// Core writes a table of contents for other skins, which costs more than a parse.
				'useskin' => 'vector-2022', 'format' => 'json', 'formatversion' => '2'
			] )
		);
	}

	private function check( string $text, string $html ): void {
		// In HTML or, from a request, in JSON. Below a month stands the list of one day: its occurrences are drawn twice.
		preg_match_all( '/ data-occurrence=\\\\?"([^"\\\\]+)/', $html, $ids );
		$drawn = count( array_unique( $ids[1] ) );
		if ( $drawn !== ( str_contains( $text, '<eventcalendar' ) ? Month::OCCURRENCES : 0 ) ) {
			$this->fatalError( "$drawn slots were drawn" );
		}
	}
}

return TagBench::class;
