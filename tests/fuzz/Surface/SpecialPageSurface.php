<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\User\User;

/**
 * Special pages that show events to those who look after them: one after the other, case by case.
 */
final class SpecialPageSurface implements Surface {
	private const PAGES = [
		[ 'EventPromotion', '' ], [ 'EventCalendar', '' ], [ 'EventPromotion', 'posts' ], [ 'EventImpact', '' ], [ 'EventPromotion',
			'digest' ],
		[ 'ScheduleEvent', 'PAGE' ], [ 'EventPromotion', 'newsletter' ], [ 'EventFollowUp', 'PAGE' ], [ 'EventDigest', '' ],
			[ 'EventInterests', '' ],
		[ 'EventPromotion', 'done' ], [ 'EventCalendar', 'subscribe' ]
	];

	public function __construct(
		private readonly SpecialPageFactory $pages,
		private readonly User $user
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		[ $name, $subpage ] = $shown->turn( self::PAGES );
		if ( $subpage === 'PAGE' ) {
			$subpage = $shown->title->getPrefixedText();
		}
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( $name === 'EventCalendar' ? [ 'date' => $shown->date(),
			'search' => $shown->event->title()->in( [] ) ] : [] ) );
		$context->setUser( $this->user );
		$context->setLanguage( $shown->language() );
		$context->setTitle( SpecialPage::getTitleFor( $name, $subpage ) );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->pages->getPage( $name );
		$page->setContext( $context );
		try {
			$page->execute( $subpage );
		} catch ( \ErrorPageError ) {
			return;
		}
		$output = $context->getOutput();
		HtmlOracle::check( "Special:$name", $output->getHTML() . $output->getSubtitle() . $output->getPageTitle(), $shown->token );
	}
}
