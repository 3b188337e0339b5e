<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Sending;

use InvalidArgumentException;
use MailAddress;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Way\ListMail;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use Psr\Log\LoggerInterface;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Sends issues to the mailing lists of `LocalSettings.php`, each of them once. There is a handful of them: cron does it itself.
 */
class DigestLists {
	private const BLOCK = 0;

	/**
	 * @param array<string,array<string,mixed>> $entries `$wgEventCalendarDigestLists`
	 * @param string $language Code of the wiki's language
	 * @param DigestIssues $issues
	 * @param DigestLedger $ledger Of lists: recipients are checksums of their ids
	 * @param DigestComposer $composer
	 * @param ListMail $mail
	 * @param LoggerInterface $logger
	 */
	public function __construct(
		private readonly array $entries,
		private readonly string $language,
		private readonly DigestIssues $issues,
		private readonly DigestLedger $ledger,
		private readonly DigestComposer $composer,
		private readonly ListMail $mail,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @return int How many lists are to get it later
	 */
	public function send( StoredIssue $issue ): int {
		$open = 0;
		if ( $this->entries && $this->ledger->lock( $issue->name, self::BLOCK ) ) {
			try {
				foreach ( $this->entries as $id => $entry ) {
					$open += (int)!$this->isDone( $issue, (string)$id, $entry );
				}
			} finally {
				$this->ledger->unlock( $issue->name, self::BLOCK );
			}
		}
		return $open;
	}

	/** @param array<string,mixed> $entry */
	private function isDone( StoredIssue $issue, string $id, array $entry ): bool {
		$now = ConvertibleTimestamp::time();
		$recipient = crc32( $id );
		$known = $this->ledger->find( $issue->name, [ $recipient ] )[$recipient] ?? null;
		if ( $known && !$known->isDue( $now ) ) {
			return $known->isFinal();
		}
		try {
			$list = MailingList::fromArray( $id, $entry, $this->language );
		} catch ( InvalidArgumentException $e ) {
			$this->logger->error( 'A mailing list gets no digest: {problem}', [
				'event' => 'digest-list-invalid', 'list' => $id, 'problem' => $e->getMessage()
			] );
			$this->ledger->close( $issue->name, [ $recipient ], DigestState::Refused, $now, 'settings' );
			return true;
		}
		$edition = $this->issues->edition( $issue, $list->rhythm, $now );
		$content = $edition ? $this->composer->compose( $edition, $list->filter, $list->language, $list->zone ) : null;
		if ( !$content ) {
			$this->ledger->close( $issue->name, [ $recipient ], DigestState::Nothing, $now );
			return true;
		}
		if ( !$this->ledger->claim( $issue->name, [ $recipient ], $now ) ) {
			return false;
		}
		$result = $this->mail->send( new MailAddress( $list->address ), $list, $content );
		$this->ledger->settle( $issue->name, $recipient, $result->state, ConvertibleTimestamp::time(), $result->reason );
		if ( $result->state !== DigestState::Sent ) {
			$this->logger->warning( 'The mailing list {list} did not get the digest: {reason}', [
				'event' => 'digest-list-failed', 'issue' => $issue->name, 'list' => $id, 'reason' => $result->reason
			] );
		}
		return $result->state !== DigestState::Failed;
	}
}
