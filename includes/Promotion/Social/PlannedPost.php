<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;

/**
 * A post with the time that the account's plan gives it.
 */
final class PlannedPost {
	/** Beside PlannedAction::STATES: the account has no room for it before the occurrence */
	public const FULL = 'full';

	/**
	 * @param PlannedAction $action
	 * @param int|null $time Unix time at which it is or was to be made; null: never
	 * @param string $state One of PlannedAction::STATES, or FULL
	 */
	public function __construct(
		public readonly PlannedAction $action,
		public readonly ?int $time,
		public readonly string $state
	) {
	}

	/**
	 * Whether somebody may still change it, make it, or leave it out.
	 */
	public function isOpen(): bool {
		return in_array( $this->state, [ 'coming', 'due', 'failed', self::FULL ], true );
	}

	/**
	 * @return PlannedAction Due at the time of the post
	 */
	public function timed(): PlannedAction {
		$action = $this->action;
		[ $state, $reason ] = $this->state === self::FULL ? [ 'skipped', self::FULL ] : [ $this->state, $action->reason ];
		return new PlannedAction(
			$action->id, $action->kind, $action->occurrence, $action->channel, $action->target, $action->key,
			$this->time ?? $action->due, $state, $reason, $action->row, $action->isConditionMet
		);
	}
}
