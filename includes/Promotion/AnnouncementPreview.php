<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Page\PageReference;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\User\UserIdentity;

/**
 * An announcement as it will stand on its page.
 */
class AnnouncementPreview {
	public function __construct( private readonly ParserFactory $parsers ) {
	}

	/**
	 * @param ActionText $text Of a page
	 * @param PageReference $page
	 * @param UserIdentity $user Who signs
	 * @return string HTML
	 */
	public function html( ActionText $text, PageReference $page, UserIdentity $user ): string {
		$options = ParserOptions::newFromAnon();
		$options->setIsPreview( true );
		$parser = $this->parsers->create();
		$wikitext = $parser->preSaveTransform( "== $text->heading ==\n\n$text->body", $page, $user, $options );
		return $parser->parse( $wikitext, $page, $options )
			->runOutputPipeline( $options, [ 'enableSectionEditLinks' => false, 'allowTOC' => false ] )
			->getContentHolderText();
	}
}
