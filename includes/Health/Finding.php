<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Health;

use Wikimedia\Message\MessageValue;

/**
 * One thing that was looked at, and how it is.
 */
final class Finding {
	/** Headings of docs/admin.md that say what to do, as they are in addresses */
	public const STALE = 'the-calendar-is-stale';
	public const DIGEST = 'the-digest-did-not-go-out';
	public const REMINDERS = 'reminders-did-not-come';
	public const ANNOUNCEMENTS = 'announcements-are-not-made';

	/**
	 * @param MessageValue $message In wikitext; says what to do, if something is to be done
	 * @param string|null $runbook One of the above; null: all is well
	 */
	private function __construct(
		public readonly MessageValue $message,
		public readonly ?string $runbook
	) {
	}

	public static function well( MessageValue $message ): self {
		return new self( $message, null );
	}

	public static function trouble( MessageValue $message, string $runbook ): self {
		return new self( $message, $runbook );
	}

	public function isWell(): bool {
		return $this->runbook === null;
	}

	/**
	 * @param int $seconds
	 * @return int As many, to the minute below two hours, to the hour below two days, else to the day: the rest is noise
	 */
	public static function round( int $seconds ): int {
		$unit = match ( true ) {
			$seconds < 2 * 3600 => 60,
			$seconds < 2 * 86400 => 3600,
			default => 86400
		};
		return max( 60, $seconds - $seconds % $unit );
	}
}
