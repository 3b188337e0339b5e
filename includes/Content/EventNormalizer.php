<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Json\FormatJson;

/**
 * Writes an event as every page has it, so that diffs show what was changed and nothing else: fields in the schema's order,
 * languages and overrides sorted, tabs, real characters instead of escapes.
 */
final class EventNormalizer {
	public function __construct( private readonly JsonSchema $schema ) {
	}

	/**
	 * @param string $text
	 * @return string The same text when it is not JSON, or has a number that is too large to be written again
	 */
	public function normalize( string $text ): string {
		try {
			$value = JsonText::decode( $text );
		} catch ( InvalidJson ) {
			return $text;
		}
		$normal = FormatJson::encode( $this->schema->sort( $value ), "\t", FormatJson::ALL_OK );
		return $normal === false ? $text : $normal;
	}
}
