<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use JsonSchema\Constraints\Factory;
use JsonSchema\SchemaStorage;
use JsonSchema\Validator;
use stdClass;

/**
 * Holds a value against a schema with core's validator, and says what is wrong in our own words: the library tells the
 * place and the keyword, everything else is read from the schema.
 */
final class SchemaValidator {
	/** Longer lists and larger objects are refused at once, since the library compares each error with every other */
	public const MAX_ENTRIES = 1000;

	/** Types as the schemas have them => code */
	private const TYPE_CODES = [
		'string' => 'not-text',
		'object' => 'not-object',
		'array' => 'not-list',
		'integer' => 'not-integer',
		'string,object' => 'not-localized-text',
	];

	private ?Factory $factory = null;
	private ?SchemaFit $fit = null;

	public function __construct( public readonly JsonSchema $schema ) {
	}

	/**
	 * @param mixed $value As JsonText::decode() gives it
	 * @return Problem[] Each once
	 */
	public function validate( mixed $value ): array {
		$this->fit ??= new SchemaFit( $this->schema->decoded() );
		return $this->fit->fits( $value ) ? [] : $this->explain( $value );
	}

	/**
	 * What core's validator says, also of values that fit.
	 *
	 * @param mixed $value As JsonText::decode() gives it
	 * @return Problem[] Each once
	 */
	public function explain( mixed $value ): array {
		$problems = $this->precheck( $value, '' );
		$refused = array_fill_keys( array_column( $problems, 'pointer' ), true );
		if ( isset( $refused[''] ) ) {
			return $problems;
		}
		$value = self::without( $value, $refused );
		$validator = new Validator( $this->factory() );
		$validator->validate( $value, (object)[ '$ref' => $this->uri() ] );
		$hasWrongType = [];
		foreach ( $validator->getErrors() as $error ) {
			// The library's pointers have percent signs encoded as in a URL's fragment.
			$pointer = str_replace( '%25', '%', $error['pointer'] );
			// A string up to version 5 of the library, a name with parameters from version 6.
			$keyword = is_array( $error['constraint'] ) ? $error['constraint']['name'] : $error['constraint'];
			$isOurDoing = isset( $refused[$pointer] ) || ( $keyword === 'minProperties'
				&& preg_grep( '~^' . preg_quote( $pointer, '~' ) . '/[^/]*$~D', array_keys( $refused ) ) );
			if ( isset( $hasWrongType[$pointer] ) || $isOurDoing ) {
				continue;
			}
			$hasWrongType += $keyword === 'type' ? [ $pointer => true ] : [];
			foreach ( $this->problems( $pointer, $keyword, $value ) as $problem ) {
				$problems["$problem->code $problem->pointer"] = $problem;
			}
		}
		return array_values( $problems );
	}

	private function factory(): Factory {
		if ( !$this->factory ) {
			$storage = new SchemaStorage();
			$storage->addSchema( $this->uri(), $this->schema->decoded() );
			$this->factory = new Factory( $storage );
		}
		return $this->factory;
	}

	private function uri(): string {
		return 'file://' . $this->schema->file;
	}

	/**
	 * What the library would not stand or would let pass.
	 *
	 * @return Problem[]
	 */
	private function precheck( mixed $value, string $pointer ): array {
		if ( !is_array( $value ) && !( $value instanceof stdClass ) ) {
			return [];
		}
		$entries = (array)$value;
		if ( count( $entries ) > self::MAX_ENTRIES ) {
			return [ new Problem( 'too-many', $pointer, [ self::MAX_ENTRIES ] ) ];
		}
		$problems = [];
		foreach ( $entries as $key => $entry ) {
			$below = $pointer . '/' . Pointer::escape( (string)$key );
			if ( $key === '$schema' || preg_match( '/[\x00-\x1F]/', (string)$key ) ) {
				// The one is allowed everywhere, and a line feed at the end passes every pattern.
				$problems[] = new Problem( 'bad-key', $below );
			}
			array_push( $problems, ...$this->precheck( $entry, $below ) );
		}
		return $problems;
	}

