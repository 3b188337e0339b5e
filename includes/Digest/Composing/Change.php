<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueContents;

/**
 * What of an occurrence is news to somebody who has read the issue before.
 */
final class Change {
	/**
	 * @param bool $isTold Whether there is a reason to tell of it at all
	 * @param DigestMark|null $mark
	 * @param array{start:int,allday:bool}|null $before Of a moved one: when it was to be
	 */
	private function __construct(
		public readonly bool $isTold,
		public readonly ?DigestMark $mark = null,
		public readonly ?array $before = null
	) {
	}

	/**
	 * @param IssueContents|null $previous Null: there was no issue before
	 * @param string $name As OccurrenceName has it
	 * @param string $status One of Event::STATUSES
	 * @param int $start Unix time
	 */
	public static function since( ?IssueContents $previous, string $name, string $status, int $start ): self {
		$told = $previous->told[$name] ?? null;
		if ( $status !== 'confirmed' ) {
			// Once, and only to those who think that it takes place
			return new self(
				$told !== null && $told['status'] === 'confirmed' && $status !== 'proposed', DigestMark::tryFrom( $status )
			);
		}
		return match ( true ) {
			$previous === null => new self( true ),
			$told === null => new self( true, DigestMark::New ),
			$told['start'] !== $start => new self( true, DigestMark::Moved, $told ),
			// It was off, and takes place after all.
			$told['status'] !== 'confirmed' => new self( true, DigestMark::New ),
			default => new self( true ),
		};
	}
}
