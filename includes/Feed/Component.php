<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

/**
 * A component of an iCalendar object (RFC 5545 §3.6), in plain values: nothing is escaped or folded yet.
 */
final class Component {
	/** @var array<int,array{string,string|string[],array<string,string|string[]>}> */
	private array $properties = [];

	/** @var self[] */
	private array $components = [];

	/**
	 * @param string $name Such as `VEVENT`
	 */
	public function __construct( public readonly string $name ) {
	}

	/**
	 * @param string $name Such as `SUMMARY`
	 * @param string|string[] $value
	 * @param array<string,string|string[]> $parameters
	 * @return $this
	 */
	public function addProperty( string $name, string|array $value, array $parameters = [] ): self {
		$this->properties[] = [ $name, $value, $parameters ];
		return $this;
	}

	/**
	 * @return $this
	 */
	public function addComponent( self $component ): self {
		$this->components[] = $component;
		return $this;
	}

	/** @return array<int,array{string,string|string[],array<string,string|string[]>}> Name, value, parameters */
	public function properties(): array {
		return $this->properties;
	}

	/** @return self[] */
	public function components(): array {
		return $this->components;
	}
}
