<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * What the settings page and the shipped defaults say together.
 */
final class CalendarSettings {
	/**
	 * @param array<string,EventType> $types By id, in the order of the legend
	 * @param string[] $topics Suggested ones; events may have others
	 * @param string[] $audiences Suggested ones; events may have others
	 * @param bool $isFallback Whether the settings page is broken and these are the last good ones
	 * @param GuidanceSettings $guidance
	 * @param array<string,Channel> $channels By id
	 * @param array<string,Network> $networks By id
	 * @param DigestSettings $digest
	 */
	public function __construct(
		public readonly array $types,
		public readonly array $topics,
		public readonly array $audiences,
		public readonly bool $isFallback = false,
		public readonly GuidanceSettings $guidance = new GuidanceSettings(),
		public readonly array $channels = [],
		public readonly array $networks = [],
		public readonly DigestSettings $digest = new DigestSettings()
	) {
	}

	/**
	 * The type of an event. One that the settings no longer have is drawn in the palette's neutral pair under its id.
	 */
	public function type( string $id ): EventType {
		return $this->types[$id] ?? new EventType( $id, null, 'gray' );
	}

	/**
	 * The network of a channel. Of one that the settings do not have nothing is known: its posts are copied.
	 */
	public function network( Channel $channel ): Network {
		$id = $channel->network ?? $channel->id;
		return $this->networks[$id] ?? new Network( $id, null );
	}
}