	/**
	 * The rest has to be as the schema wants it all the same: whoever looks at the value next counts on that.
	 *
	 * @param mixed $value
	 * @param array<string,true> $refused Pointers to what is left out; in a list, nothing stands in its place
	 * @param string $pointer Of the value
	 */
	private static function without( mixed $value, array $refused, string $pointer = '' ): mixed {
		if ( $refused === [] || ( !is_array( $value ) && !( $value instanceof stdClass ) ) ) {
			return $value;
		}
		$rest = [];
		foreach ( (array)$value as $key => $entry ) {
			$below = $pointer . '/' . Pointer::escape( (string)$key );
			if ( !isset( $refused[$below] ) ) {
				$rest[$key] = self::without( $entry, $refused, $below );
			} elseif ( is_array( $value ) ) {
				$rest[$key] = null;
			}
		}
		return is_array( $value ) ? $rest : (object)$rest;
	}

	/** @return Problem[] */
	private function problems( string $pointer, string $keyword, mixed $value ): array {
		$keys = Pointer::split( $pointer );
		if ( $keyword === 'required' ) {
			return [ new Problem( 'required', $pointer, [ (string)end( $keys ) ] ) ];
		}
		$schema = $this->schema->at( $pointer );
		if ( $schema === null ) {
			return [];
		}
		if ( $keyword === 'additionalProp' ) {
			return $this->unknownKeys( $pointer, $schema, $this->valueAt( $value, $keys ) );
		}
		if ( !isset( $schema->$keyword ) ) {
			// The library holds the properties of an object against its parent's limits as well.
			return [];
		}
		$problem = match ( $keyword ) {
			'type' => [ self::TYPE_CODES[implode( ',', (array)$schema->type )] ?? 'not-text' ],
			'minLength', 'minItems', 'minProperties' => [ 'empty' ],
			'maxLength' => [ 'too-long', $schema->maxLength ],
			'maxItems' => [ 'too-many', $schema->maxItems ],
			'maxProperties' => [ 'too-many', $schema->maxProperties ],
			'uniqueItems' => [ 'duplicate-items' ],
			'enum' => [ 'not-in-list', implode( ', ', $schema->enum ) ],
			'minimum', 'maximum' => [ 'out-of-range', $schema->minimum, $schema->maximum ],
			'pattern' => [ $this->patternCode( $schema->pattern ) ],
			default => [ 'not-allowed' ],
		};
		return [ new Problem( array_shift( $problem ), $pointer, $problem ) ];
	}

	/** @return Problem[] */
	private function unknownKeys( string $pointer, stdClass $schema, mixed $value ): array {
		$known = array_keys( (array)( $schema->properties ?? [] ) );
		$pattern = array_key_first( (array)( $schema->patternProperties ?? [] ) );
		$problems = [];
		foreach ( (array)$value as $key => $_ ) {
			$key = (string)$key;
			$below = $pointer . '/' . Pointer::escape( $key );
			if ( $pattern !== null && !preg_match( "~$pattern~u", $key ) ) {
				$problems[] = new Problem( $this->patternCode( $pattern ), $below );
			} elseif ( $pattern === null && !in_array( $key, $known, true ) ) {
				$problems[] = new Problem( 'unknown-field', $below, [ $key, implode( ', ', $known ) ] );
			}
		}
		return $problems;
	}

	/**
	 * @return string `bad-language-code` for the pattern of the definition `languageCode`
	 */
	private function patternCode( string $pattern ): string {
		$name = $this->schema->nameOfPattern( $pattern );
		return $name === null ? 'not-allowed' : 'bad-' . strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) );
	}

	/** @param string[] $keys */
	private function valueAt( mixed $value, array $keys ): mixed {
		foreach ( $keys as $key ) {
			$value = is_array( $value ) ? $value[$key] ?? null : $value->$key ?? null;
		}
		return $value;
	}
}
