<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Digest\Way\MailHeaders;
use MediaWiki\Hook\UserMailerTransformMessageHook;

/**
 * Gives mails of the digest the headers by which mail programs let go of them, after core has set its own.
 */
final class DigestMailHandler implements UserMailerTransformMessageHook {
	public function __construct( private readonly MailHeaders $headers ) {
	}

	/** @inheritDoc */
	public function onUserMailerTransformMessage( $to, $from, &$subject, &$headers, &$body, &$error ) {
		$this->headers->apply( $to, $headers );
	}
}
