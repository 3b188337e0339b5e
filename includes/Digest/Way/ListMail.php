<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MailAddress;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Sending\MailingList;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;

/**
 * A digest as a mail to a list: its readers end their subscription with the list.
 */
class ListMail {
	public function __construct(
		private readonly DigestMailer $mailer,
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links
	) {
	}

	public function send( MailAddress $to, MailingList $list, DigestContent $content ): DigestResult {
		$footer = $this->links->footerForAll();
		return $this->mailer->send(
			$to, $content, "list $list->id",
			$this->renderer->subject( $content ),
			$this->renderer->text( $content, $footer ),
			$list->format === 'html' && $this->mailer->allowsHtml() ? $this->renderer->html( $content, $footer ) : null,
			null
		);
	}
}
