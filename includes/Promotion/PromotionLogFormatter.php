<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use LogFormatter;
use MediaWiki\Linker\Linker;
use MediaWiki\Message\Message;

/**
 * Log entries about promotion: who told whom of what, with a link to where it can be seen.
 */
class PromotionLogFormatter extends LogFormatter {
	/** @inheritDoc */
	protected function getMessageParameters() {
		$parameters = parent::getMessageParameters();
		[ 3 => $channel, 4 => $date, 5 => $target, 6 => $url ] = $this->extractParameters();
		$place = $target === '' ? $channel : "$channel: " . strtr( $target, [ '~' => ':' ] );
		$parameters[3] = Message::plaintextParam( (string)$place );
		$parameters[4] = Message::plaintextParam( (string)$date );
		$isUrl = preg_match( '~^https?://~i', (string)$url ) === 1;
		$parameters[5] = $isUrl && !$this->plaintext
			? Message::rawParam( Linker::makeExternalLink( $url, $this->msg( 'eventcalendar-log-link' )->text(), true, '', [],
				$this->context->getTitle() ) )
			: Message::plaintextParam( '' );
		ksort( $parameters );
		return $parameters;
	}

	/** @inheritDoc */
	protected function extractParameters() {
		$parameters = $this->entry->getParameters();
		return [
			3 => $parameters['4::channel'] ?? '', 4 => $parameters['5::date'] ?? '',
			5 => $parameters['6::target'] ?? '', 6 => $parameters['7::url'] ?? ''
		];
	}
}
