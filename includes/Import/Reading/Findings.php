<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Collects what was left out or guessed while one event is read, each thing once.
 */
final class Findings {
	/** @var array<string,ImportProblem> */
	private array $problems = [];

	/**
	 * @param string $place As ImportProblem has it
	 */
	public function __construct( private readonly string $place ) {
	}

	public function add( string $code, string ...$params ): void {
		$this->problems[implode( "\n", [ $code, ...$params ] )] ??= new ImportProblem( $code, $this->place, $params );
	}

	/** @return ImportProblem[] */
	public function all(): array {
		return array_values( $this->problems );
	}
}
