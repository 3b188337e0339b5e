<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

/**
 * Where the next batch of an answer begins, and its text, `continue`.
 *
 * As a rule this is the key of the last occurrence given. When more series than one request expands go beyond their rows,
 * what follows a key (the base) is given page by page instead: all occurrences of the first 500 series' pages in order,
 * then those of the next, and so on. Which pages belong to such a stretch is fixed when it is begun, so that whatever is
 * added, moved or extended meanwhile, no page is in two stretches or in none:
 *
 *     KEY                                        in order
 *     KEY|BASE|WIKI|PAGE                         a stretch to begin, with the pages after this one
 *     KEY|BASE|WIKI|PAGE|WIKI|PAGE               within a stretch that ends with the second page (|: with the last)
 */
final class QueryCursor {
	private const STRETCH_BEGUN = 2 * OccurrenceKey::PARTS + 4;
	private const STRETCH_TO_BEGIN = 2 * OccurrenceKey::PARTS + 2;

	/**
	 * @param array{int,string,int,string}|null $after
	 * @param array{int,string,int,string}|null $base Null: in order
	 * @param array{string,int}|null $afterPage Null: from the first
	 * @param array{string,int}|null $upToPage Null: to the last, if $isBegun
	 * @param bool $isBegun
	 */
	public function __construct(
		public readonly ?array $after = null,
		public readonly ?array $base = null,
		public readonly ?array $afterPage = null,
		public readonly ?array $upToPage = null,
		public readonly bool $isBegun = false
	) {
	}

	/**
	 * @param array{int,string,int,string} $base
	 * @param array{string,int}|null $afterPage
	 */
	public static function stretch( array $base, ?array $afterPage = null ): self {
		return new self( $base, $base, $afterPage );
	}

	/** @param array{string,int}|null $upToPage */
	public function begun( ?array $upToPage ): self {
		return new self( $this->after, $this->base, $this->afterPage, $upToPage, true );
	}

	/** @param array{int,string,int,string} $after */
	public function goOnAfter( array $after ): self {
		return new self( $after, $this->base, $this->afterPage, $this->upToPage, $this->isBegun );
	}

	public function toText(): string {
		$parts = [ OccurrenceKey::toText( $this->after ) ];
		if ( $this->base !== null ) {
			array_push( $parts, OccurrenceKey::toText( $this->base ), ...$this->afterPage ?? [ '', '' ] );
			if ( $this->isBegun ) {
				array_push( $parts, ...$this->upToPage ?? [ '', '' ] );
			}
		}
		return implode( '|', $parts );
	}

	/**
	 * @throws QueryException When toText() gives no such text
	 */
	public static function fromText( string $text ): self {
		$parts = explode( '|', $text );
		$count = count( $parts );
		$after = OccurrenceKey::fromParts( array_slice( $parts, 0, OccurrenceKey::PARTS ) );
		$cursor = $after === null ? null : new self( $after );
		if ( $count !== OccurrenceKey::PARTS && $cursor ) {
			$base = OccurrenceKey::fromParts( array_slice( $parts, OccurrenceKey::PARTS, OccurrenceKey::PARTS ) );
			$page = static fn ( int $i ) =>
				preg_match( '/^[1-9]\d{0,9}$/D', $parts[$i + 1] ?? '' ) ? [ $parts[$i], (int)$parts[$i + 1] ] : null;
			$isStretch = $base !== null && in_array( $count, [ self::STRETCH_TO_BEGIN, self::STRETCH_BEGUN ], true );
			$cursor = $isStretch ? new self(
				$after, $base, $page( self::STRETCH_TO_BEGIN - 2 ), $page( self::STRETCH_BEGUN - 2 ), $count === self::STRETCH_BEGUN
			) : null;
		}
		if ( !$cursor || $cursor->toText() !== $text ) {
			throw new QueryException( 'bad-continue' );
		}
		return $cursor;
	}
}
