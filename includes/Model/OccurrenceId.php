<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * How an occurrence is named in URLs, in answers and in the ledgers: `PAGEID` for an event that is no series,
 * `PAGEID:RECURRENCEID` for each occurrence of a series, with `WIKIID~` in front for an event of another wiki.
 */
final class OccurrenceId {
	/**
	 * @param string $wiki WikiMap id
	 * @param int $pageId
	 * @param string $recurrenceId As written: what a UTC time with `Z` means, RecurrenceExpander::recurrenceIdOf() tells.
	 *  Empty for an event that is no series
	 */
	public function __construct(
		public readonly string $wiki,
		public readonly int $pageId,
		public readonly string $recurrenceId = ''
	) {
	}

	public static function of( Occurrence $occurrence ): self {
		return new self( $occurrence->page->wiki, $occurrence->page->id, $occurrence->recurrenceId() );
	}

	/**
	 * @param string $text
	 * @param string $localWiki WikiMap id of the wiki that is meant where none is named
	 * @return self|null Null when the text has another form; whether such an occurrence exists is another question
	 */
	public static function parse( string $text, string $localWiki ): ?self {
		// WikiMap ids are database names, with a table prefix after a hyphen.
		if ( !preg_match( '/^(?:([\w.+-]{1,64})~)?([1-9]\d{0,9})(?::(.{1,32}))?$/D', $text, $m ) ) {
			return null;
		}
		$recurrenceId = $m[3] ?? '';
		if ( $recurrenceId !== '' ) {
			$isUtc = str_ends_with( $recurrenceId, 'Z' );
			$wall = WallTime::parse( $isUtc ? substr( $recurrenceId, 0, -1 ) : $recurrenceId );
			if ( !$wall || ( $isUtc && $wall->isDate ) ) {
				return null;
			}
			$recurrenceId = $wall->toString() . ( $isUtc ? 'Z' : '' );
		}
		return new self( $m[1] !== '' ? $m[1] : $localWiki, (int)$m[2], $recurrenceId );
	}

	/**
	 * @param string $localWiki WikiMap id of the wiki where the text is read
	 */
	public function toString( string $localWiki ): string {
		return ( $this->wiki === $localWiki ? '' : $this->wiki . '~' ) . $this->pageId .
			( $this->recurrenceId === '' ? '' : ':' . $this->recurrenceId );
	}
}
