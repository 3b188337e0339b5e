<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

/**
 * "It begins soon."
 */
final class ReminderPresentationModel extends InterestPresentationModel {
	/** @inheritDoc */
	public function canRender() {
		return $this->subject() !== null;
	}

	/** @inheritDoc */
	public function getIconType() {
		return 'placeholder';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		return $this->msg( 'notification-header-eventcalendar-reminder' )
			->plaintextParams( $this->title( $this->subject() ), $this->momentOf( $this->subject() ) );
	}

	/** @inheritDoc */
	public function getBodyMessage() {
		$join = $this->join();
		return $join === null ? false : $this->msg( 'notification-body-eventcalendar-reminder' )->plaintextParams( $join );
	}

	/**
	 * @inheritDoc
	 * @return array{url:string,label:string}
	 */
	public function getPrimaryLink() {
		return $this->eventLink( $this->subject() );
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		$join = $this->join();
		return [ ...( $join === null ? [] : [ [
			'url' => $join,
			'label' => $this->msg( 'eventcalendar-interest-notice-join' )->text(),
			'description' => '',
			'icon' => false,
			'prioritized' => true,
		] ] ), $this->listLink() ];
	}

	/** @return string|null Where one takes part, if that is a page of the web */
	private function join(): ?string {
		foreach ( $this->subject()->occurrence->event->participation() as $way ) {
			if ( preg_match( '~^https?://[^\s]+$~Di', $way['url'] ?? '' ) ) {
				return $way['url'];
			}
		}
		return null;
	}
}
