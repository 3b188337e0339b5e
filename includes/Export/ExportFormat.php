<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

/**
 * What an export looks like. One object writes one export.
 */
interface ExportFormat {
	public function begin(): string;

	public function event( ExportedEvent $exported ): string;

	public function end(): string;
}
