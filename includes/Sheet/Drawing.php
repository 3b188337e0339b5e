<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

/**
 * What stands in the place of a tag: a sheet, or the box that says why there is none.
 */
final class Drawing {
	/**
	 * @param string $html
	 * @param bool $isSheet
	 * @param int|null $expiresIn Seconds after which it has to be drawn anew; null when time changes nothing about it
	 */
	public function __construct(
		public readonly string $html,
		public readonly bool $isSheet,
		public readonly ?int $expiresIn
	) {
	}

	/** @return string[] Modules that are styles alone */
	public function styles(): array {
		return [ 'ext.eventCalendar.styles', ...( $this->isSheet ? [] : [ ErrorBox::STYLES ] ) ];
	}

	/** @return string[] Modules that bring it to life */
	public function modules(): array {
		return $this->isSheet ? [ 'ext.eventCalendar.init' ] : [];
	}
}
