<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * What the definitions of zones in one file are guessed to mean: each is looked at once, and not more of them than a file
 * has any reason to hold, since each is compared with all zones there are.
 */
final class ZoneGuesses {
	private const MOST = 20;

	/** @var array<string,string|null> By definition and year */
	private array $known = [];

	public function __construct( private readonly ZoneGuess $guess ) {
	}

	/**
	 * @param RawComponent $definition A VTIMEZONE
	 * @param int $year Of the event
	 * @return string|null IANA name; null when no zone is like that, or too many others were asked for
	 * @throws UnusableSource When the definition cannot be read
	 */
	public function find( RawComponent $definition, int $year ): ?string {
		$key = "$year " . sha1( implode( "\n", $definition->lines() ) );
		if ( !array_key_exists( $key, $this->known ) ) {
			if ( count( $this->known ) >= self::MOST ) {
				return null;
			}
			$this->known[$key] = $this->guess->find( $definition, $year );
		}
		return $this->known[$key];
	}
}
