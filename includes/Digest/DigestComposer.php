<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest;

/**
 * Puts together what a subscriber is told.
 */
interface DigestComposer {
	/** Occurrences of one digest; of the others it says how many there are, and where */
	public const MAX_OCCURRENCES = 60;

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
