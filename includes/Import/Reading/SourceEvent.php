<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use Sabre\VObject\Component;
use Sabre\VObject\Parameter;
use Sabre\VObject\Property;

/**
 * One VEVENT, parsed. Its values are still what the source wrote.
 */
final class SourceEvent {
	/**
	 * @param int $line In the file
	 * @param Component $component
	 * @param string[] $rules Values of RRULE
	 */
	public function __construct(
		public readonly int $line,
		private readonly Component $component,
		public readonly array $rules
	) {
	}

	public function uid(): ?string {
		$uid = trim( $this->text( 'UID' ) );
		return $uid === '' ? null : $uid;
	}

	/** What a problem's place says */
	public function place(): string {
		return ImportProblem::placeOf( $this->uid(), $this->line );
	}

	/** @return int Never negative */
	public function sequence(): int {
		return max( 0, (int)$this->text( 'SEQUENCE' ) );
	}

	/**
	 * @return array{int,string} Of two that speak of the same, the larger one holds (RFC 5546 §2.1.5)
	 */
	public function age(): array {
		return [ $this->sequence(), $this->text( 'DTSTAMP' ) ];
	}

	/**
	 * @return Property[] In the order of the source
	 */
	public function all( string $name ): array {
		return array_values( array_filter(
			$this->component->select( $name ), static fn ( $node ) => $node instanceof Property
		) );
	}

	public function first( string $name ): ?Property {
		return $this->all( $name )[0] ?? null;
	}

	public function text( string $name ): string {
		$property = $this->first( $name );
		return $property ? self::value( $property ) : '';
	}

	/** Whether a property without meaning for a reader of text, such as STATUS, says this; case does not matter */
	public function says( string $name, string $value ): bool {
		return strcasecmp( trim( $this->text( $name ) ), $value ) === 0;
	}

	public static function value( Property $property ): string {
		return implode( ',', array_map( 'strval', $property->getParts() ) );
	}

	/**
	 * @return string|null The first value of a parameter
	 */
	public static function parameter( Property $property, string $name ): ?string {
		$parameter = $property->parameters()[$name] ?? null;
		$value = $parameter instanceof Parameter ? ( $parameter->getParts()[0] ?? null ) : null;
		return $value === null || $value === '' ? null : (string)$value;
	}
}
