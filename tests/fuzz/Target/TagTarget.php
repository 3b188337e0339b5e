<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\TagWikitext;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;
use MediaWiki\Extension\EventCalendar\Tag\EventCalendarTag;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;

/**
 * Attributes of the tag, of the parser function, and of the included special page.
 */
final class TagTarget implements Target {
	public function __construct( private readonly Stage $stage ) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'tag';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new TagWikitext();
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
		$this->stage->fillCalendar();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$output = $this->stage->services->getParserFactory()->create()->parse(
			$case->input, Title::makeTitle( NS_PROJECT, 'Tag' ), ParserOptions::newFromAnon()
		);
		$html = $output->getRawText() . implode( '', $output->getIndicators() ) . (string)$output->getDisplayTitle();
		HtmlOracle::check( 'tag', $html, $case->token );
		$errors = wfMessage( EventCalendarTag::ERROR_CATEGORY )->inContentLanguage()->text();
		return !in_array( strtr( $errors, ' ', '_' ), $output->getCategoryNames(), true );
	}
}
