<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * What the settings say of a channel of kind `social` beside what they say of any channel.
 */
final class SocialAccount {
	public const DEFAULT_PER_WEEK = 3;

	/**
	 * @param string|null $name As it is known there, such as `@wiki@social.example`
	 * @param int $perWeek How many posts a week it makes at most
	 * @param string|null $language Code of the language of its posts; null: the wiki's
	 * @param string|null $zone IANA name of the zone that its readers live in; null: the wiki's
	 * @param string[] $hashtags That all its posts have, without `#`
	 */
	public function __construct(
		public readonly ?string $name = null,
		public readonly int $perWeek = self::DEFAULT_PER_WEEK,
		public readonly ?string $language = null,
		public readonly ?string $zone = null,
		public readonly array $hashtags = []
	) {
	}

	/**
	 * @param array<string,mixed> $data Of the channel; valid by the schema of the settings page
	 */
	public static function fromArray( array $data ): self {
		return new self(
			$data['account'] ?? null, $data['perWeek'] ?? self::DEFAULT_PER_WEEK, $data['language'] ?? null,
			$data['zone'] ?? null, $data['hashtags'] ?? []
		);
	}

	/**
	 * @return string|null The server that is in the account's name: `social.example` of `@wiki@social.example`
	 */
	public function host(): ?string {
		return preg_match( '/@([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?)$/iD', (string)$this->name, $m ) ? $m[1] : null;
	}
}
