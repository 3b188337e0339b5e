<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use MediaWiki\Message\Message;

/**
 * Saves what was planned as an ordinary edit.
 */
final class ImportEditor {
	/** API errors that are not about the page */
	private const STOPPING = [ 'ratelimited', 'readonly', 'badtoken', 'assertuserfailed', 'tags-apply-no-permission' ];

	/**
	 * @param ImportEntry $entry New or changed
	 * @param IContextSource $context Of the user's request
	 */
	public function save( ImportEntry $entry, IContextSource $context ): EditResult {
		try {
			$answer = InternalEdit::save( $this->parameters( $entry ), $context );
		} catch ( ApiUsageException $e ) {
			return $this->refusal( $e, $context );
		}
		if ( ( $answer['result'] ?? null ) === 'Success' ) {
			return new EditResult( true );
		}
		// Extensions that want something of a person answer with data instead of an error.
		$needsCaptcha = isset( $answer['captcha'] );
		return new EditResult(
			false,
			$context->msg( $needsCaptcha ? 'eventcalendar-import-captcha' : 'eventcalendar-import-refused' )->text(),
			$needsCaptcha
		);
	}

	/** @return array<string,string> */
	private function parameters( ImportEntry $entry ): array {
		return [
			'title' => (string)$entry->page,
			'text' => (string)$entry->text,
			'summary' => $entry->summary,
			'tags' => ImportTag::NAME,
			'watchlist' => 'nochange',
		] + ( $entry->baseRevId === null ? [ 'createonly' => '1' ] : [ 'baserevid' => (string)$entry->baseRevId, 'nocreate' => '1' ] );
	}

	private function refusal( ApiUsageException $e, IContextSource $context ): EditResult {
		$texts = [];
		$stops = false;
		foreach ( $e->getStatusValue()->getMessages() as $message ) {
			$stops = $stops || in_array( ApiMessage::create( $message )->getApiCode(), self::STOPPING, true );
			$html = Message::newFromSpecifier( $message )->setContext( $context )->parse();
			$texts[] = trim( html_entity_decode( strip_tags( $html ), ENT_QUOTES | ENT_HTML5 ) );
		}
		return new EditResult( false, implode( ' ', $texts ), $stops );
	}
}
