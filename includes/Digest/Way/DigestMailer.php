<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MailAddress;
use MediaWiki\Config\Config;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Observability\Metrics;
use MediaWiki\Language\Language;
use MediaWiki\Mail\IEmailer;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\Sanitizer;
use StatusValue;

/**
 * Hands messages to core's mailer. Addresses are known here and nowhere else: what it says of failures holds none.
 */
class DigestMailer {
	public const SENDER = 'EventCalendarDigestSender';

	/** Beginning of the list's id (RFC 2919) */
	private const LIST = 'eventcalendar-digest';

	/** Characters of RFC 5322's dot-atom that a Message-ID is made of */
	private const ID_DIGITS = 32;

	/**
	 * @param IEmailer $emailer
	 * @param MailHeaders $headers
	 * @param Config $config
	 * @param Language $contentLanguage
	 * @param Metrics $metrics
	 * @param string $wiki WikiMap id
	 */
	public function __construct(
		private readonly IEmailer $emailer,
		private readonly MailHeaders $headers,
		private readonly Config $config,
		private readonly Language $contentLanguage,
		private readonly Metrics $metrics,
		private readonly string $wiki
	) {
	}

	public function allowsHtml(): bool {
		return (bool)$this->config->get( MainConfigNames::AllowHTMLEmail );
	}

	/**
	 * @param MailAddress $to
	 * @param DigestContent $content
	 * @param string $recipient What tells recipients apart; it is not legible in the message
	 * @param string $subject
	 * @param string $text
	 * @param string|null $html
	 * @param string|null $unsubscribe Absolute URL (RFC 8058); null for mailing lists, which have their own
	 */
	public function send(
		MailAddress $to, DigestContent $content, string $recipient, string $subject, string $text, ?string $html,
		?string $unsubscribe
	): DigestResult {
		$from = $this->sender();
		if ( !$this->config->get( MainConfigNames::EnableEmail ) || !$from ) {
			return DigestResult::failed( $from ? 'mail-off' : 'no-sender', true );
		}
		$headers = [
			'Message-ID' => $this->messageId( $content->issue, $recipient ),
			'List-Id' => '<' . self::LIST . ".{$this->host()}>",
			'Auto-Submitted' => 'auto-generated',
			'Precedence' => 'bulk',
			'Content-Language' => $content->language,
		] + ( $unsubscribe === null ? [] : [
			'List-Unsubscribe' => "<$unsubscribe>",
			'List-Unsubscribe-Post' => 'List-Unsubscribe=One-Click',
		] );
		$result = self::result( $this->headers->during( $to, $headers, fn () => $this->emailer->send(
			[ $to ], $from, MailHeaders::clean( $subject ), $text, $this->allowsHtml() ? $html : null
		) ) );
		$this->metrics->count( Metrics::MAILS, [ 'result' => $result->state->value ] );
		return $result;
	}

	/**
	 * The same for the same issue and recipient, whoever sends it and however often: mail systems show one of those that have
	 * the same one.
	 */
	public function messageId( string $issue, string $recipient ): string {
		$key = (string)$this->config->get( MainConfigNames::SecretKey );
		$hash = hash_hmac( 'sha256', "eventcalendar-message\n$this->wiki\n$issue\n$recipient", $key );
		return '<digest.' . strtolower( $issue ) . '.' . substr( $hash, 0, self::ID_DIGITS ) . "@{$this->host()}>";
	}

	private function host(): string {
		$smtp = $this->config->get( MainConfigNames::SMTP );
		$host = is_array( $smtp ) && ( $smtp['IDHost'] ?? '' ) !== ''
			? $smtp['IDHost']
			: (string)parse_url( $this->config->get( MainConfigNames::CanonicalServer ), PHP_URL_HOST );
		return preg_replace( '/[^A-Za-z0-9.-]+/', '', $host ) ?: 'localhost';
	}

	private function sender(): ?MailAddress {
		$address = $this->config->get( self::SENDER ) ?: $this->config->get( MainConfigNames::PasswordSender );
		if ( !is_string( $address ) || !Sanitizer::validateEmail( $address ) ) {
			return null;
		}
		return new MailAddress( $address, MailHeaders::clean( wfMessage( 'emailsender' )->inLanguage( $this->contentLanguage )->text() ) );
	}

	/**
	 * Core tells of a failure in words. Of those of a mail server it quotes the reply, which begins with a code (RFC 5321
	 * §4.2.1): 5yz to a recipient means that it will never take one.
	 */
	private static function result( StatusValue $status ): DigestResult {
		if ( $status->isGood() ) {
			return DigestResult::sent();
		}
		$text = '';
		foreach ( $status->getMessages() as $message ) {
			foreach ( $message->getParams() as $param ) {
				$text .= ' ' . ( is_scalar( $param ) ? $param : $param->getValue() );
			}
		}
		if ( preg_match( '/Failed to connect|authentication failure|STARTTLS/i', $text ) ) {
			return DigestResult::failed( 'connection', true );
		}
		if ( !preg_match( '/\bcode: ([245]\d\d)\b/', $text, $match ) ) {
			return DigestResult::failed( 'mailer' );
		}
		$isRefused = $match[1][0] === '5' && str_contains( $text, 'Failed to add recipient' );
		return $isRefused ? DigestResult::refused( "smtp-$match[1]" ) : DigestResult::failed( "smtp-$match[1]" );
	}
}
