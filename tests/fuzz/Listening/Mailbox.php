<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Listening;

use MediaWiki\Hook\AlternateUserMailerHook;

/**
 * Takes what core's mailer would hand to the mail server.
 */
final class Mailbox implements AlternateUserMailerHook {
	/** @var array<array{array<string,string>,string,string}> Headers, subject, body */
	private array $mails = [];

	/** @inheritDoc */
	public function onAlternateUserMailer( $headers, $to, $from, $subject, $body ) {
		$this->mails[] = [ $headers, $subject, $body ];
		return false;
	}

	/** @return array<array{array<string,string>,string,string}> What came since the last call */
	public function take(): array {
		[ $mails, $this->mails ] = [ $this->mails, [] ];
		return $mails;
	}
}
