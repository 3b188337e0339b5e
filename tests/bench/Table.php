<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use Stringable;

/**
 * A Markdown table of figures with their limits.
 */
final class Table implements Stringable {
	private string $text;
	private readonly int $columns;

	/**
	 * @param string $title
	 * @param string[] $columns What is measured
	 * @param string $figure What has the limit
	 * @param string $format Of the figure, for sprintf
	 */
	public function __construct(
		string $title, array $columns, string $figure, private readonly string $format = '%.2f'
	) {
		$this->columns = count( $columns );
		$this->text = "\n### $title\n"
			. self::line( [ '', ...$columns, $figure, 'at most', 'holds' ] )
			. self::line( [ '---', ...array_fill( 0, $this->columns + 2, '--:' ), '---' ] );
	}

	/**
	 * @param string $label
	 * @param array<int,string|int|Timing> $cells As many as there are columns
	 * @param float|null $figure
	 * @param float|null $limit
	 */
	public function add( string $label, array $cells, ?float $figure = null, ?float $limit = null ): self {
		$this->text .= self::line( [
			$label,
			...array_pad( $cells, $this->columns, '' ),
			$figure === null ? '' : sprintf( $this->format, $figure ),
			$figure === null || $limit === null ? '' : sprintf( $this->format, $limit ),
			$figure === null || $limit === null ? '' : ( $figure <= $limit ? 'yes' : '**no**' )
		] );
		return $this;
	}

	public function __toString(): string {
		return $this->text;
	}

	private static function line( array $cells ): string {
		return '| ' . implode( ' | ', $cells ) . " |\n";
	}
}
