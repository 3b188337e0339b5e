<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Rest;

use MediaWiki\Rest\StringStream;
use Psr\Http\Message\StreamInterface;

/**
 * An answer that is made as a whole, and tells by itself whether it changed: it depends on pages, settings and the hour, and
 * nothing else knows all of them.
 */
abstract class TextHandler extends PublicHandler {
	private ?string $text = null;

	/**
	 * @return string The whole answer. Called once
	 */
	abstract protected function makeText(): string;

	/** @inheritDoc */
	protected function makeBody(): StreamInterface {
		return new StringStream( $this->text() );
	}

	/** @inheritDoc */
	protected function contentHeaders(): array {
		return [ 'Content-Type' => 'application/json' ];
	}

	/** @inheritDoc */
	protected function getETag() {
		return '"' . sha1( $this->text() ) . '"';
	}

	private function text(): string {
		return $this->text ??= $this->makeText();
	}
}
