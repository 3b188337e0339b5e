<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * The lines of one component of an iCalendar file, unfolded, without those that nothing is read from.
 */
final class RawComponent {
	/** Octets of one unfolded line: 1,000 dates fit, and thirty times what a description is cut to */
	private const MAX_LINE = 65536;

	private const MAX_LINES = 2500;

	/** @var array<int,string> Number of the line in the file => content; components inside with their BEGIN and END */
	private array $lines = [];

	private ?UnusableSource $problem = null;

	/**
	 * @param string $name In capitals
	 * @param int $line Of its BEGIN
	 */
	public function __construct(
		public readonly string $name,
		public readonly int $line
	) {
	}

	public function add( int $number, string $content ): void {
		if ( strlen( $content ) > self::MAX_LINE ) {
			$this->spoil( new UnusableSource( 'limit', (string)$number, (string)self::MAX_LINE ) );
		} elseif ( count( $this->lines ) >= self::MAX_LINES ) {
			$this->spoil( new UnusableSource( 'too-many-lines', (string)self::MAX_LINES ) );
		} elseif ( !mb_check_encoding( $content, 'UTF-8' ) ) {
			$this->spoil( new UnusableSource( 'not-utf8', (string)$number ) );
		} else {
			$this->lines[$number] = $content;
		}
	}

	/** Notes why nothing can be made of it; the first reason counts */
	public function spoil( UnusableSource $problem ): void {
		$this->problem ??= $problem;
	}

	/**
	 * @return array<int,string>
	 * @throws UnusableSource
	 */
	public function lines(): array {
		if ( $this->problem ) {
			throw $this->problem;
		}
		return $this->lines;
	}

	/**
	 * @return string|null The UID as far as it can be told without parsing, to say which event is meant
	 */
	public function roughUid(): ?string {
		return $this->rough( 'UID' );
	}

	/**
	 * @return string|null The name of a VTIMEZONE
	 */
	public function tzid(): ?string {
		return $this->rough( 'TZID' );
	}

	/**
	 * @return string|null Where a VTIMEZONE says it is from
	 */
	public function location(): ?string {
		return $this->rough( 'X-LIC-LOCATION' );
	}

	private function rough( string $name ): ?string {
		foreach ( $this->lines as $content ) {
			if ( preg_match( "/^$name(?:;[^:]*)?:(.+)$/Di", $content, $match ) ) {
				return trim( $match[1] );
			}
		}
		return null;
	}
}
