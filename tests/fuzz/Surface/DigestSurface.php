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
		$isMail = $shown->turn( [ true, false ] );
		$language = $isMail ? $shown->language() : $this->services->getContentLanguage()->getCode();
		$time = $this->services->getService( 'EventCalendar.IssueClock' )->next( $now );
		$content = $this->services->getService( 'EventCalendar.IssueDesk' )->compose( $time, $language, $now );
		if ( !$content ) {
			return;
		}
		$preview = $this->services->getService( 'EventCalendar.IssuePreview' );
		if ( $isMail ) {
			$this->checkMail( $preview->mail( $time, $language, $now ), $content, $shown );
		} else {
			$this->wikitext->check(
				'wikitext of the digest', $preview->page( $time, $now ), $shown->token, [ 'h' => count( $content->days ) ]
			);
		}
	}

	/**
	 * @param array{subject:string,html:string,text:string} $mail
	 * @param object $content What the mailer wants to know
	 * @param Shown $shown
	 */
	private function checkMail( array $mail, object $content, Shown $shown ): void {
		PlainOracle::line( 'subject of the digest', $mail['subject'] );
		PlainOracle::block( 'text of the digest', $mail['text'] );
		HtmlOracle::check( 'HTML of the digest', $mail['html'], $shown->token, true );
		$this->mailbox->take();
		// Once more into the subject: whatever it is, no header may come of it.
		$this->services->getService( 'EventCalendar.DigestMailer' )->send(
			new MailAddress( 'reader@readers.example' ), $content, '1', $mail['subject'] . $shown->event->title()->in( [] ),
			$mail['text'], $mail['html'], 'https://wiki.example/unsubscribe'
		);
		foreach ( $this->mailbox->take() as [ $headers, $subject ] ) {
			PlainOracle::line( 'subject of the mail', $subject );
			foreach ( $headers as $name => $value ) {
				$breaks = strtolower( $name ) === 'content-type' ? '/\n(?![ \t])/' : '/[\r\n]/';
				$isOurs = in_array( strtolower( $name ), self::HEADERS, true ) && !str_contains( $value, $shown->token );
				if ( !$isOurs || preg_match( $breaks, rtrim( $value ) ) ) {
					throw new Finding( 'mail: header of the input', "$name: $value" );
				}
			}
		}
	}
}
