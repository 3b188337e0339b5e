<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

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

	protected function pageName(): string {
		return $this->event->getTitle()->getText();
	}
}
