<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\Notice;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\User;

/**
 * A notice that leads to the page of the issue.
 */
class EchoWay implements DigestWay {
	public function __construct(
		private readonly Notices $notices,
		private readonly TitleFactory $titles,
		private readonly SettingsLookup $settings
	) {
	}

	/** @inheritDoc */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult {
		if ( !$this->notices->canSend() ) {
			return DigestResult::refused( 'no-echo' );
		}
		$page = $this->titles->newFromText( $this->settings->get()->digest->pageOf( $content->issue ) );
		$notice = new Notice(
			DigestNotices::KIND, $page?->exists() ? $page : null, $content->issue, $user,
			details: [ 'issue' => $content->issue, 'number' => $content->more + count( $content->entries() ) ]
		);
		$isSent = ( $isAgain && $this->notices->has( $notice ) ) || $this->notices->send( $notice );
		return $isSent ? DigestResult::sent() : DigestResult::failed( 'echo' );
	}
}
