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
}
