<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Issue\Issue;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;

/**
 * Puts together what a subscriber is told.
 *
 * What was read and made for an issue is kept as long as the Issue object lives (of contents, the last few hundred): whoever
 * sends an issue to many uses one object for all of them, and each gets to hear the same.
 */
interface DigestComposer {
	/** Entries of one digest; of the other occurrences it says how many there are, and where */
	public const MAX_ENTRIES = 60;

	/** Occurrences of one issue, whoever wants them */
	public const MAX_OF_ISSUE = 2000;

	/**
	 * Asked again for the same, it gives the same object: what was made of it may be kept with it.
	 *
	 * @param Issue $issue
	 * @param SubscriptionFilter $filter
	 * @param string $language Code
	 * @param string $zone IANA name
	 * @return DigestContent|null Null: there is nothing to say
	 */
	public function compose( Issue $issue, SubscriptionFilter $filter, string $language, string $zone ): ?DigestContent;

	/**
	 * What the next issue has to know of this one.
	 */
	public function contents( Issue $issue ): IssueContents;
}
