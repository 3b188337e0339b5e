<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Html\Html;

/**
 * What stands in one place of a table: for people, and to sort by.
 */
final class Cell {
	/**
	 * @param string $html
	 * @param string|int|float $sort
	 */
	public function __construct(
		public readonly string $html,
		public readonly string|int|float $sort
	) {
	}

	/** What nobody knows comes first, as if it were less than none. */
	public static function number( string $text, int|float|null $number ): self {
		return new self( htmlspecialchars( $text ), $number ?? -1 );
	}

	/**
	 * @param string $text
	 * @param array<string,string> $attributes
	 * @param string|null $href
	 */
	public static function text( string $text, array $attributes = [], ?string $href = null ): self {
		return new self( $href === null || $href === ''
			? Html::element( 'bdi', $attributes, $text )
			: Html::element( 'a', [ 'href' => $href ] + $attributes, $text ), mb_strtolower( $text ) );
	}
}
