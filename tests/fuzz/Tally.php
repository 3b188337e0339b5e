<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

/**
 * What became of all cases of a target.
 */
final class Tally {
	private int $taken = 0;
	private int $refused = 0;
	private float $total = 0;
	private float $slowest = 0;
	private int $slowestCase = 0;
	private int $bytes = 0;

	/** @var string[] */
	public array $failures = [];

	public function __construct( public readonly string $target ) {
	}

	public function add( FuzzCase $case, Outcome $outcome ): void {
		$outcome->isTaken ? $this->taken++ : $this->refused++;
		$this->total += $outcome->milliseconds;
		if ( $outcome->milliseconds > $this->slowest ) {
			[ $this->slowest, $this->slowestCase ] = [ $outcome->milliseconds, $case->number ];
		}
		$this->bytes = max( $this->bytes, $outcome->bytes );
	}

	public static function head(): string {
		return "| target | cases | taken | refused | failed | ms, mean | ms, slowest (case) | MiB, most |\n"
			. "|---|---:|---:|---:|---:|---:|---:|---:|\n";
	}

	public function row(): string {
		$cases = $this->taken + $this->refused;
		return sprintf( "| %s | %d | %d | %d | %d | %.1f | %.0f (%d) | %.1f |\n", $this->target, $cases, $this->taken,
			$this->refused - count( $this->failures ), count( $this->failures ), $this->total / max( 1, $cases ), $this->slowest,
				$this->slowestCase,
			$this->bytes / ( 1 << 20 ) );
	}

	public function junit(): string {
		return sprintf( "<testcase classname=\"fuzz\" name=\"%s: %d cases\">%s</testcase>\n", $this->target, $this->taken + $this->refused,
			$this->failures ? '<failure>' . htmlspecialchars( mb_scrub( preg_replace( '/[^\P{Cc}\n\t]/u', '?', implode( "\n",
				$this->failures ) ) ?? '' ), ENT_XML1 )
				. '</failure>' : '' );
	}
}
