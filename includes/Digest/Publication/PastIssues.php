<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

use MediaWiki\Extension\EventCalendar\Config\DigestSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Composing\DigestComposer;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestDay;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Issue\DigestIssues;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueClock;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\IssueStore;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;

/**
 * Issues that went out, with what the index says today of the pages that they told of.
 */
class PastIssues {
	public const MOST = 10;

	/** Some of the latest are still to come */
	private const LOOKED_AT = 14;

	public function __construct(
		private readonly IssueStore $store,
		private readonly IssueClock $clock,
		private readonly DigestIssues $issues,
		private readonly DigestComposer $composer,
		private readonly SettingsLookup $settings,
		private readonly string $localWiki
	) {
	}

	/** @return StoredIssue[] The last one first */
	public function latest(): array {
		$isOut = static fn ( StoredIssue $issue ) => $issue->state === IssueState::Sending || $issue->state === IssueState::Sent;
		return array_slice( array_values( array_filter( $this->store->latest( self::LOOKED_AT ), $isOut ) ), 0, self::MOST );
	}

	/** @return int Unix time when one of them last came into its state; 0: there is none */
	public function changed(): int {
		return max( 0, 0, ...array_map( static fn ( StoredIssue $issue ) => $issue->changed, $this->latest() ) );
	}

	/**
	 * @param StoredIssue $stored
	 * @param string $language Code
	 * @return DigestContent|null Null if nothing of it is left
	 */
	public function compose( StoredIssue $stored, string $language ): ?DigestContent {
		$time = $this->clock->named( $stored->name ) ?? new IssueTime( $stored->name, $stored->closes, true );
		// One that was sent early began before it closed.
		$from = min( $stored->closes, $stored->changed );
		foreach ( [ DigestSettings::WEEKLY, DigestSettings::FORTNIGHTLY ] as $rhythm ) {
			$contents = $this->store->contents( $stored->name, $rhythm );
			$issue = $contents ? $this->issues->draft( $time, $rhythm, $from ) : null;
			if ( $issue ) {
				$zone = $this->settings->get()->digest->zone;
				$content = $this->composer->compose( $issue, new SubscriptionFilter(), $language, $zone );
				return $content ? $this->only( $content, $contents ) : null;
			}
		}
		return null;
	}

	/** Without what came into the calendar later */
	private function only( DigestContent $content, IssueContents $contents ): ?DigestContent {
		$told = [];
		foreach ( $contents->told as $each ) {
			$told["$each[wiki] $each[page]"] = true;
		}
		$isTold = function ( DigestEntry $entry ) use ( $told ): bool {
			$id = OccurrenceId::parse( $entry->occurrence, $this->localWiki );
			return $id && isset( $told["$id->wiki $id->pageId"] );
		};
		$days = [];
		foreach ( $content->days as $day ) {
			$entries = array_values( array_filter( $day->entries, $isTold ) );
			if ( $entries ) {
				$days[] = new DigestDay( $day->date, $day->label, $entries );
			}
		}
		return $days === [] ? null : new DigestContent(
			$content->issue, $content->from, $content->to, $content->filter, $content->language, $content->zone,
			$content->introduction, $days, $content->more, $content->calendar
		);
	}
}
