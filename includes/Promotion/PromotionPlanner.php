<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;

/**
 * What has to be done so that people hear of an occurrence, come, and can look back at it:
 *
 *     now     announce ┄┄┄ lead days of the channel ┄┄┄┐ remind a day before ┐ start ── end  follow up
 *     ────────┴────────────────────────────────────────┴────────────────────┴──┴───────┴────┴────────▶
 *
 * What has less lead time than it should is due at once.
 */
final class PromotionPlanner {
	private const REMINDER = WallTime::DAY;

	/**
	 * @param Channel[] $channels By id, as the settings have them
	 */
	public function __construct( private readonly array $channels ) {
	}

	/**
	 * @param Event $event As the occurrence shows it
	 * @param OccurrenceTimes $times
	 * @param int $now Unix time
	 * @return PromotionAction[] In the order in which they are due; none for what nobody shall come to
	 */
	public function plan( Event $event, OccurrenceTimes $times, int $now ): array {
		if ( $event->status() !== 'confirmed' ) {
			return [];
		}
		$skipped = array_flip( $event->promotion()['skipChannels'] ?? [] );
		$actions = [];
		foreach ( $this->channelsOf( $event ) as $channel ) {
			$due = $times->start - $channel->leadDays * WallTime::DAY;
			$actions[] = new PromotionAction(
				$channel->kind === 'social' ? 'post' : 'announce', $due,
				isset( $skipped[$channel->id] ) ? 'skipped' : self::state( $due, $times->start, $now ), $channel
			);
		}
		$remind = $times->start - self::REMINDER;
		$actions[] = new PromotionAction( 'remind', $remind, self::state( $remind, $times->start, $now ) );
		$actions[] = new PromotionAction( 'follow-up', $times->end, match ( true ) {
			$event->outcome() !== [] => 'done',
			$now < $times->end => 'coming',
			default => 'due'
		} );
		usort( $actions, static fn ( PromotionAction $a, PromotionAction $b ) => $a->due <=> $b->due );
		return $actions;
	}

	/**
	 * @param PromotionAction[] $actions
	 * @param int $start Unix time of the occurrence
	 * @param int $now Unix time
	 * @return int|null Unix time at which one of them will be in another state
	 */
	public static function nextChange( array $actions, int $start, int $now ): ?int {
		$changes = array_filter(
			[ $start, ...array_map( static fn ( PromotionAction $action ) => $action->due, $actions ) ],
			static fn ( int $time ) => $time > $now
		);
		return $changes ? min( $changes ) : null;
	}

	/**
	 * Those whose people want to hear of it, and those that the event names by itself.
	 *
	 * @return Channel[]
	 */
	private function channelsOf( Event $event ): array {
		$named = array_flip( $event->promotion()['channels'] ?? [] );
		return array_filter(
			$this->channels,
			static fn ( Channel $channel ) => isset( $named[$channel->id] ) || $channel->wants( $event )
		);
	}

	/**
	 * @param int $due Unix time
	 * @param int $start Unix time of the occurrence
	 * @param int $now Unix time
	 * @return string Of PromotionAction::STATES
	 */
	public static function state( int $due, int $start, int $now ): string {
		return match ( true ) {
			$now < $due => 'coming',
			$now < $start => 'due',
			default => 'past'
		};
	}
}
