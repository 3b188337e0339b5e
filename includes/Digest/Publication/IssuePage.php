<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestAccount;
use MediaWiki\Extension\EventCalendar\Promotion\ActingUser;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\Rdbms\IDBAccessObject;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * An issue that went out, as a page of this wiki: an ordinary edit of the digest's own account, made once. What people do
 * with the page then is theirs: it is not written over and, if they delete it, not made again.
 */
class IssuePage {
	/** Issues that are looked at */
	private const LATEST = 3;

	/** Seconds for which it is tried again whenever cron comes: later, most of it is over */
	private const GIVE_UP = 2 * 86400;

	public function __construct(
		private readonly IssueStore $store,
		private readonly IssueClock $clock,
		private readonly IssuePreview $preview,
		private readonly SettingsLookup $settings,
		private readonly TitleFactory $titles,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @return Title|null Where the issue's page is, or would be; null if the settings name none
	 */
	public function title( string $issue ): ?Title {
		$settings = $this->settings->get()->digest;
		$title = $settings->page === '' ? null : $this->titles->newFromText( $settings->pageOf( $issue ) );
		return $title?->canExist() ? $title : null;
	}

	/**
	 * Makes the pages that are missing of issues that went out lately. Never throws: mails do not wait for it.
	 *
	 * @return int How many were made
	 */
	public function publishAll(): int {
		$now = ConvertibleTimestamp::time();
		$made = 0;
		foreach ( $this->store->latest( self::LATEST ) as $issue ) {
			$isOut = $issue->state === IssueState::Sending || $issue->state === IssueState::Sent;
			if ( $isOut && $now - $issue->changed <= self::GIVE_UP ) {
				try {
					$made += (int)$this->publish( $issue, $now );
				} catch ( Throwable $e ) {
					$this->logger->error( 'The page of the issue {issue} could not be made', [
						'event' => 'digest-page-broken', 'issue' => $issue->name, 'exception' => $e
					] );
				}
			}
		}
		return $made;
	}

	private function publish( StoredIssue $issue, int $now ): bool {
		$title = $this->title( $issue->name );
		if ( !$title || $title->exists( IDBAccessObject::READ_LATEST ) || $title->hasDeletedEdits() ) {
			return false;
		}
		$bot = DigestAccount::user();
		$time = $this->clock->named( $issue->name ) ?? new IssueTime( $issue->name, $issue->closes, true );
		$text = $bot ? $this->preview->page( $time, $now ) : null;
		if ( !$bot || $text === null ) {
			return false;
		}
		try {
			$answer = InternalEdit::save( [
				'title' => $title->getPrefixedText(),
				'text' => $text,
				'contentmodel' => CONTENT_MODEL_WIKITEXT,
				'summary' => wfMessage( 'eventcalendar-promotion-digest-page-summary' )->inContentLanguage()->text(),
				'createonly' => '1',
				'watchlist' => 'nochange',
				'bot' => '1',
			], ActingUser::context( $bot ) );
		} catch ( ApiUsageException $e ) {
			$answer = [ 'result' => $e->getMessage() ];
		}
		if ( ( $answer['result'] ?? null ) !== 'Success' ) {
			$this->logger->warning( 'The page {page} of an issue of the digest could not be made: {reason}', [
				'event' => 'digest-page-failed', 'page' => $title->getPrefixedText(), 'reason' => (string)( $answer['result'] ?? '' )
			] );
			return false;
		}
		// Whoever asks for it next in this process is to find it.
		$title->resetArticleID( false );
		return true;
	}
}
