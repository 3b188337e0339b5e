<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * A place to announce in, as the settings page has it: who wants to hear what, and where.
 */
final class Channel {
	/** A page of a wiki, all pages that a page of this wiki lists, a mailing list, an account of a social network */
	public const KINDS = [ 'page', 'list', 'mailing-list', 'social' ];

	private const DEFAULT_LEAD_DAYS = 14;

	/** Days between two announcements of one series: a monthly one is announced each time, a weekly one each fourth time */
	private const DEFAULT_SERIES_DAYS = 28;
	private const DEFAULT_SERIES_DAYS_OF_POSTS = 7;

	/**
	 * @param string $id
	 * @param string $kind One of KINDS
	 * @param LocalizedText|null $label Null: the name of the page, or the id
	 * @param string|null $wiki WikiMap id of the wiki of a page; null: this one
	 * @param string|null $page Prefixed title
	 * @param string|null $network Of an account, such as `mastodon`
	 * @param array<string,string[]> $wants Lists of `topics`, `types`, `audience` and `languages`; an empty list: all of them
	 * @param int $leadDays How many days before it starts an event is announced
	 * @param LocalizedText|null $condition What the people there ask for beside that
	 * @param int|null $perMonth How many announcements a month they bear at most
	 * @param SocialAccount|null $account Of a channel of kind `social`
	 * @param AnnouncementStyle $style
	 * @param int $seriesDays How many days lie at least between two occurrences of one series that are announced there
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $kind,
		public readonly ?LocalizedText $label,
		public readonly ?string $wiki,
		public readonly ?string $page,
		public readonly ?string $network,
		private readonly array $wants,
		public readonly int $leadDays,
		public readonly ?LocalizedText $condition,
		public readonly ?int $perMonth,
		public readonly ?SocialAccount $account = null,
		public readonly AnnouncementStyle $style = new AnnouncementStyle(),
		public readonly int $seriesDays = self::DEFAULT_SERIES_DAYS
	) {
	}

	/**
	 * @param string $id
	 * @param array<string,mixed> $data Valid by the schema of the settings page
	 */
	public static function fromArray( string $id, array $data ): self {
		return new self(
			$id, $data['kind'], LocalizedText::fromNullable( $data['label'] ?? null ),
			$data['wiki'] ?? null, $data['page'] ?? null, $data['network'] ?? null,
			array_intersect_key( $data, [ 'topics' => 1, 'types' => 1, 'audience' => 1, 'languages' => 1 ] ),
			$data['leadDays'] ?? self::DEFAULT_LEAD_DAYS, LocalizedText::fromNullable( $data['condition'] ?? null ),
			$data['perMonth'] ?? null,
			$data['kind'] === 'social' ? SocialAccount::fromArray( $data ) : null,
			AnnouncementStyle::fromArray( $data ),
			$data['seriesDays']
				?? ( $data['kind'] === 'social' ? self::DEFAULT_SERIES_DAYS_OF_POSTS : self::DEFAULT_SERIES_DAYS )
		);
	}

	/**
	 * Whether the people there want to hear of an event: within a list any value will do, and each list that is there has to
	 * have one. What an event does not say (its languages, say) nobody asked for.
	 */
	public function wants( Event $event ): bool {
		$has = [
			'topics' => $event->topics(), 'types' => [ $event->type() ],
			'audience' => $event->audience(), 'languages' => $event->languages()
		];
		foreach ( $this->wants as $list => $values ) {
			if ( $values && !array_intersect( $values, $has[$list] ) ) {
				return false;
			}
		}
		return true;
	}
}
