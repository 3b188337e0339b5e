<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOutput;

class PageWikitextFactory {
	public function __construct(
		private readonly ParserFactory $parserFactory,
		private readonly LanguageFactory $languageFactory,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	public function create( ContentParseParams $params, ParserOutput $output ): PageWikitext {
		return new PageWikitext(
			$this->parserFactory, $this->languageFactory, $this->languageNames, $params, $output
		);
	}
}
