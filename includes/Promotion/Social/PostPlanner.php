<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Config\SocialAccount;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;

/**
 * Gives each post its time, account by account: see PostSpread.
 */
class PostPlanner {
	/**
	 * @param SettingsLookup $settings
	 * @param string $zone IANA name of the wiki's zone
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly string $zone
	) {
	}

	/**
	 * @param PlannedAction[] $posts All of each account, those too that were made; of what is skipped nothing is planned
	 * @param int $now Unix time
	 * @return array<string,int|null> Unix times by id of the action; null: there is no room for it before the occurrence
	 */
	public function plan( array $posts, int $now ): array {
		$channels = $requests = [];
		foreach ( $posts as $post ) {
			if ( $post->state !== 'skipped' ) {
				$channels[$post->channel->id] = $post->channel;
				$requests[$post->channel->id][] = self::request( $post );
			}
		}
		$plan = [];
		foreach ( $channels as $id => $channel ) {
			$plan += $this->spread( $channel )->plan( $requests[$id], $now );
		}
		return $plan;
	}

	private static function request( PlannedAction $post ): PostRequest {
		$start = $post->occurrence->times->start;
		return new PostRequest(
			$post->id, $post->key->uid,
			// An account that announces on the day itself has that day.
			$start - max( 1, $post->channel->leadDays ) * WallTime::DAY, $start, self::fixed( $post->row )
		);
	}

	private static function fixed( ?PromotionRow $row ): ?int {
		return match ( $row?->state ) {
			PromotionRow::DONE, PromotionRow::CLAIMED => $row->time,
			default => $row?->planned
		};
	}

	private function spread( Channel $channel ): PostSpread {
		$account = $channel->account ?? new SocialAccount();
		$guidance = $this->settings->get()->guidance;
		return new PostSpread(
			$account->perWeek,
			ZoneResolver::forZone( $account->zone ?? $this->zone ) ?? ZoneResolver::forZone( WhenText::UTC ),
			$guidance->wakingFrom, $guidance->wakingTo
		);
	}
}
