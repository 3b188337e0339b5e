<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * What Echo shows of an issue: how many events there are, and where.
 */
final class DigestPresentationModel extends EchoEventPresentationModel {
	/** @inheritDoc */
	public function canRender() {
		$page = $this->event->getTitle();
		return !$page || ( $page->exists() && $this->getUser()->definitelyCan( 'read', $page ) );
	}

	/** @inheritDoc */
	public function getIconType() {
		return 'site';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		return $this->msg( 'notification-header-eventcalendar-digest' )
			->numParams( (int)$this->event->getExtraParam( 'number' ) );
	}

	/** @inheritDoc */
	public function getPrimaryLink(): array {
		$page = $this->event->getTitle() ?? SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE );
		return [ 'url' => $page->getFullURL(), 'label' => $this->msg( 'notification-link-eventcalendar-digest' )->text() ];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		$settings = SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE );
		return [ [
			'url' => $settings->getFullURL(),
			'label' => $this->msg( 'notification-link-eventcalendar-digest-settings' )->text(),
			'description' => '', 'icon' => 'userAvatar', 'prioritized' => false,
		] ];
	}
}
