<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MailAddress;
use MediaWiki\Config\HashConfig;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestMailer;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Extension\EventCalendar\Digest\Way\MailHeaders;
use MediaWiki\Extension\EventCalendar\Hooks\DigestMailHandler;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Mail\IEmailer;
use MediaWiki\MainConfigNames;
use MediaWikiIntegrationTestCase;
use StatusValue;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestMailer
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\MailHeaders
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\DigestMailHandler
 */
final class DigestMailerTest extends MediaWikiIntegrationTestCase {
	private MailHeaders $headers;
	private array $sent = [];

	private function mailer( array $settings = [], ?StatusValue $status = null ): DigestMailer {
		$this->headers = new MailHeaders();
		$emailer = $this->createMock( IEmailer::class );
		$emailer->method( 'send' )->willReturnCallback(
			function ( $to, MailAddress $from, string $subject, string $text, ?string $html ) use ( $status ) {
				// As core's mailer: it sets its own, then asks the hook.
				$headers = [ 'Message-ID' => '<core@x>', 'List-Unsubscribe' => '<core>', 'Date' => 'now' ];
				$body = $text;
				$error = null;
				( new DigestMailHandler( $this->headers ) )
					->onUserMailerTransformMessage( $to, $from, $subject, $headers, $body, $error );
				$this->sent[] = [ 'from' => $from->address, 'subject' => $subject, 'html' => $html, 'headers' => $headers ];
				return $status ?? StatusValue::newGood();
			}
		);
		$services = $this->getServiceContainer();
		return new DigestMailer( $emailer, $this->headers, new HashConfig( $settings + [
			MainConfigNames::EnableEmail => true, MainConfigNames::AllowHTMLEmail => true, MainConfigNames::SMTP => false,
			MainConfigNames::CanonicalServer => 'https://wiki.example', MainConfigNames::SecretKey => 'key',
			MainConfigNames::PasswordSender => 'wiki@wiki.example', DigestMailer::SENDER => '',
		] ), $services->getContentLanguage(), $services->getService( 'EventCalendar.Metrics' ), 'wiki' );
	}

	private function send( DigestMailer $mailer, string $subject = 'Events', string $language = 'en' ): DigestResult {
		return $mailer->send(
			new MailAddress( 'a@readers.example' ),
			new DigestContent( '2026-W49', 0, 1, new SubscriptionFilter(), $language, 'UTC', null, [], 0, 'https://x' ),
			'1', $subject, 'text', '<html>', 'https://wiki.example/unsubscribe?token=1'
		);
	}

	public function testItsHeadersWinOverThoseOfCore(): void {
		$this->assertSame( DigestState::Sent, $this->send( $this->mailer() )->state );
		[ 'headers' => $headers, 'html' => $html ] = $this->sent[0];
		$this->assertSame( '<https://wiki.example/unsubscribe?token=1>', $headers['List-Unsubscribe'] );
		$this->assertSame( 'List-Unsubscribe=One-Click', $headers['List-Unsubscribe-Post'] );
		$this->assertMatchesRegularExpression( '/^<digest\.2026-w49\.[0-9a-f]{32}@wiki\.example>$/', $headers['Message-ID'] );
		$this->assertSame( 'now', $headers['Date'] );
		$this->assertSame( '<html>', $html );
	}

	public function testMessagesOfOthersKeepTheirs(): void {
		$mailer = $this->mailer();
		$this->send( $mailer );
		$headers = [ 'List-Unsubscribe' => '<core>' ];
		$this->headers->apply( [ new MailAddress( 'a@readers.example' ) ], $headers );
		$this->assertSame( [ 'List-Unsubscribe' => '<core>' ], $headers, 'after it was sent' );

		$this->headers->during( new MailAddress( 'a@readers.example' ), [ 'X' => 'y' ], function () use ( &$headers ) {
			$this->headers->apply( [ new MailAddress( 'b@readers.example' ) ], $headers );
		} );
		$this->assertSame( [ 'List-Unsubscribe' => '<core>' ], $headers, 'to another address meanwhile' );
	}

	public function testAMessageHasTheSameIdHoweverOftenItIsSentAndNoOtherHasIt(): void {
		$mailer = $this->mailer();
		$this->assertSame( $mailer->messageId( '2026-W49', '1' ), $this->mailer()->messageId( '2026-W49', '1' ) );
		$this->assertNotSame( $mailer->messageId( '2026-W49', '1' ), $mailer->messageId( '2026-W49', '2' ) );
		$this->assertNotSame( $mailer->messageId( '2026-W49', '1' ), $mailer->messageId( '2026-W50', '1' ) );
		$this->assertNotSame(
			$mailer->messageId( '2026-W49', '1' ),
			$this->mailer( [ MainConfigNames::SecretKey => 'another' ] )->messageId( '2026-W49', '1' )
		);
	}

	public function testNobodyWritesAHeaderOfTheirOwn(): void {
		$this->send( $this->mailer(), "Events\r\nBcc: all@readers.example", "en\nX-Evil: 1" );
		$this->assertSame( 'Events Bcc: all@readers.example', $this->sent[0]['subject'] );
		foreach ( $this->sent[0]['headers'] as $value ) {
			$this->assertDoesNotMatchRegularExpression( '/[\r\n]/', $value );
		}
	}

	public static function provideFailures(): iterable {
		$quote = static fn ( string $what, string $reply ) => "$what [SMTP: Invalid response code received from server ($reply)]";
		yield 'no such mailbox' => [
			$quote( 'Failed to add recipient: a@readers.example', 'code: 550, response: no a@readers.example here' ),
			DigestState::Refused, 'smtp-550', false
		];
		yield 'mailbox busy' => [
			$quote( 'Failed to add recipient: a@readers.example', 'code: 450, response: later' ), DigestState::Failed, 'smtp-450', false
		];
		yield 'sender refused' => [
			$quote( 'Failed to set sender: wiki@wiki.example', 'code: 550, response: no' ), DigestState::Failed, 'smtp-550', false
		];
		yield 'message refused' => [ $quote( 'Failed to send data', 'code: 452, response: full' ), DigestState::Failed, 'smtp-452', false ];
		yield 'nobody there' => [ 'Failed to connect to 127.0.0.1:25 [SMTP: …]', DigestState::Failed, 'connection', true ];
		yield 'something else with an address' => [ 'Oh no: a@readers.example', DigestState::Failed, 'mailer', false ];
	}

	/** @dataProvider provideFailures */
	public function testAFailureIsToldByACodeWithoutAddresses( string $text, DigestState $state, string $reason, bool $isForAll ): void {
		$result = $this->send( $this->mailer( [], StatusValue::newFatal( 'pear-mail-error', $text ) ) );
		$this->assertSame( [ $state, $reason, $isForAll ], [ $result->state, $result->reason, $result->isForAll ] );
	}

	public function testNothingIsSentWhereMailIsOffOrComesFromNowhere(): void {
		$this->assertSame( 'mail-off', $this->send( $this->mailer( [ MainConfigNames::EnableEmail => false ] ) )->reason );
		$this->assertSame( 'no-sender', $this->send( $this->mailer( [ DigestMailer::SENDER => 'nobody' ] ) )->reason );
		$this->assertSame( [], $this->sent );
	}

	public function testHtmlIsLeftOutWhereTheWikiSendsNone(): void {
		$this->send( $this->mailer( [ MainConfigNames::AllowHTMLEmail => false, DigestMailer::SENDER => 'digest@wiki.example' ] ) );
		$this->assertNull( $this->sent[0]['html'] );
		$this->assertSame( 'digest@wiki.example', $this->sent[0]['from'] );
	}
}
