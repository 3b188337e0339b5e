<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MailAddress;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\User\User;

/**
 * To the confirmed address of a user.
 */
class MailWay implements DigestWay {
	public function __construct(
		private readonly DigestMailer $mailer,
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links
	) {
	}

	/** @inheritDoc */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult {
		if ( !$user->isEmailConfirmed() ) {
			return DigestResult::refused( 'no-address' );
		}
		$footer = $this->links->footer( $subscription );
		$isHtml = $subscription->format === 'html' && $this->mailer->allowsHtml();
		return $this->mailer->send(
			MailAddress::newFromUser( $user ),
			$content,
			(string)$subscription->user,
			$this->renderer->subject( $content ),
			$this->renderer->text( $content, $footer ),
			$isHtml ? $this->renderer->html( $content, $footer ) : null,
			$footer->unsubscribe
		);
	}
}
