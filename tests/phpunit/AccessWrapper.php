<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests;

use InvalidArgumentException;
use ReflectionClass;
use ReflectionProperty;

/**
 * Reaches what is not public, for core's tests: the part of Wikimedia\TestingAccessWrapper that they use,
 * where that package is not installed.
 */
final class AccessWrapper {
	private function __construct( private readonly ?object $object, private readonly ReflectionClass $class ) {
	}

	public static function newFromObject( object $object ): self {
		return new self( $object, new ReflectionClass( $object ) );
	}

	public static function newFromClass( string $class ): self {
		return new self( null, new ReflectionClass( $class ) );
	}

	public function __call( string $name, array $arguments ): mixed {
		return $this->class->getMethod( $name )->invokeArgs( $this->object, $arguments );
	}

	public function __get( string $name ): mixed {
		$property = $this->property( $name );
		return $property->isStatic() ? $property->getValue() : $property->getValue( $this->object );
	}

	public function __set( string $name, mixed $value ): void {
		$property = $this->property( $name );
		if ( $property->isStatic() ) {
			$this->class->setStaticPropertyValue( $name, $value );
		} else {
			$property->setValue( $this->object, $value );
		}
	}

	public function __isset( string $name ): bool {
		return $this->__get( $name ) !== null;
	}

	/** A private one may be a parent's. */
	private function property( string $name ): ReflectionProperty {
		for ( $class = $this->class; $class; $class = $class->getParentClass() ) {
			if ( $class->hasProperty( $name ) ) {
				return $class->getProperty( $name );
			}
		}
		throw new InvalidArgumentException( "{$this->class->name} has no property $name" );
	}
}
