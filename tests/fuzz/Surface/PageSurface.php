<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Output\OutputPage;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Request\FauxRequest;
use MediaWiki\User\UserIdentityValue;

/**
 * The event's page, with its head; and how its change looks.
 */
final class PageSurface implements Surface {
	/** @param EventContent $before What a change is told against */
	public function __construct( private readonly EventContent $before ) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest() );
		$context->setLanguage( $shown->language() );
		$context->setTitle( $shown->title );
		$options = new ParserOptions( UserIdentityValue::newAnonymous( '127.0.0.1' ), $context->getLanguage() );
		$parsed = $shown->content->getContentHandler()->getParserOutput(
			$shown->content, new ContentParseParams( $shown->title, $shown->title->getLatestRevID(), $options )
		);
		HtmlOracle::check( 'event page', $parsed->getRawText(), $shown->token );
		$output = new OutputPage( $context );
		$output->addParserOutput( $parsed );
		HtmlOracle::check( 'head of the event page',
			implode( "\n", $output->getHeadItemsArray() ) . implode( "\n", preg_grep( '/^<meta/', $output->getHeadLinksArray() ) )
			. '<title>' . $output->getPageTitle() . '</title>', $shown->token, true );
		HtmlOracle::check( 'heading of the event page', $output->getPageTitle(), $shown->token );
		if ( $shown->turn( [ true, false, false ] ) ) {
			$this->checkDiff( $shown, $context );
		}
	}

	private function checkDiff( Shown $shown, IContextSource $context ): void {
		$diff = $shown->content->getContentHandler()->getSlotDiffRenderer( $context );
		HtmlOracle::check( 'diff',
			'<table>' . $diff->localizeDiff( $diff->getDiff( $this->before, $shown->content ) ) . '</table>', $shown->token );
	}
}
