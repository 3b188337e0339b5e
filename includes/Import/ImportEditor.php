<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiMessage;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Message\Message;
use MediaWiki\Request\DerivativeRequest;

/**
 * Saves what was planned as an ordinary edit, by the very module that bots use: everything that edits are checked for is
 * checked, by MediaWiki and by its extensions.
 */
final class ImportEditor {
	/** API errors that are not about the page */
	private const STOPPING = [ 'ratelimited', 'readonly', 'badtoken', 'assertuserfailed', 'tags-apply-no-permission' ];

	/**
	 * @param ImportEntry $entry New or changed
	 * @param IContextSource $context Of the user's request
	 */
	public function save( ImportEntry $entry, IContextSource $context ): EditResult {
		$request = new DerivativeRequest( $context->getRequest(), $this->parameters( $entry, $context ), true );
		$ownContext = new DerivativeContext( $context );
		$ownContext->setRequest( $request );
		$api = new ApiMain( $ownContext, true );
		try {
			$api->execute();
		} catch ( ApiUsageException $e ) {
			return $this->refusal( $e, $context );
		}
		$answer = $api->getResult()->getResultData( [ 'edit' ], [ 'Strip' => 'all' ] );
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
	private function parameters( ImportEntry $entry, IContextSource $context ): array {
		return [
			'action' => 'edit',
			'title' => (string)$entry->page,
			'text' => (string)$entry->text,
			'summary' => $entry->summary,
			'tags' => ImportTag::NAME,
			'watchlist' => 'nochange',
			'token' => $context->getUser()->getEditToken( '', $context->getRequest() ),
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
