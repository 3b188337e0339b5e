<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Organizer;

use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\Message\Message;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * "The next digest closes on Monday. These days are free: add yours."
 */
final class OrganizersPresentationModel extends EchoEventPresentationModel {
	/** @inheritDoc */
	public function getIconType() {
		return 'site';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		$closes = (string)$this->event->getExtraParam( 'closes' );
		return $this->msg( 'notification-header-eventcalendar-digest-organizers' )->plaintextParams(
			$this->language->userDate( wfTimestamp( TS_MW, $closes ), $this->getUser() ),
			$this->language->userTime( wfTimestamp( TS_MW, $closes ), $this->getUser() )
		);
	}

	/** @inheritDoc */
	public function getBodyMessage(): Message {
		$days = array_filter( array_map( WallTime::parse( ... ), explode( '|', (string)$this->event->getExtraParam( 'free' ) ) ) );
		// Days of the digest's zone, and no instants: they are the same for everybody.
		$names = array_map( fn ( WallTime $day ) => $this->language->userDate(
			wfTimestamp( TS_MW, $day->seconds ), $this->getUser(), [ 'timecorrection' => false ]
		), $days );
		return $names
			? $this->msg( 'notification-body-eventcalendar-digest-organizers' )
				->plaintextParams( $this->language->listToText( array_values( $names ) ) )
				->numParams( (int)$this->event->getExtraParam( 'days' ) )
			: $this->msg( 'notification-body-eventcalendar-digest-organizers-full' );
	}

	/** @inheritDoc */
	public function getPrimaryLink(): array {
		return [
			'url' => SpecialPage::getTitleFor( 'EventPromotion', 'digest' )->getFullURL(),
			'label' => $this->msg( 'notification-link-eventcalendar-digest-organizers' )->text(),
		];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		return [ [
			'url' => SpecialPage::getTitleFor( 'ScheduleEvent' )->getFullURL(),
			'label' => $this->msg( 'notification-link-eventcalendar-digest-organizers-add' )->text(),
			'description' => '', 'icon' => 'edit', 'prioritized' => true,
		] ];
	}
}
