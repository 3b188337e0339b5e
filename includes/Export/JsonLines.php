<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Feed\EventComponents;

/**
 * A line for each event with everything that its page says: `{ "page": …, "uid": …, "event": { … } }`. The namespace has its
 * canonical name, which every wiki knows.
 */
final class JsonLines implements ExportFormat {
	private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE |
		JSON_UNESCAPED_LINE_TERMINATORS | JSON_PRESERVE_ZERO_FRACTION;

	public function begin(): string {
		return '';
	}

	public function event( ExportedEvent $exported ): string {
		return json_encode( [
			'page' => 'EventCalendar:' . strtr( $exported->page->title, '_', ' ' ),
			'uid' => EventComponents::uid( $exported->page, $exported->event ),
			'event' => $exported->data,
		], self::FLAGS ) . "\n";
	}

	public function end(): string {
		return '';
	}
}
