<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Card;

/**
 * Makes pixels of SVG.
 */
interface Rasterizer {
	/**
	 * @return string What it works with: an answer is good for as long as this is the same
	 */
	public function name(): string;

	/**
	 * @param string $svg A file of CardSvg
	 * @return string|null A PNG file of the same size; null if that does not work here
	 */
	public function png( string $svg ): ?string;
}
