<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * Reads the entries of a list from its wikitext: the first link of each line that begins with `*` or `#`. What stands in
 * comments or between `<nowiki>` or `<pre>` is no entry.
 */
final class ListLinks {
	/**
	 * @return string[] Titles as they are written
	 */
	public static function read( string $wikitext ): array {
		$wikitext = preg_replace( '~<!--.*?(?:-->|$)|<(nowiki|pre)\b[^>]*>.*?(?:</\1\s*>|$)~is', '', $wikitext ) ?? '';
		preg_match_all( '~^[*#][^\[\n]*\[\[\s*:?([^\[\]|\n]+)(?:\|[^\]\n]*)?\]\]~m', $wikitext, $matches );
		return array_map( trim( ... ), $matches[1] );
	}
}
