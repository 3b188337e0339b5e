<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Content;

/**
 * An occurrence, with the later ones of the same series. Texts are plain, nothing of them is escaped; each has the language
 * that it is in (null: nobody knows, or the digest's).
 */
final class DigestEntry {
	/**
	 * @param string $occurrence As OccurrenceId writes it for this wiki
	 * @param int $start Unix time
	 * @param string $url Absolute, counted for the campaign `digest`
	 * @param string|null $calendarFile Absolute URL of the event as iCalendar; null for an event of another wiki
	 * @param DigestText $title
	 * @param DigestText $type
	 * @param DigestText|null $summary
	 * @param string $time In the reader's zone, such as "18:00–19:00"; the zone is the digest's
	 * @param string|null $eventTime With day and zone, where the event's clock shows something else
	 * @param DigestMark|null $mark
	 * @param string|null $oldTime Of a moved one: what the issue before said, in the reader's zone
	 * @param string[] $also When it takes place again: days, with times where those are others
	 */
	public function __construct(
		public readonly string $occurrence,
		public readonly int $start,
		public readonly string $url,
		public readonly ?string $calendarFile,
		public readonly DigestText $title,
		public readonly DigestText $type,
		public readonly ?DigestText $summary,
		public readonly string $time,
		public readonly ?string $eventTime,
		public readonly ?DigestMark $mark,
		public readonly ?string $oldTime,
		public readonly array $also
	) {
	}
}
