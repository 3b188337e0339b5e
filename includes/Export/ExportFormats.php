<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Export;

use MediaWiki\Extension\EventCalendar\Feed\EventComponents;
use MediaWiki\Extension\EventCalendar\Feed\EventTextsFactory;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarEncoder;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Language\LanguageCode;

final class ExportFormats {
	public const NAMES = [ 'jsonl', 'ics' ];

	public function __construct(
		private readonly EventComponents $components,
		private readonly RecurrenceExpander $expander,
		private readonly EventTextsFactory $texts,
		private readonly LanguageCode $contentLanguage,
		private readonly string $siteName
	) {
	}

	/**
	 * @param string $name One of NAMES
	 */
	public function newFormat( string $name ): ExportFormat {
		return $name === 'jsonl' ? new JsonLines() : new IcalendarFile(
			$this->components, $this->expander, new IcalendarEncoder(),
			$this->texts->inLanguage( $this->contentLanguage->toString() ), $this->siteName
		);
	}
}
