<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * The names of resources/palette.json: pairs of background and text that can be read by day and by night. Each is a CSS
 * color name as well, for feeds (RFC 7986 §5.9).
 */
final class Palette {
	public const NAMES = [ 'blue', 'green', 'red', 'purple', 'orange', 'teal', 'pink', 'yellow', 'brown', 'gray' ];
}
