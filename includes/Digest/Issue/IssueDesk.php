<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * What editors have before them: the issue that goes out next, as somebody who wants to hear of everything will get it.
 */
class IssueDesk {
	public function __construct(
		private readonly IssueClock $clock,
		private readonly IssueStore $store,
		private readonly DigestIssues $issues,
		private readonly DigestComposer $composer,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * @param int $now Unix time
	 * @return IssueTime The first one that did not go out. One that has closed is among them if somebody holds it, or wrote
	 *  something for it that cron has not come to yet
	 */
	public function current( int $now ): IssueTime {
		$last = $this->clock->last( $now );
		$state = $this->store->find( $last->name )?->state;
		if ( $state && self::isOpen( $state ) ) {
			return $last;
		}
		$next = $this->clock->next( $now );
		// Somebody may have sent it early.
		while ( !self::isOpen( $this->stored( $next )->state ) ) {
			$next = $this->clock->next( $next->closes );
		}
		return $next;
	}

	/**
	 * @param IssueTime $issue
	 * @return int Unix time when the one after it closes: from then on it cannot go out any more
	 */
	public function deadline( IssueTime $issue ): int {
		return $this->clock->next( $issue->closes )->closes;
	}

	public function stored( IssueTime $time ): StoredIssue {
		return $this->store->find( $time->name ) ?? new StoredIssue( $time->name, IssueState::Draft, $time->closes, 0 );
	}

	/**
	 * @param IssueTime $time
	 * @param string $language Code
	 * @param int $from Unix time: what is over by then is left out
	 * @param array<string,string>|null $introduction Wikitext by language code, in place of what is stored
	 * @return DigestContent|null Null: there is nothing to say
	 */
	public function compose( IssueTime $time, string $language, int $from, ?array $introduction = null ): ?DigestContent {
		$issue = $this->issues->draft( $time, DigestSettings::WEEKLY, $from )
			?? $this->issues->draft( $time, DigestSettings::FORTNIGHTLY, $from );
		if ( !$issue ) {
			return null;
		}
		if ( $introduction !== null ) {
			$issue = new Issue(
				$issue->name, $issue->rhythm, $issue->from, $issue->to, $issue->closes, $issue->state, $introduction, $issue->previous
			);
		}
		return $this->composer->compose( $issue, new SubscriptionFilter(), $language, $this->settings->get()->digest->zone );
	}

	private static function isOpen( IssueState $state ): bool {
		return $state === IssueState::Draft || $state === IssueState::Held;
	}
}
