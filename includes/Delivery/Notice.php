<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;

/**
 * What somebody is told. It names the page and the occurrence and quotes nothing, so that what is hidden later is in no
 * notice.
 */
final class Notice {
	/**
	 * @param string $type A kind that NoticeKinds knows
	 * @param Title|null $page Of the event; null if it is on another wiki, or gone, and for what is about no page in particular
	 * @param string $occurrence As OccurrenceId writes it for this wiki
	 * @param UserIdentity $recipient
	 * @param UserIdentity|null $agent Who is behind it; null: nobody in particular
	 * @param array<string,int|string> $details What tells it from others about the same occurrence, for the presentation model
	 * @param array<string,int|string> $contents What it says beside: one that says something else now is the same notice
	 */
	public function __construct(
		public readonly string $type,
		public readonly ?Title $page,
		public readonly string $occurrence,
		public readonly UserIdentity $recipient,
		public readonly ?UserIdentity $agent = null,
		public readonly array $details = [],
		public readonly array $contents = []
	) {
	}
}
