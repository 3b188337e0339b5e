<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use stdClass;

/**
 * One of our schema files (JSON Schema draft-04): what it says about a place, by which name, and in which order.
 */
final class JsonSchema {
	private readonly stdClass $root;

	/** @var array<int,string> Object id of a definition => its name */
	private array $names = [];

	public function __construct( public readonly string $file ) {
		$this->root = $this->decoded();
		foreach ( $this->root->definitions as $name => $definition ) {
			$this->names[spl_object_id( $definition )] = (string)$name;
		}
	}

	/**
	 * A copy, for those who write into it.
	 */
	public function decoded(): stdClass {
		return json_decode( (string)file_get_contents( $this->file ), false, 64, JSON_THROW_ON_ERROR );
	}

	/**
	 * @return stdClass|null The subschema of a place; null where none applies
	 */
	public function at( string $pointer ): ?stdClass {
		$schema = $this->root;
		foreach ( Pointer::split( $pointer ) as $key ) {
			$schema = $schema ? $this->child( $schema, $key ) : null;
		}
		return $schema;
	}

	/**
	 * @param stdClass $schema
	 * @param string $key Of an object, or place in a list
	 */
	private function child( stdClass $schema, string $key ): ?stdClass {
		$child = $schema->properties->$key ?? $schema->items ?? null;
		if ( !$child ) {
			foreach ( $schema->patternProperties ?? [] as $pattern => $candidate ) {
				if ( preg_match( "~$pattern~u", $key ) ) {
					$child = $candidate;
				}
			}
		}
		return $child ? $this->resolve( $child ) : null;
	}

	private function resolve( stdClass $schema ): stdClass {
		$reference = $schema->{'$ref'} ?? null;
		return $reference === null ? $schema : $this->root->definitions->{basename( $reference )};
	}

	/**
	 * @return string|null The name under which a subschema is defined
	 */
	public function nameOf( stdClass $schema ): ?string {
		return $this->names[spl_object_id( $schema )] ?? null;
	}

	/**
	 * @return string|null The definition of a pattern
	 */
	public function nameOfPattern( string $pattern ): ?string {
		foreach ( $this->root->definitions as $name => $definition ) {
			if ( ( $definition->pattern ?? null ) === $pattern ) {
				return (string)$name;
			}
		}
		return null;
	}

	/**
	 * The texts of a valid value, with the definitions that they follow.
	 *
	 * @param array<array-key,mixed> $data
	 * @return iterable<string,array{string,string|null}> By pointer: the text, the name of its definition
	 */
	public function texts( array $data ): iterable {
		yield from $this->textsBelow( $data, $this->root, '' );
	}

	/** @return iterable<string,array{string,string|null}> */
	private function textsBelow( mixed $value, stdClass $schema, string $pointer ): iterable {
		if ( is_string( $value ) ) {
			yield $pointer => [ $value, $this->nameOf( $schema ) ];
		} elseif ( is_array( $value ) ) {
			foreach ( $value as $key => $entry ) {
				$child = $this->child( $schema, (string)$key );
				if ( $child ) {
					yield from $this->textsBelow( $entry, $child, $pointer . '/' . Pointer::escape( (string)$key ) );
				}
			}
		}
	}

	/**
	 * The same value with its keys in the schema's order; maps that follow a pattern are sorted by key.
	 */
	public function sort( mixed $value ): mixed {
		return $this->sorted( $value, $this->root );
	}

	private function sorted( mixed $value, ?stdClass $schema ): mixed {
		if ( !$schema || !( is_array( $value ) || $value instanceof stdClass ) ) {
			return $value;
		}
		$entries = (array)$value;
		if ( $value instanceof stdClass ) {
			if ( isset( $schema->patternProperties ) ) {
				ksort( $entries, SORT_STRING );
			}
			$inOrder = array_intersect_key( (array)( $schema->properties ?? [] ), $entries );
			$entries = array_replace( $inOrder, $entries );
		}
		foreach ( $entries as $key => $entry ) {
			$entries[$key] = $this->sorted( $entry, $this->child( $schema, (string)$key ) );
		}
		return is_array( $value ) ? $entries : (object)$entries;
	}
}
