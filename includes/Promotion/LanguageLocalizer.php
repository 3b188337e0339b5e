<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Language\Language;
use MediaWiki\Message\Message;
use MessageLocalizer;

/**
 * Messages in one language, whoever reads them.
 */
final class LanguageLocalizer implements MessageLocalizer {
	public function __construct( private readonly Language $language ) {
	}

	/** @inheritDoc */
	public function msg( $key, ...$params ): Message {
		return ( new Message( $key, $params ) )->inLanguage( $this->language );
	}
}
