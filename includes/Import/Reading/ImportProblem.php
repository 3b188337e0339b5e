<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Something about a file, or about one event in it, that the person who imports should know.
 */
final class ImportProblem {
	/** As long as a UID may be */
	private const MAX_PLACE = 255;

	/**
	 * @param string $code Stable: tests, messages (`eventcalendar-import-problem-CODE`) and the API's clients go by it
	 * @param string $place The UID of the event; `line N` where there is none; empty for the file as a whole
	 * @param string[] $params Of the message, from $1 on, all plain text
	 */
	public function __construct(
		public readonly string $code,
		public readonly string $place = '',
		public readonly array $params = []
	) {
	}

	/**
	 * @param string|null $uid
	 * @param int $line At which an event without UID begins
	 */
	public static function placeOf( ?string $uid, int $line ): string {
		return $uid === null ? "line $line" : mb_substr( $uid, 0, self::MAX_PLACE );
	}
}
