<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;

/**
 * How a digest looks. What is the same for all who get it is made once for each content.
 */
interface DigestRenderer {
	/**
	 * @return string Plain text without line breaks, for mail and as a heading
	 */
	public function subject( DigestContent $content ): string;

	/**
	 * @return string A whole HTML document for mail: styles inside it, nothing loaded from anywhere
	 */
	public function html( DigestContent $content, DigestFooter $footer ): string;

	/**
	 * @return string Plain text, its lines at most 72 columns wide apart from addresses
	 */
	public function text( DigestContent $content, DigestFooter $footer ): string;

	/**
	 * @return string For a talk page or a page of its own, without heading and signature. What users typed is escaped
	 */
	public function wikitext( DigestContent $content, DigestFooter $footer ): string;
}
