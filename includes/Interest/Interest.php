<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * What somebody wants to be reminded of.
 */
final class Interest {
	public const OCCURRENCE = 'occurrence';
	public const SERIES = 'series';
	public const TYPE = 'type';
	public const TOPIC = 'topic';

	public const KINDS = [ self::OCCURRENCE, self::SERIES, self::TYPE, self::TOPIC ];

	/**
	 * @param string $kind One of KINDS
	 * @param string $target UID of the event, or id of the type or topic
	 * @param string $date Of an occurrence: as DeliveryDate has it; otherwise empty
	 * @param int $time When it was asked for, in Unix time; 0: not yet
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $target,
		public readonly string $date = '',
		public readonly int $time = 0
	) {
	}

	/** Whether it is about an event, rather than about all of a kind */
	public function isOfEvent(): bool {
		return $this->kind === self::OCCURRENCE || $this->kind === self::SERIES;
	}

	public function key(): string {
		return "$this->kind|$this->date|$this->target";
	}

	/**
	 * @param string $key From key()
	 */
	public static function fromKey( string $key ): ?self {
		$parts = explode( '|', $key, 3 );
		return count( $parts ) === 3 && in_array( $parts[0], self::KINDS, true )
			? new self( $parts[0], $parts[2], $parts[1] )
			: null;
	}
}
