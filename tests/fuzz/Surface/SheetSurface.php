<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;

/**
 * Calendar sheets on pages, with the data for pop-ups in them, and the next event in running text.
 */
final class SheetSurface implements Surface {
	public const VIEWS = [ 'month', 'week', 'agenda', 'day' ];
	private const FORMATS = [ '', 'title', 'date', 'link', 'full' ];

	public function __construct(
		private readonly ParserFactory $parsers,
		private readonly LanguageFactory $languages
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$options = ParserOptions::newFromAnon();
		$options->setTargetLanguage( $this->languages->getLanguage( $shown->language() ) );
		$text = '<eventcalendar date="' . $shown->date() . '" view="' . $shown->turn( self::VIEWS ) . '"/>'
			. "\n\n{{#eventcalendar:next|format=" . $shown->turn( self::FORMATS ) . "}}\n";
		$output = $this->parsers->create()->parse( $text, Title::makeTitle( NS_PROJECT, 'Sheet' ), $options );
		HtmlOracle::check( 'sheet', $output->getRawText(), $shown->token );
	}
}
