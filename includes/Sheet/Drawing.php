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
	 * @param string $title Plain text; empty for the box
	 * @param string $url Where the same sheet is a page of its own; empty for the box
	 * @param SheetRange|null $range The days that it shows; null for the box
	 */
	public function __construct(
		public readonly string $html,
		public readonly bool $isSheet,
		public readonly ?int $expiresIn,
		public readonly string $title = '',
		public readonly string $url = '',
		public readonly ?SheetRange $range = null
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
