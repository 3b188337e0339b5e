<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Message\Message;

/**
 * Edit summaries, in the wiki's language.
 */
final class ImportSummary {
	public function ofNew(): string {
		return ( new Message( 'eventcalendar-import-summary-new' ) )->inContentLanguage()->text();
	}

	/**
	 * @param string[] $fields
	 */
	public function ofChange( array $fields ): string {
		return ( new Message( 'eventcalendar-import-summary-changed', [ Message::listParam( $fields, 'comma' ) ] ) )
			->inContentLanguage()->text();
	}
}
