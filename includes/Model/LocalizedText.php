<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * A text as event pages hold it: one plain string, or one string per language code.
 */
final class LocalizedText {
	/** @var array<string,string> By language code; `''` for a plain string */
	private array $texts;

	/**
	 * @param string|array<string,string> $value
	 */
	public function __construct( string|array $value ) {
		$this->texts = is_string( $value ) ? [ '' => $value ] : $value;
	}

	public static function fromNullable( mixed $value ): ?self {
		return is_string( $value ) || is_array( $value ) ? new self( $value ) : null;
	}

	/**
	 * @param string[] $chain Language codes, the best first (MediaWiki's fallback chain of the reader's language)
	 */
	public function in( array $chain ): string {
		return $this->texts[$this->languageIn( $chain ) ?? ''] ?? '';
	}

	/**
	 * @param string[] $chain
	 * @return string|null Code of the language that in() gives; null for a plain string, whose language nobody said
	 */
	public function languageIn( array $chain ): ?string {
		foreach ( $chain as $code ) {
			if ( isset( $this->texts[$code] ) ) {
				return $code;
			}
		}
		$first = array_key_first( $this->texts );
		return $first === '' || $first === null ? null : (string)$first;
	}

	/** @return array<string,string> By language code; `''` for a plain string */
	public function all(): array {
		return $this->texts;
	}
}
