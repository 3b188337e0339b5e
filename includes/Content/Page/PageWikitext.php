<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Html\Html;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Parser\ParserOutputFlags;
use Wikimedia\Parsoid\Core\TOCData;

/**
 * Renders the wikitext within one event, and records what it links to, uses and depends on for the page as a whole.
 */
final class PageWikitext {
	/** @var array<string,int> Anchors of headings in what was rendered before, with the last number given to one like it */
	private array $anchors = [];

	/**
	 * @param ParserFactory $parserFactory
	 * @param LanguageFactory $languageFactory
	 * @param LanguageNameUtils $languageNames
	 * @param ContentParseParams $params Of the page
	 * @param ParserOutput $output Of the page
	 */
	public function __construct(
		private readonly ParserFactory $parserFactory,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageNameUtils $languageNames,
		private readonly ContentParseParams $params,
		private readonly ParserOutput $output
	) {
	}

	/**
	 * @param PageContext $context
	 * @param LocalizedText $text
	 * @param string $class
	 * @param int $headingLevel Of the heading that the text stands under; its own come one level below
	 * @return string HTML
	 */
	public function render( PageContext $context, LocalizedText $text, string $class, int $headingLevel = 1 ): string {
		$code = $text->languageIn( $context->chain );
		$language = $code !== null && $this->languageNames->isKnownLanguageTag( $code )
			? $this->languageFactory->getLanguage( $code )
			: $context->title->getPageLanguage();

		// A copy: the parser watches the options it is given, and the page's are watched already.
		$options = clone $this->params->getParserOptions();
		$options->setTargetLanguage( $language );
		$options->setSuppressSectionEditLinks();
		$parsed = $this->parserFactory->getInstance()->parse(
			$text->in( $context->chain ), $this->params->getPage(), $options, true, true, $this->params->getRevId()
		);

		// A table of contents would list these headings without the page's own.
		$parsed->setTOCData( new TOCData() );
		$parsed->setOutputFlag( ParserOutputFlags::SHOW_TOC, false );
		$html = Parser::replaceTableOfContentsMarker( $parsed->getContentHolderText(), '' );

		$this->output->mergeInternalMetaDataFrom( $parsed );
		$this->output->mergeHtmlMetaDataFrom( $parsed );
		$this->output->mergeTrackingMetaDataFrom( $parsed );
		if ( $parsed->hasReducedExpiry() ) {
			$this->output->updateCacheExpiry( $parsed->getCacheExpiry() );
		}
		return Html::rawElement( 'div', [
			'class' => "$class mw-content-" . $language->getDir(),
			'lang' => $language->toBcp47Code(),
			'dir' => $language->getDir(),
		], $this->fitHeadings( $html, $headingLevel - 1 ) );
	}

	/**
	 * Each text was parsed alone: gives its headings their level on this page, and anchors that no other heading has.
	 */
	private function fitHeadings( string $html, int $shift ): string {
		$html = preg_replace_callback(
			'/(?<=<h)[1-6](?=[\s>])|(?<=<\/h)[1-6](?=>)/',
			static fn ( array $m ) => (string)min( 6, (int)$m[0] + $shift ),
			$html
		);
		return preg_replace_callback( '/(?<= data-mw-anchor=")[^"]+/', function ( array $m ) {
			$anchor = $m[0];
			$number = $this->anchors[$anchor] ?? 1;
			while ( isset( $this->anchors[$anchor] ) ) {
				$anchor = $m[0] . '_' . ++$number;
			}
			$this->anchors[$m[0]] = $number;
			$this->anchors[$anchor] ??= 1;
			return $anchor;
		}, $html );
	}
}
