<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\NoticePresentationModel;

/**
 * "Somebody thanks you for speaking."
 */
final class ThanksPresentationModel extends NoticePresentationModel {
	/** @inheritDoc */
	public function canRender() {
		return parent::canRender() && $this->event->getAgent();
	}

	/** @inheritDoc */
	public function getIconType() {
		return 'chat';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		return $this->getMessageWithAgent( $this->getHeaderMessageKey() )->plaintextParams( $this->name() );
	}

	/** @inheritDoc */
	public function getPrimaryLink(): array {
		return [
			'url' => $this->event->getTitle()->getFullURL(),
			'label' => $this->msg( 'eventcalendar-thanks-page' )->text(),
		];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		return [ $this->getAgentLink() ];
	}
}
