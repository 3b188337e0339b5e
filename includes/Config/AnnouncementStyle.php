<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * How announcements in a channel are written, and who is left out.
 */
final class AnnouncementStyle {
	/**
	 * @param string|null $language Code of the language of the text; null: the wiki's
	 * @param string|null $zone IANA name of the zone that the people there live in; null: they live anywhere
	 * @param string|null $template Name of a template of the target's wiki that is substituted for the shipped text
	 * @param string[] $optOut Names of categories, without namespace: pages in one of them are left out; none: that of the
	 *  message eventcalendar-announcement-opt-out-category
	 * @param bool $isAutomatic Whether this wiki announces there by itself
	 */
	public function __construct(
		public readonly ?string $language = null,
		public readonly ?string $zone = null,
		public readonly ?string $template = null,
		public readonly array $optOut = [],
		public readonly bool $isAutomatic = false
	) {
	}

	/**
	 * @param array<string,mixed> $data Of the channel; valid by the schema of the settings page
	 */
	public static function fromArray( array $data ): self {
		return new self(
			$data['language'] ?? null, $data['zone'] ?? null, $data['template'] ?? null, $data['optOut'] ?? [],
			$data['automatic'] ?? false
		);
	}
}
