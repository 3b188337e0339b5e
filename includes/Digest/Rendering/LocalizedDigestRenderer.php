<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;

/**
 * In the language of each content.
 */
final class LocalizedDigestRenderer implements DigestRenderer {
	private readonly DigestHtml $html;
	private readonly DigestPlainText $text;
	private readonly DigestWikitext $wikitext;

	public function __construct( private readonly DigestWordsFactory $words ) {
		$this->html = new DigestHtml();
		$this->text = new DigestPlainText();
		$this->wikitext = new DigestWikitext();
	}

	/** @inheritDoc */
	public function subject( DigestContent $content ): string {
		return $this->words->inLanguage( $content->language )->subject( $content );
	}

	/** @inheritDoc */
	public function html( DigestContent $content, DigestFooter $footer ): string {
		return $this->html->render( $content, $footer, $this->words->inLanguage( $content->language ) );
	}

	/** @inheritDoc */
	public function text( DigestContent $content, DigestFooter $footer ): string {
		return $this->text->render( $content, $footer, $this->words->inLanguage( $content->language ) );
	}

	/** @inheritDoc */
	public function wikitext( DigestContent $content, DigestFooter $footer ): string {
		return $this->wikitext->render( $content, $footer, $this->words->inLanguage( $content->language ) );
	}
}
