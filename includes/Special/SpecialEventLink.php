<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Impact\ClickCounter;
use MediaWiki\Extension\EventCalendar\Impact\LinkTargets;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\SpecialPage\UnlistedSpecialPage;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Where links with a campaign lead, on the way to the event's page.
 */
class SpecialEventLink extends UnlistedSpecialPage {
	public function __construct(
		private readonly LinkTargets $targets,
		private readonly ClickCounter $counter
	) {
		parent::__construct( CampaignLinks::SPECIAL_PAGE );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$output = $this->getOutput();
		// Each click has to arrive here.
		$output->disableClientCache();
		$now = ConvertibleTimestamp::time();
		$target = $this->targets->find( (string)$subPage, $this->getAuthority(), $now );
		if ( !$target ) {
			$this->setHeaders();
			$output->setStatusCode( 404 );
			$output->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
			$output->addHTML( Html::noticeBox( $this->msg( 'eventcalendar-link-unknown' )->escaped(), '' )
				. Html::rawElement( 'p', [], $this->getLinkRenderer()->makeKnownLink(
					SpecialPage::getTitleFor( 'EventCalendar' ), $this->msg( 'eventcalendar-link-calendar' )->text()
				) ) );
			return;
		}
		$request = $this->getRequest();
		$this->counter->count( $target, $request->getText( 'campaign' ), $request, $this->getUser(), $now );
		$output->redirect( $target->url, '302' );
	}
}
