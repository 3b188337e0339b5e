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
		// Nothing here goes back: anybody may write to such a page, and as much as a page holds.
		$wikitext = preg_replace(
			'~<!--(?:[^-]++|-(?!->))*+(?:-->|\z)|<(nowiki|pre)\b[^<>]*+>(?:[^<]++|<(?!/\1\s*+>))*+(?:</\1\s*+>|\z)~i', '', $wikitext
		) ?? '';
		preg_match_all( '~^[*#][^\[\n]*+\[\[[ \t_]*+:?+([^\[\]|\n]++)(?:\|[^\]\n]*+)?+\]\]~m', $wikitext, $matches );
		return array_map( trim( ... ), $matches[1] );
	}
}
