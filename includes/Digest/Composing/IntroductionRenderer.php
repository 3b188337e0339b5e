<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MapCacheLRU;
use MediaWiki\Extension\EventCalendar\Digest\Content\Introduction;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageFallback;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Parses what editors wrote above an issue: once for each language that they wrote it in.
 */
class IntroductionRenderer {
	private const MEMORY = 100;

	private MapCacheLRU $parsed;

	public function __construct(
		private readonly ParserFactory $parserFactory,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageFallback $languageFallback,
		private readonly LanguageNameUtils $languageNames
	) {
		$this->parsed = new MapCacheLRU( self::MEMORY );
	}

	/**
	 * @param array<string,string> $texts Wikitext by language code
	 * @param string $language Code of the reader's
	 * @return Introduction|null Null if there is none
	 */
	public function render( array $texts, string $language ): ?Introduction {
		$texts = array_filter( $texts, static fn ( string $text ) => trim( $text ) !== '' );
		if ( !$texts ) {
			return null;
		}
		$text = new LocalizedText( $texts );
		$chain = [ $language, ...$this->languageFallback->getAll( $language ) ];
		$code = (string)$text->languageIn( $chain );
		$wikitext = $text->in( $chain );
		return $this->parsed->getWithSetCallback(
			"$code " . hash( 'sha256', $wikitext ), fn () => $this->parse( $wikitext, $code )
		);
	}

	private function parse( string $wikitext, string $code ): Introduction {
		$options = ParserOptions::newFromAnon();
		if ( $this->languageNames->isKnownLanguageTag( $code ) ) {
			$options->setTargetLanguage( $this->languageFactory->getLanguage( $code ) );
		}
		$options->setSuppressSectionEditLinks();
		$html = $this->parserFactory->create()
			->parse( $wikitext, SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE ), $options )
			->runOutputPipeline( $options, [ 'allowTOC' => false, 'absoluteURLs' => true, 'unwrap' => true ] )
			->getContentHolderText();
		[ $safe, $text ] = ( new MailMarkup() )->convert( $html );
		return new Introduction( $safe, $text, $wikitext, $code );
	}
}
