<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Extension\EventCalendar\Delivery\NoticePresentationModel;
use MediaWiki\Message\Message;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * "How did it go? Say what came out of it."
 */
final class FollowUpPresentationModel extends NoticePresentationModel {
	/** @inheritDoc */
	public function getIconType() {
		return 'edit';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		// Messages: notification-header-eventcalendar-follow-up, notification-header-eventcalendar-follow-up-again
		return $this->msg( $this->getHeaderMessageKey() )->plaintextParams( $this->name() );
	}

	/** @inheritDoc */
	public function getBodyMessage(): Message {
		return $this->msg( 'notification-body-eventcalendar-follow-up' );
	}

	/** @inheritDoc */
	public function getPrimaryLink(): array {
		return [
			'url' => SpecialPage::getTitleFor(
				FollowUpPages::SPECIAL_PAGE, (string)$this->event->getExtraParam( 'occurrence' )
			)->getFullURL(),
			'label' => $this->msg( 'eventcalendar-follow-up-link' )->text(),
		];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		return [ $this->getPageLink( $this->event->getTitle(), '', true ) ];
	}
}
