<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MailAddress;
use Maintenance;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestFooter;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Sending\BlockResult;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Mail\IEmailer;

require_once __DIR__ . '/Timed.php';

/**
 * Sends an issue as sendEventDigests --run does, and prints what took how long as JSON: seconds in all, of composing, of
 * handing mails to core's mailer (and by it to the receiver), of the ledger; and the peak of memory after each thousand.
 */
class DigestBench extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Measures sending of a digest' );
	}

	public function execute() {
		$composing = new Timed();
		$mailing = new Timed();
		$ledger = new Timed();
		$services = $this->getServiceContainer();
		$services->addServiceManipulator( 'EventCalendar.DigestComposer', static fn ( $inner ) => self::composer( $inner, $composing ) );
		$services->addServiceManipulator( 'EventCalendar.DigestRenderer', static fn ( $inner ) => self::renderer( $inner, $composing ) );
		$services->addServiceManipulator( 'Emailer', static fn ( $inner ) => self::emailer( $inner, $mailing ) );
		$services->addServiceManipulator( 'EventCalendar.DigestLedger', static fn ( $inner ) => self::ledger( $inner, $ledger ) );
		$memory = [];
		$begin = hrtime( true );
		$run = $services->getService( 'EventCalendar.DigestRun' );
		$run->begin();
		$result = $run->sendAll( static function ( string $issue, BlockResult $result ) use ( &$memory ): void {
			$memory[intdiv( $result->sent, 1000 )] ??= memory_get_peak_usage();
		} );
		$this->output( json_encode( [
			'seconds' => ( hrtime( true ) - $begin ) / 1e9, 'composing' => $composing->seconds, 'mailing' => $mailing->seconds,
			'ledger' => $ledger->seconds, 'sent' => $result->sent, 'nothing' => $result->nothing, 'failed' => $result->failed,
			'memory' => $memory + [ 'end' => memory_get_peak_usage() ],
		] ) . "\n" );
	}

	private static function composer( DigestComposer $inner, Timed $time ): DigestComposer {
		return new class( $inner, $time ) implements DigestComposer {
			public function __construct( private readonly DigestComposer $inner, private readonly Timed $time ) {
			}

			public function compose( Issue $issue, SubscriptionFilter $filter, string $language, string $zone ): ?DigestContent {
				return $this->time->measure( fn () => $this->inner->compose( $issue, $filter, $language, $zone ) );
			}

			public function contents( Issue $issue ): IssueContents {
				return $this->time->measure( fn () => $this->inner->contents( $issue ) );
			}
		};
	}

	private static function renderer( DigestRenderer $inner, Timed $time ): DigestRenderer {
		return new class( $inner, $time ) implements DigestRenderer {
			public function __construct( private readonly DigestRenderer $inner, private readonly Timed $time ) {
			}

			public function subject( DigestContent $content ): string {
				return $this->time->measure( fn () => $this->inner->subject( $content ) );
			}

			public function html( DigestContent $content, DigestFooter $footer ): string {
				return $this->time->measure( fn () => $this->inner->html( $content, $footer ) );
			}

			public function text( DigestContent $content, DigestFooter $footer ): string {
				return $this->time->measure( fn () => $this->inner->text( $content, $footer ) );
			}

			public function wikitext( DigestContent $content, DigestFooter $footer ): string {
				return $this->time->measure( fn () => $this->inner->wikitext( $content, $footer ) );
			}
		};
	}

	private static function emailer( IEmailer $inner, Timed $time ): IEmailer {
		return new class( $inner, $time ) implements IEmailer {
			public function __construct( private readonly IEmailer $inner, private readonly Timed $time ) {
			}

			public function send(
				$to, MailAddress $from, string $subject, string $bodyText, ?string $bodyHtml = null, array $options = []
			): \StatusValue {
				return $this->time->measure( fn () => $this->inner->send( $to, $from, $subject, $bodyText, $bodyHtml, $options ) );
			}
		};
	}

	private static function ledger( DigestLedger $inner, Timed $time ): DigestLedger {
		return new class( $inner, $time ) implements DigestLedger {
			public function __construct( private readonly DigestLedger $inner, private readonly Timed $time ) {
			}

			public function lock( string $issue, int $block ): bool {
				return $this->time->measure( fn () => $this->inner->lock( $issue, $block ) );
			}

			public function unlock( string $issue, int $block ): void {
				$this->time->measure( fn () => $this->inner->unlock( $issue, $block ) );
			}

			public function find( string $issue, array $recipients ): array {
				return $this->time->measure( fn () => $this->inner->find( $issue, $recipients ) );
			}

			public function claim( string $issue, array $recipients, int $now ): bool {
				return $this->time->measure( fn () => $this->inner->claim( $issue, $recipients, $now ) );
			}

			public function settle( string $issue, int $recipient, DigestState $state, int $now, string $reason = '' ): void {
				$this->time->measure( fn () => $this->inner->settle( $issue, $recipient, $state, $now, $reason ) );
			}

			public function close( string $issue, array $recipients, DigestState $state, int $now, string $reason = '' ): void {
				$this->time->measure( fn () => $this->inner->close( $issue, $recipients, $state, $now, $reason ) );
			}

			public function retry( string $issue ): void {
				$this->inner->retry( $issue );
			}

			public function totals( string $issue ): array {
				return $this->inner->totals( $issue );
			}
		};
	}
}

return DigestBench::class;
