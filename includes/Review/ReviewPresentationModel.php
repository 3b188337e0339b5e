<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\Language\RawMessage;

/**
 * "Somebody accepted your event." Nothing, if the page is gone or the reader may not read it.
 */
final class ReviewPresentationModel extends EchoEventPresentationModel {
	/** @inheritDoc */
	public function canRender() {
		$title = $this->event->getTitle();
		return $title && $title->exists() && $this->getUser()->definitelyCan( 'read', $title );
	}

	/** @inheritDoc */
	public function getIconType() {
		return $this->getType() === EchoReviewNotices::CATEGORY . '-' . Decision::ACCEPT ? 'reviewed' : 'placeholder';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		// Messages: notification-header-eventcalendar-review-accept, notification-header-eventcalendar-review-ask,
		// notification-header-eventcalendar-review-decline
		return $this->getMessageWithAgent( $this->getHeaderMessageKey() )
			->plaintextParams( $this->event->getTitle()->getText() );
	}

	/** @inheritDoc */
	public function getBodyMessage() {
		$reason = (string)$this->event->getExtraParam( 'reason', '' );
		return $reason === '' ? false : ( new RawMessage( '$1' ) )->plaintextParams( $reason );
	}

	/**
	 * @inheritDoc
	 * @return array{url:string,label:string}
	 */
	public function getPrimaryLink() {
		return [
			'url' => $this->event->getTitle()->getFullURL(),
			'label' => $this->msg( 'eventcalendar-review-notice-link' )->text(),
		];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		return [ $this->getAgentLink() ];
	}
}
