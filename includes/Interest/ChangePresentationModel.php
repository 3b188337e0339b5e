<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\SpecialPage\SpecialPage;

/**
 * "It has moved" and the like. Of an event that is gone it names the page if the reader may still read it, and otherwise
 * the time alone.
 */
final class ChangePresentationModel extends InterestPresentationModel {
	/** @inheritDoc */
	public function canRender() {
		return Difference::tryFrom( (string)$this->event->getExtraParam( 'what' ) ) !== null;
	}

	/** @inheritDoc */
	public function getIconType() {
		return 'placeholder';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		$what = Difference::from( (string)$this->event->getExtraParam( 'what' ) );
		$subject = $this->subject();
		$old = $this->moment( (int)$this->event->getExtraParam( 'start' ), (bool)$this->event->getExtraParam( 'allday' ) );
		if ( !$subject || $what === Difference::Gone ) {
			$title = $this->event->getTitle();
			return $title && $title->exists() && $this->getUser()->definitelyCan( 'read', $title )
				? $this->msg( 'notification-header-eventcalendar-change-gone' )->plaintextParams( $title->getText(), $old )
				: $this->msg( 'notification-header-eventcalendar-change-gone-page' )->plaintextParams( $old );
		}
		// Messages: notification-header-eventcalendar-change-moved, notification-header-eventcalendar-change-cancelled,
		// notification-header-eventcalendar-change-postponed, notification-header-eventcalendar-change-back
		return $this->msg( "notification-header-eventcalendar-change-$what->value" )
			->plaintextParams( $this->title( $subject ), $old, $this->momentOf( $subject ) );
	}

	/** @inheritDoc */
	public function getBodyMessage() {
		$dates = (int)$this->event->getExtraParam( 'dates' );
		return $dates > 1 ? $this->msg( 'notification-body-eventcalendar-change' )->numParams( $dates ) : false;
	}

	/**
	 * @inheritDoc
	 * @return array{url:string,label:string}
	 */
	public function getPrimaryLink() {
		$subject = $this->subject();
		return $subject ? $this->eventLink( $subject ) : [
			'url' => SpecialPage::getTitleFor( InterestEditor::SPECIAL_PAGE )->getFullURL(),
			'label' => $this->msg( 'eventcalendar-interest-notice-list' )->text(),
		];
	}
}
