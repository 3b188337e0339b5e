<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use RuntimeException;

/**
 * What the source says cannot become an event, or the file cannot be read at all. Never leaves the readers.
 */
final class UnusableSource extends RuntimeException {
	/** @var string[] */
	public readonly array $params;

	/**
	 * @param string $problem Code of an ImportProblem
	 * @param string ...$params Of its message
	 */
	public function __construct( public readonly string $problem, string ...$params ) {
		parent::__construct( $problem );
		$this->params = $params;
	}

	/**
	 * @param string $place As ImportProblem has it
	 */
	public function at( string $place ): ImportProblem {
		return new ImportProblem( $this->problem, $place, $this->params );
	}
}
