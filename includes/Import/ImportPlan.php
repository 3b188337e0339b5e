<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;

/**
 * What an import of a file, or of a part of it, would do.
 */
final class ImportPlan {
	/**
	 * @param ImportProblem|null $error Why nothing of the file can be used
	 * @param ImportEntry[] $entries By their place in the file; events that could not be read come last
	 * @param ImportProblem[] $warnings About the file as a whole
	 * @param int $total Entries of the whole file
	 */
	public function __construct(
		public readonly ?ImportProblem $error,
		public readonly array $entries,
		public readonly array $warnings,
		public readonly int $total
	) {
	}

	/**
	 * @return array<string,int> How many entries there are, by outcome
	 */
	public function counts(): array {
		return array_count_values( array_column( $this->entries, 'outcome' ) ) + array_fill_keys( ImportEntry::OUTCOMES, 0 );
	}
}
