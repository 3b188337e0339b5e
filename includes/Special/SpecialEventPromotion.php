<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Special\Promotion\HealthLine;
use MediaWiki\Extension\EventCalendar\Special\Promotion\PromotionTabs;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Where people work who see to it that others hear of events: a tab for each kind of work, at its subpage.
 */
class SpecialEventPromotion extends SpecialPage {
	public const NAME = 'EventPromotion';

	public function __construct(
		private readonly PromotionTabs $tabs,
		private readonly HealthLine $health
	) {
		parent::__construct( self::NAME );
	}

	/** @inheritDoc */
	public function doesWrites() {
		return true;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$output = $this->getOutput();
		$output->addModuleStyles( [ 'ext.eventCalendar.promotion.styles', 'mediawiki.codex.messagebox.styles' ] );
		[ $name, $rest ] = explode( '/', $subPage ?? '', 2 ) + [ 1 => '' ];
		$tab = $this->tabs->find( $name, $this->getAuthority() );
		if ( !$tab ) {
			$output->setStatusCode( 404 );
			$output->addHTML( Html::errorBox( $this->msg( 'eventcalendar-promotion-no-tab' )->escaped() ) );
			$tab = $this->tabs->find( '', $this->getAuthority() );
			$rest = '';
		}
		if ( $tab ) {
			$output->addHTML( $this->tabs->render( $this, $tab ) . $this->health->render( $this ) );
			$tab->show( $this, $rest );
		}
	}

	/** @inheritDoc */
	public function getSubpagesForPrefixSearch() {
		return $this->tabs->names( $this->getAuthority() );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
