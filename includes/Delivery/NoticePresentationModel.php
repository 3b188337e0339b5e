<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;

/**
 * What Echo shows of a notice about an occurrence. Nothing, if the page is gone or the reader may not read it.
 */
abstract class NoticePresentationModel extends EchoEventPresentationModel {
	/** @inheritDoc */
	public function canRender() {
		$title = $this->event->getTitle();
		return $title && $title->exists() && $this->getUser()->definitelyCan( 'read', $title );
	}

	/**
	 * @return string Name of the page, and which date it is about if there are several
	 */
	protected function name(): string {
		$name = $this->event->getTitle()->getText();
		$date = WallTime::parse( explode( ':', (string)$this->event->getExtraParam( 'occurrence' ), 2 )[1] ?? '' );
		return $date === null ? $name : $name . $this->msg( 'comma-separator' )->text()
			. $this->language->userDate( (string)$date->seconds, $this->getUser(), [ 'timecorrection' => false ] );
	}
}
