<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MailAddress;
use MediaWiki\Extension\EventCalendar\Fuzz\Listening\Mailbox;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\WikitextOracle;
use MediaWiki\MediaWikiServices;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The digest: as mail, through core's mailer, and as wikitext.
 */
final class DigestSurface implements Surface {
	private const HEADERS = [
		'message-id', 'list-id', 'auto-submitted', 'precedence', 'content-language', 'list-unsubscribe', 'list-unsubscribe-post', 'from',
			'to', 'date',
		'mime-version', 'content-type', 'content-transfer-encoding', 'x-mailer', 'return-path', 'subject', 'reply-to'
	];

	public function __construct(
		private readonly MediaWikiServices $services,
		private readonly WikitextOracle $wikitext,
		private readonly Mailbox $mailbox
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$now = ConvertibleTimestamp::time();
		$time = $this->services->getService( 'EventCalendar.IssueClock' )->next( $now );
		$desk = $this->services->getService( 'EventCalendar.IssueDesk' );
		$content = $desk->compose( $time, $shown->language(), $now );
		if ( !$content ) {
			return;
		}
		$mail = $this->services->getService( 'EventCalendar.IssuePreview' )->mail( $time, $shown->language(), $now );
		PlainOracle::line( 'subject of the digest', $mail['subject'] );
		PlainOracle::block( 'text of the digest', $mail['text'] );
		HtmlOracle::check( 'HTML of the digest', $mail['html'], $shown->token, true );
		$this->mailbox->take();
		$this->services->getService( 'EventCalendar.DigestMailer' )->send(
			new MailAddress( 'reader@readers.example' ), $content, '1', $mail['subject'] . $shown->event->title()->in( [] ),
				$mail['text'], $mail['html'],
			'https://wiki.example/unsubscribe'
		);
		foreach ( $this->mailbox->take() as [ $headers, $subject ] ) {
			PlainOracle::line( 'subject of the mail', $subject );
			foreach ( $headers as $name => $value ) {
				$isFolded = strtolower( $name ) === 'content-type';
				$isOurs = in_array( strtolower( $name ), self::HEADERS, true );
				if ( !$isOurs || preg_match( $isFolded ? '/\n(?![ \t])/' : '/[\r\n]/', rtrim( $value ) ) || str_contains( $value,
					$shown->token ) ) {
					throw new Finding( 'mail: header of the input', "$name: $value" );
				}
			}
		}
		$page = $this->services->getService( 'EventCalendar.IssuePreview' )->page( $time, $now );
		if ( $page !== null ) {
			$days = $desk->compose( $time, $this->services->getContentLanguage()->getCode(), $now )->days;
			$this->wikitext->check( 'wikitext of the digest', $page, $shown->token, [ 'h' => count( $days ) ] );
		}
	}
}
