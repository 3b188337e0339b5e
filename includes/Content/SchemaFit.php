<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use stdClass;

/**
 * Says of nearly every value that fits a schema that it does, in a tenth of the time that core's validator takes: whoever
 * reads thousands of valid pages need not ask that one. A no means no more than that it has to be asked.
 *
 * It knows the keywords that our schemas use. In a schema with any other, nothing fits.
 */
final class SchemaFit {
	private const NOTES = [ '$schema', 'title', 'description', 'definitions' ];
	private const KEYWORDS = [
		'type', 'enum', 'required', 'properties', 'patternProperties', 'additionalProperties', 'minProperties', 'maxProperties',
		'items', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'
	];

	/** @var array<int,array<string,mixed>|null> Subschemas by object id, checked and with arrays for objects; null: not known */
	private array $read = [];

	public function __construct( private readonly stdClass $root ) {
	}

	/**
	 * @param mixed $value As JsonText::decode() gives it
	 */
	public function fits( mixed $value ): bool {
		return $this->fitsInto( $value, $this->root );
	}

	private function fitsInto( mixed $value, stdClass $schema ): bool {
		$id = spl_object_id( $schema );
		if ( !array_key_exists( $id, $this->read ) ) {
			$this->read[$id] = $this->readSchema( $schema );
		}
		$rules = $this->read[$id];
		if ( $rules === null || ( isset( $rules['enum'] ) && !in_array( $value, $rules['enum'], true ) ) ) {
			return false;
		}
		return match ( true ) {
			is_string( $value ) => isset( $rules['type']['string'] ) && self::isText( $value, $rules ),
			$value instanceof stdClass => isset( $rules['type']['object'] ) && $this->isObject( $value, $rules ),
			is_array( $value ) => isset( $rules['type']['array'] ) && $this->isList( $value, $rules ),
			is_int( $value ) => isset( $rules['type']['integer'] ) && $value >= ( $rules['minimum'] ?? $value )
				&& $value <= ( $rules['maximum'] ?? $value ),
			default => false
		};
	}

	/** @return array<string,mixed>|null */
	private function readSchema( stdClass $schema ): ?array {
		$rules = array_diff_key( get_object_vars( $schema ), array_flip( self::NOTES ) );
		if ( isset( $rules['$ref'] ) ) {
			$target = $this->root->definitions->{basename( $rules['$ref'] )} ?? null;
			return count( $rules ) === 1 && $target ? $this->readSchema( $target ) : null;
		}
		if ( array_diff_key( $rules, array_flip( self::KEYWORDS ) ) || !isset( $rules['type'] ) ) {
			return null;
		}
		$rules['type'] = array_flip( (array)$rules['type'] );
		foreach ( [ 'properties', 'patternProperties' ] as $keyword ) {
			$rules[$keyword] = get_object_vars( $rules[$keyword] ?? new stdClass() );
		}
		return $rules;
	}

	/** @param array<string,mixed> $rules */
	private static function isText( string $text, array $rules ): bool {
		$length = isset( $rules['minLength'] ) || isset( $rules['maxLength'] ) ? mb_strlen( $text, 'UTF-8' ) : 0;
		return $length >= ( $rules['minLength'] ?? 0 ) && $length <= ( $rules['maxLength'] ?? $length )
			&& ( !isset( $rules['pattern'] ) || preg_match( '#' . str_replace( '#', '\\#', $rules['pattern'] ) . '#u', $text ) );
	}

	/** @param array<string,mixed> $rules */
	private function isObject( stdClass $object, array $rules ): bool {
		$entries = get_object_vars( $object );
		$count = count( $entries );
		if (
			$count > SchemaValidator::MAX_ENTRIES
			|| $count < ( $rules['minProperties'] ?? 0 ) || $count > ( $rules['maxProperties'] ?? $count )
		) {
			return false;
		}
		foreach ( $rules['required'] ?? [] as $key ) {
			if ( !array_key_exists( $key, $entries ) ) {
				return false;
			}
		}
		foreach ( $entries as $key => $entry ) {
			$schema = $rules['properties'][$key] ?? self::byPattern( (string)$key, $rules['patternProperties'] );
			if ( !$schema || !$this->fitsInto( $entry, $schema ) ) {
				return false;
			}
		}
		return true;
	}

	/** @param array<string,stdClass> $schemas By pattern */
	private static function byPattern( string $key, array $schemas ): ?stdClass {
		// With several, each that matches would count.
		$pattern = count( $schemas ) === 1 ? (string)array_key_first( $schemas ) : null;
		return $pattern !== null && !preg_match( '/[\x00-\x1F]/', $key ) && preg_match( "~$pattern~u", $key ) ? $schemas[$pattern] : null;
	}

	/**
	 * @param array<int,mixed> $list
	 * @param array<string,mixed> $rules
	 */
	private function isList( array $list, array $rules ): bool {
		$count = count( $list );
		$schema = $rules['items'] ?? null;
		if (
			!$schema instanceof stdClass || $count > SchemaValidator::MAX_ENTRIES
			|| $count < ( $rules['minItems'] ?? 0 ) || $count > ( $rules['maxItems'] ?? $count )
			|| ( ( $rules['uniqueItems'] ?? false ) && count( array_unique( array_map( 'serialize', $list ) ) ) !== $count )
		) {
			return false;
		}
		foreach ( $list as $entry ) {
			if ( !$this->fitsInto( $entry, $schema ) ) {
				return false;
			}
		}
		return true;
	}
}
