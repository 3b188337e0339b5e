<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Store\DigestLedger;
use MediaWiki\Extension\EventCalendar\Store\IssueReopening;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What editors do with the issue that goes out next. The caller has checked the token.
 */
class IssueEditor {
	/** In place of a block of subscribers: who changes an issue has its lock */
	private const LOCK = -1;

	/**
	 * @param IssueStore $store
	 * @param DigestIssues $issues
	 * @param IntroductionCheck $check
	 * @param DigestLog $log
	 * @param DigestDispatch $dispatch
	 * @param IssueReopening $reopening
	 * @param DigestLedger[] $ledgers Of subscribers first, then of lists
	 */
	public function __construct(
		private readonly IssueStore $store,
		private readonly DigestIssues $issues,
		private readonly IntroductionCheck $check,
		private readonly DigestLog $log,
		private readonly DigestDispatch $dispatch,
		private readonly IssueReopening $reopening,
		private readonly array $ledgers
	) {
	}

	/**
	 * @param array<string,string> $introduction Wikitext by language code
	 * @return string What tells one version of it from another
	 */
	public static function version( array $introduction ): string {
		ksort( $introduction, SORT_STRING );
		return substr( hash( 'sha256', json_encode( $introduction, JSON_THROW_ON_ERROR ) ), 0, 32 );
	}

	/**
	 * @param array<string,string> $texts Wikitext by language code, as typed
	 */
	public function check( array $texts ): StatusValue {
		return $this->check->check( IntroductionCheck::tidy( $texts ) );
	}

	/**
	 * @param IssueTime $issue
	 * @param array<string,string> $texts Wikitext by language code, as typed
	 * @param string $seen Version that the editor began with
	 * @param Authority $editor
	 */
	public function introduce( IssueTime $issue, array $texts, string $seen, Authority $editor ): StatusValue {
		$texts = IntroductionCheck::tidy( $texts );
		$status = $this->check->check( $texts );
		if ( !$status->isOK() ) {
			return $status;
		}
		return $this->change( $issue->name, $editor, function ( int $now ) use ( $issue, $texts, $seen, $editor ): ?string {
			$stored = $this->store->find( $issue->name )->introduction ?? [];
			// A second click finds what the first one has written.
			if ( self::version( $stored ) === self::version( $texts ) ) {
				return null;
			}
			if ( self::version( $stored ) !== $seen ) {
				return 'eventcalendar-promotion-digest-conflict';
			}
			if ( !$this->store->setIntroduction( $issue->name, $issue->closes, $texts, $now ) ) {
				return 'eventcalendar-promotion-digest-gone';
			}
			$this->log->add( DigestLog::INTRODUCTION, $issue->name, $editor->getUser(), '', array_keys( $texts ) ?: [ '–' ] );
			return null;
		} );
	}

	public function hold( IssueTime $issue, string $reason, Authority $editor ): StatusValue {
		$problem = match ( true ) {
			$reason === '' => 'eventcalendar-promotion-digest-no-reason',
			mb_strlen( $reason ) > PromotionNote::LONGEST_REASON => 'eventcalendar-promotion-long-reason',
			default => null
		};
		return $problem === null
			? $this->setHeld( $issue, true, $reason, $editor )
			: StatusValue::newFatal( $problem );
	}

	public function release( IssueTime $issue, Authority $editor ): StatusValue {
		return $this->setHeld( $issue, false, '', $editor );
	}

	private function setHeld( IssueTime $issue, bool $isHeld, string $reason, Authority $editor ): StatusValue {
		return $this->change( $issue->name, $editor, function ( int $now ) use ( $issue, $isHeld, $reason, $editor ): ?string {
			$state = $this->store->find( $issue->name )->state ?? IssueState::Draft;
			if ( $state === ( $isHeld ? IssueState::Held : IssueState::Draft ) ) {
				return null;
			}
			if ( !$this->store->setHeld( $issue->name, $issue->closes, $isHeld, $now ) ) {
				return 'eventcalendar-promotion-digest-gone';
			}
			$this->log->add( $isHeld ? DigestLog::HOLD : DigestLog::RELEASE, $issue->name, $editor->getUser(), $reason );
			return null;
		} );
	}

	/**
	 * @param IssueTime $issue
	 * @param string $seen Version of the introduction that the editor has seen
	 * @param Authority $editor
	 */
	public function send( IssueTime $issue, string $seen, Authority $editor ): StatusValue {
		return $this->change( $issue->name, $editor, function ( int $now ) use ( $issue, $seen, $editor ): ?string {
			$stored = $this->store->find( $issue->name );
			if ( $stored?->state === IssueState::Held ) {
				return 'eventcalendar-promotion-digest-is-held';
			}
			if ( self::version( $stored->introduction ?? [] ) !== $seen ) {
				return 'eventcalendar-promotion-digest-conflict';
			}
			$state = $this->issues->begin( $issue, $now );
			if ( $state !== IssueState::Sending ) {
				return $state ? 'eventcalendar-promotion-digest-late' : 'eventcalendar-promotion-digest-gone';
			}
			$this->log->add( DigestLog::SEND, $issue->name, $editor->getUser() );
			$this->dispatch->soon();
			return null;
		} );
	}

	/** Tries what failed once more, of an issue that went out in the last days */
	public function retry( string $issue, Authority $editor ): StatusValue {
		return $this->change( $issue, $editor, function ( int $now ) use ( $issue ): ?string {
			$stored = $this->store->find( $issue );
			$isThere = $stored && !$this->issues->isOver( $stored, $now ) && match ( $stored->state ) {
				IssueState::Sending => true,
				IssueState::Sent => $this->reopening->reopen( $issue ),
				default => false
			};
			if ( !$isThere ) {
				return 'eventcalendar-promotion-digest-over';
			}
			foreach ( $this->ledgers as $ledger ) {
				$ledger->retry( $issue );
			}
			$this->dispatch->soon();
			return null;
		} );
	}

	/**
	 * @param string $issue Name
	 * @param Authority $editor
	 * @param callable(int):(string|null) $act Given the time; says what was wrong
	 */
	private function change( string $issue, Authority $editor, callable $act ): StatusValue {
		$allowed = PermissionStatus::newEmpty();
		if ( !$editor->authorizeWrite( PromotionDesk::RIGHT, Title::newMainPage(), $allowed ) ) {
			return $allowed;
		}
		if ( !$this->ledgers[0]->lock( $issue, self::LOCK ) ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-digest-conflict' );
		}
		try {
			$problem = $act( ConvertibleTimestamp::time() );
		} finally {
			$this->ledgers[0]->unlock( $issue, self::LOCK );
		}
		return $problem === null ? StatusValue::newGood() : StatusValue::newFatal( $problem );
	}
}
