<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * A social network: how long a post may be there, how that is counted, and how somebody shares one.
 */
final class Network {
	/** Characters as people see them; UTF-16 code units; as X weighs them (see PostLength) */
	public const COUNTS = [ 'graphemes', 'utf16', 'weighted' ];

	/** Where nothing is said */
	public const DEFAULT_LENGTH = 2000;

	/**
	 * @param string $id
	 * @param LocalizedText|null $label Null: the id
	 * @param int $maxLength Of a post, by $count
	 * @param string $count One of COUNTS
	 * @param int|null $linkLength As how long each link counts; null: as long as it is
	 * @param string|null $shareUrl Address with `{text}`, `{url}` and `{host}` in it; null: there is none, the text is copied
	 * @param string|null $hashtag How a hashtag is written, with `{tag}` in it; null: there are none
	 * @param bool $isOneLine Whether a post has no line breaks
	 */
	public function __construct(
		public readonly string $id,
		public readonly ?LocalizedText $label,
		public readonly int $maxLength = self::DEFAULT_LENGTH,
		public readonly string $count = 'graphemes',
		public readonly ?int $linkLength = null,
		public readonly ?string $shareUrl = null,
		public readonly ?string $hashtag = null,
		public readonly bool $isOneLine = false
	) {
	}

	/**
	 * @param string $id
	 * @param array<string,mixed> $data Valid by the schema of the settings page
	 */
	public static function fromArray( string $id, array $data ): self {
		return new self(
			$id, LocalizedText::fromNullable( $data['label'] ?? null ), $data['maxLength'] ?? self::DEFAULT_LENGTH,
			$data['count'] ?? 'graphemes', $data['linkLength'] ?? null, $data['shareUrl'] ?? null, $data['hashtag'] ?? null,
			( $data['lines'] ?? 'many' ) === 'one'
		);
	}

	/**
	 * @param string[] $chain Language codes, the best first
	 */
	public function name( array $chain ): string {
		return $this->label?->in( $chain ) ?? $this->id;
	}
}
