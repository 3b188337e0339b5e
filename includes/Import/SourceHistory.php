<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

/**
 * What the source of an event said when it was last imported, as far as the page's history shows it.
 *
 * An import that kept what editors had changed left that in its revision. So what the source said of a piece is what the
 * newest import wrote that changed this piece; where none did, what the first import left.
 */
final class SourceHistory {
	/** @var array<int,array{array<string,mixed>,array<string,mixed>|null}> Those that were looked at */
	private array $seen = [];

	/**
	 * @param \Iterator<array{array<string,mixed>,array<string,mixed>|null}> $imports The page's event after each import and
	 *  before it (null: none that can be read), newest first. Read only as far as need be
	 */
	public function __construct( private readonly \Iterator $imports ) {
	}

	/**
	 * @param callable(array<string,mixed>):mixed $piece Takes from an event what is asked for; null if it has none
	 * @return array{mixed}|null Null if no import is known
	 */
	public function said( callable $piece ): ?array {
		$said = null;
		for ( $i = 0; $this->reaches( $i ); $i++ ) {
			[ $after, $before ] = $this->seen[$i];
			$said = [ $piece( $after ) ];
			if ( $before === null || $piece( $before ) !== $said[0] ) {
				return $said;
			}
		}
		return $said;
	}

	private function reaches( int $i ): bool {
		while ( count( $this->seen ) <= $i ) {
			if ( !$this->imports->valid() ) {
				return false;
			}
			$this->seen[] = $this->imports->current();
			$this->imports->next();
		}
		return true;
	}
}
