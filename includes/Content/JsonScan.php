<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

/**
 * Goes through JSON token by token, for the two things that PHP's decoder does not tell: where the text stops being JSON,
 * and which keys stand twice in one object (the decoder keeps the last one, and the other text would be lost).
 */
final class JsonScan {
	private const STRING = '"(?:[^"\\\\\x00-\x1f]++|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+"';
	private const TOKEN = '~\G[ \t\r\n]*+(' . self::STRING
		. '|[{}\[\]:,]|true\b|false\b|null\b|-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][+-]?\d++)?(?![\w.])|\z)~';

	/** More are not told apart: the pointers to them may be long */
	private const MAX_DUPLICATES = 100;

	/** Token => the states in which it may stand */
	private const VALUE = [ 'value', 'value-or-end' ];
	private const KEY = [ 'key', 'key-or-end' ];

	/** @var string[] JSON pointers of the keys that stand there again */
	public readonly array $duplicates;

	/** Byte at which the text stops being JSON; null if it does not */
	private ?int $error = null;

	/** @var array{bool,array<string,true>|int,string}[] Open objects and lists: is object, keys or index, pointer */
	private array $open = [];

	private function __construct( private readonly string $json ) {
		$duplicates = [];
		$offset = 0;
		$state = 'value';
		$pointer = '';
		do {
			if ( !preg_match( self::TOKEN, $json, $m, PREG_OFFSET_CAPTURE, $offset ) ) {
				$this->error = $offset + strspn( $json, " \t\r\n", $offset );
				break;
			}
			[ $token, $start ] = $m[1];
			$offset = $start + strlen( $token );
			$next = $this->step( $state, $token, $pointer, $duplicates );
			if ( $next === null ) {
				$this->error = $start;
				break;
			}
			$state = $next;
		} while ( $state !== 'done' );
		$this->duplicates = $duplicates;
	}

	public static function of( string $json ): self {
		return new self( $json );
	}

	/**
	 * @return array{int,int} Line and column, from 1
	 */
	public function errorPlace(): array {
		$before = substr( $this->json, 0, $this->error ?? strlen( $this->json ) );
		$lineStart = strrpos( $before, "\n" );
		return [
			substr_count( $before, "\n" ) + 1,
			mb_strlen( $lineStart === false ? $before : substr( $before, $lineStart + 1 ) ) + 1
		];
	}

	/**
	 * @param string $state What may come: `value`, `value-or-end`, `key`, `key-or-end`, `colon`, `comma-or-end`, `end`
	 * @param string $token
	 * @param string &$pointer Of the value that comes
	 * @param string[] &$duplicates
	 * @return string|null The next state; null when the token may not stand here
	 */
	private function step( string $state, string $token, string &$pointer, array &$duplicates ): ?string {
		if ( $token === '' ) {
			return $state === 'end' ? 'done' : null;
		}
		$isKey = $token[0] === '"' && in_array( $state, self::KEY, true );
		if ( $isKey ) {
			$this->enterKey( $token, $pointer, $duplicates );
			return 'colon';
		}
		switch ( $token ) {
			case ':':
				return $state === 'colon' ? 'value' : null;
			case ',':
				return $state === 'comma-or-end' ? $this->nextEntry( $pointer ) : null;
			case '}':
			case ']':
				return $this->close( $state, $token === '}' );
		}
		if ( !in_array( $state, self::VALUE, true ) ) {
			return null;
		}
		if ( $token === '{' ) {
			$this->open[] = [ true, [], $pointer ];
			return 'key-or-end';
		}
		if ( $token === '[' ) {
			$this->open[] = [ false, 0, $pointer ];
			$pointer .= '/0';
			return 'value-or-end';
		}
		return $this->afterValue();
	}

	/** @param string[] &$duplicates */
	private function enterKey( string $token, string &$pointer, array &$duplicates ): void {
		$top = &$this->open[array_key_last( $this->open )];
		// A key may be written in several ways: "a" and "\u0061" are one.
		$key = (string)( str_contains( $token, '\\' ) ? json_decode( $token ) : substr( $token, 1, -1 ) );
		$pointer = $top[2] . '/' . Pointer::escape( $key );
		if ( isset( $top[1]["k$key"] ) && count( $duplicates ) < self::MAX_DUPLICATES ) {
			$duplicates[] = $pointer;
		}
		$top[1]["k$key"] = true;
	}

	private function nextEntry( string &$pointer ): string {
		$top = &$this->open[array_key_last( $this->open )];
		if ( $top[0] ) {
			return 'key';
		}
		$pointer = $top[2] . '/' . ++$top[1];
		return 'value';
	}

	private function close( string $state, bool $object ): ?string {
		$top = array_pop( $this->open );
		$fits = $top !== null && $top[0] === $object
			&& in_array( $state, [ 'comma-or-end', $object ? 'key-or-end' : 'value-or-end' ], true );
		return $fits ? $this->afterValue() : null;
	}

	private function afterValue(): string {
		return $this->open === [] ? 'end' : 'comma-or-end';
	}
}
