<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * When the digest goes out: the section `digest` of the settings page over what is shipped, key by key.
 */
final class DigestSettings {
	public const WEEKLY = 'weekly';
	public const FORTNIGHTLY = 'fortnightly';
	public const RHYTHMS = [ self::WEEKLY, self::FORTNIGHTLY ];

	/** Days of the week as ISO 8601 counts them, from 1 on */
	public const WEEKDAYS = [ 1 => 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday' ];

	/**
	 * @param string $rhythm WEEKLY or FORTNIGHTLY
	 * @param int $weekday Of ISO 8601: 1 is Monday
	 * @param int $hour Of the day, in the zone
	 * @param string $zone IANA name
	 * @param string $page Prefixed title; issues are its subpages. Empty: issues are no pages
	 * @param bool $organizersNotice Whether those who organised something of late are told before an issue closes
	 */
	public function __construct(
		public readonly string $rhythm = self::WEEKLY,
		public readonly int $weekday = 1,
		public readonly int $hour = 9,
		public readonly string $zone = 'UTC',
		public readonly string $page = 'Project:Event digest',
		public readonly bool $organizersNotice = true
	) {
	}

	/**
	 * @param array<string,mixed> $section Complete
	 */
	public static function fromSection( array $section ): self {
		return new self(
			$section['rhythm'],
			(int)array_search( $section['weekday'], self::WEEKDAYS, true ),
			$section['hour'],
			$section['zone'],
			(string)$section['page'],
			$section['organizersNotice']
		);
	}

	/**
	 * @param string $issue Name, such as `2026-W49`
	 * @return string Prefixed title of its page
	 */
	public function pageOf( string $issue ): string {
		return "$this->page/$issue";
	}
}
