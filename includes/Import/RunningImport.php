<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;

/**
 * An import between two requests: the file, what was chosen for it, and how far it is.
 */
final class RunningImport {
	/**
	 * @param string $text The file
	 * @param ImportDefaults $defaults
	 * @param int $done Entries that need not be looked at again
	 * @param int|null $total Entries of the file; null before the first step
	 * @param ImportResult[] $results Of all that are done
	 * @param string $obstacle Why the last step ended before its time, as plain text; empty if nothing was in its way
	 */
	public function __construct(
		public readonly string $text,
		public readonly ImportDefaults $defaults,
		public readonly int $done = 0,
		public readonly ?int $total = null,
		public readonly array $results = [],
		public readonly string $obstacle = ''
	) {
	}

	/**
	 * @param int $total
	 * @param ImportResult[] $results Of the step
	 * @param string $obstacle
	 */
	public function after( int $total, array $results, string $obstacle ): self {
		return new self(
			$this->text, $this->defaults, $this->done + count( $results ), $total, [ ...$this->results, ...$results ], $obstacle
		);
	}

	public function hasBegun(): bool {
		return $this->total !== null;
	}

	public function isFinished(): bool {
		return $this->hasBegun() && $this->done >= $this->total;
	}

	/**
	 * @return array<string,int> How many results there are, by outcome
	 */
	public function counts(): array {
		return array_count_values( array_column( $this->results, 'outcome' ) )
			+ array_fill_keys( [ ...ImportEntry::OUTCOMES, ImportResult::REFUSED ], 0 );
	}
}
